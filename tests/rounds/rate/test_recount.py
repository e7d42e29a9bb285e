"""A second count of ratings agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"values": {"r1-1": score, "r1-2": 6 - score}} for score in (1, 2, 2, 3, 5)]
SECOND = [{"values": {"r1-1": score, "r1-2": 3}} for score in (2, 3, 4, 4, 5)]


def scored(*steps: int) -> Callable[[Random], Json]:
    """Scores on these steps; the fourth option is scored by too few people to tell roles apart."""

    def ballot(dice: Random) -> Json:
        asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.3)
        return {"values": {option: dice.choice([*steps, None]) for option in asked}}

    return ballot


@pytest.mark.parametrize(
    ("settings", "steps"),
    [
        ({}, (1, 1, 2, 5)),
        ({"scale": "range", "highest": 100}, (0, 35, 36, 99, 100)),
        ({"scale": "range", "lowest": -30, "highest": 30, "step": 10}, (-30, -10, 0, 30)),
    ],
    ids=["agreement", "to a hundred", "below zero"],
)
def test_no_figure_of_the_ratings_can_be_falsified(settings: Json, steps: tuple[int, ...]) -> None:
    document = of_dice("rate", settings, scored(*steps))
    assert sentences(document) == []
    assert unnoticed(document, "line", "label") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("rate", FIRST, SECOND) == []
