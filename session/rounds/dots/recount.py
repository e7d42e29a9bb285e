"""Counts dots again: given and taken away, who gave them, what was left over, by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Sums:
    """For each option: dots given and taken away, and how many people gave it any, or took any away."""

    given: Counter[str]
    taken: Counter[str]
    voters: Counter[str]
    opponents: Counter[str]


def count(round_: Round, comparison: Comparison) -> None:
    """The sums of dots, of who gave them and of what was left, for each option and role."""
    sums, result = _sums(round_, comparison), round_.result
    points = {option: sums.given[option] - sums.taken[option] for option in round_.options}
    comparison.same(result["dots"], sums.given.total())
    comparison.same(result["unused"], round_.settings["dots"] * len(round_.choices) - sums.given.total())
    for name, row in comparison.rows(result["options"], round_.texts):
        comparison.same(row["dots"], points[name])
        comparison.same(row["voters"], sums.voters[name])
        comparison.same_if_told(row["given"], sums.given[name])
        comparison.same_if_told(row["taken"], sums.taken[name])
        comparison.same_if_told(row["opponents"], sums.opponents[name])
        for role, figures in row["byRole"].items():
            choices = round_.choices_of(role)
            dots_of_role = sum(choice["dots"].get(name, 0) for choice in choices)
            comparison.same(figures["dots"], dots_of_role)
            comparison.same(figures["ballots"], len(choices))
            comparison.same(figures["perPerson"], Fraction(dots_of_role, len(choices)))
    comparison.order(result, points)
    if sums.given or sums.taken:
        compare_sums(
            round_, [choice["dots"] for choice in round_.choices], _swing(round_.settings), comparison
        )
    else:
        comparison.same(result["solid"], None)


def _sums(round_: Round, comparison: Comparison) -> Sums:
    """Added up ballot by ballot, each within what a person may give and take away."""
    sums = Sums(Counter(), Counter(), Counter(), Counter())
    allowed, negative = round_.settings["dots"], round_.settings.get("negative", 0)
    for ballot in round_.ballots or ():
        dots = ballot.choice["dots"]
        plus = {option: number for option, number in dots.items() if number > 0}
        minus = {option: -number for option, number in dots.items() if number < 0}
        comparison.holds(ballot.part, "no more dots than one has", sum(plus.values()) <= allowed)
        comparison.holds(ballot.part, "no more dots taken away than one may", sum(minus.values()) <= negative)
        sums.given.update(plus)
        sums.voters.update(plus.keys())
        sums.taken.update(minus)
        sums.opponents.update(minus.keys())
    return sums


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
