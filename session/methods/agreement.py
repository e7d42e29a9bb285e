"""How much a group agrees on an ordered scale: van der Eijk's A and the consensus of Tastle and Wierman.

A is the lead measure: -1 split over both ends, 0 flat, 1 all on one step; below 0 the group is divided. Sources: C.
van der Eijk, Quality & Quantity 35:325-341 (2001); W. Tastle & M. Wierman, International Journal of Approximate
Reasoning 45:531-545 (2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log2

STEPS_NEEDED = 3


def agreement(counts: Sequence[int]) -> Fraction | None:
    """Van der Eijk's A, exact. None with fewer than three steps or without ballots.

    The counts are peeled into layers that are flat where they are filled; A is the mean of the layers' own agreement,
    weighed by the number of ballots in the layer.
    """
    total = sum(counts)
    if len(counts) < STEPS_NEEDED or not total:
        return None
    rest, weighed = list(counts), Fraction(0)
    while any(rest):
        height = min(count for count in rest if count)
        pattern = [count > 0 for count in rest]
        weighed += Fraction(height * sum(pattern), total) * _layer(pattern)
        rest = [count - height if count else 0 for count in rest]
    return weighed


def _layer(pattern: Sequence[bool]) -> Fraction:
    """A of one layer: U = ((K-2)TU - (K-1)TDU) / ((K-2)(TU+TDU)), times 1 - (S-1)/(K-1)."""
    steps, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    if filled == steps:
        return Fraction(0)
    conforming, deviating = _triples(pattern)
    unimodality = Fraction(
        (steps - 2) * conforming - (steps - 1) * deviating, (steps - 2) * (conforming + deviating)
    )
    return unimodality * (1 - Fraction(filled - 1, steps - 1))


def _triples(pattern: Sequence[bool]) -> tuple[int, int]:
    """TU and TDU: how many triples of steps are 110 or 011, and how many 101, counted by the empty step in them."""
    filled, left, conforming, deviating = sum(pattern), 0, 0, 0
    for step in pattern:
        if step:
            left += 1
            continue
        right = filled - left
        conforming += left * (left - 1) // 2 + right * (right - 1) // 2
        deviating += left * right
    return conforming, deviating


def consensus(counts: Sequence[int]) -> float | None:
    """Tastle and Wierman's Cns = 1 + sum p_i log2(1 - |x_i - mean| / (max - min)). None below two steps or without
    ballots.

    1 is everyone on one step and 0 half on each end; a flat distribution on five steps gives .434, not 0.
    """
    total, length = sum(counts), len(counts) - 1
    if length < 1 or not total:
        return None
    middle = Fraction(sum(step * count for step, count in enumerate(counts)), total)
    shared = 1.0
    for step, count in enumerate(counts):
        if count:
            shared += count / total * log2(1 - abs(step - middle) / length)
    return shared
