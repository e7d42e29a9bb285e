"""What is counted of a mood: where everybody ended, by role too, and points of the line of the group.

Agreement is A of van der Eijk (2001), consensus that of Tastle and Wierman (2007), over the ten bars that are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Round
from session.methods.agreement import agreement, consensus
from session.methods.scale import Scale, count_steps, summary
from session.rounds.shared.choices import RoleBallots, chosen_in
from session.rounds.shared.places import rounded

SCALES = {"0-100": (0, 100), "1-10": (1, 10)}
BINS = 10
Caption = Annotated[str, Meta(max_length=60)]


class Settings(Payload, frozen=True):
    """`low` and `high` say what the ends mean."""

    scale: Literal["0-100", "1-10"] = "0-100"
    low: Caption = ""
    high: Caption = ""


class Choice(Payload, frozen=True):
    """A ballot: a position on the scale."""

    value: int


class Point(Shape, frozen=True):
    """A point of the line, `second` after the opening, of `n` people; the figures are rounded as `sample` does."""

    second: int
    n: int
    mean: float
    median: float


class Body(Shape, frozen=True):
    """The line so far, oldest point first."""

    series: tuple[Point, ...] = ()


class OfRole(Shape, frozen=True):
    """Where the `n` people of a role ended."""

    n: int
    mean: float | None
    median: float | None


class Result(Shape, frozen=True):
    """Where `ballots` people ended; `counts` are of the ten bars. `series`: the line; screens get it with the body."""

    ballots: int
    mean: float | None
    median: float | None
    q1: float | None
    q3: float | None
    sd: float | None
    counts: tuple[int, ...]
    agreement: float | None
    consensus: float | None
    divided: bool
    by_role: dict[str, OfRole]
    roles: tuple[RoleBallots, ...]
    series: tuple[Point, ...] | UnsetType = UNSET


def scale_of(round_: Round, chosen: Sequence[Choice]) -> Scale:
    """The positions of some people, counted."""
    lowest, highest = SCALES[read(Settings, round_.settings).scale]
    return summary(count_steps([choice.value for choice in chosen], lowest, highest), lowest)


def bars(scale: Scale) -> tuple[int, ...]:
    """Ten counts: of each step, or of each ten points; 100 is in the last."""
    width = 1 if len(scale.counts) == BINS else BINS
    counts = [sum(scale.counts[at * width : (at + 1) * width]) for at in range(BINS)]
    counts[-1] += sum(scale.counts[BINS * width :])
    return tuple(counts)


def result(round_: Round, threshold: int) -> Result | None:
    """The middle and the spread of where everybody ended."""
    if round_.ballots is None:
        return None
    everybody, grouped, roles = chosen_in(round_, Choice)
    scale = scale_of(round_, everybody)
    first, _, third = scale.quartiles or (None, None, None)
    counts = bars(scale)
    measured = agreement(counts)
    return Result(
        ballots=scale.n,
        mean=rounded(scale.mean),
        median=rounded(scale.median),
        q1=rounded(first),
        q3=rounded(third),
        sd=rounded(scale.sd),
        counts=counts,
        agreement=rounded(measured),
        consensus=rounded(consensus(counts)),
        divided=measured is not None and measured < 0,
        by_role={role: _of_role(round_, chosen) for role, chosen in grouped.items()},
        roles=roles,
        series=body_of(round_, Body).series,
    )


def _of_role(round_: Round, chosen: Sequence[Choice]) -> OfRole:
    scale = scale_of(round_, chosen)
    return OfRole(len(chosen), rounded(scale.mean), rounded(scale.median))
