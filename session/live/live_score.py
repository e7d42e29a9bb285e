"""The score of the open round for whoever looks now: pictures that take long are counted elsewhere meanwhile.

Owned by the conductor. Nobody waits for a picture: until it is counted the one before it is seen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from session.core.kind import RoundKind
from session.core.state import Round
from session.live.counting_process import CountingProcess
from session.live.engine import Engine
from session.live.live_results import LiveResults
from session.live.messages import LiveFigures
from session.live.session_cache import SessionCache, box_of

log = logging.getLogger(__name__)

LARGE = 5_000
"""From how many answers the ballots of an open round are looked through in a thread of their own."""


class LiveScore:
    """`cache` gives what is known of the session now; `changed` is called when a picture was counted elsewhere."""

    def __init__(
        self,
        cache: Callable[[], SessionCache],
        kinds: Mapping[str, RoundKind],
        engine: Engine,
        process: CountingProcess,
        changed: Callable[[], None],
    ) -> None:
        self._cache, self._kinds, self._engine = cache, kinds, engine
        self._process, self._changed = process, changed
        self._results = LiveResults(cache(), kinds)
        self._turn = engine.lock()  # two that publish at once would make two steps of one
        self._counting = False

    def now(self) -> LiveFigures | None:
        """The figures as they may be seen now; None when none may, or when the open round shows none."""
        cache = self._cache()
        round_ = cache.state.open_round()
        if round_ is None or not round_.plan.live:
            return None
        answers = len(cache.ballots.get(box_of(round_), {})) * max(1, len(round_.options))
        with self._turn:
            looks = self._results.now if answers < LARGE else self._elsewhere
            shown = looks(cache)
            if self._results.to_count is not None and not self._counting:
                self._counting = True
                self._engine.spawn(self._count)
        return shown

    def _elsewhere(self, cache: SessionCache) -> LiveFigures | None:
        return self._engine.run_native(self._results.now, cache)

    def _count(self) -> None:
        """Have pictures counted, always the last one, until none waits."""
        while (picture := self._next()) is not None:
            threshold = self._cache().state.threshold
            try:
                result, _ = self._process.count(self._kinds[picture.kind], picture, threshold)
            except Exception:
                log.exception("session %s: a score was not counted", self._cache().state.id)
                with self._turn:
                    self._results.not_counted(picture)
                continue
            with self._turn:
                changed = self._results.counted(picture, threshold, result)
            if changed:
                self._changed()

    def _next(self) -> Round | None:
        with self._turn:
            picture = self._results.to_count
            self._counting = picture is not None
            return picture
