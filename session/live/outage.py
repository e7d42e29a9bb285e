"""Whether phones could not reach the server: it was away, it stood still, or most of them lost the line at once.

What people did meanwhile waits on their phones. So a clock that closes a round gives them time to come back: it waits
while they are away, and then at least `GRACE_SECONDS` are left. Only `Housekeeping` uses it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

GRACE_SECONDS = 45
"""So much time is left at least once phones can come back. They try again within 15 seconds."""
STILL_SECONDS = 15.0
"""A server that did nothing for so long stood still: a laptop that was shut, a machine that was paused."""
LOST_WITHIN = 10.0
"""Half of the phones gone within so many seconds is no coincidence."""
FEWEST = 3
"""With fewer phones than this, half of them says nothing."""
LONGEST = 600.0
"""So long a round waits for phones that do not come back."""


class Outage:
    """Of one session. `clock` tells seconds. A session that was just read from the store was away before."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._counts: deque[tuple[float, int]] = deque()  # how many phones there were since when
        self._lost: tuple[float, int] | None = None  # since when they are gone, and how many there were
        self.owes = True

    @property
    def lasts(self) -> bool:
        """Most of the phones are gone, and are waited for."""
        return self._lost is not None

    def stood_still(self) -> None:
        """The server did nothing for a while."""
        self.owes = True

    def look(self, present: int) -> None:
        """So many phones are here now."""
        now = self._clock()
        if self._lost is None:
            self._look_for_loss(now, present)
        else:
            since, expected = self._lost
            back = 4 * present >= 3 * expected
            if back or now - since >= LONGEST:
                self._lost, self.owes = None, self.owes or back
                self._counts.clear()

    def _look_for_loss(self, now: float, present: int) -> None:
        counts = self._counts
        if not counts or counts[-1][1] != present:
            counts.append((now, present))
        while (
            len(counts) > 1 and counts[1][0] <= now - LOST_WITHIN
        ):  # the count before the window still holds in it
            counts.popleft()
        most = max(number for _, number in counts)
        if most >= FEWEST and 2 * present <= most:
            self._lost = (now, most)
