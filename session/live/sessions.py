"""All sessions of this process: found by code, woken by replay when somebody asks for them, created, deleted.

Sessions that were not closed are woken at the start, so that a room that was cut off finds everything as it was.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from session.config import Config
from session.core.commands import Actor, Command, unparse
from session.core.events import SessionCreated
from session.core.kind import RoundKind
from session.core.state import Json, Role
from session.live import store_thread
from session.live.broadcast import Broadcaster, Send
from session.live.conductor import Conductor
from session.live.engine import Engine
from session.live.messages import Ack
from session.live.presence import Presence
from session.live.sampler import Sampler
from session.live.session_cache import SessionCache, load
from session.store import Batch, NewEvent, SessionIndex, SessionRow, Store, StoreError, Writer

log = logging.getLogger(__name__)

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without 0 O, 1 I L
CODE_LENGTH = 6
SWEEP_SECONDS = 3600.0
TIMER_SECONDS = 0.25

Clock = Callable[[], float]


class TooManySessions(Exception):
    """The server holds as many sessions as its settings allow."""


def normal_code(raw: str) -> str:
    """A code as it was typed or pasted -> as it is stored: capitals, no spaces or dashes."""
    return "".join(char for char in raw.upper() if char.isalnum())


@dataclass(frozen=True)
class LiveSession:
    """One session that is awake here."""

    conductor: Conductor
    broadcaster: Broadcaster
    presence: Presence
    sampler: Sampler

    @property
    def id(self) -> str:
        return self.conductor.id

    @property
    def cache(self) -> SessionCache:
        """What this process knows of it now."""
        return self.conductor.cache

    @property
    def code(self) -> str:
        return self.cache.state.code


class Sessions:
    """`send(session)` gives the function that sends an event to connections of that session.

    `clock` tells the time of day in seconds since the epoch. `woken` hears of every session that wakes up, `going` of
    every one that is about to be deleted.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        writer: Writer,
        engine: Engine,
        kinds: Mapping[str, RoundKind],
        send: Callable[[str], Send],
        clock: Clock = time.time,
    ) -> None:
        self.config, self.store, self.engine, self.kinds = config, store, engine, kinds
        self._writer, self._send, self._clock = writer, send, clock
        self._awake: dict[str, LiveSession] = {}
        self._codes: dict[str, str] = {}  # code -> session id, of every session in the store
        self._waking = engine.lock()
        self._stopping = engine.result()
        self.woken: Callable[[LiveSession], None] = lambda session: None
        self.going: Callable[[LiveSession], None] = lambda session: None

    def start(self) -> None:
        """Read the index, wake what was not closed, and start the clock. Runs as a task, before the port opens."""
        for row in self.engine.run_native(self.store.sessions):
            self._codes[row.code] = row.id
            if row.phase != "closed":
                self._try_to_wake(row.id)
        self.engine.spawn(self._every, TIMER_SECONDS, self._watch)
        if self.config.privacy.retention_days:
            self.engine.spawn(self._every, SWEEP_SECONDS, self.sweep)

    def _try_to_wake(self, session: str) -> None:
        """One damaged log keeps nobody else out."""
        try:
            self._wake(session)
        except StoreError as error:
            log.error("session %s cannot be opened: %s", session, error)

    def by_code(self, code: str) -> LiveSession | None:
        """The session with this code (typed in any way), woken if it slept; None when there is none.

        Raises StoreError when its log cannot be read.
        """
        session = self._codes.get(normal_code(code))
        if session is None:
            return None
        return self._awake.get(session) or self._wake(session)

    def awake(self) -> list[LiveSession]:
        return list(self._awake.values())

    def rows(self) -> list[SessionRow]:
        """The index of all sessions, as the store has it. Blocks only the calling task."""
        rows: list[SessionRow] = self.engine.run_native(self.store.sessions)
        return rows

    def create(self, title: str, language: str, roles: list[Json], threshold: int) -> LiveSession:
        """A new session in draft. Raises TooManySessions, or StoreError when it could not be saved."""
        if len(self._codes) >= self.config.limits.sessions:
            raise TooManySessions
        session, code = "s" + secrets.token_hex(8), self._new_code()
        created = SessionCreated(code, title, language, tuple(Role(**role) for role in roles), threshold)
        event = NewEvent(int(self._clock()), created.name, unparse(created))
        batch = Batch(session, 0, (event,), index=SessionIndex(code, title, "draft"))
        outcome = store_thread.commit(self.engine, self._writer, batch)
        if isinstance(outcome, StoreError):
            raise outcome
        self._codes[code] = session
        return self._wake(session)

    def command(self, session: LiveSession, name: str, data: Json, round_: str | None = None) -> Ack:
        """Give a facilitator's command from inside the server (a template, the demo). Waits for the answer."""
        return session.conductor.ask(Command(secrets.token_urlsafe(24), name, round_, data), Actor("desk"))

    def delete(self, session: LiveSession) -> None:
        """Everything of a session goes, except a tombstone with the last fingerprint.

        Raises StoreError when the disk refused; the session is then still there and can be deleted again.
        """
        code = session.code
        self._codes.pop(code, None)
        self._awake.pop(session.id, None)
        self.going(session)
        session.conductor.stop()
        try:
            store_thread.call(self.engine, self._writer, lambda: self.store.delete_session(session.id))
        except Exception:
            self._codes[code] = session.id
            raise

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if code not in self._codes:
                return code

    def _wake(self, session: str) -> LiveSession:
        with self._waking:
            if session in self._awake:
                return self._awake[session]
            cache = self.engine.run_native(load, self.store, session, self.kinds)
            conductor = Conductor(cache, self.store, self._writer, self.engine, self.kinds, self._clock)
            presence = Presence(time.monotonic)
            live = self.config.live
            broadcaster = Broadcaster(
                conductor, self.engine, presence, self._send(session), live.tick_ms, live.history
            )
            woken = LiveSession(conductor, broadcaster, presence, Sampler(cache, self.kinds))
            self._awake[session] = woken
            conductor.start()
            self.woken(woken)
            return woken

    def _every(self, seconds: float, work: Callable[[], None]) -> None:
        """Do `work` now and then, until `stop`: what goes wrong once is logged and tried again."""
        while not self._stopping.done():
            try:
                work()
            except Exception:
                if self._stopping.done():  # the engine lets go of what is under way
                    return
                log.exception("%s failed; it is tried again in %s seconds", work.__name__, seconds)
            with contextlib.suppress(TimeoutError):
                self._stopping.wait(seconds)

    def stop(self) -> None:
        """End the clock: no timer closes a round and nothing is deleted any more."""
        self._stopping.set()

    def _watch(self) -> None:
        """Close rounds whose time is up, where the facilitator asked for it, lengthen the line of a round that has one,
        and miss phones that stopped asking.
        """
        now = self._clock() * 1000
        for session in self.awake():
            if session.presence.expire():
                session.broadcaster.notify()
            round_ = session.conductor.cache.state.open_round()
            if round_ is None:
                continue
            point = session.sampler.due(session.conductor.cache, now)
            if point is not None:
                self._tell(session, f"{round_.kind}.sample", round_.id, point)
            if not round_.plan["auto_close"] or round_.timer is None:
                continue
            if round_.timer.ends is not None and round_.timer.ends <= now:
                self._tell(session, "round.close", round_.id, {})

    def _tell(self, session: LiveSession, name: str, round_: str, data: Json) -> None:
        """A command of the server itself; what is refused is tried again at the next watch, or not needed any more."""
        command = Command(secrets.token_urlsafe(24), name, round_, data)
        session.conductor.ask(command, Actor("system"))

    def sweep(self) -> None:
        """Delete sessions that were closed longer ago than the retention time. Runs every hour."""
        oldest = self._clock() - self.config.privacy.retention_days * 86_400
        for row in self.rows():
            if row.phase == "closed" and row.updated < oldest:
                self._delete_old(row.code)

    def _delete_old(self, code: str) -> None:
        try:
            session = self.by_code(code)
            if session is None:
                return
            self.delete(session)
            log.info("session %s was deleted: the retention time is over", session.id)
        except StoreError:
            log.exception("a session that is too old could not be deleted; it is tried again later")
