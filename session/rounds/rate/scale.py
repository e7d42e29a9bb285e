"""The scale of a rate round: which scores it has, what they are called, and how a value is recognised as one.

The screens tell the same: static/js/scales/scale.js. Settings of an older log have no range, and get the scale they
name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from session.core import text
from session.core.commands import Payload
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.shapes import Shape
from session.methods.scale import Scale, count_steps, summary

FIXED = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
MOST_STEPS = 101
FURTHEST = 1000
CAPTION = 60

Bound = Annotated[int, Meta(ge=-FURTHEST, le=FURTHEST)]
Label = Annotated[str, Meta(min_length=1, max_length=CAPTION)]
Caption = Annotated[str, Meta(max_length=CAPTION)]


class Settings(Payload, frozen=True):
    """`labels` name the steps, lowest first. `agree_words`: 1-5 without labels runs from disagree to agree.

    `lowest`, `highest` and `step` are the scale when it is a range. `input`: how the phone asks for a score; more
    than eleven steps are a slider all the same. `per_page`: options on a page of the phone; 0 leaves it to the phone.
    """

    scale: Literal["1-5", "1-10", "-2-2", "labels", "range"] = "1-5"
    lowest: Bound = 0
    highest: Bound = 10
    step: Annotated[int, Meta(ge=1, le=FURTHEST)] = 1
    labels: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()
    agree_words: bool = True
    low: Caption = ""
    high: Caption = ""
    input: Literal["steps", "slider"] = "steps"
    per_page: Annotated[int, Meta(ge=0, le=20)] = 0
    dont_know: bool = True


class Step(Shape, frozen=True):
    """A score, with its label; empty without labels, and 1-5 then has the words "rate.step.<value>"."""

    value: int
    label: str


def unfit(asked: Settings) -> Refused | None:
    """Why there is no scale from `lowest` to `highest` in steps of `step`."""
    length = asked.highest - asked.lowest
    words = {"lowest": asked.lowest, "highest": asked.highest, "step": asked.step}
    if length <= 0:
        return Refused("scale_ends", words)
    if length % asked.step:
        return Refused("scale_step", words)
    number = length // asked.step + 1
    return Refused("scale_long", {**words, "number": number}) if number > MOST_STEPS else None


def ends(settings: Settings) -> tuple[int, int]:
    """The lowest and the highest score; steps with labels of their own count from 1."""
    if settings.scale == "range":
        return settings.lowest, settings.highest
    return FIXED.get(settings.scale, (1, len(settings.labels)))


def width(settings: Settings) -> int:
    """From one score to the next."""
    return settings.step if settings.scale == "range" else 1


def scores(settings: Settings) -> range:
    """Every score, lowest first."""
    lowest, highest = ends(settings)
    return range(lowest, highest + 1, width(settings))


def steps(settings: Settings) -> tuple[Step, ...]:
    """Every score with its label."""
    values = scores(settings)
    labels = [text.clean(label, lines=False) for label in settings.labels]
    if len(labels) != len(values):
        labels = [""] * len(values)
    return tuple(Step(value, label) for value, label in zip(values, labels, strict=True))


def word(settings: Settings, step: Step, say: Say) -> str:
    """What a step is called; empty when it is only a number."""
    agree = settings.scale == "1-5" and settings.agree_words
    return step.label or (say(f"rate.step.{step.value}") if agree else "")


def captions(settings: Settings) -> tuple[str, str]:
    """The words at the two ends."""
    return text.clean(settings.low, lines=False), text.clean(settings.high, lines=False)


def figures(settings: Settings, answers: Sequence[int | None]) -> Scale:
    """The figures of what was answered to one option; None is "don't know"."""
    values = [value for value in answers if value is not None]
    lowest, highest = ends(settings)
    counts = count_steps(values, lowest, highest, width(settings))
    return summary(counts, lowest, len(answers) - len(values), width(settings))
