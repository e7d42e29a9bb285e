"""Counts a choose round again: approvals, shares, who goes on, by role. Loaded by recount."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, settings = round_["result"], round_["settings"]
    votes = Counter({each["id"]: 0 for each in round_["options"]})
    for choice in choices:
        votes.update(choice["chosen"])
        within = len(choice["chosen"]) <= (settings["most"] or len(votes))
        comparison.same("choices of one ballot within the limit", within, True)
    sizes = [len(choice["chosen"]) for choice in choices]
    comparison.same("options", {each["id"] for each in result["options"]}, set(votes))
    comparison.same("votes", result["votes"], sum(sizes))
    comparison.same("mean", result["perPerson"]["mean"], Fraction(sum(sizes), len(sizes)))
    comparison.same("median", result["perPerson"]["median"], statistics.median(map(Fraction, sizes)))
    comparison.same("chose nothing", result["perPerson"]["none"], sizes.count(0))
    for option in result["options"]:
        name = option["id"]
        comparison.same(f"{name} votes", option["votes"], votes[name])
        comparison.same(f"{name} share", option["share"], Fraction(votes[name], len(choices)))
        comparison.same(f"{name} goes on", option["goesOn"], _goes_on(name, votes, settings["places"]))
        for role, figures in option["byRole"].items():
            own = [each["choice"]["chosen"] for each in round_["ballots"] if (each["role"] or "") == role]
            approving = sum(name in each for each in own)
            comparison.same(f"{name} votes of {role!r}", figures["votes"], approving)
            comparison.same(f"{name} ballots of {role!r}", figures["ballots"], len(own))
            comparison.same(f"{name} share of {role!r}", figures["share"], Fraction(approving, len(own)))
    comparison.order(result, votes)


def _goes_on(name: str, votes: Mapping[str, int], places: int) -> str | None:
    """ "in" when fewer than `places` others have as many; "tied" when fewer have more, but not all equals fit."""
    if not places:
        return None
    above = sum(other > votes[name] for other in votes.values())
    level = sum(other == votes[name] for other in votes.values())
    if not votes[name] or above >= places:
        return "out"
    return "in" if above + level <= places else "tied"
