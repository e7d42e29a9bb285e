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
    for phone in vote.phones:
        vote.cast(phone)
    assert vote.shown() is None
    assert room.desk().pulse["live"] is None


def test_phones_are_told_beforehand_and_get_no_figures(room: Room) -> None:
    vote = Vote(room, 3)
    assert vote.phones[0].view["round"]["live"] is True
    for phone in vote.phones:
        vote.cast(phone)
    assert "live" not in room.phone().pulse


def test_fewer_ballots_than_the_threshold_show_nothing(room: Room) -> None:
    vote = Vote(room, 9)
    for phone in vote.phones[:2]:
        vote.cast(phone)
    assert vote.shown() is None
    vote.cast(vote.phones[2], 1)
    assert vote.figures() == [3, 2, 1]


def test_a_step_is_never_smaller_than_the_threshold(room: Room) -> None:
    vote = Vote(room, 12)
    steps = []
    for phone in vote.phones:
        vote.cast(phone)
        steps.append((vote.shown() or {"ballots": 0})["ballots"])
    assert steps == [0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12]


def test_the_last_few_who_have_not_voted_yet_are_not_shown_one_by_one(room: Room) -> None:
    vote = Vote(room, 7)
    for phone in vote.phones[:3]:
        vote.cast(phone)
    assert vote.figures() == [3, 3, 0]
    for phone in vote.phones[3:6]:
        vote.cast(phone, 1)
    assert vote.figures() == [3, 3, 0], "the seventh ballot would be the difference with the next picture"
    vote.cast(vote.phones[6], 1)
    assert vote.figures() == [7, 3, 4]


def test_one_person_who_changes_again_and_again_moves_nothing(room: Room) -> None:
    vote = Vote(room, 12)
    for phone in vote.phones[:3]:
        vote.cast(phone)
    assert vote.figures() == [3, 3, 0]
    for n in range(2, 9):
        vote.cast(vote.phones[0], 1, n)
        assert vote.figures() == [3, 3, 0]
    for phone in vote.phones[1:3]:
        vote.cast(phone, 1, 2)
    assert vote.figures() == [3, 0, 3]


def test_roles_are_not_told_apart_before_the_close(house: ServerHouse) -> None:
    with Room(house, house.session(roles=("citizen", "official")).code) as room:
        vote = Vote(room, 6, roles=("citizen", "official"))
        for phone in vote.phones:
            vote.cast(phone)
        assert vote.shown()["result"]["roles"] == []
        vote.desk.do("round.close", vote.round)
        vote.desk.until(lambda: vote.desk.view["rounds"][vote.round]["result"])
        assert len(vote.desk.view["rounds"][vote.round]["result"]["roles"]) == 2


def test_ballots_on_paper_are_in_the_figures_but_do_not_make_a_step(room: Room) -> None:
    vote = Vote(room, 12)
    paper = {"choice": {"dots": {vote.options[1]: 1}}, "count": 4}
    vote.desk.do("paper.count", vote.round, paper)
    assert vote.shown() is None
    for phone in vote.phones[:3]:
        vote.cast(phone)
    assert vote.figures() == [7, 3, 4]


def test_everybody_who_watches_hears_the_figures_and_after_the_close_they_are_gone(room: Room) -> None:
    vote = Vote(room, 6)
    wall = room.projector()
    for phone in vote.phones:
        vote.cast(phone)
    for peer in (wall, vote.desk):
        peer.until(lambda peer=peer: (peer.pulse["live"] or {}).get("ballots") == 6)
    vote.desk.do("round.close", vote.round)
    wall.until(lambda: wall.pulse["live"] is None)


@pytest.mark.parametrize("mode", MODES)
def test_after_a_restart_the_first_step_is_large_enough_too(tmp_path: Path, mode: str) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        vote = Vote(room, 12)
        tokens = [room.token() for _ in range(3)]
        for phone in vote.phones[:3]:
            vote.cast(phone)
        assert vote.figures() == [3, 3, 0]
        for phone in vote.phones[3:5]:
            vote.cast(phone)
        room.close()
        house.restart()
        late = [room.phone(token) for token in tokens]
        vote.cast(late[0], 1)
        assert vote.shown() is None, "with the two that were not shown before, this would be a step of three"
        for phone in late[1:]:
            vote.cast(phone, 1)
        assert vote.figures() == [8, 5, 3]
