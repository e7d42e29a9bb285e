"""One run of the method of equal shares at a fixed share per voter, and how far the share can grow before it changes.

Called by budget.equal_shares, which raises the share ("add1"). Every amount is a line in the share: its value now
and how it grows. While all comparisons of a run keep their outcome, raising the share gives the same set, so those
steps are skipped without changing the result. Voters with the same ballot always hold the same balance and are
kept as one group. Amounts are whole numbers of 1/unit, where the unit grows with every division: exact, and much
faster than fractions. Tie rule: see budget; outcomes of unbroken ties are all returned, and beyond OUTCOMES the tied
projects are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import gcd
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
    """An amount that is `now`, and grows by `slope` for every unit the share grows, both divided by `below`."""

    now: int
    slope: int
    below: int = 1


@dataclass(frozen=True)
class _Groups:
    """Voters by ballot: the counts, and for each project the groups that approve it and how many voters those have."""

    counts: tuple[int, ...]
    approving: Mapping[str, frozenset[int]]
    support: Mapping[str, int]


@dataclass(frozen=True)
class _Stand:
    """Where a run stands: what is funded, and the balance of every group in 1/unit.

    `floors` holds for each project that may still be funded what a euro of it cost earlier. Balances only go down, so
    it costs at least that now, and a project whose floor is above the cheapest need not be priced again.
    """

    funded: frozenset[str]
    unit: int
    balances: tuple[tuple[int, int], ...]  # now and slope
    floors: Mapping[str, Line] = field(compare=False)

    @cached_property
    def poorest_first(self) -> list[int]:
        return sorted(range(len(self.balances)), key=lambda group: self.balances[group][0])


class _Comparer:
    """Compares lines at the present share and remembers the nearest growth at which some answer would differ."""

    def __init__(self) -> None:
        self.ahead: tuple[int, int] | None = None

    def at_least(self, one: Line, other: Line) -> bool:
        """Whether `one` is at least `other` now; both in the same unit."""
        gap = one.now * other.below - other.now * one.below
        slope = one.slope * other.below - other.slope * one.below
        if (gap < 0 < slope) or (gap > 0 > slope) or (gap == 0 and slope):
            meet, over = abs(gap), abs(slope)
            if self.ahead is None or meet * self.ahead[1] < self.ahead[0] * over:
                self.ahead = meet, over
        return gap >= 0

    @property
    def horizon(self) -> Fraction | None:
        return None if self.ahead is None else Fraction(*self.ahead)


def run(share: Fraction, costs: Mapping[str, int], ballots: Sequence[Approvals]) -> Run:
    """Equal shares with cost utilities when each voter holds `share`; `costs` are the projects that take part."""
    counts: dict[frozenset[str], int] = {}
    for ballot in ballots:
        approved = ballot.approved.intersection(costs)
        counts[approved] = counts.get(approved, 0) + ballot.count
    groups = _grouped(costs, {approved: count for approved, count in counts.items() if count})
    return (
        _explore(share, costs, groups, drop_ties=False)
        or _explore(share, costs, groups, drop_ties=True)
        or Run((), None)
    )


def _grouped(costs: Mapping[str, int], counts: Mapping[frozenset[str], int]) -> _Groups:
    approving = {p: frozenset(at for at, approved in enumerate(counts) if p in approved) for p in costs}
    numbers = tuple(counts.values())
    return _Groups(
        numbers, approving, {p: sum(numbers[at] for at in found) for p, found in approving.items()}
    )


def _explore(share: Fraction, costs: Mapping[str, int], groups: _Groups, *, drop_ties: bool) -> Run | None:
    """Follow every tie, or drop the tied projects and follow one path; None when there are too many ways."""
    compare = _Comparer()
    balance = (share.numerator, share.denominator)
    floors = dict.fromkeys(costs, Line(0, 0))
    start = _Stand(frozenset(), share.denominator, (balance,) * len(groups.counts), floors)
    seen, waiting, outcomes = {start}, [start], list[Outcome]()
    while waiting:
        stand = waiting.pop()
        best, floors = _cheapest(stand, costs, groups, compare)
        while drop_ties and len(best) > 1:
            costs = {project: cost for project, cost in costs.items() if project not in best}
            best, floors = _cheapest(stand, costs, groups, compare)
        if not best:
            outcomes.append(Outcome(stand.funded, _spending(share, stand, groups)))
        for project, price in best.items():
            left = {other: floor for other, floor in floors.items() if other != project}
            after = _paid(stand, project, price, groups, compare, left)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        if len(seen) > OUTCOMES:
            return None
    return Run(tuple(outcomes), compare.horizon)


def _cheapest(
    stand: _Stand, costs: Mapping[str, int], groups: _Groups, compare: _Comparer
) -> tuple[dict[str, Line], dict[str, Line]]:
    """The projects to fund next with what each supporter pays at most (several when they tie), and the new floors."""
    floors = {project: floor for project, floor in stand.floors.items() if project in costs}
    prices, least = dict[str, Line](), None
    for project in sorted(floors, key=lambda each: floors[each].now / floors[each].below):
        if least is not None and _less(least, floors[project]):
            continue
        price = _price(project, costs[project], stand, groups, compare)
        if price is None:
            del floors[project]
            continue
        prices[project] = price
        floors[project] = Line(price.now, price.slope, price.below * costs[project] * stand.unit)
        if least is None or _less(floors[project], least):
            least = floors[project]
    if least is None:
        return {}, {}
    low = [project for project in floors if compare.at_least(least, floors[project])]
    first = min((-groups.support[p], costs[p]) for p in low)
    return {p: prices[p] for p in low if (-groups.support[p], costs[p]) == first}, floors


def _less(one: Line, other: Line) -> bool:
    return one.now * other.below < other.now * one.below


def _price(project: str, cost: int, stand: _Stand, groups: _Groups, compare: _Comparer) -> Line | None:
    """The equal payment at which supporters cover the cost; who has less pays everything. None: they cannot.

    As the share grows someone richer may fall behind the payment; then the true price is above this line, so a project
    that is not the cheapest stays so. For the one that is funded `_paid` compares every supporter.
    """
    now, slope, supporters = cost * stand.unit, 0, groups.support[project]
    approving = groups.approving[project]
    for group in stand.poorest_first:
        if group not in approving:
            continue
        equal, purse = Line(now, slope, supporters), stand.balances[group]
        if compare.at_least(Line(*purse), equal):
            return equal
        count = groups.counts[group]
        now, slope, supporters = now - purse[0] * count, slope - purse[1] * count, supporters - count
    return None


def _paid(
    stand: _Stand, project: str, price: Line, groups: _Groups, compare: _Comparer, floors: Mapping[str, Line]
) -> _Stand:
    """The stand after `project` was funded at `price`, in the coarsest unit that is still exact."""
    times, approving = price.below, groups.approving[project]
    balances = [
        (now * times, slope * times)
        if group not in approving
        else (now * times - price.now, slope * times - price.slope)
        if compare.at_least(Line(now, slope), price)
        else (0, 0)
        for group, (now, slope) in enumerate(stand.balances)
    ]
    unit = stand.unit * times
    shared = gcd(unit, *(each for balance in balances for each in balance))
    return _Stand(
        stand.funded | {project},
        unit // shared,
        tuple((now // shared, slope // shared) for now, slope in balances),
        floors,
    )


def _spending(share: Fraction, stand: _Stand, groups: _Groups) -> tuple[tuple[Fraction, int], ...]:
    spent: dict[Fraction, int] = {}
    for (now, _), count in zip(stand.balances, groups.counts, strict=True):
        amount = share - Fraction(now, stand.unit)
        spent[amount] = spent.get(amount, 0) + count
    return tuple(sorted(spent.items()))
