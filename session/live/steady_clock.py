"""The clock by which the time of a round runs: nobody can set it, so a jump of the time of day gives or takes no time.

It starts as the time of day and goes on with what passes. Whoever is told when something ends is told this clock too
(`hello`), so that the difference is right on any device.
"""

from __future__ import annotations

import time
from collections.abc import Callable


class SteadyClock:
    """Seconds since the epoch. `clock` is the time of day, `running` seconds of a clock that nobody can set."""

    def __init__(
        self, clock: Callable[[], float] = time.time, running: Callable[[], float] = time.monotonic
    ) -> None:
        self._running = running
        self._offset = clock() - running()

    def __call__(self) -> float:
        return self._running() + self._offset

    def ms(self) -> int:
        """The same in whole milliseconds."""
        return int(self() * 1000)
