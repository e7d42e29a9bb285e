"""Exact numbers: fractions in, plain numbers out, and order statistics without rounding.

Called by every method that averages. Floats appear only in `plain`, at the edge where a figure is shown or written.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Number = int | Fraction


def exact(value: int | float | str | Fraction) -> Fraction:
    """The decimal a person wrote as a fraction: 0.1 becomes 1/10, not the nearest binary float.

    Raises ValueError for anything that is not a finite number.
    """
    if isinstance(value, bool):
        raise ValueError("a truth value is not a number")
    if isinstance(value, float):
        return Fraction(repr(value))
    return Fraction(value)


def plain(value: Number | float | None) -> int | float | None:
    """A number for JSON: whole fractions as int, others as the nearest float, None stays None."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value


def mean(values: Sequence[Number]) -> Fraction | None:
    """Arithmetic mean; None without values."""
    return Fraction(sum(values, Fraction(0))) / len(values) if values else None


def variance(values: Sequence[Number], *, sample: bool) -> Fraction | None:
    """Variance with n - 1 (sample) or n (population) below the line; None when that is not positive."""
    below = len(values) - 1 if sample else len(values)
    middle = mean(values)
    if middle is None or below < 1:
        return None
    return sum(((value - middle) ** 2 for value in values), Fraction(0)) / below


def quantile(values: Sequence[Number], share: Fraction) -> Fraction | None:
    """The quantile at `share` (0..1) by linear interpolation between order statistics.

    Definition 7 of Hyndman & Fan, The American Statistician 50(4):361-365 (1996): position (n - 1) * share + 1. It is
    what R, NumPy and the inclusive quartile of spreadsheets compute. At one half it is the usual median, with the
    midpoint for an even number of values. None without values.
    """
    if not values:
        return None
    ordered = sorted(values)
    position = (len(ordered) - 1) * share
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * Fraction(ordered[above] - ordered[below])


def median(values: Sequence[Number]) -> Fraction | None:
    """The middle value, or the midpoint of the two middle values; None without values."""
    return quantile(values, Fraction(1, 2))


def quartiles(values: Sequence[Number]) -> tuple[Fraction, Fraction, Fraction] | None:
    """First quartile, median and third quartile by `quantile`; None without values."""
    ordered = sorted(values)
    found = [quantile(ordered, Fraction(part, 4)) for part in (1, 2, 3)]
    first, second, third = found
    if first is None or second is None or third is None:
        return None
    return first, second, third
