"""Exact numbers: fractions in, plain numbers out, and order statistics without rounding.

Floats appear only in `plain`, at the edge where a figure is shown or written.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

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


def whole(values: Sequence[Number]) -> tuple[list[int], int]:
    """The values as whole numbers of one part, and how many parts are 1: sums and order without fractions."""
    if all(isinstance(value, int) for value in values):
        return [int(value) for value in values], 1
    unit = lcm(*(value.denominator for value in values))
    return [value.numerator * (unit // value.denominator) for value in values], unit


def mean(values: Sequence[Number]) -> Fraction | None:
    """Arithmetic mean; None without values."""
    parts, unit = whole(values)
    return Fraction(sum(parts), unit * len(parts)) if parts else None


def variance(values: Sequence[Number], *, sample: bool) -> Fraction | None:
    """Variance with n - 1 (sample) or n (population) below the line; None when that is not positive."""
    n = len(values)
    below = n - 1 if sample else n
    if below < 1:
        return None
    parts, unit = whole(values)
    return Fraction(n * sum(part * part for part in parts) - sum(parts) ** 2, n * below * unit * unit)


def quantile(values: Sequence[Number], share: Fraction) -> Fraction | None:
    """The quantile at `share` (0..1) by linear interpolation between order statistics.

    Definition 7 of Hyndman & Fan, The American Statistician 50(4):361-365 (1996): position (n - 1) * share + 1. It is
    what R, NumPy and the inclusive quartile of spreadsheets compute. At one half it is the usual median, with the
    midpoint for an even number of values. None without values.
    """
    if not values:
        return None
    parts, unit = whole(values)
    return _between(sorted(parts), share) / unit


def _between(ordered: Sequence[int], share: Fraction) -> Fraction:
    position = (len(ordered) - 1) * share
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def median(values: Sequence[Number]) -> Fraction | None:
    """The middle value, or the midpoint of the two middle values; None without values."""
    return quantile(values, Fraction(1, 2))


def quartiles(values: Sequence[Number]) -> tuple[Fraction, Fraction, Fraction] | None:
    """First quartile, median and third quartile by `quantile`; None without values."""
    if not values:
        return None
    parts, unit = whole(values)
    first, second, third = (_between(sorted(parts), Fraction(part, 4)) / unit for part in (1, 2, 3))
    return first, second, third
