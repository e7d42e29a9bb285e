"""A second count of a budget agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"approved": ["r1-1"]}] * 5
SECOND = [{"approved": ["r1-1", "r1-3"]}] * 5


def ballot(dice: Random) -> Json:
    return {"approved": sorted(dice.sample(OPTIONS, dice.randint(0, 3)))}


def test_no_figure_of_a_budget_can_be_falsified() -> None:
    document = of_dice("budget", {"amount": 1300}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("budget", FIRST, SECOND) == []
