"""One run of the method of equal shares at a fixed share per voter, and how far the share can grow before it changes.

budget.equal_shares raises the share ("add1"). Every amount is a line in the share: its value now and how it grows.
While all comparisons of a run keep their outcome, raising the share gives the same set, so those steps are skipped
without changing the result. Voters with the same ballot always hold the same balance and are kept as one group; groups
with the same balance are on one level. Amounts are whole numbers of 1/unit, where the unit grows with every division:
exact, and much faster than fractions. Tie rule: see budget; outcomes of unbroken ties are all returned, and beyond
OUTCOMES the tied projects are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
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
    """A funded set, and what every group of voters has spent on it."""

    funded: frozenset[str]
    share: Fraction
    stand: _Stand
    voters: Voters

    @property
    def spending(self) -> tuple[tuple[Fraction, int], ...]:
        """(amount spent, voters) from low to high."""
        spent = [self.share - Fraction(now, self.stand.unit) for now, _, _ in self.stand.levels]
        people = dict.fromkeys(spent, 0)
        for level, count in zip(self.stand.at, self.voters.counts, strict=True):
            people[spent[level]] += count
        return tuple(sorted(people.items()))


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
class Voters:
    """Voters in groups with the same ballot: the counts, and for each project the groups that approve it and how many
    voters those have.
    """

    counts: tuple[int, ...]
    approving: Mapping[str, tuple[int, ...]]
    support: Mapping[str, int]


@dataclass(frozen=True)
class _Stand:
    """Where a run stands: what is funded, the different balances in 1/unit, poorest first, and who is at which.

    `floors` holds for each project that may still be funded what a euro of it cost earlier. Balances only go down, so
    it costs at least that now, and a project whose floor is above the cheapest need not be priced again.
    """

    funded: frozenset[str]
    unit: int
    levels: tuple[Line, ...]
    at: tuple[int, ...]  # for each group the place of its level
    floors: Mapping[str, Line] = field(compare=False)


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


def voters_of(costs: Mapping[str, int], ballots: Sequence[Approvals]) -> Voters:
    """Group the ballots, looking only at the projects in `costs`."""
    counts: dict[frozenset[str], int] = {}
    for ballot in ballots:
        approved = ballot.approved.intersection(costs)
        counts[approved] = counts.get(approved, 0) + ballot.count
    groups = [(approved, count) for approved, count in counts.items() if count]
    numbers = tuple(count for _, count in groups)
    approving = {
        project: tuple(at for at, (approved, _) in enumerate(groups) if project in approved)
        for project in costs
    }
    support = {project: sum(numbers[at] for at in places) for project, places in approving.items()}
    return Voters(numbers, approving, support)


def run(share: Fraction, costs: Mapping[str, int], voters: Voters) -> Run:
    """Equal shares with cost utilities when each voter holds `share`; `costs` are the projects that take part."""
    return (
        _explore(share, costs, voters, drop_ties=False)
        or _explore(share, costs, voters, drop_ties=True)
        or Run((), None)
    )


def _explore(share: Fraction, costs: Mapping[str, int], voters: Voters, *, drop_ties: bool) -> Run | None:
    """Follow every tie, or drop the tied projects and follow one path; None when there are too many ways."""
    compare = _Comparer()
    balance = Line(share.numerator, share.denominator)
    floors = dict.fromkeys(costs, Line(0, 0))
    start = _Stand(frozenset(), share.denominator, (balance,), (0,) * len(voters.counts), floors)
    seen, waiting, outcomes = {start}, [start], list[Outcome]()
    while waiting:
        stand = waiting.pop()
        best, floors = _cheapest(stand, costs, voters, compare)
        while drop_ties and len(best) > 1:
            costs = {project: cost for project, cost in costs.items() if project not in best}
            best, floors = _cheapest(stand, costs, voters, compare)
        if not best:
            outcomes.append(Outcome(stand.funded, share, stand, voters))
        for project, price in best.items():
            left = {other: floor for other, floor in floors.items() if other != project}
            after = _paid(stand, project, price, voters, compare, left)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        if len(seen) > OUTCOMES:
            return None
    return Run(tuple(outcomes), compare.horizon)


def _cheapest(
    stand: _Stand, costs: Mapping[str, int], voters: Voters, compare: _Comparer
) -> tuple[dict[str, Line], dict[str, Line]]:
    """The projects to fund next with what each supporter pays at most (several when they tie), and the new floors."""
    floors = {project: floor for project, floor in stand.floors.items() if project in costs}
    prices, least = dict[str, Line](), None
    for project in sorted(floors, key=lambda other: floors[other].now / floors[other].below):
        if least is not None and _less(least, floors[project]):
            continue
        price = _price(project, costs[project], stand, voters, compare)
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
    order = {project: (-voters.support[project], costs[project]) for project in low}
    first = min(order.values())
    return {project: prices[project] for project in low if order[project] == first}, floors


def _less(one: Line, other: Line) -> bool:
    return one.now * other.below < other.now * one.below


def _price(project: str, cost: int, stand: _Stand, voters: Voters, compare: _Comparer) -> Line | None:
    """The equal payment at which supporters cover the cost; who has less pays everything. None: they cannot.

    Whoever is taken to pay everything, the line is never above the true price, also when the share has grown. So of a
    project that is not the cheapest nothing else needs to be compared again; of the one that is funded `_paid` compares
    every supporter.
    """
    now, slope, supporters = cost * stand.unit, 0, voters.support[project]
    people = dict[int, int]()
    for group in voters.approving[project]:
        level = stand.at[group]
        people[level] = people.get(level, 0) + voters.counts[group]
    for level in sorted(people):
        purse, count = stand.levels[level], people[level]
        if purse.now * supporters >= now:
            return Line(now, slope, supporters)
        now, slope, supporters = now - purse.now * count, slope - purse.slope * count, supporters - count
    compare.at_least(Line(0, 0), Line(now, slope))  # what they lack: never zero now
    return None


def _paid(
    stand: _Stand, project: str, price: Line, voters: Voters, compare: _Comparer, floors: Mapping[str, Line]
) -> _Stand:
    """The stand after `project` was funded at `price`, in the coarsest unit that is still exact."""
    times, many = price.below, len(stand.levels)
    places = list(stand.at)
    for group in voters.approving[project]:
        places[group] += many
    after = {}
    for place in set(places):
        purse = stand.levels[place % many]
        now, slope = purse.now * times, purse.slope * times
        if place < many:
            after[place] = now, slope
        else:
            after[place] = (
                (now - price.now, slope - price.slope) if compare.at_least(purse, price) else (0, 0)
            )
    levels = sorted(set(after.values()))
    shared = gcd(stand.unit * times, *(amount for level in levels for amount in level))
    number = {level: at for at, level in enumerate(levels)}
    moved = {place: number[level] for place, level in after.items()}
    return _Stand(
        stand.funded | {project},
        stand.unit * times // shared,
        tuple([Line(now // shared, slope // shared) for now, slope in levels]),
        tuple([moved[place] for place in places]),
        floors,
    )
