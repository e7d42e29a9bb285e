"""The desk asks where something came from; nobody else may. After the end a phone asks what became of everything."""

from __future__ import annotations

from typing import Any

from tests.live.peers import Room, add_round


def test_the_desk_hears_of_which_contributions_an_option_is_made(room: Room) -> None:
    desk = room.desk()
    gathered = add_round(desk, "brainstorm", "Keep", "Stop")
    sorted_ = add_round(desk, "organise", source={"round": gathered})
    desk.do("round.open", gathered)
    ideas = [
        desk.do("brainstorm.add_idea", gathered, {"text": text, "topic": f"{gathered}-{n}"})["idea"]
        for text, n in (("Meet", 1), ("Meet", 2))
    ]
    desk.do("brainstorm.merge_ideas", gathered, {"into": ideas[0], "ideas": ideas[1:]})
    desk.do("round.close", gathered)
    desk.do("round.open", sorted_)
    desk.do("organise.new_cluster", sorted_, {"name": "Meetings", "ideas": ideas[:1]})
    told = asked(room, f"{sorted_}/{ideas[0]}").json
    assert [(one["text"], one["topic"], one["hidden"]) for one in told["contributions"]] == [
        ("Meet", "Keep", False),
        ("Meet", "Stop", False),
    ]
    assert [(one["round"], one["text"], one["whole"], one["shared"]) for one in told["steps"]] == [
        (gathered, "Meet", 2, 2),
        (sorted_, "Meetings", 2, 2),
    ]
    assert told["people"] == 0  # nobody had come in


def test_of_how_many_people_it_can_be_is_told_and_no_more(room: Room) -> None:
    """No more than contributions, no more than people who were there; who wrote what is not in it."""
    desk, phones = room.desk(), [room.phone(), room.phone()]
    gathered = add_round(desk, "brainstorm")
    desk.do("round.open", gathered)
    first, *rest = [
        phones[n % 2].do("brainstorm.add_idea", gathered, {"text": f"Idea {n}"})["idea"] for n in range(4)
    ]
    assert asked(room, f"{gathered}/{first}").json["people"] == 1
    desk.do("brainstorm.merge_ideas", gathered, {"into": first, "ideas": rest})
    desk.do("round.close", gathered)
    third = room.phone()
    assert asked(room, f"{gathered}/{first}").json["people"] == 2, (
        "who came after the round is not among them"
    )
    assert third.view


def test_a_round_and_an_item_that_are_not_there_are_told(room: Room) -> None:
    assert asked(room, "r9/n1").refused == "unknown_round"
    vote = add_round(room.desk(), "dots", "A", "B")
    assert asked(room, f"{vote}/nobody").refused == "unknown_option"


def test_without_the_link_of_the_desk_nothing_is_told(room: Room) -> None:
    assert room.house.ask("GET", f"/api/desk/{room.code}/origin/r1/r1-1").refused == "link_expired"


def test_what_became_of_it_is_told_to_seats_alone_and_only_after_the_end(room: Room) -> None:
    desk, token = room.desk(), room.token()
    phone = room.phone(token)
    gathered = add_round(desk, "brainstorm")
    desk.do("round.open", gathered)
    mine = phone.do("brainstorm.add_idea", gathered, {"text": "Meet"})["idea"]
    desk.do("round.close", gathered)
    assert became(room, token).refused == "session_not_closed"
    desk.do("session.close")
    assert became(room, "x" * 22).refused == "seat_unknown"
    assert became(room, token).json == {
        "made": [{"round": gathered, "text": "Meet", "whole": 1}],
        "of": {gathered: {mine: [0]}},
    }


def test_every_phone_gets_the_same_bytes(room: Room) -> None:
    desk, tokens = room.desk(), [room.token(), room.token()]
    phones = [room.phone(token) for token in tokens]
    gathered = add_round(desk, "brainstorm")
    desk.do("round.open", gathered)
    for phone in phones:
        phone.do("brainstorm.add_idea", gathered, {"text": "Meet"})
    desk.do("round.close", gathered)
    desk.do("session.close")
    first, second = (became(room, token) for token in tokens)
    assert first.body == second.body != b""


def became(room: Room, token: str) -> Any:
    return room.house.ask(
        "GET", f"/api/became?code={room.code}", headers={"Authorization": f"Bearer {token}"}
    )


def asked(room: Room, item: str) -> Any:
    return room.house.ask(
        "GET", f"/api/desk/{room.code}/origin/{item}", headers={"Cookie": room.house.host_cookie()}
    )
