"""What goes out over the sockets of this process: in order, in parts that are short, no faster than a line takes it.

Views, deltas and personal parts are sent from here. Who falls behind gets what it missed as soon as its line is free,
instead of everything at once; a large view goes part by part, so that a slow line that makes progress is not cut off.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from session.core.commands import Actor
from session.live import padding
from session.live.broadcast import News, Send
from session.live.engine import LAG_BYTES, Engine, Message
from session.live.messages import PART_BYTES, Have, Part, encode
from session.live.sessions import LiveSession

LAGGING_SECONDS = 0.1
FEEDING_SECONDS = 0.02
"""How often is looked whether the next part of a large view may go."""
_AROUND = 200
"""Bytes of a part around its text."""
_numbers = itertools.count(1)


def in_parts(event: str, text: str, most: int) -> list[Message]:
    """The messages that carry `text`: itself, or its parts, none of them of more than `most` bytes."""
    if len(text) <= most // 4 or len(text.encode()) <= most:
        return [(event, text)]
    pieces, start = [], 0
    while start < len(text):
        size = most
        while len(encode(text[start : start + size]).encode()) > most - _AROUND:
            size = size * 3 // 4
        pieces.append(text[start : start + size])
        start += size
    number = next(_numbers)
    parts = (Part(number, event, at, len(pieces), piece) for at, piece in enumerate(pieces))
    return [("part", encode(part)) for part in parts]


@dataclass
class Connection:
    """One socket: its session, what it sees, and for a phone its seat.

    `behind`: nothing is sent on its own account, because it has not asked for the view yet or its line is full. `have`:
    what it had when that began, None when that is nothing. `turn` grows with every view that is asked for. `who`: whose
    budgets it uses.
    """

    session: LiveSession
    audience: str
    seat: str | None
    key: str | None
    behind: bool = True
    have: Have | None = None
    turn: int = 0
    actor: Actor = field(init=False)
    who: str = field(init=False)

    def __post_init__(self) -> None:
        self.actor, self.who = Actor(self.audience, self.seat), self.seat or self.key or ""


class Outgoing:
    """Sends to `connections`, which the gateway keeps: sid -> connection."""

    def __init__(self, engine: Engine, socketio: Any, connections: dict[str, Connection]) -> None:
        self._engine, self._socketio, self._connections = engine, socketio, connections

    def sender(self) -> Send:
        """The function with which the broadcaster of a session reaches its sockets."""

        def send(news: News) -> None:
            known = self._connections.get  # as `_follows`, for a thousand of them
            ready = [sid for sid in news.sids if (one := known(sid)) is not None and not one.behind]
            had, pieces = list[Have](), list[Message]()
            for event, text, have in news.messages:
                pieces += in_parts(event, text, PART_BYTES[news.audience])
                had += [have] * (len(pieces) - len(had))
            for sid, taken in self._engine.broadcast(self._socketio, ready, pieces).items():
                self._fell_behind(sid, had[taken])

        return send

    def one(self, sid: str, audience: str, event: str, text: str) -> None:
        """A message to one client, whatever waits for it already."""
        for name, piece in in_parts(event, text, PART_BYTES[audience]):
            self._engine.send_one(self._socketio, sid, name, piece)

    def catch_up(self, sid: str, connection: Connection, have: Have | None) -> None:
        """Send what brings a client from what it has to now."""
        connection.turn += 1  # first: who falls behind from here on in another thread waits in this turn
        connection.behind = False
        messages: list[Message] = []

        def deliver(event: str, text: str) -> None:
            messages.extend(in_parts(event, text, PART_BYTES[connection.audience]))
            if sum(len(piece) for _, piece in messages) <= LAG_BYTES:
                for name, piece in messages:
                    self._engine.send_one(self._socketio, sid, name, piece)
                messages.clear()
            else:  # what comes after it waits until it is in
                connection.behind = True

        broadcaster = connection.session.broadcaster
        now = broadcaster.catch_up(connection.audience, have, lambda: self._mine(connection), deliver)
        if messages:
            connection.have = now
            self._engine.spawn(self._feed, sid, connection, messages, connection.turn)

    def mine(self, session: LiveSession, seats: set[str], voters: set[str]) -> None:
        """Send their own part to the devices of `seats`, and of `voters` who have several: one of them knows."""
        for seat in seats | voters:
            if seat not in seats and session.presence.devices(seat) < 2:
                continue
            ready = [sid for sid in session.presence.sids_of(seat) if self._follows(sid)]
            if not ready:
                continue
            with session.broadcaster.turn:
                mine = padding.personal(session.conductor, seat)
                for sid in ready:
                    self.one(sid, "phone", "mine", mine)

    def _mine(self, connection: Connection) -> str | None:
        conductor = connection.session.conductor
        return None if connection.seat is None else padding.personal(conductor, connection.seat)

    def _follows(self, sid: str) -> bool:
        connection = self._connections.get(sid)
        return connection is not None and not connection.behind

    def _fell_behind(self, sid: str, have: Have) -> None:
        connection = self._connections.get(sid)
        if connection is not None and not connection.behind:
            connection.behind, connection.have = True, have
            self._engine.spawn(self._wait_for, sid, connection, connection.turn)

    def _wait_for(self, sid: str, connection: Connection, turn: int) -> None:
        """Who fell behind gets what it missed as soon as its line is free."""
        if self._is_free(sid, connection, turn, LAGGING_SECONDS):
            self.catch_up(sid, connection, connection.have)

    def _feed(self, sid: str, connection: Connection, messages: list[Message], turn: int) -> None:
        """The next part goes when the last one is out; then what changed meanwhile."""
        for name, piece in messages:
            if not self._is_free(sid, connection, turn, FEEDING_SECONDS):
                return
            self._engine.send_one(self._socketio, sid, name, piece)
        self._wait_for(sid, connection, turn)

    def _is_free(self, sid: str, connection: Connection, turn: int, pause: float) -> bool:
        """Wait until nothing waits for this client. False: it is gone, or asked for another view meanwhile."""
        while self._connections.get(sid) is connection and connection.turn == turn:
            if self._engine.caught_up(self._socketio, sid):
                return True
            self._engine.sleep(pause)
        return False
