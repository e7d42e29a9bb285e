"""What the list of sessions shows of one, also while it sleeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """What the list of sessions shows of one: people with a seat, rounds, minutes, people present."""

    people: int
    rounds: int
    minutes: int
    present: int
