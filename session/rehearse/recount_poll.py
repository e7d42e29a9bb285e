"""Counts a poll again: votes, abstentions, the quorum and whether it passes. Loaded by recount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, settings = round_["result"], round_["settings"]
    names = [each["id"] for each in round_["options"]]
    yes_no = settings["answers"] == "yes_no" or not names
    known = ["yes", "no"] if yes_no else names
    answers = [each["answer"] for each in choices]
    votes = Counter({name: answers.count(name) for name in known})
    comparison.same("asked with yes or no", result["yesNo"], yes_no)
    comparison.same("no more ballots than people", result["people"] >= len(choices), True)
    _counts("everybody", result, answers, known, comparison)
    for role, told in result["byRole"].items():
        own = [each["choice"]["answer"] for each in round_["ballots"] if (each["role"] or "") == role]
        _counts(repr(role), told, own, known, comparison)
    _outcome(result, settings, votes, len(choices), comparison)
    if not yes_no:
        _options(round_, votes, comparison)


def _counts(
    who: str, told: Mapping[str, Any], answers: list[str | None], known: list[str], comparison: Any
) -> None:
    comparison.same(f"ballots of {who}", told["ballots"], len(answers))
    comparison.same(f"abstentions of {who}", told["abstain"], answers.count(None))
    comparison.same(f"votes of {who}", told["votes"], len(answers) - answers.count(None))
    for side in ("yes", "no") if known == ["yes", "no"] else ():
        comparison.same(f"{side} of {who}", told[side], answers.count(side))


def _outcome(
    result: Mapping[str, Any],
    settings: Mapping[str, Any],
    votes: Mapping[str, int],
    ballots: int,
    comparison: Any,
) -> None:
    """The share of yes or of who leads, and whether quorum, lead and required share are all there."""
    total, most = sum(votes.values()), max(votes.values())
    leading = [name for name in votes if votes[name] == most and total]
    share = Fraction(votes["yes"] if result["yesNo"] else most, total) if total else None
    needed = -(-result["people"] * settings["quorum"] // 100)
    enough = ballots >= needed
    won = len(leading) == 1 and (leading == ["yes"] or not result["yesNo"])
    passes = enough and won and share is not None and share * 100 >= settings["required"]
    quorum = {"needed": needed, "met": enough} if needed else None
    comparison.same("quorum", result["quorum"], quorum)
    comparison.same("share", result["share"], share)
    comparison.same("leading", set(result["winner"]), set(leading))
    comparison.same("passes", result["passes"], passes)
    comparison.same("a reason when it does not pass", bool(result["reasons"]), not passes)


def _options(round_: Mapping[str, Any], votes: Mapping[str, int], comparison: Any) -> None:
    result, total = round_["result"], sum(votes.values())
    comparison.same("options", {each["id"] for each in result["options"]}, set(votes))
    for option in result["options"]:
        name = option["id"]
        comparison.same(f"{name} votes", option["votes"], votes[name])
        comparison.same(f"{name} share", option["share"], Fraction(votes[name], total) if total else None)
        for role, figures in option["byRole"].items():
            own = [each["choice"]["answer"] for each in round_["ballots"] if (each["role"] or "") == role]
            comparison.same(f"{name} votes of {role!r}", figures["votes"], own.count(name))
            comparison.same(f"{name} ballots of {role!r}", figures["ballots"], len(own))
    comparison.order(result, votes)
