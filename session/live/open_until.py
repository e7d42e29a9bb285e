"""When a round that is open until a moment closes. One of these belongs to one session that is awake.

The moment is one of the time of day, so it is reached also by a machine that slept, and a clock that is set back gives
time. Phones that were away while it passed get time to bring what is on them, and a clock that was set wrong by hand
gets time to be set right: nothing is sealed on its first word.
"""

from __future__ import annotations

from session.live.outage import GRACE_SECONDS

JUMP_SECONDS = 5.0
"""When the time of day went on so much further than what passed here, it jumped, or this machine stood still."""


class OpenUntil:
    """A session that was just read from the store was away before."""

    def __init__(self) -> None:
        self._seen: tuple[float, float] | None = None  # the time of day, and what passed, at the last look
        self._waits = 0.0  # until what passed is so much

    def is_due(self, until: int | None, now: float, running: float) -> bool:
        """Whether the open round should end now. `now`: the time of day in seconds since the epoch; `running`: seconds
        of a clock that nobody can set.
        """
        seen, self._seen = self._seen, (now, running)
        jumped = seen is None or (now - seen[0]) - (running - seen[1]) >= JUMP_SECONDS
        if until is None or now < until:
            self._waits = 0.0
            return False
        if jumped:
            self._waits = running + GRACE_SECONDS
        return running >= self._waits
