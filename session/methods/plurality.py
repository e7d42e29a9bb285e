"""First choices: who is on top of most ballots.

Tie rule: a ballot whose top tier holds several options is divided equally over them; equal totals share a tier. A
ballot that no longer prefers any option to another is blank (exhausted).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.piles import piles
from session.methods.tiers import Ballot, Ranking, Tier, by_score, completed


@dataclass(frozen=True)
class Plurality:
    """First-choice votes; `blank` counts ballots without a preference."""

    votes: dict[str, Fraction]
    blank: int
    ranking: Ranking
    winner: Tier


def first_choices(options: Sequence[str], ballots: Sequence[Ballot]) -> tuple[dict[str, Fraction], int]:
    """First-choice votes and the number of ballots indifferent between all options.

    The ballots must be completed over `options`.
    """
    if not options:
        return {}, 0
    firsts = piles(options, ballots).firsts()
    return {option: Fraction(number, firsts.unit) for option, number in firsts.votes.items()}, firsts.blank


def plurality(options: Sequence[str], ballots: Sequence[Ballot]) -> Plurality:
    """Count first choices. Raises ValueError when a ballot names an unknown or repeated option."""
    votes, blank = first_choices(options, completed(ballots, options))
    ranking = by_score(votes)
    return Plurality(votes, blank, ranking, ranking[0] if any(votes.values()) else ())
