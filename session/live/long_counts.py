"""The counts of one session that would take long: done elsewhere, one after another, while everything else goes on.

Whoever closes a round gets an answer at once; its figures come when they are counted. Until then the screens say so.
`edition` is how often figures came, or did not come, since this process knows the session: a view changes with it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping

from session.core.kind import RoundKind
from session.core.state import Round
from session.live.counting_process import CountingProcess, NotCounted
from session.live.engine import Engine
from session.live.session_cache import SessionCache

log = logging.getLogger(__name__)


class LongCounts:
    """`cache` gives what is known of the session now; `changed` is called when there are new figures."""

    def __init__(
        self,
        cache: Callable[[], SessionCache],
        kinds: Mapping[str, RoundKind],
        engine: Engine,
        process: CountingProcess,
        changed: Callable[[], None],
    ) -> None:
        self.edition = 0
        self._cache, self._kinds, self._engine = cache, kinds, engine
        self._process, self._changed = process, changed
        self._turn = threading.Lock()  # held for a few instructions
        self._busy = self._look_again = False
        self._done = engine.result()
        self._done.set()

    def look(self) -> None:
        """Begin to count what waits for it, if anything does. Never waits."""
        cache = self._cache()
        if not cache.results.waiting(cache.state, self._kinds):
            return
        with self._turn:
            self._look_again = True
            if self._busy:
                return
            self._busy, self._done = True, self._engine.result()
        self._engine.spawn(self._work)

    def wait(self, seconds: float) -> None:
        """Stand still until nothing is being counted. Raises TimeoutError."""
        self._done.wait(seconds)

    def _work(self) -> None:
        while self._goes_on():
            cache = self._cache()
            for round_ in cache.results.waiting(cache.state, self._kinds)[:1]:
                self._count(cache, round_)
                self._look_again = True

    def _goes_on(self) -> bool:
        with self._turn:
            goes_on, self._look_again = self._look_again, False
            if not goes_on:
                self._busy = False
                self._done.set()
            return goes_on

    def _count(self, cache: SessionCache, round_: Round) -> None:
        threshold = cache.state.threshold
        try:
            figures, items = self._process.count(self._kinds[round_.kind], round_, threshold)
        except NotCounted as why:
            if self._process.closed:  # the server stops; who starts it again counts again
                return
            log.error("session %s: round %s is not counted: %s", cache.state.id, round_.id, why)
            cache.results.failed(round_, threshold)
        except Exception:
            log.exception("session %s: round %s is not counted", cache.state.id, round_.id)
            cache.results.failed(round_, threshold)
        else:
            cache.results.put(round_, threshold, figures, items)
        self.edition += 1
        self._changed()
