"""The turnout counts the ballots that the record would have if the round were closed now, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as for_all, strategies as st

from session.live.turnout import coarse
from tests.live.peers import Peer, Room, add_round

PEOPLE = 5


def turnout(peer: Peer) -> tuple[int, int]:
    told = (peer.pulse or {}).get("turnout") or {}
    return told.get("ballots", -1), told.get("of", -1)


def open_decision(desk: Peer, *texts: str) -> str:
    name = add_round(desk, "decide", *texts)
    desk.do("round.open", name)
    return name


def answer(phone: Peer, name: str, revision: int = 1, n: int = 1, decision: str | None = None) -> None:
    given = {decision or f"{name}-1": {"revision": revision, "stance": "support"}}
    assert phone.vote(name, {"answers": given}, n).ok


def everybody(room: Room, name: str) -> list[Peer]:
    phones = [room.phone() for _ in range(PEOPLE)]
    for phone in phones:
        answer(phone, name)
    return phones


@for_all(st.integers(0, 2000), st.integers(0, 2000))
def test_turnout_never_tells_of_a_single_ballot_until_everybody_voted(number: int, people: int) -> None:
    shown = coarse(number, people)
    assert shown <= number
    assert shown == number if number >= people else shown % 5 == 0
    assert number - shown < 5


def test_an_emptied_ballot_is_no_vote(room: Room) -> None:
    desk = room.desk()
    name = open_decision(desk, "We begin in May")
    phones = everybody(room, name)
    desk.until(lambda: turnout(desk) == (PEOPLE, PEOPLE))
    assert phones[0].vote(name, {"answers": {}}, 2).ok
    desk.until(lambda: turnout(desk) == (0, PEOPLE))  # four, in steps of five
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE - 1


def test_rewording_begins_the_vote_again_for_everybody_who_looks(room: Room) -> None:
    desk, wall = room.desk(), room.projector()
    name = open_decision(desk, "We begin in May")
    phones = everybody(room, name)
    faces = [desk, wall, *phones]
    for face in faces:
        face.until(lambda face=face: turnout(face) == (PEOPLE, PEOPLE))
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in June"})
    for face in faces:
        face.until(lambda face=face: turnout(face) == (0, PEOPLE))
    for phone in phones:
        answer(phone, name, revision=2, n=2)
    for face in faces:
        face.until(lambda face=face: turnout(face) == (PEOPLE, PEOPLE))
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE


def test_who_still_answers_another_decision_stays_a_voter(room: Room) -> None:
    desk = room.desk()
    name = open_decision(desk, "We begin in May", "We stop in July")
    phones = [room.phone() for _ in range(PEOPLE)]
    for phone in phones:
        answer(phone, name, decision=f"{name}-2")
    desk.until(lambda: turnout(desk) == (PEOPLE, PEOPLE))
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in June"})
    desk.do("decide.word", name, {"decision": f"{name}-1", "text": "We begin in August"})
    desk.do("round.close", name)
    assert closed(desk, name)["ballots"] == PEOPLE


def closed(desk: Peer, name: str) -> dict[str, Any]:
    desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "closed")
    return dict(desk.view["rounds"][name])


class Vote:
    """An open round and three phones."""

    def __init__(self, room: Room, kind: str, *options: str, **settings: Any) -> None:
        self.desk = room.desk()
        self.round = add_round(self.desk, kind, *options, **settings)
        self.phones = [room.phone() for _ in range(3)]
        self.sent = 0
        self.desk.do("round.open", self.round)

    def cast(self, choice: Any, *phones: Peer, **said: Any) -> None:
        for phone in phones or self.phones:
            self.sent += 1
            ack = phone.ask("ballot.cast", self.round, {"n": self.sent, "choice": choice, **said})
            assert ack.ok, ack

    def turnout(self) -> Any:
        return self.desk.resume().pulse["turnout"]

    def counted(self) -> int:
        """How many ballots there are once the desk closed the round."""
        self.desk.do("round.close", self.round)
        self.desk.until(lambda: self.desk.view["rounds"].get(self.round, {}).get("phase") == "closed")
        ballots: int = self.desk.view["rounds"][self.round]["ballots"]
        return ballots


def test_a_ballot_that_was_taken_back_is_in_no_turnout(room: Room) -> None:
    vote = Vote(room, "dots", "A bench", "A tree")
    vote.cast({"dots": {f"{vote.round}-1": 1}})
    assert vote.turnout()["ballots"] == 3
    vote.cast({})
    assert vote.turnout()["ballots"] == 0
    assert vote.counted() == 0


def test_a_choice_that_is_not_complete_yet_is_in_no_turnout(room: Room) -> None:
    vote = Vote(room, "choose", "A bench", "A tree", "A light", settings={"least": 2})
    vote.cast({"chosen": [f"{vote.round}-1"]})
    assert vote.turnout()["ballots"] == 0
    vote.cast({"chosen": [f"{vote.round}-1", f"{vote.round}-3"]})
    assert vote.turnout()["ballots"] == 3
    assert vote.counted() == 3


@pytest.mark.parametrize("change", [{"dots": {}}, {}])
def test_who_goes_on_changing_is_no_longer_done(room: Room, change: Any) -> None:
    vote = Vote(room, "dots", "A bench", "A tree")
    ana = vote.phones[0]
    vote.cast({"dots": {f"{vote.round}-1": 1}}, done=True)
    assert vote.turnout()["done"] == 3
    assert ana.resume().mine["ballots"][vote.round]["done"]
    vote.cast(change, ana)
    assert vote.turnout()["done"] == 0
    assert not ana.resume().mine["ballots"][vote.round]["done"]
