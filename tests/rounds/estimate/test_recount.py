"""A second count of estimates agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"values": {"r1-1": {"low": number, "high": None}}} for number in (1, 2, 3, 4, 8)]
SECOND = [{"values": {"r1-1": {"low": number, "high": None}}} for number in (3, 3, 3, 4, 4)]


def ballot(dice: Random) -> Json:
    guess = {"low": dice.randint(1, 800) / 10, "high": None}
    return {"values": {"r1-1": guess, "r1-2": dice.choice([None, {"low": 5, "high": None}])}}


def ranges(dice: Random) -> Json:
    low = dice.randint(0, 60)
    return {"values": {"r1-1": {"low": low, "high": low + dice.randint(0, 40)}}}


def test_no_figure_of_the_estimates_can_be_falsified() -> None:
    document = of_dice("estimate", {"decimals": 1}, ballot)
    assert sentences(document) == []
    assert unnoticed(document) == []


def test_no_figure_of_estimated_ranges_can_be_falsified() -> None:
    document = of_dice("estimate", {"answer": "range"}, ranges)
    assert sentences(document) == []
    assert unnoticed(document) == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("estimate", FIRST, SECOND) == []
