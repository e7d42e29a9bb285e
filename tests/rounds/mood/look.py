"""The line of a mood, before it is photographed."""

from __future__ import annotations

from session.core.commands import Actor
from tests.browser.look.sessions import ROUND, THRESHOLD, Builder, job

POINTS = 36


def prepare(builder: Builder) -> None:
    """Six minutes of the line: down, and up again."""
    started, people = builder.now, builder.size.ballots
    for at in range(POINTS if people >= THRESHOLD else 0):
        builder.now = started + at * 10_000
        mean = 55 - 20 * (at / 12) + 1.4 * max(0, at - 12) + builder.dice.uniform(-4, 4)
        point = {
            "n": max(THRESHOLD, people * min(at + 6, 30) // 36),
            "mean": round(mean),
            "median": round(mean + 3),
        }
        builder.does(job(Actor("system"), "mood.sample", ROUND, point))
