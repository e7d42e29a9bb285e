"""Waiting that works the same on the loop and on native threads: results, mailboxes and the native pool.

An engine brings a `Parker`: a way for the current task to stand still until another wakes it.
The locks here are held for a few instructions only and never while a task stands still.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol

from .contract import T

NATIVE_THREADS = 8


class Parker(Protocol):
    """One task standing still, once."""

    def park(self, timeout: float | None) -> None:
        """Stand still until `unpark`, or for `timeout` seconds."""

    def unpark(self) -> None:
        """Wake the task. From any thread, before or after `park`."""


class ThreadParker:
    """Stops an ordinary thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def park(self, timeout: float | None) -> None:
        self._event.wait(timeout)

    def unpark(self) -> None:
        self._event.set()


class OneResult:
    """A value that arrives once; see `contract.Result`."""

    def __init__(self, parker: Callable[[], Parker]) -> None:
        self._parker = parker
        self._guard = threading.Lock()
        self._waiting: list[Parker] = []
        self._done = False
        self._value: Any = None

    def set(self, value: Any = None) -> None:
        with self._guard:
            if self._done:
                return
            self._value, self._done = value, True
            waiting, self._waiting = self._waiting, []
        for parker in waiting:
            parker.unpark()

    def done(self) -> bool:
        return self._done

    def wait(self, timeout: float | None = None) -> Any:
        parker = self._parker()
        with self._guard:
            if self._done:
                return self._value
            self._waiting.append(parker)
        parker.park(timeout)
        with self._guard:
            if self._done:
                return self._value
            self._waiting.remove(parker)
        raise TimeoutError("nothing arrived in time")


class OneMailbox:
    """A queue with one reader; see `contract.Mailbox`."""

    def __init__(self, parker: Callable[[], Parker]) -> None:
        self._parker = parker
        self._guard = threading.Lock()
        self._items: list[Any] = []
        self._reader: Parker | None = None

    def put(self, item: Any) -> None:
        with self._guard:
            self._items.append(item)
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.unpark()

    def take_all(self, timeout: float | None = None) -> list[Any]:
        parker = self._parker()
        with self._guard:
            if self._reader is not None:
                raise RuntimeError("a mailbox has one reader")
            if not self._items:
                self._reader = parker
        if self._reader is parker:
            try:
                parker.park(timeout)
            finally:
                self._leave(parker)
        with self._guard:
            items, self._items = self._items, []
        return items

    def _leave(self, parker: Parker) -> None:
        with self._guard:
            if self._reader is parker:
                self._reader = None


class NativePool:
    """A few native threads that run functions for tasks."""

    def __init__(self, parker: Callable[[], Parker]) -> None:
        self._parker = parker
        self._threads = ThreadPoolExecutor(NATIVE_THREADS, thread_name_prefix="native")
        self._inside = threading.local()

    def run(self, fn: Callable[..., T], *args: Any) -> T:
        """`fn(*args)` on a native thread: its value, or what it raised. Inside the pool it runs where it is."""
        if getattr(self._inside, "yes", False):
            return fn(*args)
        future: Future[T] = self._threads.submit(self._work, fn, args)
        parker = self._parker()
        future.add_done_callback(lambda _: parker.unpark())
        while not future.done():
            parker.park(None)
        return future.result()

    def close(self) -> None:
        """Take no more work; what runs may finish."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _work(self, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        self._inside.yes = True
        return fn(*args)
