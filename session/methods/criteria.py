"""Multi-criteria rating: the weighted mean of the criteria's means, with a check on the weights.

Source: the simple additive weighting of C. Hwang & K. Yoon, Multiple Attribute Decision Making (1981): total =
sum(weight x mean) / sum(weight). Tie rule: equal totals share a tier. An option that nobody rated on some criterion
has no total and is not ranked, because any other choice would favour or punish the gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from session.methods.tiers import Ranking, Tier, by_score

Ratings = Mapping[
    str, Mapping[str, int | Fraction]
]  # option -> criterion -> rating; a missing one is "don't know"


@dataclass(frozen=True)
class Cell:
    """Ratings of one option on one criterion: how many, their mean, and the sample standard deviation."""

    n: int
    mean: Fraction | None
    sd: float | None


@dataclass(frozen=True)
class Criteria:
    """`cells[option][criterion]`, totals with the given weights, and the same under equal weights."""

    cells: dict[str, dict[str, Cell]]
    totals: dict[str, Fraction | None]
    ranking: Ranking
    winner: Tier
    equal_totals: dict[str, Fraction | None]
    equal_ranking: Ranking
    unranked: Tier


def tally(
    options: Sequence[str], weights: Mapping[str, int | Fraction], ballots: Sequence[Ratings]
) -> Criteria:
    """Rate `options` on the criteria in `weights`. Raises ValueError for weights that are negative or all zero, or an
    option or criterion that is not on the list."""
    if any(weight < 0 for weight in weights.values()) or not any(weights.values()):
        raise ValueError("weights are zero or more and at least one is above zero")
    for ballot in ballots:
        if not set(ballot) <= set(options) or any(not set(row) <= set(weights) for row in ballot.values()):
            raise ValueError("a ballot rates an option or criterion that is not on the list")
    rows = {option: [ballot.get(option, {}) for ballot in ballots] for option in options}
    cells = {
        option: {
            criterion: _cell([row[criterion] for row in rated if criterion in row]) for criterion in weights
        }
        for option, rated in rows.items()
    }
    totals = {option: _total(cells[option], weights) for option in options}
    equal = {option: _total(cells[option], dict.fromkeys(weights, 1)) for option in options}
    ranking = _rank(totals)
    return Criteria(
        cells=cells,
        totals=totals,
        ranking=ranking,
        winner=ranking[0] if ranking else (),
        equal_totals=equal,
        equal_ranking=_rank(equal),
        unranked=tuple(option for option in options if totals[option] is None),
    )


def _cell(ratings: Sequence[int | Fraction]) -> Cell:
    """Mean and sd from the sums of the ratings and of their squares: exact, and quick for a thousand ballots."""
    n, total = len(ratings), Fraction(sum(ratings))
    squares = Fraction(sum(rating * rating for rating in ratings))
    spread = sqrt((squares - total * total / n) / (n - 1)) if n > 1 else None
    return Cell(n, total / n if n else None, spread)


def _total(row: Mapping[str, Cell], weights: Mapping[str, int | Fraction]) -> Fraction | None:
    """Criteria with weight zero do not count, so they need no ratings either."""
    total = Fraction(0)
    for criterion, weight in weights.items():
        middle = row[criterion].mean
        if weight and middle is None:
            return None
        total += weight * (middle or Fraction(0))
    return total / sum(weights.values(), Fraction(0))


def _rank(totals: Mapping[str, Fraction | None]) -> Ranking:
    return by_score({option: total for option, total in totals.items() if total is not None})
