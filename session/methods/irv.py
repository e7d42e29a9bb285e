"""Instant-runoff voting: the option with the fewest first choices leaves until one holds a majority.

Source: the alternative vote (W. Ware, 1871). Equal ranks divide a ballot equally over those of them who still stand,
anew in every round, so when one of two equals leaves the other has the whole ballot. A ballot that no longer prefers
anyone is exhausted, and a majority is more than half of the others. Tie rule: when options tie for last, every one of
them is tried (parallel universes: V. Conitzer, M. Rognlie & L. Xia, IJCAI 2009) and everyone who can win is a winner.
Tied options whose votes together are fewer than the next one's leave together: their order cannot matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.piles import Piles, piles
from session.methods.tiers import Ballot, Tier, completed

BRANCHES = 1_100  # sets of remaining options looked at before the count gives up on trying every tie


@dataclass(frozen=True)
class IrvRound:
    """One count. `eliminated` left after it; `tied` could each leave first and the count splits there."""

    votes: dict[str, Fraction]
    exhausted: int
    eliminated: Tier
    tied: Tier


@dataclass(frozen=True)
class Irv:
    """Winners over all ways to break ties, and the rounds up to the end or the first tie that splits the count.

    `complete` is False when there were too many ways; then those tied for last left together and the winners are what
    that gives.
    """

    winner: Tier
    rounds: tuple[IrvRound, ...]
    complete: bool


def irv(options: Sequence[str], ballots: Sequence[Ballot], limit: int = BRANCHES) -> Irv:
    """Run the count, with at most `limit` sets of remaining options looked at to try every tie.

    Raises ValueError when a ballot names an unknown or repeated option.
    """
    full = completed(ballots, options)
    if not full or not options:
        return Irv((), (), True)
    start = piles(options, full)
    winners, complete = _branches(start, limit), True
    if winners is None:
        winners, complete = _branches(start, None), False
    return Irv(tuple(option for option in options if option in (winners or ())), _rounds(start), complete)


def _branches(start: Piles, limit: int | None) -> set[str] | None:
    """Everyone who wins in some branch; None when there are more than `limit`. Without a limit ties leave together."""
    winners, seen, waiting, together = set[str](), {start.standing}, [start], limit is None
    while waiting:
        if limit is not None and len(seen) > limit:
            return None
        now = waiting.pop()
        firsts = now.firsts()
        eliminated, tied = _leaving(firsts.votes)
        if not eliminated and (not tied or (together and len(tied) == len(firsts.votes))):
            winners |= _leaders(firsts.votes)
            continue
        leaving = [eliminated or tied] if eliminated or together else [(option,) for option in tied]
        for gone in leaving:
            rest = now.remaining(gone)
            if rest not in seen:
                seen.add(rest)
                waiting.append(now.without(gone))
    return winners


def _rounds(now: Piles) -> tuple[IrvRound, ...]:
    rounds = []
    while True:
        firsts = now.firsts()
        eliminated, tied = _leaving(firsts.votes)
        votes = {option: Fraction(number, firsts.unit) for option, number in firsts.votes.items()}
        rounds.append(IrvRound(votes, firsts.blank, eliminated, tied))
        if not eliminated:
            return tuple(rounds)
        now = now.without(eliminated)


def _leaving(votes: Mapping[str, int]) -> tuple[Tier, Tier]:
    """Who leaves after this count, or who of the last could; neither means that the count has ended."""
    levels = sorted(set(votes.values()))
    if len(levels) == 1 and (len(votes) <= 2 or not levels[0]):
        return (), ()
    if levels[-1] * 2 > sum(votes.values()):
        return (), ()
    last = tuple([option for option, number in votes.items() if number == levels[0]])
    if len(last) == 1 or (len(levels) > 1 and levels[0] * len(last) < levels[1]):
        return last, ()
    return (), last


def _leaders(votes: Mapping[str, int]) -> set[str]:
    most = max(votes.values())
    return {option for option, number in votes.items() if number == most}
