"""Waiting again and again for what one socket has to read, on the loop of eventlet, which is handed in.

The socket stays known to the loop between two waits, which saves two system calls a message, and whoever waits is woken
straight from the loop. It must stay true that the loop does not go round for a socket that nobody reads from now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Readable:
    """For one task; `current` gives the task that runs. A closed socket raises OSError there."""

    def __init__(self, fd: int, hub: Any, current: Callable[[], Any]) -> None:
        self._fd, self._hub, self._current = fd, hub, current
        self._listener: Any = None
        self._waiting: Any = None

    def wait(self) -> None:
        """Stand still until there is something to read, or the end of it."""
        if self._listener is None:
            self._listener = self._hub.add(self._hub.READ, self._fd, self._ready, self._broken, self._closed)
        self._waiting = self._current()
        try:
            self._hub.switch()
        finally:
            self._waiting = None

    def stop(self) -> None:
        """The loop may forget the socket."""
        listener, self._listener = self._listener, None
        if listener is not None:
            self._hub.remove(listener)

    def _ready(self, _fd: int) -> None:
        if self._waiting is not None:
            self._waiting.switch()
        else:  # it is busy with what came before
            self.stop()

    def _broken(self, *error: Any) -> None:
        if self._waiting is not None:
            self._waiting.throw(*error)

    def _closed(self) -> None:
        self._listener = None
