"""A second count of scores on criteria agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

SETTINGS: Json = {"criteria": [{"name": "Gain", "weight": 3}, {"name": "Cost", "lower": True}]}
FIRST = [{"values": {option: {"c1": 2, "c2": 3} for option in ("r1-1", "r1-2")}}] * 5
SECOND = [{"values": {option: {"c1": 5, "c2": 4} for option in ("r1-1", "r1-2")}}] * 5


def ballot(dice: Random) -> Json:
    """Two of the first three options; nobody scores the fourth."""
    options = dice.sample(OPTIONS[:3], 2)
    return {
        "values": {
            option: {key: dice.choice([1, 1, 4, 5, None]) for key in ("c1", "c2")} for option in options
        }
    }


def test_no_figure_of_the_scores_can_be_falsified() -> None:
    document = of_dice("criteria", SETTINGS, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("criteria", FIRST, SECOND) == []
