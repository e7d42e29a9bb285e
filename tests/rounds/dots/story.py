"""The golden story of dots: in steps, taken away, without a limit for one option."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {},
    {"dots": 6, "per_option": 0, "negative": 2},
    {"dots": 100, "per_option": 60, "step": "5"},
    {"dots": 50, "per_option": 0, "step": "10", "negative": 20},
)


def choose(round_: Round, number: int) -> Json:
    """Most dots on one option, some on another, now and then some taken from a third or none at all."""
    options, step = [option.id for option in round_.options], int(round_.settings["step"])
    if number % 10 == 9:
        return {"dots": {}}
    most = number % len(options)
    dots = {options[most]: (2 + number % 2) * step, options[most - 1]: (1 + number % 2) * step}
    if round_.settings["negative"] and number % 3 == 0:
        dots[options[most - 2]] = -step * (1 + number % 2)
    return {"dots": dots}


def story() -> Story:
    return whole(Script("dots", choose, SETTINGS))
