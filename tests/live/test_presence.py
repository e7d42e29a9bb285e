"""Who is here: people, not connections, and never longer than they are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from session.core.state import Plan, Round, Session
from session.live.broadcast import only_people
from session.live.presence import Here, Presence
from tests.live.house import Clock, ServerHouse
from tests.live.peers import Peer, Room


def counts(peer: Peer, **wanted: int) -> Any:
    return peer.until(lambda: all(peer.pulse[name] == number for name, number in wanted.items()))


def test_somebody_who_was_never_here_is_neither_present_nor_away() -> None:
    presence = Presence(Clock())
    presence.leave("nobody")
    assert presence.now() == Here(present=0, away=0, sids={})


def test_a_phone_that_stops_asking_is_away_after_twenty_seconds() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.polled("ana")
    clock.now += 19
    presence.polled("ben")
    assert not presence.expire()
    assert (presence.now().present, presence.now().away) == (2, 0)
    clock.now += 1
    assert presence.expire()
    assert (presence.now().present, presence.now().away) == (1, 1)
    presence.enter("sid", "phone", "ana")
    assert (presence.now().present, presence.now().away) == (2, 0)


def test_a_phone_with_a_socket_that_also_asks_is_one_person() -> None:
    presence = Presence(Clock())
    presence.polled("ana")
    presence.enter("sid", "phone", "ana")
    assert presence.present() == 1


def test_three_tabs_are_one_person_and_a_desk_is_none(room: Room) -> None:
    desk, token = room.desk(), room.token()
    tabs = [room.phone(token) for _ in range(3)]
    room.projector()
    counts(desk, present=1, away=0, desks=1, projectors=1)
    for tab in tabs[:2]:
        tab.close()
    room.phone()
    counts(desk, present=2, away=0)
    tabs[2].close()
    counts(desk, present=1, away=1)


def test_a_phone_without_a_socket_counts(house: ServerHouse, room: Room) -> None:
    desk, token = room.desk(), room.token()
    counts(desk, present=0)
    headers = {"Authorization": f"Bearer {token}"}
    assert house.ask("GET", f"/api/events?code={room.code}", headers=headers).status == 200
    counts(desk, present=1)


def test_participants_do_not_hear_how_many_desks_there_are(room: Room) -> None:
    room.desk()
    phone = room.phone()
    assert set(phone.pulse) == {"present", "turnout"}


def test_people_who_come_and_go_are_told_apart_from_everything_else() -> None:
    round_ = Round("r1", "dots", "What first?", {}, {}, Plan())
    before = Session("s1", seats={None: 3}, rounds={"r1": round_})
    late = replace(before, seats={None: 4}, moved=1, rounds={"r1": replace(round_, late=1)})
    assert only_people(before, replace(before, seats={None: 2, "a": 1}))
    assert only_people(before, late)
    for other in (
        replace(late, title="Another"),
        replace(late, rounds={}),
        replace(late, rounds={"r1": replace(round_, phase="open")}),
    ):
        assert not only_people(before, other)


def _goes(peer: Peer, who: str, field: str) -> None:
    peer.socket.frame(json.dumps({"who": who, "field": field}).join(('42["place",', "]")))


def test_desks_hear_in_which_field_another_is_and_nobody_else_does(room: Room) -> None:
    fay, other, phone = room.desk(), room.desk(), room.phone()
    _goes(phone, "phone", "r1.prompt")
    _goes(fay, "fay", "x" * 81)  # what is no place is not looked at
    _goes(fay, "fay", "r1.prompt")
    other.until(lambda: other.pulse.get("places") == [{"who": "fay", "field": "r1.prompt"}])
    assert "places" not in phone.pulse
    fay.close()
    other.until(lambda: "places" not in other.pulse)
