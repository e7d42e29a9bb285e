"""One question on a numeric scale: counts per step, mean, median, quartiles and standard deviation.

Called by the rate kind, the criteria table and the tally. Means and quartiles are exact fractions; only the standard
deviation takes a root and is a float. Sources: quartiles after Hyndman & Fan (1996), definition 7, see exact.quantile;
sd is the sample standard deviation; sd_normalised is the population one divided by half the scale length, so that 0 is
everyone on one step and 1 an even split over both ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt


@dataclass(frozen=True)
class Scale:
    """Figures of one distribution. `counts` runs from the lowest step up; `n` leaves "don't know" out."""

    n: int
    lowest: int
    counts: tuple[int, ...]
    dont_know: int
    mean: Fraction | None
    median: Fraction | None
    quartiles: tuple[Fraction, Fraction, Fraction] | None
    sd: float | None
    sd_normalised: float | None


def summary(counts: Sequence[int], lowest: int = 1, dont_know: int = 0) -> Scale:
    """Figures for counts on steps lowest, lowest + 1, ... Raises ValueError without steps or for a count below zero."""
    if not counts or min(counts) < 0 or dont_know < 0:
        raise ValueError("a scale needs at least one step and counts of zero or more")
    n, length = sum(counts), len(counts) - 1
    middle = Fraction(sum(step * count for step, count in enumerate(counts)), n) if n else Fraction(0)
    squares = sum((count * (step - middle) ** 2 for step, count in enumerate(counts)), Fraction(0))
    quarters = (_quartile(counts, lowest, 1), _quartile(counts, lowest, 2), _quartile(counts, lowest, 3))
    return Scale(
        n=n,
        lowest=lowest,
        counts=tuple(counts),
        dont_know=dont_know,
        mean=lowest + middle if n else None,
        median=quarters[1] if n else None,
        quartiles=quarters if n else None,
        sd=sqrt(squares / (n - 1)) if n > 1 else None,
        sd_normalised=sqrt(squares / n) * 2 / length if n and length else None,
    )


def _quartile(counts: Sequence[int], lowest: int, quarter: int) -> Fraction:
    """exact.quantile for counts, without writing the values out."""
    position = Fraction((sum(counts) - 1) * quarter, 4)
    below, reached, steps = int(position), 0, list[int]()
    for step, count in enumerate(counts):
        reached += count
        if reached > below:
            steps.append(lowest + step)
        if reached > below + 1:
            break
    return steps[0] + (position - below) * (steps[-1] - steps[0]) if steps else Fraction(lowest)


def count_steps(values: Sequence[int], lowest: int, highest: int) -> tuple[int, ...]:
    """How often each step from lowest to highest was chosen. Raises ValueError for a value off the scale."""
    if any(not lowest <= value <= highest for value in values):
        raise ValueError("a value is off the scale")
    return tuple(values.count(step) for step in range(lowest, highest + 1))
