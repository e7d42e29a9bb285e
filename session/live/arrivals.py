"""Seats that were asked for, and how they come to count.

Asking for a seat over HTTP costs nothing and counts for nothing: it waits here, in memory, until its phone connects.
Then it is taken for good, with its place among the people and in the log. So whoever asks in a loop fills no room. It
must stay true that a token has one seat, however often and through whatever door it comes in, and an entry card too.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from session.core.commands import Actor, Command
from session.core.refusals import Refused
from session.live.cards import moved
from session.live.messages import Ack, Denied
from session.live.session_cache import digest
from session.live.sessions import LiveSession
from session.store import CardPut, SeatPut

WAITING = 20_000
"""So many seats wait at most, in all sessions together; the one that waited longest is forgotten first, and its phone
asks again."""
TOKEN_CHARACTERS = range(20, 101)


@dataclass(frozen=True)
class Asked:
    """A seat that was asked for: as what role, and by which entry card, if by any."""

    role: str | None
    card: str | None


class Arrivals:
    """`most`: how many people a session may have. `left` hears of a seat that goes on on another phone."""

    def __init__(
        self, most: int, left: Callable[[LiveSession, str], None] = lambda session, seat: None
    ) -> None:
        self._most, self._left = most, left
        self._waiting: OrderedDict[tuple[str, str], Asked] = OrderedDict()

    def seat_of(self, session: LiveSession, token: object) -> str | None:
        """The seat that a token opens, None when it opens none (yet)."""
        hashed = hash_of(token)
        taken = None if hashed is None else session.cache.seats.get(hashed)
        return None if taken is None else taken[0]

    def waits(self, session: str, token_hash: str) -> bool:
        """Whether a seat was asked for with this token."""
        return (session, token_hash) in self._waiting

    def ask(self, session: LiveSession, token: str, role: Any, card: CardPut | None = None) -> Refused | None:
        """Keep a seat for this token until its phone connects; or why there is none. The role on a card is that of who
        comes in with it; a card that has a seat already goes on in that one.
        """
        refused = None
        if card is None or card.seat is None:
            role = role if card is None or card.role is None else card.role
            refused = self._no_seat(session, _take(role, card))
        if refused is None:
            asked = Asked(role if isinstance(role, str) else None, None if card is None else card.card)
            self._waiting[session.id, digest("seat", token)] = asked
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
        return refused

    def _no_seat(self, session: LiveSession, command: Command) -> Refused | None:
        if session.cache.state.people >= self._most:
            return Refused("session_full")
        return session.conductor.refuses(command, Actor("phone"))

    def arrive(self, session: LiveSession, token: object) -> str | Refused | None:
        """The seat of a phone that connects, taken now if it waited; None when the token has none. Blocks its task."""
        seat, hashed = self.seat_of(session, token), hash_of(token)
        asked = None if hashed is None else self._waiting.get((session.id, hashed))
        if seat is not None or hashed is None or asked is None:
            return seat
        ack = self._taken(session, hashed, asked)
        if isinstance(ack, Denied):
            return Refused(ack.code, ack.words, ack.retry)
        self._waiting.pop((session.id, hashed), None)
        return self.seat_of(session, token)

    def _taken(self, session: LiveSession, token_hash: str, asked: Asked) -> Ack:
        """Take the seat; or go on in that of the card, when somebody came in with it before."""
        card = session.cache.cards.get(asked.card or "")
        if card is not None and card.seat is not None:
            return self._moved(session, token_hash, card.card, card.seat)
        put = SeatPut("p" + secrets.token_hex(8), token_hash, asked.role)
        used = None if card is None else replace(card, seat=put.seat)
        take = _take(asked.role, card)
        ack = session.conductor.ask(take, Actor("phone", put.seat), seat=put, most=self._most, card=used)
        if isinstance(ack, Denied) and ack.code == "card_used" and card is not None:
            return self._moved(session, token_hash, card.card, session.cache.cards[card.card].seat or "")
        return ack

    def _moved(self, session: LiveSession, token_hash: str, card: str, seat: str) -> Ack:
        move = Command(secrets.token_urlsafe(24), "seat.move")
        ack = session.conductor.ask(move, Actor("system"), finds=moved(card, token_hash))
        if ack.ok:
            self._left(session, seat)
        return ack


def hash_of(token: object) -> str | None:
    """What is stored of the token of a seat; None for what is none."""
    if not isinstance(token, str) or len(token) not in TOKEN_CHARACTERS:
        return None
    return digest("seat", token)


def _take(role: Any, card: CardPut | None) -> Command:
    data = {"role": role, **({} if card is None else {"card": True})}
    return Command(secrets.token_urlsafe(24), "seat.take", None, data)
