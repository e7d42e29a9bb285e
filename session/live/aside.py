"""Long work in a native thread of this process, which lets the rooms go first.

Threads share Python's lock. Whoever wants it waits until the thread that has it lets go, and a vote asks for it some
thirty times on its way to the disk and back. So who has much to do stands still while something is being committed, and
otherwise for a moment every now and then; and as long as somebody has, whoever waits asks for the lock sooner. To do
that always would cost every vote a little.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from session.core.giving_way import giving_way
from session.live.engine import Engine
from session.store import Writer

T = TypeVar("T")

WORK_SECONDS = 0.0005
"""So long it goes on before it stands still."""
MOMENT_SECONDS = 0.00005
SWITCH_SECONDS = 0.0001
"""How long one who wants Python's lock waits then before asking for it; see `sys.setswitchinterval`."""
COMMIT_SECONDS = 0.01
"""So long it stands still for a commit: when the disk is slow, or everybody votes at once, it must go on too."""


class Aside:
    """Runs long work for tasks; see `session.core.giving_way` for what it can do."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine, self._writer = engine, writer

    def run(self, fn: Callable[..., T], *args: Any) -> T:
        """`fn(*args)`: its value, or what it raised. Only the calling task stands still."""
        value: T = self._engine.run_native(self._slowly, fn, args)
        return value

    def _slowly(self, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        with _quick_switches, giving_way(Pause(self._writer)):
            return fn(*args)


class _Switches:
    """Makes whoever waits for Python's lock ask for it sooner, as long as anybody is within it."""

    def __init__(self) -> None:
        self._turn, self._within, self._usual = threading.Lock(), 0, 0.0

    def __enter__(self) -> None:
        with self._turn:
            if not self._within:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(SWITCH_SECONDS, self._usual))
            self._within += 1

    def __exit__(self, *raised: object) -> None:
        with self._turn:
            self._within -= 1
            if not self._within:
                sys.setswitchinterval(self._usual)


_quick_switches = _Switches()


class Pause:
    """What happens between two things of long work."""

    def __init__(self, writer: Writer) -> None:
        self._writer, self._since = writer, time.perf_counter()

    def __call__(self) -> None:
        began = time.perf_counter()
        if began - self._since < WORK_SECONDS:
            return
        time.sleep(MOMENT_SECONDS)
        while self._writer.busy and time.perf_counter() - began < COMMIT_SECONDS:
            time.sleep(MOMENT_SECONDS)
        self._since = time.perf_counter()
