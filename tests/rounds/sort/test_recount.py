"""A recount of sorting notices every figure that was changed."""

from __future__ import annotations

import random

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed

OPTIONS = ["r1-1", "r1-2", "r1-3"]
SETTINGS: Json = {"clusters": ["One", "Two"], "slice": 0}


def ballot(dice: random.Random) -> Json:
    """Not everybody placed everything."""
    placed = [option for option in OPTIONS if dice.random() < 0.8] or OPTIONS[:1]
    return {"places": {option: dice.choice(["c1", "c1", "c2", "none"]) for option in placed}}


def test_no_figure_of_sorting_can_be_falsified() -> None:
    document = of_dice("sort", SETTINGS, ballot)
    assert sentences(document) == []
    assert {path[-1] for path in unnoticed(document)} <= {"name", "id"}
