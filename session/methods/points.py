"""Dot vote: each ballot divides points over options, and the points are added.

Called by the dots kind and the tally. Source: cumulative voting, Glasser, Management Science 5(2):141-153 (1959).
Tie rule: equal totals share a tier; nothing breaks the tie. Nobody wins when no point was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Ranking, Tier, by_score


@dataclass(frozen=True)
class Points:
    """Totals of a dot vote. `heaviest` is, per option, the share of its points that came from one ballot
    (None: no points).
    """

    ballots: int
    points: dict[str, int]
    voters_per_option: dict[str, int]
    order: Ranking
    winner: Tier
    heaviest: dict[str, Fraction | None]
    used: int
    unused: int | None


def tally(
    options: Sequence[str], ballots: Sequence[Mapping[str, int]], per_ballot: int | None = None
) -> Points:
    """Add the points of all ballots. `per_ballot` is what each could spend; without it unused points are unknown.

    Raises ValueError for an unknown option, points below zero or more points than allowed.
    """
    for ballot in ballots:
        _check(set(options), ballot, per_ballot)
    given = {option: [ballot[option] for ballot in ballots if ballot.get(option)] for option in options}
    points = {option: sum(given[option]) for option in options}
    used = sum(points.values())
    order = by_score(points)
    return Points(
        ballots=len(ballots),
        points=points,
        voters_per_option={option: len(given[option]) for option in options},
        order=order,
        winner=order[0] if used else (),
        heaviest={o: Fraction(max(given[o]), points[o]) if points[o] else None for o in options},
        used=used,
        unused=None if per_ballot is None else per_ballot * len(ballots) - used,
    )


def _check(options: set[str], ballot: Mapping[str, int], per_ballot: int | None) -> None:
    for option, points in ballot.items():
        if option not in options:
            raise ValueError(f"{option!r} is not an option")
        if points < 0:
            raise ValueError("points are below zero")
    if per_ballot is not None and sum(ballot.values()) > per_ballot:
        raise ValueError(f"a ballot spends more than {per_ballot} points")
