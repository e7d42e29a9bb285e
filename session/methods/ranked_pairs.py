"""Ranked pairs: lock the clearest pairwise wins first and skip any that would close a circle.

Source: N. Tideman, Social Choice and Welfare 4:185-206 (1987); a win is as clear as its margin in ballots. Tie rule:
equally clear wins that compete are locked in every order (all outcomes of tie-breaking: M. Brill & F. Fischer, AAAI
2012) and whoever is unbeaten in some outcome is a winner, so no name has an edge. Beyond ORDERS outcomes the competing
wins of one margin are all left out instead, which is neutral too; once that happened FAILURES times the orders of
smaller margins are not tried any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from session.methods.pairwise import Pairwise
from session.methods.tiers import Ranking, Tier

ORDERS = 500  # partly locked orders looked at before competing wins are left out
FAILURES = 3  # a circle of all options has as many margins as options, and each would take as long

Locked = tuple[int, ...]  # per option a bit set of the options it stands above, closed under transitivity
Edge = tuple[int, int]


@dataclass(frozen=True)
class RankedPairs:
    """Winners and ranking over all outcomes; `complete` is False when there were too many and ties were left out."""

    ranking: Ranking
    winner: Tier
    complete: bool


def ranked_pairs(pairs: Pairwise) -> RankedPairs:
    """Lock pairs group by group of equal margin, then read the order off the locked pairs.

    The ranking peels: first whoever is unbeaten in some outcome, then the same among the rest, and so on.
    """
    options = pairs.options
    states, failures = {(0,) * len(options)}, 0
    for group in _groups(pairs):
        grown = _lock_all(states, group) if failures < FAILURES else None
        if grown is None:
            grown = {_lock_uncontested(state, group) for state in states}
            failures += any(_is_open(state, edge) for state in grown for edge in group)
        states = grown
    ranking, rest = [], list(range(len(options)))
    while rest:
        layer = {i for state in states for i in _unbeaten(state, rest)}
        ranking.append(tuple(options[i] for i in rest if i in layer))
        rest = [i for i in rest if i not in layer]
    return RankedPairs(tuple(ranking), ranking[0] if pairs.ballots and ranking else (), not failures)


def _groups(pairs: Pairwise) -> list[list[Edge]]:
    """Wins as pairs of positions, grouped by margin, the clearest first."""
    by_margin: dict[int, list[Edge]] = {}
    for i, a in enumerate(pairs.options):
        for j, b in enumerate(pairs.options):
            if i != j and (margin := pairs.margin(a, b)) > 0:
                by_margin.setdefault(margin, []).append((i, j))
    return [by_margin[margin] for margin in sorted(by_margin, reverse=True)]


def _lock_all(states: Iterable[Locked], group: Sequence[Edge]) -> set[Locked] | None:
    """Every order that locking the group in some sequence can give; None when there are more than ORDERS."""
    waiting = [_lock_uncontested(state, group) for state in states]
    seen, finished = set(waiting), set[Locked]()
    while waiting:
        if len(seen) > ORDERS:
            return None
        state = waiting.pop()
        open_edges = [edge for edge in group if _is_open(state, edge)]
        if not open_edges:
            finished.add(state)
        for edge in open_edges:
            after = _lock_uncontested(_locked(state, [edge]), group)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return finished


def _lock_uncontested(state: Locked, group: Sequence[Edge]) -> Locked:
    """Lock the wins of the group that no other win of the group can block: those on no circle with them."""
    free = [edge for edge in group if _is_open(state, edge)]
    everything = _locked(state, free)
    if not any(row >> i & 1 for i, row in enumerate(everything)):
        return everything
    return _locked(state, [(i, j) for i, j in free if not everything[j] >> i & 1])


def _is_open(state: Locked, edge: Edge) -> bool:
    """Neither decided already nor against what is locked."""
    i, j = edge
    return not state[i] >> j & 1 and not state[j] >> i & 1


def _locked(state: Locked, edges: Sequence[Edge]) -> Locked:
    """Add wins and everything that follows from them; a step in between can only be the start of a new win."""
    rows = list(state)
    for i, j in edges:
        rows[i] |= state[j] | 1 << j
    for via in {i for i, _ in edges}:
        below, bit = rows[via], 1 << via
        rows = [row | below if row & bit else row for row in rows]
    return tuple(rows)


def _unbeaten(state: Locked, among: Sequence[int]) -> list[int]:
    return [i for i in among if not any(state[k] >> i & 1 for k in among)]
