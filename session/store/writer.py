"""The one thread that writes: it takes everything that waits and commits it in one transaction.

The live layer hands in batches from any thread; the answer comes on the writer's thread, so `done` must not wait.
It must stay true that every batch and call is answered exactly once, whatever the disk does.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from session.store.batch import Batch
from session.store.commit import Outcome
from session.store.errors import StoreUnavailable
from session.store.store import Store

logger = logging.getLogger(__name__)

MOST_TOGETHER = 1000
STOP_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class _Write:
    batch: Batch
    done: Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class _Call:
    fn: Callable[[], Any]
    done: Callable[[Any], None]


class Writer:
    """Starts its thread when it is made; `stop` ends it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._queue: SimpleQueue[_Write | _Call | None] = SimpleQueue()
        self._open, self._hurry = True, False
        self.busy = False  # whether it is at work: for who can wait with theirs
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, batch: Batch, done: Callable[[Outcome], None]) -> None:
        """Queue a batch; `done(Committed or StoreError)` is called once its transaction has ended."""
        if not self._put(_Write(batch, done)):
            _tell(done, StoreUnavailable("the store is closing"))

    def call(self, fn: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Queue `fn`, to run after all that was handed in before it; `done` gets its value, or what it raised."""
        if not self._put(_Call(fn, done)):
            _tell(done, StoreUnavailable("the store is closing"))

    def stop(self) -> bool:
        """Take nothing more, finish what waits, at most STOP_SECONDS long.

        False: the disk did not answer in time; the rest then hears StoreUnavailable as soon as it does.
        """
        with self._door:
            if self._open:
                self._open = False
                self._queue.put(None)
        self._thread.join(STOP_SECONDS)
        self._hurry = self._thread.is_alive()
        return not self._hurry

    def _put(self, item: _Write | _Call) -> bool:
        with self._door:
            if self._open:
                self._queue.put(item)
            return self._open

    def _run(self) -> None:
        waiting: deque[_Write | _Call | None] = deque()
        while True:
            self.busy = bool(waiting)
            self._refill(waiting, wait=not waiting)
            self.busy = True
            writes = _leading_writes(waiting)
            if writes:
                if not self._commit(writes):
                    self._refuse_writes(waiting)
                continue
            item = waiting.popleft()
            if not isinstance(item, _Call):
                return
            self._answer(item)

    def _refill(self, waiting: deque[_Write | _Call | None], wait: bool) -> None:
        if wait:
            waiting.append(self._queue.get())
        with contextlib.suppress(Empty):
            while True:
                waiting.append(self._queue.get_nowait())

    def _commit(self, writes: list[_Write]) -> bool:
        """Commit these together and answer them. False: the disk took nothing."""
        outcomes: Sequence[Outcome]
        try:
            if self._hurry:
                raise StoreUnavailable("the store is closing")
            outcomes = self._store.commit([write.batch for write in writes])
        except Exception as error:
            if not isinstance(error, StoreUnavailable):
                logger.exception("a commit failed in a way nobody foresaw")
            outcomes = [StoreUnavailable(str(error))] * len(writes)
        for write, outcome in zip(writes, outcomes, strict=True):
            _tell(write.done, outcome)
        return not isinstance(outcomes[0], StoreUnavailable)

    def _refuse_writes(self, waiting: deque[_Write | _Call | None]) -> None:
        # Who came while the disk kept the others waiting has waited long enough: the next try is for the next caller.
        self._refill(waiting, wait=False)
        late = [item for item in waiting if isinstance(item, _Write)]
        rest = [item for item in waiting if not isinstance(item, _Write)]
        waiting.clear()
        waiting.extend(rest)
        for write in late:
            _tell(write.done, StoreUnavailable("the disk did not take what came before"))

    def _answer(self, call: _Call) -> None:
        try:
            value = StoreUnavailable("the store is closing") if self._hurry else call.fn()
        except Exception as error:
            value = error
        _tell(call.done, value)


def _leading_writes(waiting: deque[_Write | _Call | None]) -> list[_Write]:
    """Take the writes from the front, up to the first item that is none and at most MOST_TOGETHER."""
    writes: list[_Write] = []
    while waiting and len(writes) < MOST_TOGETHER and isinstance(item := waiting[0], _Write):
        writes.append(item)
        waiting.popleft()
    return writes


def _tell(done: Callable[[Any], None], value: Any) -> None:
    try:
        done(value)
    except Exception:  # one sender that is gone must not cost the others their answer
        logger.exception("an answer of the store could not be delivered")
