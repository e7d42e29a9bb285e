"""What is asked on criteria: the criteria and their scale, the shape of a ballot, and the weights of now."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round

HIGHEST = {"1-5": 5, "1-10": 10}
LOWEST = 1
HEAVIEST = 100
CRITERIA = 8

Name = Annotated[str, Meta(min_length=1, max_length=60)]
Caption = Annotated[str, Meta(max_length=60)]
Weight = Annotated[int, Meta(ge=0, le=HEAVIEST)]


class Criterion(Payload, frozen=True):
    """`lower`: a low score is the better one. `low` and `high` name the ends of the scale."""

    name: Name
    weight: Weight = 1
    lower: bool = False
    question: Annotated[str, Meta(max_length=140)] = ""
    low: Caption = ""
    high: Caption = ""


# Impact and feasibility; the words of this kind name them.
STANDARD = (Criterion(""), Criterion(""))


class Settings(Payload, frozen=True):
    """`page`: what the phone has on one page: an option with all criteria, or a criterion with all options."""

    criteria: Annotated[tuple[Criterion, ...], Meta(max_length=CRITERIA)] = ()
    scale: Literal["1-5", "1-10"] = "1-5"
    page: Literal["option", "criterion"] = "option"
    dont_know: bool = True


class Choice(Payload, frozen=True):
    """A ballot: option -> criterion -> score; None is "don't know", what is not there was skipped."""

    values: dict[str, dict[str, int | None]]


class Body(Shape, frozen=True):
    """The weights of now, by the id of the criterion."""

    weights: dict[str, int] = msgspec.field(default_factory=dict)


def criteria(settings: Settings) -> dict[str, Criterion]:
    """Every criterion by its id, c1 and up; the two standard ones when the round has none of its own."""
    return {f"c{number}": criterion for number, criterion in enumerate(settings.criteria or STANDARD, 1)}


def highest(round_: Round) -> int:
    """The upper end of the scale."""
    return HIGHEST[read(Settings, round_.settings).scale]
