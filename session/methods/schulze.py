"""Schulze's method: the option whose strongest path to every rival is at least as strong as the path back.

Called by the decide kind and the tally. Source: M. Schulze, Social Choice and Welfare 36:267-303 (2011); a link is
as strong as the number of ballots on the winning side. Tie rule: all potential winners are returned; the ranking
consists of the layers of the path relation, which is transitive, so options that it does not order share a tier.
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
    options = pairs.options
    paths = {(a, b): votes if votes > pairs.over(b, a) else 0 for (a, b), votes in pairs.wins.items()}
    for via in options:
        for a in options:
            if a == via:
                continue
            for b in options:
                if b not in (a, via):
                    paths[a, b] = max(paths[a, b], min(paths[a, via], paths[via, b]))
    ranking = by_dominance(options, lambda a, b: paths[a, b] > paths[b, a])
    return Schulze(paths, ranking, ranking[0] if pairs.ballots and ranking else ())
