"""Counts decisions again: for, neutral and against, the objections, by role. Loaded by recount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

STANCES = ("support", "neutral", "against")


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    for decision in round_["result"]["decisions"]:
        name = decision["id"]
        answers = [each["answers"][name] for each in choices if name in each["answers"]]
        if comparison.withheld(name, decision, decision["n"], answers, threshold):
            comparison.same(f"{name} tells nothing", set(decision) - {"id", "text", "withheld", "n"}, set())
            continue
        comparison.same(f"{name} n", decision["n"], len(answers))
        _stances(decision, answers, name, comparison)
        said = [each["objection"] for each in answers if each["stance"] == "against"]
        comparison.texts(f"{name} objections", decision["objections"], said)
        for role, figures in decision["byRole"].items():
            own = [each["choice"] for each in round_["ballots"] if (each["role"] or "") == role]
            of_role = [each["answers"][name] for each in own if name in each["answers"]]
            comparison.same(f"{name} large enough: {role!r}", len(of_role) >= threshold, True)
            comparison.same(f"{name} n of {role!r}", figures["n"], len(of_role))
            _stances(figures, of_role, f"{name} {role!r}", comparison)


def _stances(told: Mapping[str, Any], answers: list[Any], name: str, comparison: Any) -> None:
    counted = Counter(each["stance"] for each in answers)
    for stance in STANCES:
        comparison.same(f"{name} {stance}", told[stance], counted[stance])
