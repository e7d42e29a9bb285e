"""The golden story of criteria: weights that change after the vote, low scores that are better, both scales."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story, fay
from tests.golden.votes import Script, whole

CRITERIA: list[Json] = [
    {"name": "Opbrengst", "weight": 3, "question": "Wat levert het op?", "low": "niets", "high": "veel"},
    {"name": "Kosten; per jaar", "weight": 2, "lower": True},
    {"name": "=Draagvlak", "weight": 0},
]
SETTINGS: tuple[Json, ...] = (
    {"criteria": CRITERIA},
    {},
    {"criteria": CRITERIA[:2], "scale": "1-10", "page": "criterion", "dont_know": False},
)


def choose(round_: Round, number: int) -> Json:
    """A score for nearly everything; some do not know, some skip a criterion or an option."""
    highest = 10 if round_.settings["scale"] == "1-10" else 5
    values: Json = {}
    for at, option in enumerate(round_.options):
        row: Json = {}
        for column, criterion in enumerate(round_.body.weights):
            row[criterion] = 1 + (number * (column + 2) + at * 3 + number // 4) % highest
        if round_.settings["dont_know"] and (number + at) % 6 == 0:
            row["c2"] = None
        if (number + at) % 11 == 0:
            del row["c1"]
        values[option.id] = row
    if number % 8 == 7:
        values.popitem()
    return {"values": values}


def after(story: Story, round_: str) -> Story:
    return story.when(
        fay.asks("criteria.set_weights", round_, weights={"c1": 1, "c3": 4}),
        fay.asks("criteria.set_weights", round_, weights={"c2": 5}),
    )


def story() -> Story:
    return whole(Script("criteria", choose, SETTINGS, after=after, clear=(6,)))
