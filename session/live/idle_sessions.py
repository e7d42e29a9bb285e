"""Which sessions may fall asleep: nobody is in them, no round is open, and nobody asked for them for a while.

It must stay true that what sleeps can be woken as it was, so falling asleep costs no more than reading the log again.
Memory that Python had for a session goes back to the machine only where nothing else came to lie beside it, so what
counts is how many are awake at once: of those that nobody is in, a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from session.live.presence import Presence
from session.live.session_cache import SessionCache

AWAKE_SECONDS = 300.0
"""A session without visitors and without an open round falls asleep when nobody asked for it for so long."""
IDLE_SECONDS = 3.0
"""The same where more than IDLE_MOST such sessions are awake: between a page and its connection it stays awake."""
IDLE_MOST = 12


class Awake(Protocol):
    """What is asked of a session that is awake."""

    @property
    def id(self) -> str: ...

    @property
    def cache(self) -> SessionCache: ...

    @property
    def presence(self) -> Presence: ...


S = TypeVar("S", bound=Awake)


class IdleSessions:
    """`running` is a clock in seconds that nobody can set."""

    def __init__(self, running: Callable[[], float]) -> None:
        self._running = running
        self._asked: dict[str, float] = {}  # when somebody last asked for a session

    def asked(self, session: str) -> None:
        """Somebody asks for this session now."""
        self._asked[session] = self._running()

    def forget(self, session: str) -> None:
        """This session is not there any more."""
        self._asked.pop(session, None)

    def drowsy(self, awake: Iterable[S]) -> list[S]:
        """Those of the sessions that are awake that may fall asleep now; who was asked for longest ago comes first."""
        idle = sorted(
            (session for session in awake if self._is_idle(session, IDLE_SECONDS)), key=self._last_asked
        )
        too_many = max(0, len(idle) - IDLE_MOST)
        return idle[:too_many] + [
            session for session in idle[too_many:] if self._is_idle(session, AWAKE_SECONDS)
        ]

    def is_drowsy(self, session: Awake) -> bool:
        """Whether it may still fall asleep; somebody may have come meanwhile."""
        return self._is_idle(session, IDLE_SECONDS)

    def _is_idle(self, session: Awake, seconds: float) -> bool:
        return (
            self._running() - self._last_asked(session) >= seconds
            and session.presence.is_empty()
            and session.cache.state.open_round() is None
        )

    def _last_asked(self, session: Awake) -> float:
        return self._asked.setdefault(session.id, self._running())
