"""Ranked pairs: lock the clearest pairwise wins first and skip any that would close a circle.

Called by the decide kind and the tally. Source: N. Tideman, Social Choice and Welfare 4:185-206 (1987); a win is
as clear as its margin in ballots. Tie rule: equally clear wins that compete are locked in every order (all
outcomes of tie-breaking: M. Brill & F. Fischer, AAAI 2012) and whoever is unbeaten in some outcome is a winner, so
no name has an edge. Beyond ORDERS outcomes the competing wins are all left out instead, which is neutral too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from session.methods.pairwise import Pairwise
from session.methods.tiers import Ranking, Tier

ORDERS = 500  # partly locked orders looked at before competing wins are left out

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
    states, complete = {(0,) * len(options)}, True
    for group in _groups(pairs):
        grown = _lock_all(states, group)
        if grown is None:
            complete, grown = False, {_lock_uncontested(state, group) for state in states}
        states = grown
    ranking, rest = [], list(range(len(options)))
    while rest:
        layer = {i for state in states for i in _unbeaten(state, rest)}
        ranking.append(tuple(options[i] for i in rest if i in layer))
        rest = [i for i in rest if i not in layer]
    return RankedPairs(tuple(ranking), ranking[0] if pairs.ballots and ranking else (), complete)


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
            after = _lock_uncontested(_lock(state, edge), group)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return finished


def _lock_uncontested(state: Locked, group: Sequence[Edge]) -> Locked:
    """Lock the wins of the group that no other win of the group can block: those on no circle with them."""
    free = [edge for edge in group if _is_open(state, edge)]
    if len(free) == 1:
        return _lock(state, free[0])
    everything = state
    for edge in free:
        everything = _lock(everything, edge)
    for i, j in free:
        if not everything[j] >> i & 1:
            state = _lock(state, (i, j))
    return state


def _is_open(state: Locked, edge: Edge) -> bool:
    """Neither decided already nor against what is locked."""
    i, j = edge
    return not state[i] >> j & 1 and not state[j] >> i & 1


def _lock(state: Locked, edge: Edge) -> Locked:
    """Add one win and everything that follows from it."""
    i, j = edge
    below = state[j] | 1 << j
    return tuple([row | below if k == i or row >> i & 1 else row for k, row in enumerate(state)])


def _unbeaten(state: Locked, among: Sequence[int]) -> list[int]:
    return [i for i in among if not any(state[k] >> i & 1 for k in among)]
