"""Counts a consent round again: the answers, the objections, what passes, by role. Loaded by recount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STANCES = ("consent", "concern", "objection", "abstain")


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, quorum = round_["result"], round_["settings"]["quorum"]
    comparison.same("quorum", result["quorum"], quorum)
    asked = [each["id"] for each in round_["options"]]
    comparison.same("proposals", [each["id"] for each in result["proposals"]], asked)
    for proposal in result["proposals"]:
        name = proposal["id"]
        answers = [each["answers"][name] for each in choices]
        _stances(proposal, answers, name, comparison)
        objections = [each["text"] for each in proposal["objections"]]
        comparison.texts(f"{name} objections", objections, _texts(answers, "objection"), every=True)
        comparison.texts(f"{name} concerns", proposal["concerns"], _texts(answers, "concern"))
        left = sum(each["note"] is None for each in proposal["objections"])
        comparison.same(f"{name} open", proposal["open"], left)
        enough = len(answers) >= max(quorum, 1)
        comparison.same(f"{name} quorum", proposal["quorumMet"], enough)
        comparison.same(f"{name} passes", proposal["passes"], enough and not left)
        for role, told in proposal["byRole"].items():
            own = [
                each["choice"]["answers"][name] for each in round_["ballots"] if (each["role"] or "") == role
            ]
            comparison.same(f"{name} large enough: {role!r}", len(own) >= threshold, True)
            _stances(told, own, f"{name} {role!r}", comparison)


def _texts(answers: list[Any], stance: str) -> list[str]:
    return [each["text"] for each in answers if each["stance"] == stance]


def _stances(told: Mapping[str, Any], answers: list[Any], name: str, comparison: Any) -> None:
    comparison.same(f"{name} n", told["n"], len(answers))
    for stance in STANCES:
        counted = sum(each["stance"] == stance for each in answers)
        comparison.same(f"{name} {stance}", told[stance], counted)
