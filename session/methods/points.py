"""Dot vote: each ballot divides points over options, and the points are added.

Source: cumulative voting, Glasser, Management Science 5(2):141-153 (1959). A rule can also let each ballot take points
away; a total is then what was given minus what was taken. Tie rule: equal totals share a tier; nothing breaks the tie.
Nobody wins without a total above zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Ranking, Tier, by_score


@dataclass(frozen=True)
class Points:
    """Totals of a dot vote. `heaviest` is, per option, the share of the points given to it that came from one ballot
    (None: no points). `used` and `unused` are about points given; `taken` and `opponents` are the points taken away
    from an option and the ballots that did.
    """

    ballots: int
    points: dict[str, int]
    voters_per_option: dict[str, int]
    order: Ranking
    winner: Tier
    heaviest: dict[str, Fraction | None]
    used: int
    unused: int | None
    taken: dict[str, int]
    opponents: dict[str, int]


def tally(
    options: Sequence[str],
    ballots: Sequence[Mapping[str, int]],
    per_ballot: int | None = None,
    negative: int = 0,
) -> Points:
    """Add the points of all ballots. `per_ballot` is what each could spend; without it unused points are unknown.
    `negative` is how many each could take away as well.

    Raises ValueError for an unknown option, or more points given or taken than allowed.
    """
    known = set(options)
    for ballot in ballots:
        _check(known, ballot, per_ballot, negative)
    given: dict[str, list[int]] = {option: [] for option in options}
    taken: dict[str, list[int]] = {option: [] for option in options}
    for ballot in ballots:
        for option, number in ballot.items():
            if number:
                (given if number > 0 else taken)[option].append(abs(number))
    points = {option: sum(given[option]) - sum(taken[option]) for option in options}
    used = sum(map(sum, given.values()))
    order = by_score(points)
    return Points(
        ballots=len(ballots),
        points=points,
        voters_per_option={option: len(given[option]) for option in options},
        order=order,
        winner=order[0] if order and points[order[0][0]] > 0 else (),
        heaviest={option: Fraction(max(dots), sum(dots)) if dots else None for option, dots in given.items()},
        used=used,
        unused=None if per_ballot is None else per_ballot * len(ballots) - used,
        taken={option: sum(taken[option]) for option in options},
        opponents={option: len(taken[option]) for option in options},
    )


def _check(options: set[str], ballot: Mapping[str, int], per_ballot: int | None, negative: int) -> None:
    for option, points in ballot.items():
        if option not in options:
            raise ValueError(f"{option!r} is not an option")
        if points < 0 and not negative:
            raise ValueError("points are below zero")
    if per_ballot is not None and sum(max(points, 0) for points in ballot.values()) > per_ballot:
        raise ValueError(f"a ballot spends more than {per_ballot} points")
    if -sum(min(points, 0) for points in ballot.values()) > negative:
        raise ValueError(f"a ballot takes away more than {negative} points")
