"""What a server does by itself: ending rounds whose time is up, letting sessions sleep, clearing away old ones.

Every task goes on whatever goes wrong in it once. It must stay true that nothing here is decided at the start: the port
is open first, people are served first, and no clock is believed on its first word.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import time
from collections.abc import Callable

from session.config import Config
from session.core.commands import Actor, Command
from session.core.state import Json, Round
from session.live.engine import Engine
from session.live.outage import GRACE_SECONDS, STILL_SECONDS
from session.live.retention import Reading, Retention
from session.live.sessions import Clock, LiveSession, Sessions
from session.store import StoreError

log = logging.getLogger(__name__)

TIMER_SECONDS = 0.25
SLEEP_SECONDS = 60.0
SWEEP_SECONDS = 3600.0


class Housekeeping:
    """`clock` tells the time of day in seconds since the epoch, `running` is a clock in seconds that nobody can set."""

    def __init__(
        self,
        config: Config,
        sessions: Sessions,
        engine: Engine,
        clock: Clock = time.time,
        running: Clock = time.monotonic,
    ) -> None:
        self._config, self._sessions, self._engine = config, sessions, engine
        self._clock, self._running = clock, running
        self._retention = Retention(config.privacy.retention_days)
        self._doubted = False  # it was told that the clock is not believed
        self._watched: tuple[float, float] | None = (
            None  # when the watch looked last, by this machine's clocks
        )
        self._stopping = engine.result()

    def start(self) -> None:
        """Begin. Returns at once; the tasks run as soon as the engine does."""
        self._engine.spawn(self._sessions.wake_open)
        self._engine.spawn(self._every, TIMER_SECONDS, self._watch, 0.0)
        self._engine.spawn(self._every, SLEEP_SECONDS, self._sessions.let_sleep, SLEEP_SECONDS)
        if self._config.privacy.retention_days:
            self._engine.spawn(self._every, SWEEP_SECONDS, self.sweep, SWEEP_SECONDS)

    def stop(self) -> None:
        """End: no timer closes a round and nothing is deleted any more."""
        self._stopping.set()

    def _every(self, seconds: float, work: Callable[[], None], first: float) -> None:
        """Do `work` now and then, for the first time after `first` seconds, until `stop`."""
        wait = first
        while not self._stopping.done():
            with contextlib.suppress(TimeoutError):
                self._stopping.wait(wait)
                return
            wait = seconds
            try:
                work()
            except Exception:
                if self._stopping.done():  # the engine lets go of what is under way
                    return
                log.exception("%s failed; it is tried again in %s seconds", work.__name__, seconds)

    def _watch(self) -> None:
        """End rounds whose time is up, seal those that close, miss phones that stopped asking."""
        stood_still = self._stood_still()
        for session in self._sessions.awake():
            if session.presence.expire():
                session.broadcaster.notify()
            if stood_still:
                session.outage.stood_still()
            session.outage.look(session.presence.present())
            round_ = session.cache.state.open_round()
            if round_ is None or round_.phase == "open":
                self._watch_open(session, round_)
            elif session.conductor.round_end.is_over():
                self._tell(session, "round.close", round_.id, {})

    def _stood_still(self) -> bool:
        """Whether this process did nothing for long. A machine that slept shows in the time of day."""
        now, before = (time.monotonic(), time.time()), self._watched
        self._watched = now
        return before is not None and any(
            late - early >= STILL_SECONDS for late, early in zip(now, before, strict=True)
        )

    def _watch_open(self, session: LiveSession, round_: Round | None) -> None:
        """End the open round when its time is up, where the facilitator asked for it, at the moment until which it is
        open, or when it was left open; lengthen its line if it has one. After an outage its clock gets time first.
        """
        owed, session.outage.owes = session.outage.owes, False
        held, now = None, self._clock()
        until = None if round_ is None else round_.until
        over = session.open_until.is_due(until, now, self._running())
        if round_ is not None:
            point = session.sampler.due(session.cache, now * 1000)
            if point is not None:
                self._tell(session, f"{round_.kind}.sample", round_.id, point)
            ends = round_.timer.ends if round_.timer is not None and round_.plan.auto_close else None
            if owed and ends is not None:
                self._tell(session, "timer.grace", round_.id, {"seconds": GRACE_SECONDS})
            elif ends is not None and ends <= self._sessions.steady.ms():
                if session.outage.lasts:
                    held = round_.id
                else:
                    self._tell(session, "round.end", round_.id, {})
            elif over:
                self._tell(session, "round.end", round_.id, {})
            elif until is None and session.left_open.is_due(session.cache, round_, now):
                self._tell(session, "round.close", round_.id, {})
        if session.conductor.held != held:
            session.conductor.held = held
            session.broadcaster.notify()

    def _tell(self, session: LiveSession, name: str, round_: str, data: Json) -> None:
        """A command of the server itself; what is refused is tried again at the next watch, or not needed any more."""
        command = Command(secrets.token_urlsafe(24), name, round_, data)
        session.conductor.ask(command, Actor("system"))

    def sweep(self) -> None:
        """Put sessions that are too old to keep in the bin, and delete those that were in it for long enough."""
        sessions, now = self._sessions, Reading(self._clock(), self._running())
        believed, remembered = sessions.believed_clock(), sessions.retention()
        verdict = self._retention.look(now, believed, sessions.rows(), remembered)
        if verdict.believed:
            sessions.believe_clock(int(now.day))
        elif not self._doubted:
            log.warning("the clock of this machine is far from where it was: nothing old is deleted for now")
        self._doubted = not verdict.believed
        for session in verdict.to_bin:
            sessions.put_in_bin(session, int(now.day))
        for session in verdict.to_delete:
            self._delete(session)

    def _delete(self, session: str) -> None:
        try:
            self._sessions.remove(session)
            log.info("session %s was deleted: the retention time is over", session)
        except StoreError:
            log.exception("a session that is too old could not be deleted; it is tried again later")
