"""Counts a mood round again: where everybody ended.

The points on the way stand on ballots that were changed afterwards, so of those only the shape is checked.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Document, Round
from session.recount.spread import agreement, consensus

SCALES = {"0-100": (0, 100), "1-10": (1, 10)}
TENTHS = 10  # of the scale, in which values are counted


def count(round_: Round, comparison: Comparison) -> None:
    """The middle and the spread of all values, the tenths of the scale they are in, and the middle of each role."""
    result, (lowest, highest) = round_.result, SCALES[round_.settings["scale"]]
    values = [int(choice["value"]) for choice in round_.choices]
    on_scale = lowest <= min(values) and max(values) <= highest
    comparison.holds(round_.part["ballots"], "values on the scale", on_scale)
    _middle(result, values, comparison)
    first, _, third = statistics.quantiles(map(Fraction, values), n=4, method="inclusive")
    comparison.same(result["q1"], first)
    comparison.same(result["q3"], third)
    comparison.same(result["sd"], statistics.stdev(values))
    width = 10 if highest == 100 else 1
    tenths = [min((value - lowest) // width, TENTHS - 1) for value in values]
    counts = [tenths.count(tenth) for tenth in range(TENTHS)]
    agree = agreement(counts)
    comparison.same(result["counts"], counts)
    comparison.same(result["agreement"], agree)
    comparison.same(result["divided"], agree is not None and agree < 0)
    comparison.same_if_told(result["consensus"], consensus(counts))
    for role, figures in result["byRole"].items():
        of_role = [int(choice["value"]) for choice in round_.choices_of(role)]
        comparison.same(figures["n"], len(of_role))
        _middle(figures, of_role, comparison)
    for point in result["series"]:
        comparison.holds(point, "a point of enough people", point["n"].value >= comparison.threshold)
        for key in ("mean", "median"):
            comparison.holds(point[key], "a point on the scale", lowest <= point[key].value <= highest)


def _middle(figures: Part, values: Sequence[int], comparison: Comparison) -> None:
    comparison.same(figures["mean"], Fraction(sum(values), len(values)))
    comparison.same(figures["median"], statistics.median(map(Fraction, values)))


def tally_documents(round_: Round) -> dict[str, Document]:
    """Where everybody ended, step by step."""
    lowest, highest = SCALES[round_.settings["scale"]]
    values = [choice["value"] for choice in round_.choices]
    return {"": {"counts": [values.count(step) for step in range(lowest, highest + 1)], "lowest": lowest}}
