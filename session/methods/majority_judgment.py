"""Majority judgment: the median grade, with the share above and below it to tell equal medians apart.

Source: M. Balinski & R. Laraki, PNAS 104:8720-8725 (2007): the lower median, and the majority gauge (p, grade with
sign, q). The sign is + when more ballots are above the median than below it, otherwise -. Tie rule: options with the
same grade and sign, and with the same p (for +) or q (for -), share a tier. Removing medians one by one, as the
authors do for small juries, can still tell some of those apart; it never turns the order of two that the gauge tells
apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Ranking, Tier, by_dominance


@dataclass(frozen=True)
class Gauge:
    """`p` and `q` are what lies above and below the median grade, in the unit of the counts; `total` is the whole."""

    grade: str
    place: int
    sign: str
    p: Fraction
    q: Fraction
    total: Fraction

    def key(self) -> tuple[int, int, Fraction]:
        """Sorts from best to worst: better grade, then + before -, then more above or fewer below, as shares."""
        if self.sign == "+":
            return self.place, 0, -self.p / self.total
        return self.place, 1, self.q / self.total


@dataclass(frozen=True)
class Judgment:
    """Gauges of the options that were graded, their ranking, and the options without any grade."""

    gauges: dict[str, Gauge]
    ranking: Ranking
    winner: Tier
    ungraded: Tier


def majority_judgment(grades: Sequence[str], counts: Mapping[str, Sequence[int | Fraction]]) -> Judgment:
    """`grades` runs from best to worst; `counts[option]` has as many numbers: ballots, or percentages.

    Every option is judged on its own total, so a skipped option or a rounding error in percentages shifts nothing.
    Raises ValueError for rows of another length or numbers below zero.
    """
    for option, row in counts.items():
        if len(row) != len(grades) or any(count < 0 for count in row):
            raise ValueError(f"{option!r} needs {len(grades)} counts of zero or more")
    gauges = {option: _gauge(grades, row) for option, row in counts.items() if sum(row)}
    ranking = by_dominance(tuple(gauges), lambda a, b: gauges[a].key() < gauges[b].key())
    ungraded = tuple(option for option in counts if option not in gauges)
    return Judgment(gauges, ranking, ranking[0] if ranking else (), ungraded)


def _gauge(grades: Sequence[str], row: Sequence[int | Fraction]) -> Gauge:
    """The lower median is the best grade that more than half of the ballots reach or exceed."""
    total = Fraction(sum(row))
    place = next(i for i in range(len(row)) if 2 * sum(row[: i + 1]) > total)
    reached = Fraction(sum(row[: place + 1]))
    p, q = reached - row[place], total - reached
    return Gauge(grades[place], place, "+" if p > q else "-", p, q, total)
