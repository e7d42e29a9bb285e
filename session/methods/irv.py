"""Instant-runoff voting: the option with the fewest first choices leaves until one holds a majority.

Called by the decide kind and the tally. Source: the alternative vote (W. Ware, 1871). Equal ranks divide a ballot
equally; a ballot that no longer prefers anyone is exhausted, and a majority is more than half of the others. Tie
rule: when options tie for last, every one of them is tried (parallel universes: V. Conitzer, M. Rognlie & L. Xia,
IJCAI 2009) and everyone who can win is a winner. Tied options whose votes together are fewer than the next one's
leave together: their order cannot matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.plurality import first_choices
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
    winners, complete = _branches(tuple(options), full, limit), True
    if winners is None:
        winners, complete = _branches(tuple(options), full, None), False
    return Irv(tuple(o for o in options if o in (winners or ())), _rounds(tuple(options), full), complete)


def _branches(options: Tier, ballots: Sequence[Ballot], limit: int | None) -> set[str] | None:
    """Everyone who wins in some branch; None when there are more than `limit`. Without a limit ties leave together."""
    winners, seen, waiting, together = set[str](), {options}, [options], limit is None
    while waiting:
        if limit is not None and len(seen) > limit:
            return None
        standing = waiting.pop()
        count = _count(standing, ballots)
        if not count.eliminated and (not count.tied or (together and count.tied == standing)):
            winners |= _leaders(count)
            continue
        leaving = [count.eliminated] if count.eliminated else [(option,) for option in count.tied]
        if together and count.tied:
            leaving = [count.tied]
        for gone in leaving:
            rest = tuple(option for option in standing if option not in gone)
            if rest not in seen:
                seen.add(rest)
                waiting.append(rest)
    return winners


def _rounds(options: Tier, ballots: Sequence[Ballot]) -> tuple[IrvRound, ...]:
    rounds, standing = [], options
    while True:
        count = _count(standing, ballots)
        rounds.append(count)
        if not count.eliminated:
            return tuple(rounds)
        standing = tuple(option for option in standing if option not in count.eliminated)


def _count(standing: Tier, ballots: Sequence[Ballot]) -> IrvRound:
    """One round; neither eliminated nor tied means that the count has ended."""
    votes, exhausted = first_choices(standing, ballots)
    levels = sorted(set(votes.values()))
    if len(levels) == 1 and (len(standing) <= 2 or not levels[0]):
        return IrvRound(votes, exhausted, (), ())
    if levels[-1] * 2 > sum(votes.values()):
        return IrvRound(votes, exhausted, (), ())
    last = tuple(option for option in standing if votes[option] == levels[0])
    if len(last) == 1 or (len(levels) > 1 and levels[0] * len(last) < levels[1]):
        return IrvRound(votes, exhausted, last, ())
    return IrvRound(votes, exhausted, (), last)


def _leaders(count: IrvRound) -> set[str]:
    most = max(count.votes.values())
    return {option for option, votes in count.votes.items() if votes == most}
