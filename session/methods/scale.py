"""One question on a numeric scale: counts per step, mean, median, quartiles and standard deviation.

Means and quartiles are exact fractions; only the standard deviation takes a root and is a float. Sources: quartiles
after Hyndman & Fan (1996), definition 7, see exact.quantile; sd is the sample standard deviation; sd_normalised is the
population one divided by half the scale length, so that 0 is everyone on one step and 1 an even split over both ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

MOST_BARS, FEWEST_BARS = 11, 6


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


def summary(counts: Sequence[int], lowest: int = 1, dont_know: int = 0, width: int = 1) -> Scale:
    """Figures for counts on steps lowest, lowest + width, ... Raises ValueError without steps, for a count below
    zero or a width below one.
    """
    if not counts or min(counts) < 0 or dont_know < 0 or width < 1:
        raise ValueError("a scale needs at least one step and counts of zero or more")
    n, length = sum(counts), len(counts) - 1
    middle = Fraction(sum(step * count for step, count in enumerate(counts)), n) if n else Fraction(0)
    squares = sum((count * (step - middle) ** 2 for step, count in enumerate(counts)), Fraction(0))
    first, second, third = (lowest + width * _quartile(counts, quarter) for quarter in (1, 2, 3))
    return Scale(
        n=n,
        lowest=lowest,
        counts=tuple(counts),
        dont_know=dont_know,
        mean=lowest + width * middle if n else None,
        median=second if n else None,
        quartiles=(first, second, third) if n else None,
        sd=width * sqrt(squares / (n - 1)) if n > 1 else None,
        sd_normalised=sqrt(squares / n) * 2 / length if n and length else None,
    )


def _quartile(counts: Sequence[int], quarter: int) -> Fraction:
    """exact.quantile for counts on steps 0, 1, ..., without writing the values out."""
    position = Fraction((sum(counts) - 1) * quarter, 4)
    below, reached, steps = int(position), 0, list[int]()
    for step, count in enumerate(counts):
        reached += count
        if reached > below:
            steps.append(step)
        if reached > below + 1:
            break
    return steps[0] + (position - below) * (steps[-1] - steps[0]) if steps else Fraction(0)


def count_steps(values: Sequence[int], lowest: int, highest: int, width: int = 1) -> tuple[int, ...]:
    """How often each step from lowest to highest was chosen. Raises ValueError for a value that is not a step."""
    if any(not lowest <= value <= highest or (value - lowest) % width for value in values):
        raise ValueError("a value is off the scale")
    chosen = Counter(values)
    return tuple(chosen[step] for step in range(lowest, highest + 1, width))


def bars(steps: int, most: int = MOST_BARS) -> tuple[tuple[int, int], ...]:
    """(first, last) step of each bar of a histogram; with `most` steps or fewer every step has a bar.

    Else all bars hold as many steps, and the last one also what is left over. Of the widths with six bars or more it is
    the one with the least left over, measured in bars; of those the narrowest. 101 steps are ten bars, 21 are seven.
    """
    if steps <= most:
        return tuple((step, step) for step in range(steps))
    widths = [width for width in range(2, steps) if FEWEST_BARS <= steps // width <= most]
    width = min(widths, key=lambda width: (Fraction(steps % width, width), width))
    starts = range(0, steps - width + 1, width)
    ends = (*(start - 1 for start in starts[1:]), steps - 1)
    return tuple(zip(starts, ends, strict=True))


def gathered(counts: Sequence[int]) -> tuple[int, ...]:
    """Counts for each bar. Measures of shape need it: on a long scale a few people leave most steps empty."""
    return tuple(sum(counts[first : last + 1]) for first, last in bars(len(counts)))
