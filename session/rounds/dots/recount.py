"""Counts dots again: given and taken away, who gave them, what was left over, by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import compare_sums
from session.recount.round import Document, Round

MOST_DOTS = 100  # that a ballot can put on an option when the round has no limit for it


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the dots of each option."""
    return result["options"].column("dots")


def count(round_: Round, comparison: Comparison) -> None:
    """The sums of dots, of who gave them and of what was left, for each option and role."""
    given, taken = Counter[str](), Counter[str]()
    voters, opponents = Counter[str](), Counter[str]()
    allowed, negative = round_.settings["dots"], round_.settings.get("negative", 0)
    for ballot in round_.ballots or ():
        dots = ballot.choice["dots"]
        plus = {option: number for option, number in dots.items() if number > 0}
        minus = {option: -number for option, number in dots.items() if number < 0}
        given.update(plus)
        voters.update(plus.keys())
        taken.update(minus)
        opponents.update(minus.keys())
        comparison.holds(ballot.part, "no more dots than one has", sum(plus.values()) <= allowed)
        comparison.holds(ballot.part, "no more dots taken away than one may", sum(minus.values()) <= negative)
    points = {option: given[option] - taken[option] for option in round_.options}
    comparison.same(round_.result["dots"], given.total())
    comparison.same(round_.result["unused"], allowed * len(round_.choices) - given.total())
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        comparison.same(row["dots"], points[name])
        comparison.same(row["voters"], voters[name])
        comparison.same_if_told(row["given"], given[name])
        comparison.same_if_told(row["taken"], taken[name])
        comparison.same_if_told(row["opponents"], opponents[name])
        for role, figures in row["byRole"].items():
            choices = round_.choices_of(role)
            dots_of_role = sum(choice["dots"].get(name, 0) for choice in choices)
            comparison.same(figures["dots"], dots_of_role)
            comparison.same(figures["ballots"], len(choices))
            comparison.same(figures["perPerson"], Fraction(dots_of_role, len(choices)))
    comparison.order(round_.result, points)
    if given or taken:
        dots = [choice["dots"] for choice in round_.choices]
        compare_sums(round_, dots, _swing(round_.settings), comparison)
    else:
        comparison.same(round_.result["solid"], None)


def _swing(settings: Mapping[str, Any]) -> int:
    """What one changed ballot can put between two options: all it can give one and take from the other."""
    negative, on_one = settings.get("negative", 0), _on_one(settings)
    can_take = negative - negative % int(settings.get("step", 1))
    return int(min(settings["dots"], on_one) + min(can_take, on_one))


def _on_one(settings: Mapping[str, Any]) -> int:
    """The most dots of one ballot on one option: the limit in whole steps, and at least a step."""
    step, most = int(settings.get("step", 1)), settings["per_option"]
    return max(step, most - most % step) if most else MOST_DOTS


def tally_documents(round_: Round) -> dict[str, Document]:
    """Dots as points, those that are taken away below zero."""
    ballots = [
        {round_.names[option]: dots for option, dots in choice["dots"].items()} for choice in round_.choices
    ]
    return {
        "": {
            "options": list(round_.names.values()),
            "points_per_voter_max": round_.settings["dots"],
            "points_taken_max": round_.settings.get("negative", 0),
            **({"points_per_option_max": _on_one(round_.settings)} if round_.settings["per_option"] else {}),
            "ballots": ballots,
        }
    }
