"""A second count of chosen options agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"chosen": ["r1-1"]}] * 5
SECOND = [{"chosen": ["r1-1", "r1-3"]}] * 5


def ballot(dice: Random) -> Json:
    return {"chosen": sorted(dice.sample(OPTIONS, dice.randint(0, 3)))}


def test_no_figure_of_the_choices_can_be_falsified() -> None:
    document = of_dice("choose", {"least": 0, "places": 2}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("choose", FIRST, SECOND) == []
