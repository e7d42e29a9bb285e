"""The pairwise table: how many ballots rank one option strictly above another.

Called by every Condorcet method, Borda and the robustness figure. Source: Condorcet, Essai sur l'application de
l'analyse (1785). Options a ballot does not list are tied last; a tie on a ballot counts for neither side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from session.methods.tiers import Ballot, completed


@dataclass(frozen=True)
class Pairwise:
    """`wins[a, b]` is the number of ballots with a above b; every ordered pair is there."""

    options: tuple[str, ...]
    ballots: int
    wins: Mapping[tuple[str, str], int]

    def over(self, one: str, other: str) -> int:
        """Ballots that rank `one` above `other`."""
        return self.wins[one, other]

    def margin(self, one: str, other: str) -> int:
        """Ballots for `one` minus ballots for `other`."""
        return self.wins[one, other] - self.wins[other, one]


def matrix(options: Sequence[str], ballots: Sequence[Ballot]) -> Pairwise:
    """Compare every pair of options. Raises ValueError when a ballot names an unknown or repeated option."""
    wins = {(a, b): 0 for a in options for b in options if a != b}
    total = 0
    for ballot in completed(ballots, options):
        total += ballot.count
        above: list[str] = []
        for tier in ballot.ranking:
            for better in above:
                for worse in tier:
                    wins[better, worse] += ballot.count
            above.extend(tier)
    return Pairwise(tuple(options), total, wins)
