"""All sessions of this process: found by code, woken by replay when somebody asks for them, created, deleted.

Awake is who has visitors or an open round, also after a start, and who was asked for lately (`idle_sessions`). The
others are a code and a line of the list until somebody asks for them.
It must stay true that at most one conductor of a session works at a time, and that a damaged log keeps nobody else out.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from session.config import Config
from session.core.commands import Actor, Command
from session.core.events import RoundClosed, RoundOpened, RoundReopened, SessionCreated
from session.core.kind import RoundKind
from session.core.shapes import told
from session.core.state import Json, Role
from session.live import store_thread
from session.live.aside import Aside, Pause
from session.live.broadcast import Broadcaster, Send
from session.live.conductor import Conductor
from session.live.counting_process import CountingProcess
from session.live.engine import Engine
from session.live.idle_sessions import IdleSessions
from session.live.left_open import LeftOpen
from session.live.messages import Ack
from session.live.open_until import OpenUntil
from session.live.outage import Outage
from session.live.presence import Presence
from session.live.sampler import Sampler
from session.live.session_cache import SessionCache, load
from session.live.session_code import new_code
from session.live.session_summary import Summary
from session.live.steady_clock import SteadyClock
from session.store import (
    Batch,
    NewEvent,
    RetentionRow,
    SessionIndex,
    SessionRow,
    Store,
    StoreError,
    Writer,
)

T = TypeVar("T")
log = logging.getLogger(__name__)

ENDING_SECONDS = 10.0
OPENS = (RoundOpened.name, RoundReopened.name)

Clock = Callable[[], float]


class TooManySessions(Exception):
    """The server holds as many sessions as its settings allow."""


@dataclass(frozen=True)
class LiveSession:
    """One session that is awake here."""

    conductor: Conductor
    broadcaster: Broadcaster
    presence: Presence
    sampler: Sampler
    left_open: LeftOpen
    open_until: OpenUntil
    outage: Outage

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

    `clock` tells the time of day in seconds since the epoch, `running` is a clock in seconds that nobody can set.
    `woken` hears of every session that wakes up, `going` of every one that is about to be deleted.
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
        running: Clock = time.monotonic,
    ) -> None:
        self.config, self.store, self.engine, self.kinds = config, store, engine, kinds
        self._writer, self._send, self._clock, self._running = writer, send, clock, running
        self._aside, self.counting = Aside(engine, writer), CountingProcess(engine, between=Pause(writer))
        self.steady = SteadyClock(clock, running)
        self._awake: dict[str, LiveSession] = {}
        self._codes: dict[str, str] = {}  # code -> session id, of every session in the store
        self._turns: dict[str, AbstractContextManager[object]] = {}  # who wakes a session or lets it sleep
        self._idle = IdleSessions(running)
        self._summaries: dict[str, Summary] = {}  # of sessions that fell asleep
        self.woken: Callable[[LiveSession], None] = lambda session: None
        self.going: Callable[[LiveSession], None] = lambda session: None

    def start(self) -> None:
        """Read the index. Runs as a task, before the port opens; nothing is woken yet."""
        self._codes = {row.code: row.id for row in self.rows()}

    def wake_open(self) -> None:
        """Wake the sessions with an open round, which may have to close. One after another, beside everything."""
        for session in self.engine.run_native(self._with_open_round):
            try:
                self._wake(session)
            except StoreError as error:
                log.error("session %s cannot be opened: %s", session, error)

    def _with_open_round(self) -> list[str]:
        """Told from the names of events, so that nobody's log is read for it. One round is open at a time."""
        latest = self.store.latest("open", (*OPENS, RoundClosed.name))
        return [session for session, name in latest.items() if name in OPENS]

    def by_code(self, code: str) -> LiveSession | None:
        """The session with this code, as it is stored, woken if it slept; None when there is none.

        Raises StoreError when its log cannot be read.
        """
        session = self._codes.get(code)
        if session is None:
            return None
        return self.by_id(session)

    def by_id(self, session: str) -> LiveSession:
        """The session with this id, woken if it slept. Raises StoreError when its log cannot be read."""
        self._idle.asked(session)
        return self._awake.get(session) or self._wake(session)

    def id_of(self, code: str) -> str | None:
        """The id of the session with this code, as it is stored; None when there is none. Nothing is woken."""
        return self._codes.get(code)

    def awake(self) -> list[LiveSession]:
        return list(self._awake.values())

    def summary(self, session: str) -> Summary | None:
        """What the list shows of a session besides its line; None when it was not awake since the start."""
        live = self._awake.get(session)
        if live is None:
            return self._summaries.get(session)
        state = live.cache.state
        minutes = sum(round_.plan.whole for round_ in state.agenda() if not round_.skipped)
        return Summary(state.people, len(state.order), minutes, live.presence.present())

    def rows(self) -> list[SessionRow]:
        """The index of all sessions, as the store has it. Blocks only the calling task."""
        return self.engine.run_native(self.store.sessions)

    def create(self, title: str, language: str, roles: list[Json], threshold: int) -> LiveSession:
        """A new session in draft. Raises TooManySessions, or StoreError when it could not be saved."""
        if len(self._codes) >= self.config.limits.sessions:
            raise TooManySessions
        session, code = "s" + secrets.token_hex(8), self._new_code()
        known = tuple(Role(**role) for role in roles)
        created = SessionCreated(code, title, language, known, threshold, pooled=True, entry="open")
        event = NewEvent(int(self._clock()), created.name, told(created))
        batch = Batch(session, 0, (event,), index=SessionIndex(code, title, "draft"))
        outcome = store_thread.commit(self.engine, self._writer, batch)
        if isinstance(outcome, StoreError):
            raise outcome
        self._codes[code] = session
        self._idle.asked(session)
        made = self._wake(session)
        made.outage.owes = False  # nobody was cut off from it
        return made

    def command(self, session: LiveSession, name: str, data: Json, round_: str | None = None) -> Ack:
        """Give a facilitator's command from inside the server (a template, the demo). Waits for the answer."""
        return session.conductor.ask(Command(secrets.token_urlsafe(24), name, round_, data), Actor("desk"))

    def delete(self, session: LiveSession) -> None:
        """Everything of a session goes, except a tombstone with the last fingerprint.

        Raises StoreError when the disk refused; the session is then still there and can be deleted again.
        """
        self.remove(session.id)

    def remove(self, session: str) -> None:
        """The same for a session that may be asleep."""
        codes = [code for code, owner in self._codes.items() if owner == session]
        for code in codes:
            self._codes.pop(code, None)
        live = self._awake.pop(session, None)
        if live is not None:
            self.going(live)
            live.conductor.stop()
        try:
            self._call(lambda: self.store.delete_session(session))
        except StoreError:
            self._codes.update(dict.fromkeys(codes, session))
            raise
        self._summaries.pop(session, None)
        self._idle.forget(session)

    # — how long sessions stay —

    def retention(self) -> dict[str, RetentionRow]:
        """Which sessions are in the bin, and which somebody kept."""
        return self.engine.run_native(self.store.retention)

    def put_in_bin(self, session: str, at: int) -> None:
        self._call(lambda: self.store.put_in_bin(session, at))

    def keep(self, session: LiveSession) -> None:
        """Take a session out of the bin; its retention time begins anew. Raises StoreError."""
        self._call(lambda: self.store.keep(session.id, int(self._clock())))

    def believed_clock(self) -> int | None:
        return self.engine.run_native(self.store.believed_clock)

    def believe_clock(self, at: int) -> None:
        self._call(lambda: self.store.believe_clock(at))

    def _call(self, work: Callable[[], T]) -> T:
        return store_thread.call(self.engine, self._writer, work)

    def _new_code(self) -> str:
        while True:
            code = new_code()
            if code not in self._codes:
                return code

    # — waking and sleeping —

    def _wake(self, session: str) -> LiveSession:
        with self._turn_of(session):
            if session in self._awake:
                return self._awake[session]
            cache = self._aside.run(load, self.store, session, self.kinds)
            if not cache.version:
                raise StoreError(f"session {session} is not there any more")
            woken = self._made(session, cache)
            self._awake[session] = woken
            woken.conductor.start()
            self.woken(woken)
        self.engine.spawn(self.let_sleep)
        return woken

    def _made(self, session: str, cache: SessionCache) -> LiveSession:
        conductor = Conductor(
            cache, self.store, self._writer, self.engine, self.kinds, self.counting, self._clock, self.steady
        )
        presence = Presence(self._running)
        live = self.config.live
        broadcaster = Broadcaster(
            conductor, self.engine, presence, self._send(session), live.tick_ms, live.history
        )
        left_open = LeftOpen(self.config.privacy.close_after_hours, self._running)
        sampler, outage = Sampler(cache, self.kinds), Outage(self.steady)
        return LiveSession(conductor, broadcaster, presence, sampler, left_open, OpenUntil(), outage)

    def let_sleep(self) -> None:
        """Let go of the sessions that nobody looks at and in which nothing is going on."""
        for session in self._idle.drowsy(self.awake()):
            with self._turn_of(session.id):
                self._sleep(session)

    def _sleep(self, session: LiveSession) -> None:
        """Nobody else can wake it meanwhile: what its conductor still has to do is on the disk before."""
        if not self._idle.is_drowsy(session) or self._awake.get(session.id) is not session:
            return
        summary = self.summary(session.id)
        del self._awake[session.id]
        if summary is not None:
            self._summaries[session.id] = summary
        session.conductor.stop()
        with contextlib.suppress(TimeoutError):
            session.conductor.ended.wait(ENDING_SECONDS)

    def _turn_of(self, session: str) -> AbstractContextManager[object]:
        return self._turns.setdefault(session, self.engine.lock())
