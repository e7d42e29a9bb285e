"""Orders of options from duels: how many ballots have one option above another. By strongest path, or by locked pairs.

Written down a second time, the long way round: a strongest path is walked, and wins are locked in every order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import reduce
from itertools import permutations
from operator import or_

MOST_ORDERS = 500  # orders of equal leads that are tried; the server stops at the same number and says so

Edge = tuple[str, str]
Duels = Mapping[Edge, int]  # (a, b): ballots with a above b
Order = list[list[str]]

# Who is above whom: for each option, by its number, everybody below it as the bits of a number.
Relation = tuple[int, ...]
Pair = tuple[int, int]  # the numbers of a winner and a loser


def schulze(options: list[str], duels: Duels) -> Order:
    """M. Schulze, Social Choice and Welfare 36 (2011): one beats the other when its strongest path is stronger."""
    paths = {option: _strongest_paths(option, options, duels) for option in options}
    beats = tuple(
        sum(1 << at for at, other in enumerate(options) if paths[option][other] > paths[other][option])
        for option in options
    )
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


def _peeled(options: list[str], ways: Collection[Relation]) -> Order:
    """Tier by tier: who is, in one of the ways at least, below nobody who is left."""
    rest, order = list(range(len(options))), Order()
    while rest:
        beaten = [reduce(or_, (way[option] for option in rest)) for way in ways]
        tier = [option for option in rest if not all(below >> option & 1 for below in beaten)]
        order.append([options[option] for option in tier])
        rest = [option for option in rest if option not in tier]
    return order


def ranked_pairs(options: list[str], duels: Duels) -> tuple[Order, bool]:
    """T. Tideman, Social Choice and Welfare 4 (1987): the largest lead first, and never round in a circle.

    Equal leads are locked in every order; False when there are too many orders, then competing ones are left out.
    """
    leads = dict[int, list[Pair]]()
    for a, b in permutations(range(len(options)), 2):
        lead = duels[options[a], options[b]] - duels[options[b], options[a]]
        if lead > 0:
            leads.setdefault(lead, []).append((a, b))
    ways, complete = {(0,) * len(options)}, True
    for lead in sorted(leads, reverse=True):
        tried = _every_order(ways, leads[lead])
        complete = complete and tried is not None
        ways = {_sure(way, leads[lead]) for way in ways} if tried is None else tried
    return _peeled(options, ways), complete


def _every_order(ways: set[Relation], group: list[Pair]) -> set[Relation] | None:
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
        then = {_sure(_locked(way, pair), group) for pair in left} - seen
        seen |= then
        waiting += then
    return ends


def _open(way: Relation, group: list[Pair]) -> list[Pair]:
    return [(a, b) for a, b in group if not way[a] >> b & 1 and not way[b] >> a & 1]


def _sure(way: Relation, group: list[Pair]) -> Relation:
    """Locked as well: the wins that stay possible when all others of the group go first."""
    left = _open(way, group)
    steps = list(way)
    for winner, loser in left:
        steps[winner] |= 1 << loser
    reached = _closed(steps)
    for winner, loser in left:
        if not reached[loser] >> winner & 1:
            way = _locked(way, (winner, loser))
    return way


def _closed(steps: list[int]) -> list[int]:
    """Everybody who can be reached in any number of steps (S. Warshall, Journal of the ACM 9, 1962)."""
    reached = list(steps)
    for through in range(len(reached)):
        beyond = reached[through]
        for start, there in enumerate(reached):
            if there >> through & 1:
                reached[start] |= beyond
    return reached


def _locked(way: Relation, pair: Pair) -> Relation:
    """One win more, and what follows: who is above the winner is above everybody below the loser."""
    winner, loser = pair
    more = way[loser] | 1 << loser
    return tuple(
        below | more if option == winner or below >> winner & 1 else below for option, below in enumerate(way)
    )
