"""Borda count: an option gets a point for every option a ballot ranks below it, half a point for one ranked equal.

Source: J.-C. de Borda, Mémoire sur les élections au scrutin (1781); equal ranks get the average of the positions they
cover (D. Black, The Theory of Committees and Elections, 1958), so with n options a complete strict ballot gives n-1,
n-2, ..., 0. Tie rule: equal scores share a tier.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from session.methods.pairwise import Pairwise
from session.methods.tiers import Ranking, Tier, by_score


@dataclass(frozen=True)
class Borda:
    """Scores (halves possible), the ranking they give, and who is on top."""

    scores: dict[str, Fraction]
    ranking: Ranking
    winner: Tier


def borda(pairs: Pairwise) -> Borda:
    """Borda scores from the pairwise table: wins plus half the ballots that tie the pair."""
    doubled = dict.fromkeys(pairs.options, pairs.ballots * (len(pairs.options) - 1))
    for (above, below), number in pairs.wins.items():
        doubled[above] += number
        doubled[below] -= number
    scores = {option: Fraction(score, 2) for option, score in doubled.items()}
    ranking = by_score(scores)
    return Borda(scores, ranking, ranking[0] if pairs.ballots and ranking else ())
