"""The pairwise table: how many ballots rank one option strictly above another.

Source: Condorcet, Essai sur l'application de l'analyse (1785). Options a ballot does not list are tied last; a tie on
a ballot counts for neither side.
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
    merged = completed(ballots, options)
    total = sum(ballot.count for ballot in merged)
    rows = _rows(options, merged, total.bit_length())
    wins = {(a, b): number for a in options for b, number in zip(options, rows[a], strict=True) if a != b}
    return Pairwise(tuple(options), total, wins)


def _rows(options: Sequence[str], ballots: Sequence[Ballot], width: int) -> dict[str, list[int]]:
    """Option -> how many ballots put it above each option, in the order of the list.

    A row is added up as one long number with a lane of `width` bits for each option. No lane exceeds the number of
    ballots, so nothing carries over into the next, and one addition does the work of as many as there are options.
    """
    lane = {option: 1 << width * place for place, option in enumerate(options)}
    packed = dict.fromkeys(options, 0)
    for ballot in ballots:
        below = 0
        for tier in reversed(ballot.ranking):
            for option in tier:
                packed[option] += below
            below += ballot.count * sum([lane[option] for option in tier])
    full = (1 << width) - 1
    shifts = [width * place for place in range(len(options))]
    return {option: [row >> shift & full for shift in shifts] for option, row in packed.items()}
