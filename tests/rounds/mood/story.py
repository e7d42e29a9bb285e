"""The golden story of mood: a line over time on both scales."""

from __future__ import annotations

from session.core.state import Json, Round
from session.rounds import KINDS
from session.rounds.mood.count import Choice
from tests.cast import Story, system
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {"low": "zorgen", "high": "zin in"},
    {"scale": "1-10"},
)


def choose(round_: Round, number: int) -> Json:
    """Two camps and a few in between."""
    if round_.settings["scale"] == "1-10":
        return {"value": 1 + number * number % 10}
    return {"value": (12 + number, 88 - number, 50)[number % 3]}


def during(story: Story, round_: str) -> Story:
    """Three points of the line, of more and more people."""
    about, sample = story.state.rounds[round_], KINDS["mood"].sample
    assert sample is not None
    for number in (4, 7, 10):
        point = sample(about, [Choice(**choose(about, voter)) for voter in range(number)])
        story = story.later(10).when(system.asks("mood.sample", round_, **point))
    return story


def story() -> Story:
    return whole(Script("mood", choose, SETTINGS, (), during, ties=False))
