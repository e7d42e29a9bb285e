"""Instant run-off: the one with the fewest first choices leaves, until one has more than half (W. R. Ware, 1871).

Written down a second time from the description in docs/tally.md. Every tie for leaving is followed; what takes more
than so many sets of who is left is told as incomplete, and then those who tie leave together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

# A room's ballots are followed through as many sets as the server looks at, so that both give up at the same point.
MOST_SETS, MOST_LOOKS, LOOKS_OF_A_SET = 1_100, 1_000_000, 60

Order = list[list[str]]  # tiers, best first; of one ballot or of all


@dataclass(frozen=True)
class Stage:
    """One count: votes of who is standing, ballots that prefer nobody who is, who leaves, and who ties for leaving."""

    votes: Mapping[str, Fraction]
    exhausted: int
    leaving: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()


def first_choices(standing: list[str], ballots: list[Order]) -> tuple[dict[str, Fraction], int]:
    """First choices among who is standing, a shared one divided; and the ballots that prefer none of them."""
    votes, indifferent = dict.fromkeys(standing, Fraction(0)), 0
    for ballot in ballots:
        top = next(left for tier in ballot if (left := [option for option in tier if option in votes]))
        if len(top) == len(standing) > 1:
            indifferent += 1
            continue
        for option in top:
            votes[option] += Fraction(1, len(top))
    return votes, indifferent


def _stage(standing: list[str], ballots: list[Order]) -> Stage:
    """Nobody leaves when the count is over.

    The last ones leave together when their votes together are fewer than the next one has.
    """
    votes, exhausted = first_choices(standing, ballots)
    fewest, most = min(votes.values()), max(votes.values())
    if 2 * most > sum(votes.values()) or (fewest == most and (len(standing) < 3 or not most)):
        return Stage(votes, exhausted)
    last = frozenset(option for option in standing if votes[option] == fewest)
    others = [number for number in votes.values() if number > fewest]
    if len(last) == 1 or (others and fewest * len(last) < min(others)):
        return Stage(votes, exhausted, leaving=last)
    return Stage(votes, exhausted, tied=last)


def runoff(options: list[str], ballots: list[Order]) -> tuple[list[Stage], set[str], bool]:
    """The counts up to the first tie that splits them, everybody who can win, and whether every tie was tried."""
    stages, standing = list[Stage](), options
    while not stages or stages[-1].leaving:
        stages.append(_stage(standing, ballots))
        standing = [option for option in standing if option not in stages[-1].leaving]
    room = 2 * len(options) + MOST_LOOKS // (len(options) * (len(ballots) + LOOKS_OF_A_SET))
    winners = _winners(options, ballots, min(MOST_SETS, room))
    if winners is None:
        return stages, _winners(options, ballots, None) or set(), False
    return stages, winners, True


def _winners(options: list[str], ballots: list[Order], room: int | None) -> set[str] | None:
    """Who wins in some way to break ties. None after more sets than there is room for.

    `room` None: those who tie leave together.
    """
    winners, seen, waiting = set[str](), {frozenset(options)}, [options]
    while waiting:
        if room is not None and len(seen) > room:
            return None
        standing = waiting.pop()
        stage = _stage(standing, ballots)
        if not stage.leaving and (not stage.tied or (room is None and len(stage.tied) == len(standing))):
            most = max(stage.votes.values())
            winners |= {option for option, votes in stage.votes.items() if votes == most}
            continue
        one_by_one = [frozenset({option}) for option in stage.tied]
        for leaving in [stage.leaving] if stage.leaving else [stage.tied] if room is None else one_by_one:
            rest = [option for option in standing if option not in leaving]
            if frozenset(rest) not in seen:
                seen.add(frozenset(rest))
                waiting.append(rest)
    return winners


def order(stages: list[Stage], winners: set[str]) -> Order:
    """Who won, who was still in, and then who left, the last one first."""
    last = stages[-1]
    top = [sorted(winners), sorted(set(last.votes) - winners)] if last.tied else levels(last.votes)
    return [tier for tier in (*top, *(sorted(stage.leaving) for stage in reversed(stages))) if tier]


def levels(scores: Mapping[str, Fraction]) -> Order:
    """Options in tiers of equal scores, the highest first."""
    return [
        [option for option in scores if scores[option] == level]
        for level in sorted(set(scores.values()), reverse=True)
    ]
