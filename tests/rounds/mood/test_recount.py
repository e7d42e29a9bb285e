"""A second count of a mood round agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

import pytest

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed


@pytest.mark.parametrize(("scale", "lowest", "highest"), [("0-100", 0, 100), ("1-10", 1, 10)])
def test_no_figure_of_a_mood_can_be_falsified(scale: str, lowest: int, highest: int) -> None:
    def ballot(dice: Random) -> Json:
        return {"value": dice.randint(lowest, highest)}

    document = of_dice("mood", {"scale": scale}, ballot)
    assert sentences(document) == []
    assert unnoticed(document) == []
