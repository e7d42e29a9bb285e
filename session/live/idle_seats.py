"""Seats that never did anything and whose phone is gone: a browser that forgot, a test the day before, a loop.

What a seat did is known in memory only, as far as this process saw it; of seats from before nobody knows, so they count
as having done something, unless no round was ever opened. While people vote in secret nothing is told of it: who leaves
without making the number larger has voted.
"""

from __future__ import annotations

from session.live.presence import Presence
from session.live.session_cache import SessionCache


def idle(presence: Presence, cache: SessionCache) -> set[str]:
    """These seats."""
    return {seat for seat in list(cache.roles) if seat not in cache.active and not presence.is_here(seat)}


def number(presence: Presence, cache: SessionCache, secret: frozenset[str]) -> int:
    """How many there are, for the desk. `secret`: the kinds of rounds whose ballots are secret."""
    round_ = cache.state.open_round()
    voting = round_ is not None and round_.kind in secret
    return 0 if voting or cache.state.phase == "closed" else len(idle(presence, cache))
