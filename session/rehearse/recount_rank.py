"""Counts ranked ballots again: places, duels, the run-off, agreement, and the order by each of the four rules.

Loaded by recount; the run-off stands beside it. The rules are written down a second time, the long way round: points
are added ballot by ballot, a strongest path is walked, and wins are locked in every order. What has too many orders is
told as `complete: false`; the orders are counted here too.
"""

from __future__ import annotations

import runpy
import statistics
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

RUNOFF = runpy.run_path(str(Path(__file__).with_name("recount_rank_runoff.py")))
DUELS, LAST_COUNTS = 12, 8  # of the table, of the run-off
LOCKED_ORDERS = 500

Edge = tuple[str, str]
Order = list[list[str]]
Duels = dict[Edge, int]
Relation = frozenset[Edge]
Places = dict[str, Fraction]


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, settings = round_["result"], round_["settings"]
    options = [each["id"] for each in round_["options"]]
    most = settings["most"] or len(options)
    ballots = [_whole(each["order"], options) for each in choices]
    for choice in choices:
        within = sum(map(len, choice["order"])) <= most
        comparison.same("options of one ballot within the limit", within, True)
    comparison.same("options", sorted(each["id"] for each in result["options"]), sorted(options))
    comparison.same("rule", result["rule"], settings["rule"])
    places = [_places(each) for each in ballots]
    duels = {
        (a, b): sum(each[a] < each[b] for each in places)  # ballots with a above b
        for a, b in permutations(options, 2)
    }
    stages, winners, followed = RUNOFF["runoff"](options, ballots)
    order, complete = RUNOFF["order"](stages, winners), followed
    if settings["rule"] != "irv":
        order, complete = _ranking(settings["rule"], options, ballots, duels)
    comparison.same("complete", result["complete"], complete)
    comparison.order(result, {option: -at for at, tier in enumerate(order) for option in tier})
    beats_all = [a for a in options if all(duels[a, b] > duels[b, a] for b in options if b != a)]
    comparison.same("beats all others", result["condorcet"], beats_all[0] if beats_all else None)
    comparison.same("agreement", result["agreement"], _agreement(options, ballots, places))
    _options(round_, ballots, places, comparison)
    _duels(result, duels, comparison)
    _runoff(result["runoff"], stages, winners, comparison)
    if result["solid"] is not None and len(order[0]) > 1:
        comparison.same("level at the top", result["solid"]["verdict"], "tie")


def _whole(order: Order, options: list[str]) -> Order:
    """A ballot with what it does not list on a shared last place."""
    listed = {option for tier in order for option in tier}
    rest = [option for option in options if option not in listed]
    return [*order, rest] if rest else order


def _places(ballot: Order) -> Places:
    """Option -> its place on one ballot; equals get the middle of the places they share."""
    found, above = Places(), 0
    for tier in ballot:
        found.update(dict.fromkeys(tier, above + Fraction(len(tier) + 1, 2)))
        above += len(tier)
    return found


def _ranking(rule: str, options: list[str], ballots: list[Order], duels: Duels) -> tuple[Order, bool]:
    """The order by this rule, and whether every way to break a tie inside the rule was tried."""
    if rule == "schulze":
        return _schulze(options, duels), True
    if rule == "ranked_pairs":
        return _ranked_pairs(options, duels)
    return RUNOFF["levels"](_points(options, ballots)), True


def _points(options: list[str], ballots: list[Order]) -> dict[str, Fraction]:
    """Borda: on each ballot a point for every option below, and half a point for every other option beside."""
    points = dict.fromkeys(options, Fraction(0))
    for ballot in ballots:
        below = len(options)
        for tier in ballot:
            below -= len(tier)
            for option in tier:
                points[option] += below + Fraction(len(tier) - 1, 2)
    return points


# Figures of each option and of all together


def _options(round_: Mapping[str, Any], ballots: list[Order], places: list[Places], comparison: Any) -> None:
    options = [each["id"] for each in round_["options"]]
    points, (tops, _) = _points(options, ballots), RUNOFF["first"](options, ballots)
    orders = [each["choice"]["order"] for each in round_["ballots"]]
    for told in round_["result"]["options"]:
        name = told["id"]
        taken = [each[name] for each in places]
        quarters = statistics.quantiles(taken, n=4, method="inclusive") if len(taken) > 1 else taken * 3
        counted = {
            "points": points[name],
            "meanPlace": sum(taken) / len(taken),
            "onTop": tops[name],
            "listed": sum(name in tier for order in orders for tier in order),
        } | dict(zip(("q1", "medianPlace", "q3"), quarters, strict=True))
        for key, figure in counted.items():
            comparison.same(f"{name} {key}", told[key], figure)
        for role, figures in told["byRole"].items():
            roles = [each["role"] or "" for each in round_["ballots"]]
            own = [place for place, each in zip(taken, roles, strict=True) if each == role]
            comparison.same(f"{name} ballots of {role!r}", figures["ballots"], len(own))
            comparison.same(f"{name} mean place of {role!r}", figures["meanPlace"], sum(own) / len(own))


