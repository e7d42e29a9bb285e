"""A recount of marks notices every figure that was changed."""

from __future__ import annotations

import random

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed

OPTIONS = ["r1-1", "r1-2", "r1-3"]


def ballot(dice: random.Random) -> Json:
    """Not everybody has read everything."""
    read = [option for option in OPTIONS if dice.random() < 0.8] or OPTIONS[:1]
    marked = dice.sample(read, min(len(read), dice.randint(0, 3)))
    return {"seen": {option: [f"{option}.1"] if option in marked else [] for option in read}}


def test_no_figure_of_marking_can_be_falsified() -> None:
    document = of_dice("mark", {}, ballot)
    assert sentences(document) == []
    assert {path[-1] for path in unnoticed(document)} <= {"text"}
