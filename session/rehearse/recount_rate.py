"""Counts a rate round again: all figures of every option on any scale, the order, the bars, by role.

Loaded by recount. A record of before there were ranges has no bars and tells less; what it tells is compared.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

SCALES = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
DRAWN = 11  # steps that have a bar each

_Bars = list[Mapping[str, Any]]


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, steps = round_["result"], _steps(round_["settings"])
    bars = result.get("bars", [])
    names = {each["id"] for each in round_["options"]}
    comparison.same("steps", [each["value"] for each in result["steps"] or []] or steps, steps)
    comparison.same("options", {each["id"] for each in result["options"]}, names)
    means: dict[str, Fraction] = {}
    apart: dict[str, Any] = {}
    for option in result["options"]:
        name = option["id"]
        given = [each["values"][name] for each in choices if name in each["values"]]
        answers = comparison.counted_for(name, option, given, threshold)
        comparison.same(f"{name} on the scale", {*answers} <= {None, *steps}, True)
        figures = _figures(answers, steps, bars, comparison) | {
            "skipped": None if option.get("withheld") else len(choices) - len(answers)
        }
        means[name] = Fraction(steps[0] - 1) if figures["mean"] is None else figures["mean"]
        apart[name] = figures["agreement"]
        for key, counted in figures.items():
            told = option.get(key, counted) if key in ("consensus", "skipped") else option[key]
            comparison.same(f"{name} {key}", told, counted)
        _of_roles(round_, option, steps, bars, threshold, comparison)
    comparison.order(result, means)
    talk = [apart[name] for name in result["talkFirst"] if apart[name] is not None]
    comparison.same("most divided first", talk, sorted(talk))
    _bars(bars, steps, comparison)


def _steps(settings: Mapping[str, Any]) -> list[int]:
    if settings["scale"] == "range":
        number = (settings["highest"] - settings["lowest"]) // settings["step"] + 1
        return [settings["lowest"] + settings["step"] * at for at in range(number)]
    low, high = SCALES.get(settings["scale"], (1, len(settings["labels"])))
    return list(range(low, high + 1))


def _figures(answers: list[int | None], steps: list[int], bars: _Bars, comparison: Any) -> dict[str, Any]:
    """The figures of one option. Quartiles: the inclusive method; sd: that of a sample; A: of the bars, if any."""
    values = [each for each in answers if each is not None]
    counts = [values.count(step) for step in steps]
    exact = [Fraction(each) for each in values]
    quarters: Iterable[Any] = (None, None, None)
    if len(exact) > 1:
        quarters = statistics.quantiles(exact, n=4, method="inclusive")
    elif exact:
        quarters = exact * 3
    first, median, third = quarters
    drawn = [sum(bar["low"] <= each <= bar["high"] for each in values) for bar in bars]
    agreement = comparison.agreement(drawn or counts)
    return {
        "n": len(values),
        "dontKnow": len(answers) - len(values),
        "counts": counts,
        "mean": Fraction(sum(values), len(values)) if values else None,
        "median": median,
        "q1": first,
        "q3": third,
        "sd": statistics.stdev(values) if len(values) > 1 else None,
        "agreement": agreement,
        "consensus": comparison.consensus(counts),
        "divided": agreement is not None and agreement < 0,
    }


def _of_roles(
    round_: Mapping[str, Any],
    option: Mapping[str, Any],
    steps: list[int],
    bars: _Bars,
    threshold: int,
    comparison: Any,
) -> None:
    name = option["id"]
    for role, told in option["byRole"].items():
        own = [each["choice"]["values"] for each in round_["ballots"] if (each["role"] or "") == role]
        counted = _figures([each[name] for each in own if name in each], steps, bars, comparison)
        comparison.same(f"{name} large enough: {role!r}", counted["n"] >= threshold, True)
        for key in told:
            comparison.same(f"{name} {key} of {role!r}", told[key], counted[key])


def _bars(told: _Bars, steps: list[int], comparison: Any) -> None:
    """Bars follow on each other, hold every step once, and are not more than there is room for."""
    if not told:
        return
    comparison.same("bars that fit", len(steps) > DRAWN >= len(told), True)
    ends = {end for bar in told for end in (bar["low"], bar["high"])}
    comparison.same("bars that begin and end on a step", ends <= {*steps}, True)
    held = [step for bar in told for step in steps if bar["low"] <= step <= bar["high"]]
    comparison.same("steps in the bars", held, steps)
    sizes = [sum(bar["low"] <= step <= bar["high"] for step in steps) for bar in told]
    comparison.same("steps of each bar", [bar["steps"] for bar in told], sizes)
