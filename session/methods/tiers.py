"""The shape every ranking shares: tiers of option names, best first; options in one tier are equal.

Inside a tier the options keep the order in which the caller listed them, which says nothing about merit: names are
never compared, so renaming options renames the outcome and changes nothing else.
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


def of_places(places: Mapping[str, int]) -> Ranking | None:
    """Options by the place that each got: 1, 2, 2, 3, or 1, 2, 2, 4 when equals take up the places they share.

    None when a place is left out.
    """
    tiers: dict[int, list[str]] = {}
    for option, place in places.items():
        tiers.setdefault(place, []).append(option)
    ranks = sorted(tiers)
    dense = ranks == list(range(1, len(ranks) + 1))
    shared = all(rank == 1 + sum(len(tiers[above]) for above in ranks if above < rank) for rank in ranks)
    return tuple(tuple(tiers[rank]) for rank in ranks) if dense or shared else None


def by_dominance(options: Sequence[str], beats: Callable[[str, str], bool]) -> Ranking:
    """Layers of a strict partial order: everyone unbeaten, then everyone unbeaten among the rest, and so on.

    `beats(a, b)` must be transitive and free of cycles; a cycle raises ValueError.
    """
    above = {a: {b for b in options if b != a and beats(b, a)} for a in options}
    layers = []
    while above:
        layer = tuple(a for a, beating in above.items() if not beating)
        if not layer:
            raise ValueError("the relation has a cycle")
        layers.append(layer)
        gone = set(layer)
        above = {a: beating - gone for a, beating in above.items() if beating}
    return tuple(layers)


def complete(ranking: Ranking, options: Sequence[str]) -> Ranking:
    """The ranking with unlisted options as a last tier and empty tiers dropped.

    Raises ValueError when it names an option twice or one that is not on the list.
    """
    listed = [option for tier in ranking for option in tier]
    seen = set(listed)
    if unknown := seen.difference(options):
        raise ValueError(f"{next(option for option in listed if option in unknown)!r} is not an option")
    if len(seen) < len(listed):
        twice = next(option for place, option in enumerate(listed) if option in listed[:place])
        raise ValueError(f"{twice!r} is ranked twice")
    rest = tuple([option for option in options if option not in seen]) if len(seen) < len(options) else ()
    return tuple([tier for tier in (*ranking, rest) if tier])


def completed(ballots: Sequence[Ballot], options: Sequence[str]) -> tuple[Ballot, ...]:
    """All ballots completed, identical ones merged. Raises ValueError for a bad ranking, count or options list."""
    if len(set(options)) != len(options):
        raise ValueError("an option is listed twice")
    merged: dict[tuple[str | frozenset[str], ...], Ballot] = {}
    for ballot in ballots:
        if ballot.count < 0:
            raise ValueError("a ballot count is below zero")
        full = complete(ballot.ranking, options)
        key = tuple([tier[0] if len(tier) == 1 else frozenset(tier) for tier in full])
        earlier = merged.get(key)
        merged[key] = Ballot(full, ballot.count + (earlier.count if earlier else 0))
    return tuple(ballot for ballot in merged.values() if ballot.count)


def top(ranking: Ranking, cut: int) -> tuple[Tier, Tier]:
    """Who is above the cut after so many options, and who ties across it: (certainly in, tied for what is left).

    The second part is empty when the cut falls between two tiers.
    """
    inside: list[str] = []
    for tier in ranking:
        if len(inside) + len(tier) > cut:
            return tuple(inside), tier if len(inside) < cut else ()
        inside.extend(tier)
    return tuple(inside), ()
