"""Seats that are taken while people vote: their ballots count in the total, and in no role."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.live.house import MODES, server_house
from tests.live.peers import Peer, Room, add_round, options_of


def opened(room: Room) -> tuple[Peer, str, list[Peer]]:
    desk = room.desk()
    desk.do(
        "session.set", None, {"threshold": 3, "roles": [{"id": "", "label": "A"}, {"id": "", "label": "B"}]}
    )
    desk.until(lambda: len(desk.view["session"]["roles"]) == 2)
    ours, theirs = (role["id"] for role in desk.view["session"]["roles"])
    name = add_round(desk, "dots", "A bench", "A tree")
    phones = [room.phone(role=ours) for _ in range(3)] + [room.phone(role=theirs) for _ in range(3)]
    desk.do("round.open", name)
    return desk, name, phones


def vote(phones: list[Peer], name: str) -> None:
    for phone in phones:
        assert phone.vote(name, {"dots": {options_of(phone)[0]: 1}}, 1).ok


def groups(desk: Peer, name: str) -> Counter[str]:
    desk.do("round.close", name)
    desk.until(lambda: desk.view["rounds"][name]["phase"] == "closed")
    roles = desk.view["rounds"][name]["result"]["roles"]
    return Counter({role["role"]: role["ballots"] for role in roles})


def test_a_seat_that_was_there_before_the_round_counts_in_its_role(room: Room) -> None:
    desk, name, phones = opened(room)
    vote(phones, name)
    assert sorted(groups(desk, name).values()) == [3, 3]


def test_a_seat_that_was_taken_while_people_vote_counts_in_no_role(room: Room) -> None:
    desk, name, phones = opened(room)
    ours = desk.view["session"]["roles"][0]["id"]
    vote([*phones, *(room.phone(role=ours) for _ in range(4))], name)
    assert groups(desk, name) == {"*": 7, desk.view["session"]["roles"][1]["id"]: 3}


def test_in_the_next_round_it_does(room: Room) -> None:
    desk, name, phones = opened(room)
    theirs = desk.view["session"]["roles"][1]["id"]
    late = [room.phone(role=theirs) for _ in range(4)]
    desk.do("round.close", name)
    again = add_round(desk, "dots", "A bench", "A tree")
    desk.do("round.open", again)
    for phone in [*phones, *late]:
        phone.until(lambda phone=phone: (phone.view["round"] or {}).get("id") == again)  # type: ignore[misc]
    vote([*phones, *late], again)
    assert groups(desk, again)[theirs] == 7


@pytest.mark.parametrize("mode", MODES)
def test_after_a_restart_the_server_still_knows(tmp_path: Path, mode: str) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        desk, name, phones = opened(room)
        ours, theirs = (role["id"] for role in desk.view["session"]["roles"])
        vote(phones, name)
        tokens = [room.token(ours) for _ in range(4)]
        room.close()
        house.restart()
        vote([room.phone(token) for token in tokens], name)
        assert groups(room.desk(), name) == {"*": 7, theirs: 3}
