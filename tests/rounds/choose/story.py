"""The golden story of choose: every rule of how many, with and without places."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {},
    {"least": 2, "most": 2, "places": 1},
    {"least": 0, "most": 2, "places": 2},
    {"least": 2, "most": 0, "places": 3},
    {"least": 0, "most": 0},
)


def choose(round_: Round, number: int) -> Json:
    """One option, or two; none when that is allowed."""
    options = [option.id for option in round_.options]
    if not round_.settings["least"] and number % 7 == 6:
        return {"chosen": []}
    chosen = [options[number % len(options)]]
    if round_.settings["least"] == 2 or number % 3 == 1:
        chosen.append(options[(number + 1 + number // 5 % (len(options) - 1)) % len(options)])
    return {"chosen": sorted(chosen)}


def story() -> Story:
    return whole(Script("choose", choose, SETTINGS, clear=(1, 5, 1)))
