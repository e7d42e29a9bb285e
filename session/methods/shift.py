"""First vote against second vote: what moved, for the group as a whole.

Called by the views and the record after a re-vote. It compares totals only; two ballots of one person are never linked,
and cannot be, because ballots carry no person. Places follow standard competition ranking (1, 2, 2, 4), so equal scores
have equal places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from session.methods.tiers import Tier, by_score

Scores = Mapping[str, int | Fraction]


@dataclass(frozen=True)
class Moved:
    """One option: score and place before and after; `change` is after minus before, `climb` is places won."""

    option: str
    before: int | Fraction
    after: int | Fraction
    change: int | Fraction
    place_before: int
    place_after: int
    climb: int


@dataclass(frozen=True)
class Shift:
    """All options that were in both votes, those in only one of them, and whether the top changed."""

    moved: tuple[Moved, ...]
    only_before: Tier
    only_after: Tier
    winner_before: Tier
    winner_after: Tier
    same_winner: bool


def shift(before: Scores, after: Scores) -> Shift:
    """Compare two votes on (mostly) the same options by score: points, votes, means or agreement."""
    first, second = _places(before), _places(after)
    moved = tuple(
        Moved(o, before[o], after[o], after[o] - before[o], first[o], second[o], first[o] - second[o])
        for o in before
        if o in after
    )
    was, now = _top(before), _top(after)
    return Shift(
        moved=moved,
        only_before=tuple(option for option in before if option not in after),
        only_after=tuple(option for option in after if option not in before),
        winner_before=was,
        winner_after=now,
        same_winner=set(was) == set(now),
    )


def _places(scores: Scores) -> dict[str, int]:
    return {option: 1 + sum(other > score for other in scores.values()) for option, score in scores.items()}


def _top(scores: Scores) -> Tier:
    return by_score(scores)[0] if scores else ()
