"""Seats that were asked for, and how they come to count.

Asking for a seat over HTTP costs nothing and counts for nothing: it waits here, in memory, until its phone connects.
Then it is taken for good, with its place among the people and in the log. So whoever asks in a loop fills no room. It
must stay true that a token has one seat, however often and through whatever door it comes in.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass

from session.core.commands import Actor, Command
from session.core.refusals import Refused
from session.core.state import Json
from session.live.messages import Denied
from session.live.session_cache import digest
from session.live.sessions import LiveSession
from session.store import SeatPut

WAITING = 20_000
"""So many seats wait at most, in all sessions together; the one that waited longest is forgotten first, and its phone
asks again."""
TOKEN_CHARACTERS = range(20, 101)


@dataclass(frozen=True)
class Asked:
    """A seat that was asked for: what the command that takes it says."""

    data: Json


class Arrivals:
    """`most`: how many people a session may have."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: OrderedDict[tuple[str, str], Asked] = OrderedDict()

    def seat_of(self, session: LiveSession, token: object) -> str | None:
        """The seat that a token opens, None when it opens none (yet)."""
        hashed = hash_of(token)
        taken = None if hashed is None else session.cache.seats.get(hashed)
        return None if taken is None else taken[0]

    def waits(self, session: str, token_hash: str) -> bool:
        """Whether a seat was asked for with this token."""
        return (session, token_hash) in self._waiting

    def ask(self, session: LiveSession, token: str, data: Json) -> Refused | None:
        """Keep a seat for this token until its phone connects; or why there is none. `data` as `seat.take` has it."""
        if session.cache.state.people >= self._most:
            return Refused("session_full")
        refused = session.conductor.refuses(_take(data), Actor("phone"))
        if refused is None:
            self._waiting[session.id, digest("seat", token)] = Asked(data)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
        return refused

    def arrive(self, session: LiveSession, token: object) -> str | Refused | None:
        """The seat of a phone that connects, taken now if it waited; None when the token has none. Blocks its task."""
        seat, hashed = self.seat_of(session, token), hash_of(token)
        asked = None if hashed is None else self._waiting.get((session.id, hashed))
        if seat is not None or hashed is None or asked is None:
            return seat
        role = asked.data["role"]
        put = SeatPut("p" + secrets.token_hex(8), hashed, role if isinstance(role, str) else None)
        ack = session.conductor.ask(_take(asked.data), Actor("phone", put.seat), put, self._most)
        if isinstance(ack, Denied):
            return Refused(ack.code, ack.words, ack.retry)
        self._waiting.pop((session.id, hashed), None)
        return self.seat_of(session, token)


def hash_of(token: object) -> str | None:
    """What is stored of the token of a seat; None for what is none."""
    if not isinstance(token, str) or len(token) not in TOKEN_CHARACTERS:
        return None
    return digest("seat", token)


def _take(data: Json) -> Command:
    return Command(secrets.token_urlsafe(24), "seat.take", None, data)
