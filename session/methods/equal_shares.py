"""One run of the method of equal shares at a fixed share per voter, and how far the share can grow before it changes.

Called by budget.equal_shares, which raises the share ("add1"). Every amount is a line in the share: its value now
and how it grows. While all comparisons of a run keep their outcome, raising the share gives the same set, so those
steps are skipped without changing the result. Voters with the same ballot always hold the same balance and are
kept as one group. Tie rule: see budget; outcomes of unbroken ties are all returned, and beyond OUTCOMES the tied
projects are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

OUTCOMES = 500  # partly funded sets looked at before tied projects are dropped


@dataclass(frozen=True)
class Approvals:
    """One approval ballot, or `count` identical ones."""

    approved: frozenset[str]
    count: int = 1


@dataclass(frozen=True)
class Outcome:
    """A funded set with (amount spent, voters) from low to high."""

    funded: frozenset[str]
    spending: tuple[tuple[Fraction, int], ...]


@dataclass(frozen=True)
class Run:
    """All outcomes of the ties. The share can grow by less than `horizon` without a change; None: by any amount."""

    outcomes: tuple[Outcome, ...]
    horizon: Fraction | None


class Line(NamedTuple):
    """An amount that is `now`, and grows by `slope` for every unit the share grows."""

    now: Fraction
    slope: Fraction

    def minus(self, other: Line, times: int = 1) -> Line:
        """This amount less `times` the other."""
        return Line(self.now - other.now * times, self.slope - other.slope * times)

    def over(self, below: int) -> Line:
        """This amount divided by a whole number."""
        return Line(self.now / below, self.slope / below)


Balances = tuple[Line, ...]  # one for each group of voters
Groups = Sequence[tuple[frozenset[str], int]]
NOTHING = Line(Fraction(0), Fraction(0))


class _Comparer:
    """Compares lines at the present share and remembers the nearest growth at which some answer would differ."""

    def __init__(self) -> None:
        self.horizon: Fraction | None = None

    def at_least(self, one: Line, other: Line) -> bool:
        """Whether `one` is at least `other` now."""
        gap, slope = one.now - other.now, one.slope - other.slope
        if (gap < 0 < slope) or (gap > 0 > slope) or (gap == 0 and slope):
            meet = -gap / slope
            self.horizon = meet if self.horizon is None else min(self.horizon, meet)
        return gap >= 0


def run(share: Fraction, costs: Mapping[str, int], ballots: Sequence[Approvals]) -> Run:
    """Equal shares with cost utilities when each voter holds `share`; `costs` are the projects that take part."""
    counts: dict[frozenset[str], int] = {}
    for ballot in ballots:
        counts[ballot.approved] = counts.get(ballot.approved, 0) + ballot.count
    groups = [(approved & costs.keys(), count) for approved, count in counts.items() if count]
    return (
        _explore(share, costs, groups, drop_ties=False)
        or _explore(share, costs, groups, drop_ties=True)
        or Run((), None)
    )


def _explore(share: Fraction, costs: Mapping[str, int], groups: Groups, *, drop_ties: bool) -> Run | None:
    """Follow every tie, or drop the tied projects and follow one path; None when there are too many ways."""
    compare = _Comparer()
    start = (frozenset[str](), (Line(share, Fraction(1)),) * len(groups))
    seen, waiting, outcomes = {start}, [start], list[Outcome]()
    while waiting:
        funded, balances = waiting.pop()
        best = _cheapest(funded, balances, costs, groups, compare)
        while drop_ties and len(best) > 1:
            costs = {project: cost for project, cost in costs.items() if project not in best}
            best = _cheapest(funded, balances, costs, groups, compare)
        if not best:
            outcomes.append(Outcome(funded, _spending(share, balances, groups)))
        for project, price in best.items():
            after = (funded | {project}, _pay(project, price, balances, groups, compare))
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        if len(seen) > OUTCOMES:
            return None
    return Run(tuple(outcomes), compare.horizon)


def _cheapest(
    funded: frozenset[str], balances: Balances, costs: Mapping[str, int], groups: Groups, compare: _Comparer
) -> dict[str, Line]:
    """The projects to fund next with what each supporter pays at most: one, or several when they tie."""
    open_projects = [project for project in costs if project not in funded]
    prices = {p: price for p in open_projects if (price := _price(p, costs[p], balances, groups, compare))}
    if not prices:
        return {}
    rate = {project: price.over(costs[project]) for project, price in prices.items()}
    least = min(rate.values(), key=lambda line: line.now)
    low = [p for p in rate if compare.at_least(least, rate[p])]
    support = {p: sum(count for approved, count in groups if p in approved) for p in low}
    first = min((-support[p], costs[p]) for p in low)
    return {p: prices[p] for p in low if (-support[p], costs[p]) == first}


def _price(project: str, cost: int, balances: Balances, groups: Groups, compare: _Comparer) -> Line | None:
    """The equal payment at which supporters cover the cost; who has less pays everything. None: they cannot.

    As the share grows someone richer may fall behind the payment; then the true price is above this line, so a project
    that is not the cheapest stays so. For the one that is funded `_pay` compares every supporter.
    """
    purses = [
        (line, count) for line, (approved, count) in zip(balances, groups, strict=True) if project in approved
    ]
    purses.sort(key=lambda purse: purse[0].now)
    left, supporters = Line(Fraction(cost), Fraction(0)), sum(count for _, count in purses)
    for line, count in purses:
        equal = left.over(supporters)
        if compare.at_least(line, equal):
            return equal
        left, supporters = left.minus(line, count), supporters - count
    return None


def _pay(project: str, price: Line, balances: Balances, groups: Groups, compare: _Comparer) -> Balances:
    return tuple(
        line if project not in approved else line.minus(price) if compare.at_least(line, price) else NOTHING
        for line, (approved, _) in zip(balances, groups, strict=True)
    )


def _spending(share: Fraction, balances: Balances, groups: Groups) -> tuple[tuple[Fraction, int], ...]:
    spent: dict[Fraction, int] = {}
    for line, (_, count) in zip(balances, groups, strict=True):
        spent[share - line.now] = spent.get(share - line.now, 0) + count
    return tuple(sorted(spent.items()))
