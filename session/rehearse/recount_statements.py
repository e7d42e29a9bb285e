"""Counts statements again: both sides, shares, division, and how many votes make it level. Loaded by recount."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    told = round_["result"]["statements"]
    comparison.same("statements", [each["id"] for each in told], [each["id"] for each in round_["options"]])
    for statement in told:
        name = statement["id"]
        answers = _answers(choices, name)
        if comparison.withheld(name, statement, statement.get("answers", 0), answers, threshold):
            comparison.same(
                f"{name} tells nothing", set(statement) - {"id", "text", "withheld", "answers"}, set()
            )
            continue
        _sides(statement, answers, name, comparison)
        _level(statement, answers, name, comparison)
        for role, figures in statement["byRole"].items():
            own = [each["choice"] for each in round_["ballots"] if (each["role"] or "") == role]
            _sides(figures, _answers(own, name), f"{name} {role!r}", comparison)
            comparison.same(f"{name} large enough: {role!r}", figures["n"] >= threshold, True)


def _answers(choices: list[Any], name: str) -> list[str]:
    return [each["answers"][name] for each in choices if name in each["answers"]]


def _sides(told: Mapping[str, Any], answers: list[str], name: str, comparison: Any) -> None:
    agree, disagree = answers.count("agree"), answers.count("disagree")
    n = agree + disagree
    comparison.same(f"{name} agree", told["agree"], agree)
    comparison.same(f"{name} disagree", told["disagree"], disagree)
    comparison.same(f"{name} pass", told["pass"], len(answers) - n)
    comparison.same(f"{name} n", told["n"], n)
    comparison.same(f"{name} share", told["share"], Fraction(agree, n) if n else None)
    comparison.same(f"{name} divided", told["divided"], n > 0 and 5 * min(agree, disagree) >= 2 * n)


def _level(told: Mapping[str, Any], answers: list[str], name: str, comparison: Any) -> None:
    """A changed vote takes one from the majority and gives one to the other side: half the lead, rounded up."""
    lead = abs(answers.count("agree") - answers.count("disagree"))
    solid = told["solid"]
    if lead:
        comparison.same(f"{name} level at", solid["flips"], (lead + 1) // 2)
    elif solid is not None:
        comparison.same(f"{name} level", (solid["verdict"], solid["flips"]), ("tie", None))
