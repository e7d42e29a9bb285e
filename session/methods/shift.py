"""First vote against second vote: what moved, for the group as a whole.

It compares totals only; two ballots of one person are never linked, and cannot be, because ballots carry no person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """One option and its figure before and after; `change` is after minus before."""

    option: str
    before: float
    after: float
    change: float


def shift(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[Moved, ...]:
    """The options that were in both votes, in the order of the first: points, votes, means or agreement."""
    return tuple(
        Moved(option, before[option], after[option], after[option] - before[option])
        for option in before
        if option in after
    )
