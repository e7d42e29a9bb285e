"""All sessions of this process: found by code, woken by replay when somebody asks for them, created, deleted.

Sessions that were not closed are woken at the start, so that a room that was cut off finds everything as it was.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from session.config import Config
from session.core.commands import Actor, Command
from session.core.kind import RoundKind
from session.core.state import Json
from session.live.book import load
from session.live.broadcast import Broadcaster
from session.live.conductor import Conductor
from session.live.engine import Engine
from session.live.presence import Presence
from session.store import Batch, NewEvent, SessionIndex, Store, StoreError, Writer

log = logging.getLogger(__name__)

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without 0 O, 1 I L
CODE_LENGTH = 6
SWEEP_SECONDS = 3600.0

Send = Callable[[str, list[str], str], None]


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

    @property
    def id(self) -> str:
        return self.conductor.id

    @property
    def code(self) -> str:
        return self.conductor.book.state.code


class Sessions:
    """`send(session)` gives the function that sends an event to connections of that session."""

    def __init__(
        self,
        config: Config,
        store: Store,
        writer: Writer,
        engine: Engine,
        kinds: Mapping[str, RoundKind],
        send: Callable[[str], Send],
    ) -> None:
        self.config, self.store, self.engine, self.kinds = config, store, engine, kinds
        self._writer, self._send = writer, send
        self._awake: dict[str, LiveSession] = {}
        self._codes: dict[str, str] = {}  # code -> session id, of every session in the store
        self._waking = engine.lock()
        self.woken: Callable[[LiveSession], None] = lambda session: None

    def start(self) -> None:
        """Read the index, wake what was not closed, and start the clock. Runs as a task, before the port opens."""
        for row in self.engine.run_native(self.store.sessions):
            self._codes[row.code] = row.id
            if row.phase != "closed":
                self._wake(row.id)
        self.engine.spawn(self._watch_timers)
        self.engine.spawn(self._sweep)

    def by_code(self, code: str) -> LiveSession | None:
        """The session with this code (typed in any way), woken if it slept; None when there is none."""
        session = self._codes.get(normal_code(code))
        if session is None:
            return None
        return self._awake.get(session) or self._wake(session)

    def awake(self) -> list[LiveSession]:
        return list(self._awake.values())

    def rows(self) -> list[Any]:
        """The index of all sessions, as the store has it. Blocks only the calling task."""
        rows: list[Any] = self.engine.run_native(self.store.sessions)
        return rows

    def create(self, title: str, language: str, roles: list[Json], threshold: int) -> LiveSession:
        """A new session in draft. Raises TooManySessions, or StoreError when it could not be saved."""
        if len(self._codes) >= self.config.limits.sessions:
            raise TooManySessions
        session, code = "s" + secrets.token_hex(8), self._new_code()
        created = {"code": code, "title": title, "language": language, "roles": roles, "threshold": threshold}
        event = NewEvent(int(time.time()), "session.created", created)
        batch = Batch(session, 0, (event,), index=SessionIndex(code, title, "draft"))
        waiter = self.engine.result()
        self._writer.submit(batch, lambda outcome: self.engine.call_soon(waiter.set, outcome))
        outcome = waiter.wait(30)
        if isinstance(outcome, StoreError):
            raise outcome
        self._codes[code] = session
        return self._wake(session)

    def command(self, session: LiveSession, name: str, data: Json, round_: str | None = None) -> Json:
        """Give a facilitator's command from inside the server (a template, the demo). Waits for the answer."""
        return session.conductor.ask(Command(secrets.token_urlsafe(24), name, round_, data), Actor("desk"))

    def delete(self, session: LiveSession) -> None:
        """Everything of a session goes, except a tombstone with the last fingerprint."""
        session.conductor.stop()
        self._forget(session.id)
        waiter = self.engine.result()
        self._writer.call(
            lambda: self.store.delete_session(session.id),
            lambda outcome: self.engine.call_soon(waiter.set, outcome),
        )
        outcome = waiter.wait(30)
        if isinstance(outcome, Exception):
            raise outcome

    def _forget(self, session: str) -> None:
        self._awake.pop(session, None)
        self._codes = {code: each for code, each in self._codes.items() if each != session}

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if code not in self._codes:
                return code

    def _wake(self, session: str) -> LiveSession:
        with self._waking:
            if session in self._awake:
                return self._awake[session]
            book = self.engine.run_native(load, self.store, session, self.kinds)
            conductor = Conductor(book, self.store, self._writer, self.engine, self.kinds, lambda: None)
            presence = Presence(time.monotonic)
            live = self.config.live
            broadcaster = Broadcaster(
                conductor, self.engine, presence, self._send(session), live.tick_ms, live.history
            )
            woken = LiveSession(conductor, broadcaster, presence)
            self._awake[session] = woken
            conductor.start()
            self.woken(woken)
            return woken

    def _watch_timers(self) -> None:
        """Close rounds whose time is up, only where the facilitator asked for it."""
        while True:
            self.engine.sleep(0.25)
            now = time.time() * 1000
            for session in self.awake():
                round_ = session.conductor.book.state.open_round()
                if round_ is None or not round_.plan["auto_close"] or round_.timer is None:
                    continue
                if round_.timer.ends is not None and round_.timer.ends <= now:
                    self._close(session, round_.id)

    def _close(self, session: LiveSession, round_: str) -> None:
        command = Command(secrets.token_urlsafe(24), "round.close", round_)
        session.conductor.ask(command, Actor("system"))

    def _sweep(self) -> None:
        """Delete sessions that were closed longer ago than the retention time."""
        days = self.config.privacy.retention_days
        while days:
            for row in self.rows():
                if row.phase == "closed" and row.updated < time.time() - days * 86_400:
                    self._delete_old(row.code)
            self.engine.sleep(SWEEP_SECONDS)

    def _delete_old(self, code: str) -> None:
        session = self.by_code(code)
        if session is None:
            return
        try:
            self.delete(session)
            log.info("session %s was deleted: the retention time is over", session.id)
        except StoreError:
            log.exception("session %s could not be deleted; it is tried again later", session.id)
