"""Tickets: secrets that open the desk of one session once, and soon. The QR code of a remote is one.

Nothing of them is stored: a restart ends the ones nobody used. Only their hashes are in memory.
"""

from __future__ import annotations

from collections.abc import Callable

LIFE_SECONDS = 600
AT_ONCE = 5  # of one session; more are forgotten, the oldest first


class Tickets:
    """The tickets nobody used yet. `clock` is monotonic seconds.

    They are made and taken on the writer's thread, so that one ticket never opens twice.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: dict[str, tuple[str, float]] = {}  # hash of the secret -> (session, until)

    def add(self, secret_hash: str, session: str) -> None:
        """From now on this secret opens `session`, once."""
        now = self._clock()
        self._waiting = {known: each for known, each in self._waiting.items() if each[1] > now}
        of_session = [known for known, each in self._waiting.items() if each[0] == session]
        for known in of_session[: max(0, len(of_session) - AT_ONCE + 1)]:
            del self._waiting[known]
        self._waiting[secret_hash] = (session, now + LIFE_SECONDS)

    def session_of(self, secret_hash: str) -> str | None:
        """Which session this ticket opens now; None when it was used, is too old or was never there."""
        session, until = self._waiting.get(secret_hash, ("", 0.0))
        return session if until > self._clock() else None

    def take(self, secret_hash: str) -> bool:
        """Use it. Whether it still opened something."""
        still = self.session_of(secret_hash) is not None
        self._waiting.pop(secret_hash, None)
        return still

    def end(self, session: str) -> None:
        """Forget those of a session."""
        self._waiting = {known: each for known, each in self._waiting.items() if each[0] != session}
