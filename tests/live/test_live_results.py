"""Figures while people vote: only when that was said beforehand, and in steps that tell nothing of one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round, options_of


class Vote:
    """An open round of dots on two options, with people who have not voted yet; the threshold is three."""

    def __init__(
        self, room: Room, people: int, live: bool = True, roles: tuple[str | None, ...] = (None,)
    ) -> None:
        self.room, self.desk = room, room.desk()
        self.round = add_round(self.desk, "dots", "A bench", "A tree", plan={"live": live})
        self.phones = [room.phone(role=roles[number % len(roles)]) for number in range(people)]
        self.desk.do("round.open", self.round)
        self.options = options_of(self.phones[0])

    def cast(self, phone: Peer, option: int = 0, n: int = 1) -> None:
        assert phone.vote(self.round, {"dots": {self.options[option]: 1}}, n).ok

    def cast_all(self, phones: list[Peer], option: int = 0, n: int = 1) -> None:
        """Three at a time, with a look after each three: a picture is taken when somebody looks."""
        for at in range(0, len(phones), 3):
            for phone in phones[at : at + 3]:
                self.cast(phone, option, n)
            self.shown()

    def shown(self) -> Any:
        """What the projector hears about the figures now."""
        return self.room.projector().pulse["live"]

    def figures(self) -> list[int]:
        shown = self.shown()
        assert shown["round"] == self.round
        dots = {each["id"]: each["dots"] for each in shown["result"]["options"]}
        return [shown["ballots"], *(dots[option] for option in self.options)]


def test_without_having_said_so_nobody_sees_figures_before_the_close(room: Room) -> None:
    vote = Vote(room, 4, live=False)
    vote.cast_all(vote.phones)
    assert vote.shown() is None
    assert room.desk().pulse["live"] is None


def test_phones_are_told_beforehand_and_get_no_figures(room: Room) -> None:
    vote = Vote(room, 3)
    assert vote.phones[0].view["round"]["live"] is True
    vote.cast_all(vote.phones)
    assert "live" not in room.phone().pulse


def test_a_picture_waits_until_as_many_others_voted(room: Room) -> None:
    vote = Vote(room, 9)
    vote.cast_all(vote.phones[:3])
    assert vote.shown() is None, "the result after one more ballot and the close would tell that ballot"
    vote.cast_all(vote.phones[3:5], 1)
    assert vote.shown() is None
    vote.cast(vote.phones[5], 1)
    assert vote.figures() == [3, 3, 0]


def test_a_step_is_never_smaller_than_the_threshold_and_the_newest_are_not_in_it(room: Room) -> None:
    vote = Vote(room, 12)
    steps = []
    for phone in vote.phones:
        vote.cast(phone)
        steps.append((vote.shown() or {"ballots": 0})["ballots"])
    assert steps == [0, 0, 0, 0, 0, 3, 3, 3, 6, 6, 6, 9]


def test_one_person_who_changes_again_and_again_moves_nothing(room: Room) -> None:
    vote = Vote(room, 12)
    vote.cast_all(vote.phones[:6])
    assert vote.figures() == [3, 3, 0]
    for n in range(2, 9):
        vote.cast(vote.phones[0], n % 2, n)
        assert vote.figures() == [3, 3, 0]
    vote.cast_all(vote.phones[1:3], 1, 2)
    assert vote.figures() == [3, 3, 0]
    vote.cast(vote.phones[0], 1, 10)
    assert vote.figures() == [3, 3, 0], "these three counted once already"
    vote.cast_all(vote.phones[6:9], 1)
    assert vote.figures() == [6, 6, 0], "the six as they were before three of them changed"


def test_casting_the_same_again_makes_no_step(room: Room) -> None:
    vote = Vote(room, 12)
    vote.cast_all(vote.phones[:5])
    vote.cast_all(vote.phones[:3], 0, 2)
    assert vote.shown() is None


def test_a_question_that_one_more_person_answered_stays_as_it_was(room: Room) -> None:
    """Between two pictures, and between the last one and the result, three people or nobody."""
    desk = room.desk()
    name = add_round(desk, "rate", "A bench", "A tree", plan={"live": True})
    phones = [room.phone() for _ in range(10)]
    desk.do("round.open", name)
    bench, tree = options_of(phones[0])

    def answered() -> dict[str, int]:
        shown = room.projector().pulse["live"]
        return {each["id"]: each["n"] for each in shown["result"]["options"]} if shown else {}

    for phone in phones[:6]:
        assert phone.vote(name, {"values": {bench: 5, tree: 1}}).ok
        answered()
    assert answered() == {bench: 3, tree: 3}
    assert phones[6].vote(name, {"values": {bench: 4, tree: 5}}).ok
    for phone in phones[7:9]:
        assert phone.vote(name, {"values": {bench: 4}}).ok
    assert answered() == {bench: 6, tree: 3}


def test_roles_are_not_told_apart_before_the_close(house: ServerHouse) -> None:
    with Room(house, house.session(roles=("citizen", "official")).code) as room:
        vote = Vote(room, 6, roles=("citizen", "official"))
        vote.cast_all(vote.phones)
        assert vote.shown()["result"]["roles"] == []
        vote.desk.do("round.close", vote.round)
        vote.desk.until(lambda: vote.desk.view["rounds"][vote.round]["result"])
        assert len(vote.desk.view["rounds"][vote.round]["result"]["roles"]) == 2


def test_ballots_on_paper_are_in_the_figures_but_do_not_make_a_step(room: Room) -> None:
    vote = Vote(room, 12)
    paper = {"choice": {"dots": {vote.options[1]: 1}}, "count": 4}
    vote.desk.do("paper.count", vote.round, paper)
    assert vote.shown() is None
    vote.cast_all(vote.phones[:6])
    assert vote.figures() == [7, 3, 4]


def test_everybody_who_watches_hears_the_figures_and_after_the_close_they_are_gone(room: Room) -> None:
    vote = Vote(room, 6)
    wall = room.projector()
    vote.cast_all(vote.phones)
    for peer in (wall, vote.desk):
        peer.until(lambda peer=peer: (peer.pulse["live"] or {}).get("ballots") == 3)
    vote.desk.do("round.close", vote.round)
    wall.until(lambda: wall.pulse["live"] is None)


@pytest.mark.parametrize("mode", MODES)
def test_after_a_restart_the_first_step_is_large_enough_too(tmp_path: Path, mode: str) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        tokens = [room.token() for _ in range(6)]
        vote = Vote(room, 12)
        vote.cast_all(vote.phones[:6])
        assert vote.figures() == [3, 3, 0]
        vote.cast(vote.phones[6])
        room.close()
        house.restart()
        late = [room.phone(token) for token in tokens]
        vote.cast_all(late[:3], 1)
        assert vote.shown() is None, "nobody knows whether the seventh had been shown"
        vote.cast_all(late[3:], 1)
        assert vote.figures() == [10, 7, 3]
