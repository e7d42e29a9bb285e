"""Schulze's method: the option whose strongest path to every rival is at least as strong as the path back.

Source: M. Schulze, Social Choice and Welfare 36:267-303 (2011); a link is as strong as the number of ballots on the
winning side. Tie rule: all potential winners are returned; the ranking consists of the layers of the path relation,
which is transitive, so options that it does not order share a tier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from session.methods.pairwise import Pairwise
from session.methods.tiers import Ranking, Tier, by_dominance


@dataclass(frozen=True)
class Schulze:
    """`paths[a, b]` is the strength of the strongest path from a to b, in ballots."""

    paths: Mapping[tuple[str, str], int]
    ranking: Ranking
    winner: Tier


def schulze(pairs: Pairwise) -> Schulze:
    """Strongest paths by the Floyd-Warshall variant of the source, then the ranking they imply."""
    options, places = pairs.options, range(len(pairs.options))
    links = [[0 if a == b else _link(pairs, a, b) for b in options] for a in options]
    for via in places:
        onward = links[via]
        for row in links:
            if (reach := row[via]) and row is not onward:
                row[:] = [
                    known if known >= reach or known >= step else min(reach, step)
                    for known, step in zip(row, onward, strict=True)
                ]
    paths = {(options[i], options[j]): links[i][j] for i in places for j in places if i != j}
    ranking = by_dominance(options, lambda a, b: paths[a, b] > paths[b, a])
    return Schulze(paths, ranking, ranking[0] if pairs.ballots and ranking else ())


def _link(pairs: Pairwise, one: str, other: str) -> int:
    votes = pairs.over(one, other)
    return votes if votes > pairs.over(other, one) else 0
