"""The shape every ranking shares: tiers of option names, best first; options in one tier are equal.

Called by all ranking methods. Inside a tier the options keep the order in which the caller listed them, which says
nothing about merit: names are never compared, so renaming options renames the outcome and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Tier = tuple[str, ...]
Ranking = tuple[Tier, ...]


@dataclass(frozen=True)
class Ballot:
    """One ranked ballot, or `count` identical ones. Options it does not list are tied last."""

    ranking: Ranking
    count: int = 1


def by_score(scores: Mapping[str, int | Fraction]) -> Ranking:
    """Options from the highest score to the lowest; equal scores share a tier."""
    levels = sorted(set(scores.values()), reverse=True)
    return tuple(tuple(option for option in scores if scores[option] == level) for level in levels)


def by_dominance(options: Sequence[str], beats: Callable[[str, str], bool]) -> Ranking:
    """Layers of a strict partial order: everyone unbeaten, then everyone unbeaten among the rest, and so on.

    `beats(a, b)` must be transitive and free of cycles; a cycle raises ValueError.
    """
    rest, layers = list(options), []
    while rest:
        layer = tuple(a for a in rest if not any(beats(b, a) for b in rest if b != a))
        if not layer:
            raise ValueError("the relation has a cycle")
        layers.append(layer)
        rest = [a for a in rest if a not in layer]
    return tuple(layers)


def complete(ranking: Ranking, options: Sequence[str]) -> Ranking:
    """The ranking with unlisted options as a last tier and empty tiers dropped.

    Raises ValueError when it names an option twice or one that is not on the list.
    """
    known, seen = set(options), set[str]()
    for option in (option for tier in ranking for option in tier):
        if option not in known:
            raise ValueError(f"{option!r} is not an option")
        if option in seen:
            raise ValueError(f"{option!r} is ranked twice")
        seen.add(option)
    rest = tuple(option for option in options if option not in seen)
    return tuple(tier for tier in (*ranking, rest) if tier)


def completed(ballots: Sequence[Ballot], options: Sequence[str]) -> tuple[Ballot, ...]:
    """All ballots completed, identical ones merged. Raises ValueError for a bad ranking, count or options list."""
    if len(set(options)) != len(options):
        raise ValueError("an option is listed twice")
    merged: dict[tuple[frozenset[str], ...], Ballot] = {}
    for ballot in ballots:
        if ballot.count < 0:
            raise ValueError("a ballot count is below zero")
        full = complete(ballot.ranking, options)
        key = tuple(frozenset(tier) for tier in full)
        earlier = merged.get(key)
        merged[key] = Ballot(full, ballot.count + (earlier.count if earlier else 0))
    return tuple(ballot for ballot in merged.values() if ballot.count)


def top(ranking: Ranking, places: int) -> tuple[Tier, Tier]:
    """Who is in for `places` places, and who ties across the line: (certainly in, tied for what is left).

    The second part is empty when the line falls between two tiers.
    """
    inside: list[str] = []
    for tier in ranking:
        if len(inside) + len(tier) > places:
            return tuple(inside), tier if len(inside) < places else ()
        inside.extend(tier)
    return tuple(inside), ()