def _agreement(options: list[str], ballots: list[Order], places: list[Places]) -> Fraction | None:
    """Kendall's W with the correction for ties (Siegel & Castellan, 1988): 1 when all ballots are the same."""
    m, n = len(ballots), len(options)
    totals = [sum(each[option] for each in places) for option in options]
    spread = sum((each - Fraction(m * (n + 1), 2)) ** 2 for each in totals)
    ties = sum(len(tier) ** 3 - len(tier) for each in ballots for tier in each)
    below = m * m * (n**3 - n) - m * ties
    return Fraction(12 * spread, below) if m > 1 and n > 1 and below else None


def _duels(result: Mapping[str, Any], duels: Duels, comparison: Any) -> None:
    shown = [each["id"] for each in result["options"]][:DUELS]
    comparison.same("options of the duels", result["duels"]["options"], shown)
    over = [[None if a == b else duels[a, b] for b in shown] for a in shown]
    comparison.same("duels", result["duels"]["over"], over)


def _runoff(told: Mapping[str, Any], stages: list[Any], winners: set[str], comparison: Any) -> None:
    last = stages[-LAST_COUNTS:]
    comparison.same("run-off winner", set(told["winner"]), winners)
    comparison.same("run-off counts before", told["earlier"], len(stages) - len(last))
    comparison.same("run-off counts", len(told["rounds"]), len(last))
    for at, (stage, (votes, exhausted, gone, tied)) in enumerate(zip(told["rounds"], last, strict=False), 1):
        comparison.same(f"run-off {at} still in", set(stage["votes"]), set(votes))
        for option in votes.keys() & stage["votes"].keys():
            comparison.same(f"run-off {at} votes of {option}", stage["votes"][option], votes[option])
        comparison.same(f"run-off {at} exhausted", stage["exhausted"], exhausted)
        comparison.same(f"run-off {at} out", set(stage["eliminated"]), gone)
        comparison.same(f"run-off {at} tied for last", set(stage["tied"]), tied)


# Orders from duels


def _schulze(options: list[str], duels: Duels) -> Order:
    """M. Schulze, Social Choice and Welfare 36 (2011): one beats the other when its strongest path is stronger."""
    paths = {a: _strongest_paths(a, options, duels) for a in options}
    beats = frozenset((a, b) for a, b in permutations(options, 2) if paths[a][b] > paths[b][a])
    return _peeled(options, [beats])


def _strongest_paths(start: str, options: list[str], duels: Duels) -> dict[str, int]:
    """To every option; a path is as strong as its weakest win, a win is as strong as the ballots for it."""
    found, near = {start: max(duels.values(), default=0)}, dict.fromkeys(options, 0)
    at = start
    while len(found) < len(options):
        for option in options:
            if option != at and duels[at, option] > duels[option, at]:
                near[option] = max(near[option], min(found[at], duels[at, option]))
        at = max((each for each in options if each not in found), key=near.__getitem__)
        found[at] = near[at]
    return found


def _peeled(options: list[str], ways: Iterable[Relation]) -> Order:
    """Tier by tier: who is, in one of the ways at least, below nobody who is left."""
    rest, order = list(options), Order()
    while rest:
        beaten = [{b for a, b in way if a in rest} for way in ways]
        tier = [each for each in rest if not all(each in below for below in beaten)]
        order.append(tier)
        rest = [each for each in rest if each not in tier]
    return order


def _ranked_pairs(options: list[str], duels: Duels) -> tuple[Order, bool]:
    """T. Tideman, Social Choice and Welfare 4 (1987): the largest lead first, and never round in a circle."""
    leads = {edge: duels[edge] - duels[edge[::-1]] for edge in duels}
    ways, complete = {Relation()}, True
    for lead in sorted({each for each in leads.values() if each > 0}, reverse=True):
        group = [edge for edge in leads if leads[edge] == lead]
        tried = _every_order(ways, group)
        complete = complete and tried is not None
        ways = {_sure(way, group) for way in ways} if tried is None else tried
    return _peeled(options, ways), complete


def _every_order(ways: set[Relation], group: list[Edge]) -> set[Relation] | None:
    """What locking equal leads one after the other can give; None when that is too much."""
    waiting = [_sure(way, group) for way in ways]
    seen, found = set(waiting), set[Relation]()
    while waiting:
        if len(seen) > LOCKED_ORDERS:
            return None
        way = waiting.pop()
        left = _open(way, group)
        if not left:
            found.add(way)
        then = {_sure(_locked(way, edge), group) for edge in left} - seen
        seen |= then
        waiting += then
    return found


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
        waiting = {b for a, b in steps if a in waiting} - reached
        reached = reached | waiting
    return end in reached


def _locked(way: Relation, edge: Edge) -> Relation:
    """One win more, and what follows: who is above the winner is above everybody below the loser."""
    above = [edge[0], *(a for a, b in way if b == edge[0])]
    below = [edge[1], *(b for a, b in way if a == edge[1])]
    return way | {(a, b) for a in above for b in below}
