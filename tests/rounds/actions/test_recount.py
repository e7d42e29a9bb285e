"""A second count of confidence in actions agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved


def answer(sure: int) -> Json:
    return {"revision": 1, "sure": sure}


FIRST = [{"answers": {"r1-1": answer(sure)}} for sure in (1, 2, 3, 4, 5)]
SECOND = [{"answers": {"r1-1": answer(sure)}} for sure in (4, 4, 4, 5, 5)]


def ballot(dice: Random) -> Json:
    """The fourth action is answered by too few people to tell anything of it."""
    asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.1)
    return {"answers": {option: answer(dice.randint(1, 5)) for option in asked}}


def test_no_figure_of_the_actions_can_be_falsified() -> None:
    document = of_dice("actions", {}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "n") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("actions", FIRST, SECOND) == []
