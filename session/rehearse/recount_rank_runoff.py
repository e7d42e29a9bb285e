"""The run-off of recount_rank: the one with the fewest first choices leaves, until one has more than half (Ware, 1871).

Loaded by recount_rank. Every tie for leaving is followed; what takes more than so many sets of who is left is told as
incomplete, and then those who tie leave together.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

RUNOFF_SETS, RUNOFF_LOOKS, RUNOFF_OVERHEAD = 1_100, 1_000_000, 60

Order = list[list[str]]
Ballots = list[Order]


def first(standing: list[str], ballots: Ballots) -> tuple[dict[str, Fraction], int]:
    """First choices among who is standing, a shared one divided; and ballots that prefer none of them."""
    votes, indifferent = dict.fromkeys(standing, Fraction(0)), 0
    for ballot in ballots:
        top = next(left for tier in ballot if (left := [each for each in tier if each in standing]))
        if len(top) == len(standing) > 1:
            indifferent += 1
            continue
        for each in top:
            votes[each] += Fraction(1, len(top))
    return votes, indifferent


def _stage(standing: list[str], ballots: Ballots) -> tuple[dict[str, Fraction], int, set[str], set[str]]:
    """Votes, exhausted ballots, who leaves, and who ties for leaving. Nobody does when the count is over.

    The last ones leave together when their votes together are fewer than the next one has.
    """
    votes, exhausted = first(standing, ballots)
    fewest, most = min(votes.values()), max(votes.values())
    over = 2 * most > sum(votes.values()) or (fewest == most and (len(standing) < 3 or not most))
    if over:
        return votes, exhausted, set(), set()
    last = {each for each in standing if votes[each] == fewest}
    others = [number for number in votes.values() if number > fewest]
    if len(last) == 1 or (others and fewest * len(last) < min(others)):
        return votes, exhausted, last, set()
    return votes, exhausted, set(), last


def runoff(options: list[str], ballots: Ballots) -> tuple[list[Any], set[str], bool]:
    """The counts up to the first tie that splits them, everybody who can win, and whether every tie was tried."""
    stages, standing = list[Any](), options
    while not stages or stages[-1][2]:
        stages.append(_stage(standing, ballots))
        standing = [each for each in standing if each not in stages[-1][2]]
    room = 2 * len(options) + RUNOFF_LOOKS // (len(options) * (len(ballots) + RUNOFF_OVERHEAD))
    winners = _winners(options, ballots, min(RUNOFF_SETS, room))
    if winners is None:
        return stages, _winners(options, ballots, None) or set(), False
    return stages, winners, True


def _winners(options: list[str], ballots: Ballots, room: int | None) -> set[str] | None:
    """Who wins in some way to break ties; None after more sets than there is room for, then ties leave together."""
    winners, seen, waiting = set[str](), {frozenset(options)}, [options]
    while waiting:
        if room is not None and len(seen) > room:
            return None
        standing = waiting.pop()
        votes, _, gone, tied = _stage(standing, ballots)
        if not gone and (not tied or (room is None and len(tied) == len(standing))):
            winners |= {each for each in votes if votes[each] == max(votes.values())}
            continue
        for leaving in [gone] if gone else [tied] if room is None else [{each} for each in tied]:
            rest = [each for each in standing if each not in leaving]
            if frozenset(rest) not in seen:
                seen.add(frozenset(rest))
                waiting.append(rest)
    return winners


def order(stages: list[Any], winners: set[str]) -> Order:
    """Who won, who was still in, and then who left, the last one first."""
    votes, _, _, tied = stages[-1]
    top = [sorted(winners), sorted(set(votes) - winners)] if tied else levels(votes)
    return [tier for tier in (*top, *(sorted(stage[2]) for stage in reversed(stages))) if tier]


def levels(scores: Mapping[str, Fraction]) -> Order:
    return [
        [option for option in scores if scores[option] == level]
        for level in sorted(set(scores.values()), reverse=True)
    ]
