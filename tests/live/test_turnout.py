"""The turnout counts the ballots that count: those that enter the log if the round closes at that moment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.live.peers import Peer, Room, add_round


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


def test_a_ballot_that_was_emptied_is_in_no_turnout(room: Room) -> None:
    vote = Vote(room, "statements", "A bench", "A tree")
    vote.cast({"answers": {f"{vote.round}-1": "agree"}})
    assert vote.turnout()["ballots"] == 3
    vote.cast({"answers": {}})
    assert vote.turnout()["ballots"] == 0
    vote.cast({"answers": {f"{vote.round}-2": "pass"}})
    assert vote.turnout()["ballots"] == 3
    vote.cast({})
    assert vote.turnout()["ballots"] == 0
    assert vote.counted() == 0


def test_when_a_decision_is_worded_anew_its_turnout_starts_again(room: Room) -> None:
    vote = Vote(room, "decide", "We start in May")
    decision = f"{vote.round}-1"
    first = {"revision": 1, "stance": "support", "objection": ""}
    vote.cast({"answers": {decision: first}})
    assert vote.turnout()["ballots"] == 3
    words = "We start in May, with three districts"
    vote.desk.do("decide.word", vote.round, {"decision": decision, "text": words})
    assert vote.turnout()["ballots"] == 0
    vote.cast({"answers": {decision: {**first, "revision": 2}}})
    assert vote.turnout()["ballots"] == 3
    assert vote.counted() == 3


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
