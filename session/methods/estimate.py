"""Estimate a number: the median of what people think, its quartiles, and a histogram.

Sources: the median as the vote of a group, F. Galton, Nature 75:450-451 (1907); quartiles by exact.quantile; the
number of bins after H. Sturges, Journal of the American Statistical Association 21:65-66 (1926), with the width
rounded up to 1, 2 or 5 times a power of ten so that the edges are numbers people read easily.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.exact import mean, quartiles, whole


@dataclass(frozen=True)
class Bin:
    """Values from `start` up to, but not including, `end`; without a step the last bin includes its end."""

    start: Fraction
    end: Fraction
    count: int


@dataclass(frozen=True)
class Estimate:
    """Figures of a set of estimates; None and no bins without estimates."""

    n: int
    lowest: Fraction | None
    highest: Fraction | None
    mean: Fraction | None
    median: Fraction | None
    quartiles: tuple[Fraction, Fraction, Fraction] | None
    histogram: tuple[Bin, ...]


@dataclass(frozen=True)
class Overlap:
    """The stretches that lie in most ranges, from low to high, and in how many they lie."""

    count: int
    stretches: tuple[tuple[Fraction, Fraction], ...]


def estimate(values: Sequence[int | Fraction], step: Fraction | None = None) -> Estimate:
    """Summarise numeric estimates, one per ballot. `step`: see `histogram`."""
    quarters = quartiles(values)
    return Estimate(
        n=len(values),
        lowest=Fraction(min(values)) if values else None,
        highest=Fraction(max(values)) if values else None,
        mean=mean(values),
        median=quarters[1] if quarters else None,
        quartiles=quarters,
        histogram=histogram(values, step),
    )


def histogram(values: Sequence[int | Fraction], step: Fraction | None = None) -> tuple[Bin, ...]:
    """Counts in bins of one easy width. All values equal give a single bin of width zero.

    With a `step`, a power of ten that people could answer in, no bin is narrower and no bin includes its end.
    """
    if not values:
        return ()
    low, high = Fraction(min(values)), Fraction(max(values))
    if low == high:
        return (Bin(low, high, len(values)),)
    width = easy_width((high - low) / (len(values).bit_length() + 1))
    width = max(width, step or width)
    start = low // width * width
    bins = max(-((start - high) // width), 1) if step is None else int((high - start) // width) + 1
    counts = [0] * bins
    (first, wide, *parts), _ = whole([start, width, *values])
    for part in parts:
        counts[min((part - first) // wide, bins - 1)] += 1
    return tuple(Bin(start + i * width, start + (i + 1) * width, count) for i, count in enumerate(counts))


def easy_width(width: Fraction) -> Fraction:
    """The smallest of 1, 2 or 5 times a power of ten that is at least `width`, which is above zero."""
    power = Fraction(1)
    while power > width:
        power /= 10
    while power * 10 <= width:
        power *= 10
    return next(power * step for step in (1, 2, 5, 10) if power * step >= width)


def overlap(ranges: Sequence[tuple[int | Fraction, int | Fraction]]) -> Overlap:
    """Where most of the ranges (low, high), ends included, lie over each other; several stretches when they tie.

    A sweep over the ends: a range opens before another closes at the same number.
    """
    ends = sorted([(low, 0) for low, _ in ranges] + [(high, 1) for _, high in ranges])
    most, depth, stretches = 0, 0, list[tuple[Fraction, Fraction]]()
    for at, (value, closes) in enumerate(ends):
        depth += -1 if closes else 1
        if closes or depth < most or ends[at + 1][1] == 0:
            continue
        stretch = Fraction(value), Fraction(ends[at + 1][0])
        stretches = [*stretches, stretch] if depth == most else [stretch]
        most = depth
    return Overlap(most, tuple(stretches))
