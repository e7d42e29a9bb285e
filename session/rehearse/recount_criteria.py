"""Counts a criteria round again: every cell, the totals under each set of weights, places, roles. Loaded by recount."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

HIGHEST = {"1-5": 5, "1-10": 10}


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result = round_["result"]
    asked = [(each["weight"], each["lower"]) for each in round_["settings"]["criteria"]] or [(1, False)] * 2
    listed = result["criteria"]
    comparison.same("criteria", [each["id"] for each in listed], [f"c{at + 1}" for at in range(len(asked))])
    comparison.same("first weights", [(each["original"], each["lower"]) for each in listed], asked)
    highest = HIGHEST[round_["settings"]["scale"]]
    comparison.same("scale", (result["lowest"], result["highest"]), (1, highest))
    now = {each["id"]: each["weight"] for each in listed}
    weights = {
        "now": now,
        "original": {each["id"]: each["original"] for each in listed},
        "equal": dict.fromkeys(now, 1),
    }
    comparison.same("changed", result["changed"], weights["now"] != weights["original"])
    turned = {each["id"] for each in listed if each["lower"]}
    names = [each["id"] for each in round_["options"]]
    comparison.same("options", sorted(each["id"] for each in result["options"]), sorted(names))
    answers = _counted(result, [each["values"] for each in choices], threshold, comparison)
    totals = {
        name: {option: _total(answers, option, each, turned, highest) for option in names}
        for name, each in weights.items()
    }
    _orders(result, totals, comparison)
    for option in result["options"]:
        comparison.same(f"{option['id']} total", option["total"], totals["now"][option["id"]])
        for key, cell in option["cells"].items():
            given = _scores(answers, option["id"], key)
            _cell(cell, given, highest, f"{option['id']} {key}", comparison)
            skipped = None if cell.get("withheld") else len(answers) - len(given)
            comparison.same(f"{option['id']} {key} skipped", cell.get("skipped", skipped), skipped)
        _roles(round_, option, now, turned, threshold, comparison)


def _counted(
    result: Mapping[str, Any], answers: list[Any], threshold: int, comparison: Any
) -> list[dict[str, dict[str, int | None]]]:
    """The answers without the scores of cells that so few people gave that they are withheld."""
    found = [{option: dict(row) for option, row in each.items()} for each in answers]
    for option in result["options"]:
        for key, cell in option["cells"].items():
            name = f"{option['id']} {key}"
            comparison.counted_for(name, cell, _scores(answers, option["id"], key), threshold)
            for row in (each.get(option["id"], {}) for each in found if cell.get("withheld")):
                if row.get(key) is not None:
                    del row[key]
    return found


def _scores(answers: list[Any], option: str, criterion: str) -> list[int | None]:
    return [each[option][criterion] for each in answers if criterion in each.get(option, {})]


def _total(
    answers: list[Any], option: str, weights: Mapping[str, int], turned: set[str], highest: int
) -> Fraction | None:
    total = Fraction(0)
    for key, weight in weights.items():
        values = [each for each in _scores(answers, option, key) if each is not None]
        if not weight:
            continue
        if not values:
            return None
        mean = Fraction(sum(values), len(values))
        total += weight * (1 + highest - mean if key in turned else mean)
    return total / sum(weights.values())


def _orders(result: Mapping[str, Any], totals: Mapping[str, Mapping[str, Any]], comparison: Any) -> None:
    for name, scores in totals.items():
        known = [each for each in scores.values() if each is not None]
        for option in result["options"]:
            own = scores[option["id"]]
            place = None if own is None else 1 + sum(other > own for other in known)
            comparison.same(f"{option['id']} place {name}", option["places"][name], place)
            if name == "now":
                comparison.same(f"{option['id']} place", option["place"], place)
                comparison.same(f"{option['id']} tied", option["tied"], known.count(own) > 1)
    now = totals["now"]
    levels = sorted({each for each in now.values() if each is not None}, reverse=True)
    tiers = [sorted(option for option in now if now[option] == level) for level in levels]
    comparison.same("tiers", [sorted(tier) for tier in result["tiers"]], tiers)
    comparison.same("unranked", sorted(result["unranked"]), sorted(each for each in now if now[each] is None))


def _cell(cell: Mapping[str, Any], given: list[int | None], highest: int, name: str, comparison: Any) -> None:
    values = [each for each in given if each is not None]
    counts = [values.count(step) for step in range(1, highest + 1)]
    exact = [Fraction(each) for each in values]
    quarters: Any = (None, None, None)
    if len(exact) > 1:
        quarters = statistics.quantiles(exact, n=4, method="inclusive")
    elif exact:
        quarters = exact * 3
    agreement = _agreement(counts)
    counted = {
        "n": len(values),
        "dontKnow": len(given) - len(values),
        "counts": counts,
        "mean": Fraction(sum(values), len(values)) if values else None,
        "median": quarters[1],
        "q1": quarters[0],
        "q3": quarters[2],
        "sd": statistics.stdev(values) if len(values) > 1 else None,
        "agreement": agreement,
        "divided": agreement is not None and agreement < 0,
    }
    for key, figure in counted.items():
        comparison.same(f"{name} {key}", cell[key], figure)
    consensus = comparison.consensus(counts)
    comparison.same(f"{name} consensus", cell.get("consensus", consensus), consensus)


def _agreement(counts: list[int]) -> Fraction | None:
    """Van der Eijk's A: flat layers from the bottom up, weighed by their ballots."""
    steps, total, floor, found = len(counts), sum(counts), 0, Fraction(0)
    if not total:
        return None
    for top in sorted(set(counts) - {0}):
        filled = [at for at, each in enumerate(counts) if each >= top]
        found += Fraction((top - floor) * len(filled), total) * _layer(filled, steps)
        floor = top
    return found


def _layer(filled: list[int], steps: int) -> Fraction:
    if len(filled) in (1, steps):
        return Fraction(len(filled) == 1)
    shapes = [tuple(at in filled for at in three) for three in combinations(range(steps), 3)]
    unimodal = shapes.count((True, True, False)) + shapes.count((False, True, True))
    split = shapes.count((True, False, True))
    shape = Fraction((steps - 2) * unimodal - (steps - 1) * split, (steps - 2) * (unimodal + split))
    return shape * (1 - Fraction(len(filled) - 1, steps - 1))


def _roles(
    round_: Mapping[str, Any],
    option: Mapping[str, Any],
    weights: Mapping[str, int],
    turned: set[str],
    threshold: int,
    comparison: Any,
) -> None:
    highest = HIGHEST[round_["settings"]["scale"]]
    for role, told in option["byRole"].items():
        own = [each["choice"]["values"] for each in round_["ballots"] if (each["role"] or "") == role]
        cells = [_scores(own, option["id"], key) for key, weight in weights.items() if weight]
        fewest = min(len([each for each in cell if each is not None]) for cell in cells)
        name = f"{option['id']} {role!r}"
        comparison.same(f"{name} large enough", fewest >= threshold, True)
        comparison.same(f"{name} n", told["n"], fewest)
        comparison.same(f"{name} total", told["total"], _total(own, option["id"], weights, turned, highest))
