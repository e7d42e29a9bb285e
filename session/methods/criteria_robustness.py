"""The robustness of a weighing on criteria: equal and original weights, the ballots that decide, the roles.

The difference of two totals is a sum over ballots: each gives its ratings, divided by how many rated that cell and
times the weight. So the fewest ballots that turn it are those with most to lose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from session.methods.criteria import Criteria, tally
from session.methods.robustness import Robustness, by_role, judge, least, pairs_at

Weights = Mapping[str, int]
Ratings = Mapping[str, Mapping[str, int]]  # option -> criterion -> rating, higher is better


@dataclass(frozen=True)
class Weighing:
    """What was rated and how it counts. `lowest` and `highest` are the ends of the scale."""

    options: Sequence[str]
    ballots: Sequence[Ratings]
    weights: Weights
    lowest: int
    highest: int


def of_criteria(
    given: Weighing,
    counted: Criteria,
    *,
    original: Weights | None = None,
    cut: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Judge `counted`, the tally of `given`. Other rules: equal weights and, if changed, the original ones."""
    rules = {"equal_weights": counted.equal_ranking[0] if counted.equal_ranking else ()}
    if original is not None and dict(original) != dict(given.weights):
        rules["original_weights"] = tally(given.options, original, given.ballots).winner
    parts = {
        role: tally(given.options, given.weights, [given.ballots[i] for i in own]).winner
        for role, own in by_role(roles).items()
    }
    shares = _shares(given, counted)

    def flips(cut: int) -> int | None:
        return least(
            _ballots_to_level(given, shares, one, other) for one, other in pairs_at(counted.ranking, cut)
        )

    return judge(
        counted.ranking,
        counted.winner,
        len(given.ballots),
        flips=flips(1),
        cut=cut,
        cut_flips=flips(cut) if cut and cut > 1 else None,
        rules=rules,
        roles=parts,
    )


def _shares(given: Weighing, counted: Criteria) -> dict[str, dict[str, int]]:
    """option -> criterion -> what one point of one rating adds to the total, in units that make all of them whole."""
    counts = {
        (option, criterion): counted.cells[option][criterion].n
        for option in given.options
        for criterion, weight in given.weights.items()
        if weight
    }
    unit = lcm(*(n for n in counts.values() if n))
    shares: dict[str, dict[str, int]] = {option: {} for option in given.options}
    for (option, criterion), n in counts.items():
        if n:
            shares[option][criterion] = given.weights[criterion] * unit // n
    return shares


def _ballots_to_level(
    given: Weighing, shares: Mapping[str, Mapping[str, int]], one: str, other: str
) -> int | None:
    """Fewest ballots that must change, each in the cells it rated, before `other` draws level with `one`."""
    left, losses = 0, list[int]()
    for ballot in given.ballots:
        for_one, for_other = ballot.get(one, {}), ballot.get(other, {})
        lead = _worth(for_one, shares[one]) - _worth(for_other, shares[other])
        worst = given.lowest * _rated(for_one, shares[one]) - given.highest * _rated(for_other, shares[other])
        left += lead
        losses.append(lead - worst)
    for changed, loss in enumerate((*sorted(losses, reverse=True), 0)):
        if left <= 0:
            return changed
        left -= loss
    return None


def _worth(row: Mapping[str, int], shares: Mapping[str, int]) -> int:
    return sum(share * row[criterion] for criterion, share in shares.items() if criterion in row)


def _rated(row: Mapping[str, int], shares: Mapping[str, int]) -> int:
    return sum(share for criterion, share in shares.items() if criterion in row)
