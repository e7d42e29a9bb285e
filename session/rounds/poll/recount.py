"""Counts a poll again: votes, abstentions, the quorum and whether it passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round

SIDES = ("yes", "no")


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the votes of each option, or of yes and no."""
    if result["yesNo"].value is True:
        return {side: float(result[side].whole()) for side in SIDES}
    return result["options"].column("votes")


def count(round_: Round, comparison: Comparison) -> None:
    """The answers of everybody and of each role, and what they decide."""
    result = round_.result
    yes_no = round_.settings["answers"] == "yes_no" or not round_.options
    answers = [choice["answer"] for choice in round_.choices]
    votes = Counter({name: answers.count(name) for name in (SIDES if yes_no else round_.options)})
    comparison.same(result["yesNo"], yes_no)
    comparison.holds(
        result["people"], "no more ballots than people", len(answers) <= result["people"].whole()
    )
    _answers(result, answers, yes_no, comparison)
    for role, figures in result["byRole"].items():
        _answers(figures, [choice["answer"] for choice in round_.choices_of(role)], yes_no, comparison)
    _outcome(round_, votes, comparison)
    if yes_no:
        comparison.same(result["options"], [])
        comparison.same(result["tiers"], [])
    else:
        _options(round_, votes, comparison)


def _answers(figures: Part, answers: Sequence[str | None], yes_no: bool, comparison: Comparison) -> None:
    comparison.same(figures["ballots"], len(answers))
    comparison.same(figures["abstain"], answers.count(None))
    comparison.same(figures["votes"], len(answers) - answers.count(None))
    for side in SIDES if yes_no else ():
        comparison.same(figures[side], answers.count(side))


def _outcome(round_: Round, votes: Mapping[str, int], comparison: Comparison) -> None:
    """The share of yes or of who leads, and whether quorum, lead and required share are all there."""
    result, settings = round_.result, round_.settings
    yes_no, total, most = result["yesNo"].value is True, sum(votes.values()), max(votes.values())
    leading = {name for name in votes if votes[name] == most and total}
    share = Fraction(votes["yes"] if yes_no else most, total) if total else None
    needed = -(-result["people"].whole() * settings["quorum"] // 100)
    enough = len(round_.choices) >= needed
    below = share is not None and share * 100 < settings["required"]
    against = _against(leading, yes_no, below)
    comparison.same(result["quorum"], {"needed": needed, "met": enough} if needed else None)
    comparison.same(result["share"], share)
    comparison.same(result["winner"], leading)
    comparison.same(result["passes"], enough and not against)
    comparison.same(result["reasons"], [*([] if enough else ["no_quorum"]), *against])


def _against(leading: set[str], yes_no: bool, below: bool) -> list[str]:
    """What keeps these votes from passing, leaving the quorum aside."""
    if not leading:
        return ["nobody"]
    if len(leading) > 1:
        return ["tie"]
    if yes_no and leading == {"no"}:
        return ["against"]
    return ["below"] if below else []


def _options(round_: Round, votes: Mapping[str, int], comparison: Comparison) -> None:
    total = sum(votes.values())
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        comparison.same(row["votes"], votes[name])
        comparison.same(row["share"], Fraction(votes[name], total) if total else None)
        for role, figures in row["byRole"].items():
            answers = [choice["answer"] for choice in round_.choices_of(role)]
            comparison.same(figures["votes"], answers.count(name))
            comparison.same(figures["ballots"], len(answers))
    comparison.order(round_.result, votes)
