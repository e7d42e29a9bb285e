"""The golden story of rate: every scale, with and without words for the steps."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {},
    {"scale": "1-10", "low": "oneens", "high": "eens", "dont_know": False, "per_page": 2},
    {"scale": "-2-2", "input": "slider"},
    {"scale": "labels", "labels": ["slecht", "gaat", "=goed"]},
    {"scale": "range", "lowest": -50, "highest": 50, "step": 5, "agree_words": False},
    {"agree_words": False},
)
ENDS = {"1-5": range(1, 6), "1-10": range(1, 11), "-2-2": range(-2, 3)}


def choose(round_: Round, number: int) -> Json:
    """Scores that agree on one option and divide people on another; some do not know, some skip an option."""
    settings = round_.settings
    scores = ENDS.get(settings["scale"]) or (
        range(1, len(settings["labels"]) + 1)
        if settings["scale"] == "labels"
        else range(settings["lowest"], settings["highest"] + 1, settings["step"])
    )
    values: Json = {}
    for at, option in enumerate(round_.options):
        spread = (number % 2, 0)[at % 2] * (len(scores) - 1)
        values[option.id] = scores[(spread + number // 6 + at) % len(scores)]
        if settings["dont_know"] and (number + at) % 9 == 3:
            values[option.id] = None
    if number % 7 == 6 and len(values) > 1:
        values.popitem()
    return {"values": values}


def story() -> Story:
    return whole(Script("rate", choose, SETTINGS))
