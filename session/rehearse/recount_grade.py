"""Counts grades again: all figures, the middle grade, who is above and below it, the order, by role. Loaded by recount.

Majority judgment, written down a second time from M. Balinski & R. Laraki, PNAS 104:8720-8725 (2007). The middle grade
is the one half-way down a sorted list of the grades, the lower of the two when their number is even.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

USUAL = 6  # grades, when the settings name none
UNGRADED = (0, 0, Fraction(0))  # worse than anything that somebody graded


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, length = round_["result"], len(round_["settings"]["grades"]) or USUAL
    names = {each["id"] for each in round_["options"]}
    comparison.same("grades", result["grades"], length)
    comparison.same("options", {each["id"] for each in result["options"]}, names)
    standing = {}
    for option in result["options"]:
        name = option["id"]
        on_ballots = [each["grades"][name] for each in choices if name in each["grades"]]
        answers = comparison.counted_for(name, option, on_ballots, threshold)
        given = sorted(each for each in answers if each is not None)
        comparison.same(f"{name} grades on the list", set(given) <= set(range(1, length + 1)), True)
        comparison.same(f"{name} don't know", option["dontKnow"], answers.count(None))
        figures = _figures(given, length)
        figures["agreement"] = comparison.agreement(figures["counts"])
        consensus = comparison.consensus(figures["counts"])
        comparison.same(f"{name} consensus", option.get("consensus", consensus), consensus)
        skipped = None if option.get("withheld") else len(choices) - len(answers)
        comparison.same(f"{name} skipped", option.get("skipped", skipped), skipped)
        figures["divided"] = figures["agreement"] is not None and figures["agreement"] < 0
        for key, counted in figures.items():
            comparison.same(f"{name} {key}", option[key], counted)
        standing[name] = _standing(figures)
        for role, told in option["byRole"].items():
            _of_role(role, told, name, round_["ballots"], length, threshold, comparison)
    comparison.order(result, standing)
    if result["solid"] is not None and list(standing.values()).count(max(standing.values())) > 1:
        comparison.same("level at the top", result["solid"]["verdict"], "tie")


def _figures(given: list[int], length: int) -> dict[str, Any]:
    """`given` from best (1) to worst."""
    figures: dict[str, Any] = {
        "n": len(given),
        "counts": [given.count(step) for step in range(1, length + 1)],
        "grade": None,
        "sign": "",
        "above": None,
        "below": None,
    }
    if given:
        middle = given[len(given) // 2]
        above = sum(each < middle for each in given)
        below = sum(each > middle for each in given)
        figures |= {"grade": middle, "above": above, "below": below, "sign": "+" if above > below else "-"}
    return figures


def _standing(figures: Mapping[str, Any]) -> tuple[int, int, Fraction]:
    """What options are ordered by: the grade, more above than below it or not, and that larger side as a share."""
    if not figures["n"]:
        return UNGRADED
    best_first = USUAL + len(figures["counts"]) - figures["grade"]
    if figures["sign"] == "+":
        return best_first, 1, Fraction(figures["above"], figures["n"])
    return best_first, 0, -Fraction(figures["below"], figures["n"])


def _of_role(
    role: str,
    told: Mapping[str, Any],
    name: str,
    ballots: list[Mapping[str, Any]],
    length: int,
    threshold: int,
    comparison: Any,
) -> None:
    own = [each["choice"]["grades"].get(name) for each in ballots if (each["role"] or "") == role]
    figures = _figures(sorted(each for each in own if each is not None), length)
    comparison.same(f"{name} large enough: {role!r}", figures["n"] >= threshold, True)
    for key in told:
        comparison.same(f"{name} {key} of {role!r}", told[key], figures[key])
