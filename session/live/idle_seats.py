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
    quiet = {seat for seat in list(cache.roles) if seat not in cache.active}
    return presence.absent(quiet) if quiet else quiet
