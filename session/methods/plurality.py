"""First choices: who is on top of most ballots.

Called by the tally, and by irv for every round. Tie rule: a ballot whose top tier holds several options is divided
equally over them; equal totals share a tier. A ballot that no longer prefers any option to another is blank
(exhausted).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Ballot, Ranking, Tier, by_score, completed


@dataclass(frozen=True)
class Plurality:
    """First-choice votes; `blank` counts ballots without a preference."""

    votes: dict[str, Fraction]
    blank: int
    ranking: Ranking
    winner: Tier


def first_choices(options: Sequence[str], ballots: Sequence[Ballot]) -> tuple[dict[str, Fraction], int]:
    """First-choice votes among `options` and the number of ballots indifferent between all of them.

    The ballots must be completed over a set that includes `options`; others on them are skipped.
    """
    whole, shared, blank, standing = dict.fromkeys(options, 0), dict[str, Fraction](), 0, set(options)
    for ballot in ballots:
        tier = _top(ballot, standing)
        if len(tier) == len(standing) > 1:
            blank += ballot.count
        elif len(tier) == 1:
            whole[tier[0]] += ballot.count
        else:
            for option in tier:
                shared[option] = shared.get(option, Fraction(0)) + Fraction(ballot.count, len(tier))
    return {option: number + shared.get(option, Fraction(0)) for option, number in whole.items()}, blank


def _top(ballot: Ballot, standing: Set[str]) -> Sequence[str]:
    """Who of those standing comes first on a ballot; whole numbers and short tiers keep a run-off fast."""
    for tier in ballot.ranking:
        if len(tier) == 1:
            if tier[0] in standing:
                return tier
        elif found := [option for option in tier if option in standing]:
            return found
    return ()


def plurality(options: Sequence[str], ballots: Sequence[Ballot]) -> Plurality:
    """Count first choices. Raises ValueError when a ballot names an unknown or repeated option."""
    votes, blank = first_choices(options, completed(ballots, options))
    ranking = by_score(votes)
    return Plurality(votes, blank, ranking, ranking[0] if any(votes.values()) else ())
