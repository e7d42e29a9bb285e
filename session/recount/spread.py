"""The middle and the spread of answers, from the ballots one by one. Each formula names where it was published."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Quartiles = tuple[Fraction | None, Fraction | None, Fraction | None]


def quartiles(values: Sequence[Fraction]) -> Quartiles:
    """First, middle and third, by a straight line between neighbours.

    Definition 7 of R. Hyndman & Y. Fan, The American Statistician 50 (1996); the inclusive method of Python.
    """
    if len(values) < 2:
        only = values[0] if values else None
        return only, only, only
    first, middle, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, middle, third


def on_scale(
    answers: Sequence[int | None], steps: Sequence[int], bars: Sequence[range] = ()
) -> dict[str, Any]:
    """The figures of answers on the steps of a scale; None is "don't know".

    sd: that of a sample, n - 1 below the line. `bars`: on a long scale agreement is that of the bars it is drawn with.
    """
    values = [answer for answer in answers if answer is not None]
    counts = [values.count(step) for step in steps]
    first, middle, third = quartiles([Fraction(value) for value in values])
    drawn = [sum(value in bar for value in values) for bar in bars]
    agree = agreement(drawn or counts)
    return {
        "n": len(values),
        "dontKnow": len(answers) - len(values),
        "counts": counts,
        "mean": Fraction(sum(values), len(values)) if values else None,
        "median": middle,
        "q1": first,
        "q3": third,
        "sd": statistics.stdev(values) if len(values) > 1 else None,
        "agreement": agree,
        "consensus": consensus(counts),
        "divided": agree is not None and agree < 0,
    }


def agreement(counts: Sequence[int]) -> Fraction | None:
    """A of C. van der Eijk, Quality & Quantity 35 (2001): counts on a scale as flat layers, weighed by their ballots.

    From -1 (split over both ends) by 0 (flat) to 1 (all on one step); None below three steps.
    """
    steps, total = len(counts), sum(counts)
    if steps < 3 or not total:
        return None
    weighed, floor = Fraction(0), 0
    for top in sorted(set(counts) - {0}):
        filled = [at for at, count in enumerate(counts) if count >= top]
        weighed += Fraction((top - floor) * len(filled), total) * _of_layer(filled, steps)
        floor = top
    return weighed


def _of_layer(filled: list[int], steps: int) -> Fraction:
    """A of one layer: of every two filled steps, how many empty ones lie between them and how many outside."""
    if len(filled) == steps:
        return Fraction(0)
    if len(filled) == 1:
        return Fraction(1)
    unimodal = split = 0
    for at, low in enumerate(filled):
        for between, high in enumerate(filled[at + 1 :]):
            empty = high - low - 1 - between
            split += empty
            unimodal += steps - len(filled) - empty
    shape = Fraction((steps - 2) * unimodal - (steps - 1) * split, (steps - 2) * (unimodal + split))
    return shape * (1 - Fraction(len(filled) - 1, steps - 1))


def consensus(counts: Sequence[int]) -> float | None:
    """W. Tastle & M. Wierman, International Journal of Approximate Reasoning 45 (2007).

    1 when all are on one step, 0 when half is at each end; None below two steps.
    """
    places = [at for at, count in enumerate(counts) for _ in range(count)]
    if len(counts) < 2 or not places:
        return None
    middle, length = statistics.fmean(places), len(counts) - 1
    return 1 + statistics.fmean(math.log2(1 - abs(at - middle) / length) for at in places)
