"""What a seat hears of its own: when it changed, by whoever's hand, and not with every ballot."""

from __future__ import annotations

from tests.live.peers import Peer, Room, add_round, command_id, options_of


def heard(peer: Peer) -> int:
    return [name for name, _ in peer.heard].count("mine")


def brainstorm(desk: Peer) -> str:
    name = add_round(desk, "brainstorm")
    desk.do("round.open", name)
    return name


def own(peer: Peer, name: str, idea: str) -> dict[str, object]:
    found: dict[str, object] = peer.mine["owned"].get(name, {}).get("ideas", {}).get(idea, {})
    return found


def test_the_same_command_id_from_another_seat_is_a_conflict_and_changes_nothing(room: Room) -> None:
    desk, one, other = room.desk(), room.phone(), room.phone()
    name, id_ = brainstorm(desk), command_id()
    first = one.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_)
    assert other.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_).code == "id_conflict"
    assert desk.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_).code == "id_conflict"
    assert one.ask("brainstorm.add_idea", name, {"text": "Other"}, id_).code == "id_conflict"
    assert one.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_).text == first.text
    desk.do("round.close", name)
    assert other.ask("brainstorm.add_idea", name, {"text": "Mine"}, id_).code == "id_conflict"
    desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "closed")
    assert len(desk.view["rounds"][name]["body"]["ideas"]) == 1


def test_an_id_that_was_refused_is_free(room: Room) -> None:
    desk, phone, id_ = room.desk(), room.phone(), command_id()
    name = add_round(desk, "brainstorm")
    assert phone.ask("brainstorm.add_idea", name, {"text": "Early"}, id_).code == "round_not_open"
    desk.do("round.open", name)
    assert phone.ask("brainstorm.add_idea", name, {"text": "Early"}, id_).ok


def test_who_made_something_hears_what_the_desk_did_to_it_and_nobody_else_does(room: Room) -> None:
    desk, author, other = room.desk(), room.phone(), room.phone()
    name = brainstorm(desk)
    idea = author.do("brainstorm.add_idea", name, {"text": "Jan is late"})["idea"]
    author.until(lambda: own(author, name, idea))
    before = heard(other)
    edited = {"idea": idea, "text": "People are late", "was": "Jan is late"}
    desk.do("brainstorm.edit_idea", name, edited)
    author.until(lambda: own(author, name, idea)["text"] == "People are late")
    desk.do("brainstorm.hide_idea", name, {"idea": idea, "hidden": True})
    author.until(lambda: own(author, name, idea)["state"] == "hidden")
    other.do("brainstorm.add_idea", name, {"text": "Something else"})
    other.until(lambda: heard(other) > before)
    assert heard(other) == before + 1


def test_a_change_over_words_that_were_changed_meanwhile_is_refused_with_the_new_ones(room: Room) -> None:
    desk, author = room.desk(), room.phone()
    name = brainstorm(desk)
    idea = author.do("brainstorm.add_idea", name, {"text": "Jan is late"})["idea"]
    desk.do("brainstorm.edit_idea", name, {"idea": idea, "text": "People are late", "was": "Jan is late"})
    late = author.ask("brainstorm.edit_idea", name, {"idea": idea, "text": "Jan!", "was": "Jan is late"})
    assert (late.code, late.content["words"]) == ("changed_meanwhile", {"text": "People are late"})


def test_a_ballot_is_told_to_the_other_devices_of_its_seat_and_to_nobody_when_there_are_none(
    room: Room,
) -> None:
    desk, token = room.desk(), room.token()
    phone = room.phone(token)
    name = add_round(desk, "dots", "Elm", "Oak")
    desk.do("round.open", name)
    option, *_ = options_of(phone)
    before = heard(phone)
    assert phone.vote(name, {"dots": {option: 1}}, 1).ok
    assert phone.ask(
        "seat.role", None, {"role": None}
    ).code  # an answer after which nothing of before is on its way
    tablet = room.phone(token)
    assert tablet.mine["ballots"][name]["choice"] == {"dots": {option: 1}}
    assert heard(phone) == before
    assert phone.vote(name, {"dots": {option: 2}}, 2).ok
    tablet.until(lambda: tablet.mine["ballots"][name]["n"] == 2)
