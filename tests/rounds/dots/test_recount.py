"""A second count of dots agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"dots": {"r1-1": 3}}] * 5
SECOND = [{"dots": {"r1-2": 2}}] * 6


def ballot(dice: Random) -> Json:
    """Ten dots, five dots, and now and then five that are taken away."""
    one, other, third = dice.sample(OPTIONS, 3)
    return {"dots": {one: 10, other: 5} | ({third: -5} if dice.random() < 0.5 else {})}


def test_no_figure_of_the_dots_can_be_falsified() -> None:
    document = of_dice("dots", {"dots": 20, "per_option": 10, "step": "5", "negative": 5}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("dots", FIRST, SECOND) == []
