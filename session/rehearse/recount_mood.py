"""Counts a mood round again: where everybody ended. Loaded by recount.

The points on the way stand on ballots that were changed afterwards, so of those only the shape is checked.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

SCALES = {"0-100": (0, 100), "1-10": (1, 10)}


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, (lowest, highest) = round_["result"], SCALES[round_["settings"]["scale"]]
    values = [Fraction(choice["value"]) for choice in choices]
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    comparison.same("on the scale", lowest <= min(values) and max(values) <= highest, True)
    _middle("", result, values, comparison)
    comparison.same("q1", result["q1"], first)
    comparison.same("q3", result["q3"], third)
    comparison.same("sd", result["sd"], statistics.stdev(map(int, values)))
    width = 10 if highest == 100 else 1
    tenths = [min(int(value - lowest) // width, 9) for value in values]
    counts = [tenths.count(tenth) for tenth in range(10)]
    comparison.same("counts", result["counts"], counts)
    agreement = comparison.agreement(counts)
    comparison.same("agreement", result["agreement"], agreement)
    consensus = comparison.consensus(counts)
    comparison.same("consensus", result.get("consensus", consensus), consensus)
    comparison.same("divided", result["divided"], agreement is not None and agreement < 0)
    for role, told in result["byRole"].items():
        own = [
            Fraction(each["choice"]["value"]) for each in round_["ballots"] if (each["role"] or "") == role
        ]
        comparison.same(f"n of {role!r}", told["n"], len(own))
        _middle(f" of {role!r}", told, own, comparison)
    for point in result["series"]:
        comparison.same("enough people in a point", point["n"] >= threshold, True)
        within = (
            lowest <= min(point["mean"], point["median"]) and max(point["mean"], point["median"]) <= highest
        )
        comparison.same("a point on the scale", within, True)


def _middle(of: str, told: Mapping[str, Any], values: list[Fraction], comparison: Any) -> None:
    comparison.same(f"mean{of}", told["mean"], sum(values) / len(values))
    comparison.same(f"median{of}", told["median"], statistics.median(values))
