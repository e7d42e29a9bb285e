"""Counts an estimate round again: the middle, the spread, the bins, where ranges lie, by role. Loaded by recount."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result = round_["result"]
    asked = [each["id"] for each in round_["options"]] or ["whole"]
    comparison.same("questions", [each["id"] for each in result["questions"]], asked)
    for question in result["questions"]:
        name = question["id"]
        answers = [each["values"][name] for each in choices if name in each["values"]]
        guesses = [each for each in answers if each is not None]
        if comparison.withheld(name, question, question["n"], guesses, threshold):
            comparison.same(f"{name} tells nothing", set(question) - {"id", "text", "n", "withheld"}, set())
            continue
        comparison.same(f"{name} n", question["n"], len(guesses))
        comparison.same(f"{name} don't know", question["dontKnow"], len(answers) - len(guesses))
        _figures(question, _middles(guesses), name, comparison)
        if "shared" in question:
            _ranges(question, guesses, name, comparison)
        for role, told in question["byRole"].items():
            own = [each["choice"]["values"] for each in round_["ballots"] if (each["role"] or "") == role]
            values = _middles([each[name] for each in own if each.get(name) is not None])
            comparison.same(f"{name} large enough: {role!r}", len(values) >= threshold, True)
            comparison.same(f"{name} n of {role!r}", told["n"], len(values))
            for key, counted in zip(("q1", "median", "q3"), _quarters(values), strict=True):
                comparison.same(f"{name} {key} of {role!r}", told[key], counted)


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


def _middles(guesses: list[Any]) -> list[Fraction]:
    return [
        (_exact(each["low"]) + _exact(each["low"] if each["high"] is None else each["high"])) / 2
        for each in guesses
    ]


def _quarters(values: list[Fraction]) -> list[Any]:
    if len(values) > 1:
        return statistics.quantiles(values, n=4, method="inclusive")
    return values * 3 or [None] * 3


def _figures(question: Mapping[str, Any], values: list[Fraction], name: str, comparison: Any) -> None:
    first, middle, third = _quarters(values)
    counted = {
        "lowest": min(values, default=None),
        "highest": max(values, default=None),
        "mean": Fraction(sum(values), len(values)) if values else None,
        "median": middle,
        "q1": first,
        "q3": third,
        "sd": statistics.stdev(map(float, values)) if len(values) > 1 else None,
    }
    for key, figure in counted.items():
        comparison.same(f"{name} {key}", question[key], figure)
    bins = question["bins"]
    for at, each in enumerate(bins):
        start, end = _exact(each["start"]), _exact(each["end"])
        inside = sum(start <= value < end or start == value == end for value in values)
        comparison.same(f"{name} bin {at}", each["count"], inside)
        if at:
            comparison.same(f"{name} bin {at} follows", each["start"], bins[at - 1]["end"])
    comparison.same(f"{name} bins hold all", sum(each["count"] for each in bins), len(values))
    widths = {_exact(each["end"]) - _exact(each["start"]) for each in bins}
    comparison.same(f"{name} bins of one width", len(widths) <= 1, True)
    comparison.same(f"{name} one bin is one value", len(bins) == 1, widths == {0})


def _ranges(question: Mapping[str, Any], guesses: list[Any], name: str, comparison: Any) -> None:
    pairs = [(_exact(each["low"]), _exact(each["high"])) for each in guesses]
    for key, at in (("low", 0), ("high", 1)):
        middle = statistics.median([pair[at] for pair in pairs]) if pairs else None
        comparison.same(f"{name} {key}", question[key], middle)
    depths = {low: sum(each[0] <= low <= each[1] for each in pairs) for low, _ in pairs}
    most = max(depths.values(), default=0)
    comparison.same(f"{name} in most", question["shared"]["count"], most)
    stretches = [
        {"low": low, "high": min(high for start, high in pairs if start <= low <= high)}
        for low in sorted(low for low, depth in depths.items() if depth == most)
    ]
    told = [{key: _exact(each[key]) for key in each} for each in question["shared"]["stretches"]]
    comparison.same(f"{name} stretches", told, stretches)
