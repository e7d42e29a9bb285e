"""A reserve of open file handles, so that keys can be made and destroyed when connections took all others."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

RESERVE = 8
_NONE_LEFT = (errno.EMFILE, errno.ENFILE)
_TRIES = 5  # somebody else may take what was let go of


class Reserve:
    """Holds `number` handles that do nothing; `spend` lets go of them when there are no others."""

    def __init__(self, number: int = RESERVE) -> None:
        self._number = number
        self._held: list[int] = []
        self._turn = threading.RLock()
        self._fill()

    def spend(self, work: Callable[[], T]) -> T:
        """Return `work()`; when no handle was left for it, again with those of the reserve. It must bear repeating."""
        with self._turn:
            try:
                for _ in range(_TRIES):
                    try:
                        return work()
                    except OSError as error:
                        if error.errno not in _NONE_LEFT:
                            raise
                        self._let_go()
                return work()
            finally:
                self._fill()

    def close(self) -> None:
        """Let go of the reserve for good."""
        with self._turn:
            self._number = 0
            self._let_go()

    def _let_go(self) -> None:
        while self._held:
            os.close(self._held.pop())

    def _fill(self) -> None:
        with contextlib.suppress(OSError):  # none left: the next time there may be
            while len(self._held) < self._number:
                self._held.append(os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC))
