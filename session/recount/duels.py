"""Orders of options from duels: how many ballots have one option above another. By strongest path, or by locked pairs.

Written down a second time, the long way round: a strongest path is walked, and wins are locked in every order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations

MOST_ORDERS = 500  # orders of equal leads that are tried; the server stops at the same number and says so

Edge = tuple[str, str]
Duels = Mapping[Edge, int]  # (a, b): ballots with a above b
Relation = frozenset[Edge]
Order = list[list[str]]


def schulze(options: list[str], duels: Duels) -> Order:
    """M. Schulze, Social Choice and Welfare 36 (2011): one beats the other when its strongest path is stronger."""
    paths = {option: _strongest_paths(option, options, duels) for option in options}
    beats = frozenset((a, b) for a, b in permutations(options, 2) if paths[a][b] > paths[b][a])
    return _peeled(options, [beats])


def _strongest_paths(start: str, options: list[str], duels: Duels) -> dict[str, int]:
    """To every option; a path is as strong as its weakest win, a win is as strong as the ballots for it."""
    known, near = {start: max(duels.values(), default=0)}, dict.fromkeys(options, 0)
    at = start
    while len(known) < len(options):
        for option in options:
            if option != at and duels[at, option] > duels[option, at]:
                near[option] = max(near[option], min(known[at], duels[at, option]))
        at = max((option for option in options if option not in known), key=near.__getitem__)
        known[at] = near[at]
    return known


def _peeled(options: list[str], ways: Iterable[Relation]) -> Order:
    """Tier by tier: who is, in one of the ways at least, below nobody who is left."""
    rest, order = list(options), Order()
    while rest:
        beaten = [{loser for winner, loser in way if winner in rest} for way in ways]
        tier = [option for option in rest if not all(option in below for below in beaten)]
        order.append(tier)
        rest = [option for option in rest if option not in tier]
    return order


def ranked_pairs(options: list[str], duels: Duels) -> tuple[Order, bool]:
    """T. Tideman, Social Choice and Welfare 4 (1987): the largest lead first, and never round in a circle.

    Equal leads are locked in every order; False when there are too many orders, then competing ones are left out.
    """
    leads = {edge: duels[edge] - duels[edge[::-1]] for edge in duels}
    ways, complete = {Relation()}, True
    for lead in sorted({number for number in leads.values() if number > 0}, reverse=True):
        group = [edge for edge in leads if leads[edge] == lead]
        tried = _every_order(ways, group)
        complete = complete and tried is not None
        ways = {_sure(way, group) for way in ways} if tried is None else tried
    return _peeled(options, ways), complete


def _every_order(ways: set[Relation], group: list[Edge]) -> set[Relation] | None:
    """What locking equal leads one after the other can give; None when that is too much."""
    waiting = [_sure(way, group) for way in ways]
    seen, ends = set(waiting), set[Relation]()
    while waiting:
        if len(seen) > MOST_ORDERS:
            return None
        way = waiting.pop()
        left = _open(way, group)
        if not left:
            ends.add(way)
        then = {_sure(_locked(way, edge), group) for edge in left} - seen
        seen |= then
        waiting += then
    return ends


def _open(way: Relation, group: list[Edge]) -> list[Edge]:
    return [edge for edge in group if edge not in way and edge[::-1] not in way]


def _sure(way: Relation, group: list[Edge]) -> Relation:
    """Locked as well: the wins that stay possible when all others of the group go first."""
    left = _open(way, group)
    steps = way.union(left)
    for winner, loser in left:
        if not _leads(loser, winner, steps):
            way = _locked(way, (winner, loser))
    return way


def _leads(start: str, end: str, steps: Relation) -> bool:
    reached = waiting = {start}
    while waiting:
        waiting = {below for above, below in steps if above in waiting} - reached
        reached = reached | waiting
    return end in reached


def _locked(way: Relation, edge: Edge) -> Relation:
    """One win more, and what follows: who is above the winner is above everybody below the loser."""
    winner, loser = edge
    above = [winner, *(a for a, b in way if b == winner)]
    below = [loser, *(b for a, b in way if a == loser)]
    return way | {(a, b) for a in above for b in below}
