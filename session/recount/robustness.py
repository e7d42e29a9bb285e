"""Judges again how solid an outcome is: who ties, how few ballots would change it, and what rule or role disagrees.

The verdict is that of docs/tally.md#robustness. The number of ballots that decide is the margin of victory (L. Xia, EC
2012). After which place the line between in and out falls, a record tells; it cannot be counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round
from session.recount.spread import quartiles

FEW_BALLOTS, FEW_SHARE = 2, Fraction(1, 20)  # at most so many, or one in so many of the ballots, is few

Number = int | Fraction
Tiers = list[set[str]]  # best first
Gap = Callable[
    [str, str], int | None
]  # ballots to change before the second draws level with the first; None: never
Scores = Mapping[str, Number]  # of one ballot: option -> points or rating


@dataclass(frozen=True)
class Outcome:
    """What is judged. `rules` and `roles`: who wins by another rule, and within each role that is told by its name."""

    tiers: Tiers
    winners: set[str]
    ballots: int
    flips: int | None
    cut_flips: int | None = None
    rules: Mapping[str, set[str]] = field(default_factory=dict)
    roles: Mapping[str, set[str]] = field(default_factory=dict)


def judged(
    solid: Part,
    tiers: Tiers,
    ballots: int,
    gap: Gap,
    rules: Mapping[str, set[str]],
    roles: Mapping[str, set[str]],
) -> Outcome:
    """The outcome of a ranking whose best tier wins, with the line that is told."""
    line = line_of(solid)
    flips = fewest(gap(one, other) for one, other in pairs_at(1, tiers))
    cut = fewest(gap(one, other) for one, other in pairs_at(line, tiers)) if line and line > 1 else None
    return Outcome(tiers, tiers[0] if tiers else set(), ballots, flips, cut, rules, roles)


def compare_verdict(
    solid: Part,
    outcome: Outcome,
    comparison: Comparison,
    *,
    few_first: str = "few_first",
    flips: str = "flips",
) -> None:
    """The verdict with its reasons, and the figures behind it. What stands under other names says so."""
    ties, weak = _ties(outcome, line_of(solid)), _weak(outcome, few_first)
    comparison.same(solid["verdict"], "tie" if ties else "fragile" if weak else "solid")
    comparison.same(solid["reasons"], [{"code": code, "about": about} for code, about in (*ties, *weak)])
    comparison.same(solid[flips], outcome.flips)
    comparison.same(solid["cutFlips"], outcome.cut_flips)


def line_of(solid: Part) -> int | None:
    """After which place the line falls, as the record has it."""
    return solid["line"].whole() if solid["line"].value and not solid["line"].is_missing else None


def _ties(outcome: Outcome, line: int | None) -> list[tuple[str, set[str]]]:
    ties = []
    if len(outcome.winners) != 1:
        ties.append(("tie_first", outcome.winners) if outcome.winners else ("no_winner", set[str]()))
    above = 0
    for tier in outcome.tiers if line else ():
        if above < (line or 0) < above + len(tier):
            ties.append(("tie_cut", tier))
        above += len(tier)
    return ties


def _weak(outcome: Outcome, few_first: str) -> list[tuple[str, set[str]]]:
    few = max(FEW_BALLOTS, ceil(outcome.ballots * FEW_SHARE))
    numbers = ((few_first, outcome.flips), ("few_cut", outcome.cut_flips))
    weak = [(code, {str(number)}) for code, number in numbers if number is not None and number <= few]
    for code, others in (("rule_disagrees", outcome.rules), ("role_disagrees", outcome.roles)):
        disagreeing = {
            name
            for name, winners in others.items()
            if winners != outcome.winners and (winners or code == "rule_disagrees")
        }
        if disagreeing:
            weak.append((code, disagreeing))
    return weak


def pairs_at(place: int, tiers: Tiers) -> list[tuple[str, str]]:
    """Who just made it to this place, against who just did not; nobody when the line falls inside a tier."""
    above = 0
    for upper, lower in pairwise(tiers):
        above += len(upper)
        if above == place:
            return [(one, other) for one in upper for other in lower]
    return []


def fewest(numbers: Iterable[int | None]) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def changes_to_level(leads: Sequence[Number], swing: Number) -> int | None:
    """The fewest ballots to change before a lead is gone. Each of `leads` is what one ballot adds to it.

    A changed ballot gives at most `swing` the other way; those that lose most change first.
    """
    return changes_until_gone(leads, [lead + swing for lead in leads])


def changes_until_gone(leads: Sequence[Number], losses: Sequence[Number]) -> int | None:
    """The same, with what the lead loses when a ballot changes, ballot by ballot. None when all are not enough."""
    left: Number = sum(leads)
    for changed, loss in enumerate(sorted(losses, reverse=True)):
        if left <= 0:
            return changed
        left -= loss
    return len(losses) if left <= 0 else None


def by_named_role(round_: Round, ballots: Sequence[Any]) -> dict[str, list[Any]]:
    """One thing a ballot, by the roles that are told by their own name; none in a round that is not told by role."""
    if not round_.result["roles"].value:
        return {}
    roles: dict[str, list[Any]] = {}
    for ballot, one in zip(round_.ballots or (), ballots, strict=True):
        if ballot.role not in ("", "*"):
            roles.setdefault(ballot.role, []).append(one)
    return roles


def tiers_of(scores: Mapping[str, Any]) -> Tiers:
    """Options from the highest score to the lowest; those without one (None) are left out."""
    known = {option: score for option, score in scores.items() if score is not None}
    levels = sorted(set(known.values()), reverse=True)
    return [{option for option in known if known[option] == level} for level in levels]


def winners_of(scores: Mapping[str, Any]) -> set[str]:
    return next(iter(tiers_of(scores)), set())


def compare_sums(round_: Round, ballots: Sequence[Scores], swing: int, comparison: Comparison) -> None:
    """The verdict on added scores, of which a changed ballot moves at most `swing` from one option to another.

    The other rule is the number of people who gave an option anything.
    """
    solid = round_.result["solid"]
    if len(round_.options) < 2:
        comparison.same(solid, None)
        return

    def sums(chosen: Sequence[Scores]) -> dict[str, Number]:
        return {option: sum(ballot.get(option, 0) for ballot in chosen) for option in round_.options}

    def gap(one: str, other: str) -> int | None:
        return changes_to_level([ballot.get(one, 0) - ballot.get(other, 0) for ballot in ballots], swing)

    givers = sums([{option: 1 for option, score in ballot.items() if score > 0} for ballot in ballots])
    roles = {role: winners_of(sums(own)) for role, own in by_named_role(round_, ballots).items()}
    rules = {"voters": winners_of(givers)}
    outcome = judged(solid, tiers_of(sums(ballots)), len(ballots), gap, rules, roles)
    compare_verdict(solid, outcome, comparison)


def compare_ratings(
    round_: Round, ballots: Sequence[Scores], swing: int, by_role: bool, comparison: Comparison
) -> None:
    """The verdict on mean ratings, between whose ends `swing` lies. `by_role`: every option is told by role.

    Only ballots that rate both options of a pair are changed. The other rule is the median.
    """
    solid = round_.result["solid"]
    if len(round_.options) < 2 or not any(ballots):
        comparison.same(solid, None)
        return

    def middles(
        chosen: Sequence[Scores], figure: Callable[[list[Fraction]], Fraction | None]
    ) -> Mapping[str, Any]:
        rated = {
            option: [Fraction(ballot[option]) for ballot in chosen if option in ballot]
            for option in round_.options
        }
        return {option: figure(values) if values else None for option, values in rated.items()}

    def gap(one: str, other: str) -> int | None:
        leads = [ballot[one] - ballot[other] for ballot in ballots if one in ballot and other in ballot]
        return changes_to_level(leads, swing)

    roles = by_named_role(round_, ballots) if by_role else {}
    within = {role: winners_of(middles(own, _mean)) for role, own in roles.items()}
    rules = {"median": winners_of(middles(ballots, _median))}
    outcome = judged(solid, tiers_of(middles(ballots, _mean)), len(ballots), gap, rules, within)
    compare_verdict(solid, outcome, comparison)


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: list[Fraction]) -> Fraction | None:
    return quartiles(values)[1]
