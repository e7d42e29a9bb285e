"""Ballots in piles by who is on top of them, so that a round of a run-off only handles the ballots of who leaves.

A pile belongs to the options that share the top of its ballots. A set of options is one long number with a lane of
bits for each option, wide enough for the number of ballots, and a 1 in the lanes of its members: sets are compared
like any bit set, and ballots times set is a row of counts. Every ballot is in one pile as long as somebody stands.
Piles never change: leaving options out gives new ones, which share what stayed the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from session.methods.tiers import Ballot

Paper = tuple[int, tuple[int, ...], int]  # how many ballots, their tiers, and which tier is on top
Pile = tuple[int, tuple[Paper, ...]]  # how many ballots, and which


@dataclass(frozen=True)
class Firsts:
    """First choices in whole units: an option has `votes[option] / unit` ballots. `blank` prefer nobody."""

    votes: dict[str, int]
    unit: int
    blank: int


@dataclass(frozen=True)
class Piles:
    """`by_top[top]` are the ballots on which exactly the options `top`, of those standing, come first."""

    lanes: Mapping[str, int]  # option -> its lowest bit
    width: int
    standing: int
    by_top: Mapping[int, Pile]

    def remaining(self, gone: Iterable[str]) -> int:
        """Who stands when `gone` are left out."""
        return self.standing & ~sum([1 << self.lanes[option] for option in gone])

    def without(self, gone: Iterable[str]) -> Piles:
        """The piles when `gone` are left out; somebody must remain."""
        standing = self.remaining(gone)
        by_top = {top: pile for top, pile in self.by_top.items() if top & standing == top}
        moved = dict[int, list[Paper]]()
        for top, (_, papers) in self.by_top.items():
            if rest := top & standing:
                if rest != top:
                    moved.setdefault(rest, []).extend(papers)
                continue
            for count, tiers, place in papers:
                while not (rest := tiers[place] & standing):
                    place += 1
                moved.setdefault(rest, []).append((count, tiers, place))
        for top, arrived in moved.items():
            by_top[top] = _pile((*by_top[top][1], *arrived) if top in by_top else arrived)
        return Piles(self.lanes, self.width, standing, by_top)

    def firsts(self) -> Firsts:
        """Count the piles: a shared top divides its ballots equally, unless everybody standing shares it."""
        blank = 0
        rows = dict[int, int]()  # number of options that share -> ballots shared, a lane for each option
        for top, (count, _) in self.by_top.items():
            size = top.bit_count()
            if size > 1 and top == self.standing:
                blank = count
            else:
                rows[size] = rows.get(size, 0) + count * top
        unit = lcm(*rows)
        full = (1 << self.width) - 1
        shares = [(unit // size, row) for size, row in rows.items()]
        votes = {
            option: sum([share * (row >> lane & full) for share, row in shares])
            for option, lane in self.lanes.items()
            if self.standing >> lane & 1
        }
        return Firsts(votes, unit, blank)


def piles(options: Sequence[str], ballots: Sequence[Ballot]) -> Piles:
    """Everybody stands. The ballots must be completed over `options`, of which there is at least one."""
    width = max(1, sum(ballot.count for ballot in ballots).bit_length())
    lanes = {option: width * place for place, option in enumerate(options)}
    by_top = dict[int, list[Paper]]()
    bit = {option: 1 << lane for option, lane in lanes.items()}
    for ballot in ballots:
        tiers = tuple(
            [
                bit[tier[0]] if len(tier) == 1 else sum([bit[option] for option in tier])
                for tier in ballot.ranking
            ]
        )
        by_top.setdefault(tiers[0], []).append((ballot.count, tiers, 0))
    return Piles(lanes, width, sum(bit.values()), {top: _pile(papers) for top, papers in by_top.items()})


def _pile(papers: Sequence[Paper]) -> Pile:
    return sum([count for count, _, _ in papers]), tuple(papers)
