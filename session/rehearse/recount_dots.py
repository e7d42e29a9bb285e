"""Counts dots again: given and taken away, who gave them, what was left over, by role. Loaded by recount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, settings = round_["result"], round_["settings"]
    allowed = settings["dots"]
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    voters: Counter[str] = Counter()
    opponents: Counter[str] = Counter()
    for choice in choices:
        more = {option: number for option, number in choice["dots"].items() if number > 0}
        less = {option: -number for option, number in choice["dots"].items() if number < 0}
        given.update(more)
        voters.update(more.keys())
        taken.update(less)
        opponents.update(less.keys())
        comparison.same("dots of one ballot within the limit", sum(more.values()) <= allowed, True)
        within = sum(less.values()) <= settings.get("negative", 0)
        comparison.same("dots one ballot takes away within the limit", within, True)
    offered = {each["id"] for each in round_["options"]}
    points = {name: given[name] - taken[name] for name in offered}
    comparison.same("dots", result["dots"], given.total())
    comparison.same("unused", result["unused"], allowed * len(choices) - given.total())
    comparison.same("options", {each["id"] for each in result["options"]}, offered)
    for option in result["options"]:
        name = option["id"]
        comparison.same(f"{name} dots", option["dots"], points[name])
        comparison.same(f"{name} voters", option["voters"], voters[name])
        for key, counted in (("given", given), ("taken", taken), ("opponents", opponents)):
            comparison.same(f"{name} {key}", option.get(key, counted[name]), counted[name])
        for role, figures in option["byRole"].items():
            own = [each["choice"]["dots"] for each in round_["ballots"] if (each["role"] or "") == role]
            dots = sum(each.get(name, 0) for each in own)
            comparison.same(f"{name} dots of {role!r}", figures["dots"], dots)
            comparison.same(f"{name} ballots of {role!r}", figures["ballots"], len(own))
            comparison.same(f"{name} per person", figures["perPerson"], Fraction(dots, len(own)))
    comparison.order(result, points)
