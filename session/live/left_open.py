"""When a round was left open: nobody did anything in it for so long that it closes itself.

An open round keeps a key, and with it the link between people and what they chose or wrote; a forgotten one would keep
it for ever. One of these belongs to one session that is awake.
"""

from __future__ import annotations

from collections.abc import Callable

from session.core.state import Round
from session.live.session_cache import SessionCache, box_of

HOUR = 3600.0
QUIET_SECONDS = HOUR
"""After a start: a round that has been open for long enough closes when nothing happened in it for so long."""


class LeftOpen:
    """`hours`: after how long, 0 for never. `running` is a clock in seconds that nobody can set."""

    def __init__(self, hours: int, running: Callable[[], float]) -> None:
        self._seconds, self._running = hours * HOUR, running
        self._seen: tuple[object, ...] | None = None
        self._since = 0.0  # when something last happened, or was first looked at
        self._touched = False  # something happened since this session woke

    def is_due(self, cache: SessionCache, round_: Round, now: float) -> bool:
        """Whether this open round should be closed now. `now` is the time of day, in seconds since the epoch."""
        box = box_of(round_)
        seen = (box, cache.version, len(cache.receipts.get(box, ())))
        if seen != self._seen:
            self._touched = self._seen is not None
            self._seen, self._since = seen, self._running()
        quiet = self._running() - self._since
        if not self._seconds:
            return False
        if quiet >= self._seconds:
            return True
        opened_long_ago = round_.opened_at is not None and now - round_.opened_at >= self._seconds
        return opened_long_ago and not self._touched and quiet >= QUIET_SECONDS
