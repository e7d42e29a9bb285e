"""The scale of a rate round: which scores it has, what they are called, and how a value is recognised as one.

Called by the rate kind and its record; static/js/rounds/parts/scales.js tells the same on the screens. Settings of an
older log have no range: that is read as the scale they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from session.core import text
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.state import Json
from session.methods.scale import Scale, count_steps, summary

FIXED = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
MOST_STEPS = 101


class Range(Protocol):
    """The settings of a scale of one's own."""

    @property
    def lowest(self) -> int: ...
    @property
    def highest(self) -> int: ...
    @property
    def step(self) -> int: ...


def unfit(asked: Range) -> Refused | None:
    """Why there is no scale from `lowest` to `highest` in steps of `step`."""
    length = asked.highest - asked.lowest
    words = {"lowest": asked.lowest, "highest": asked.highest, "step": asked.step}
    if length <= 0:
        return Refused("scale_ends", words)
    if length % asked.step:
        return Refused("scale_step", words)
    number = length // asked.step + 1
    return Refused("scale_long", {**words, "number": number}) if number > MOST_STEPS else None


def ends(settings: Json) -> tuple[int, int]:
    """The lowest and the highest score; steps with labels of their own count from 1."""
    if settings["scale"] == "range":
        return settings["lowest"], settings["highest"]
    return FIXED.get(settings["scale"], (1, len(settings["labels"])))


def width(settings: Json) -> int:
    """From one score to the next."""
    found: int = settings["step"] if settings["scale"] == "range" else 1
    return found


def scores(settings: Json) -> range:
    lowest, highest = ends(settings)
    return range(lowest, highest + 1, width(settings))


def steps(settings: Json) -> list[Json]:
    """Every step with its label. It is empty without labels; 1-5 then has the words "rate.step.<value>"."""
    values = scores(settings)
    labels = [text.clean(each, lines=False) for each in settings["labels"]]
    if len(labels) != len(values):
        labels = [""] * len(values)
    return [{"value": value, "label": label} for value, label in zip(values, labels, strict=True)]


def word(settings: Json, step: Json, say: Say) -> str:
    """What a step is called; empty when it is only a number."""
    agree = settings["scale"] == "1-5" and settings["agree_words"]
    label: str = step["label"]
    return label or (say(f"rate.step.{step['value']}") if agree else "")


def captions(settings: Json) -> tuple[str, str]:
    """The words at the two ends."""
    low, high = (text.clean(settings[end], lines=False) for end in ("low", "high"))
    return low, high


def figures(settings: Json, answers: Sequence[int | None]) -> Scale:
    """The figures of what was answered to one option; None is "don't know"."""
    values = [each for each in answers if each is not None]
    lowest, highest = ends(settings)
    counts = count_steps(values, lowest, highest, width(settings))
    return summary(counts, lowest, len(answers) - len(values), width(settings))
