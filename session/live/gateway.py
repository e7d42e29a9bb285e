"""Where sockets come in: who is this, may it send this much, and off to the conductor of its session.

A socket that was let in asks `resume` and gets `hello` and what it misses. Identity comes from the seat's token or
the desk's cookie, never from anything else a client says; for desks it is checked again on every command.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from socketio.exceptions import ConnectionRefusedError

from session.config import Config
from session.core.commands import Actor
from session.core.decide import read_command
from session.core.refusals import Refused
from session.live import padding
from session.live.access import Access
from session.live.arrivals import Arrivals
from session.live.budgets import Budgets
from session.live.cookies import cookies_of
from session.live.engine import Engine
from session.live.front_door import FrontDoor, Shows, nothing
from session.live.job import BALLOT, Job
from session.live.messages import PROTOCOL, Ack, Auth, Bye, Have, Hello, Place, denied, encode, read, size_of
from session.live.outgoing import Connection, Outgoing
from session.live.rate_limit import SOCKETS_PER_SEAT
from session.live.sessions import LiveSession, Sessions

Environ = Mapping[str, Any]  # of WSGI


class Gateway:
    """Owns the connections of this process."""

    def __init__(self, config: Config, engine: Engine, socketio: Any, access: Access) -> None:
        self.config, self.engine, self.socketio, self.access = config, engine, socketio, access
        self.sessions: Sessions
        self.front_door: FrontDoor
        self.arrivals = Arrivals(config.limits.participants, self._taken_over)
        self.closing = False
        self.connections: dict[str, Connection] = {}
        self.out = Outgoing(engine, socketio, self.connections)
        self.budgets = Budgets(config.limits, engine, time.monotonic)

    def listen(self, sessions: Sessions) -> None:
        """Start answering sockets of `sessions`."""
        self.sessions = sessions
        rate = self.config.limits.joins_failed_per_second
        self.front_door = FrontDoor(sessions, self.access, self.arrivals, rate)
        sessions.woken, sessions.going = self._woken, self._going
        self.socketio.server.on("connect", self._connect)
        self.socketio.server.on("disconnect", self._disconnect)
        self.engine.on_event(self.socketio, "command", self._command)
        self.engine.on_event(self.socketio, "resume", self._resume)
        self.engine.on_event(self.socketio, "place", self._place)

    # — coming in —

    def _connect(self, sid: str, environ: Environ, auth: object) -> None:
        try:
            self._admit(sid, environ, auth)
        except ConnectionRefusedError:
            raise
        except Exception as error:  # never let the library call this handler again with fewer arguments
            raise _refusal(Refused("bad_command", {"path": "auth"})) from error

    def _admit(self, sid: str, environ: Environ, auth: object) -> None:
        asked = read(Auth, auth)
        if asked is None:
            raise _refusal(Refused("bad_command", {"path": "auth"}))
        if asked.protocol != PROTOCOL:
            raise _refusal(Refused("protocol_too_old"))
        audience, seat, key = str(asked.audience), None, None
        shows = self._shows(audience, asked.seat, environ)
        session = self.front_door.find(asked.code, str(environ.get("REMOTE_ADDR", "")), shows)
        if isinstance(session, Refused):
            raise _refusal(session)
        if audience == "phone":
            arrived = self.arrivals.arrive(session, asked.seat)
            if isinstance(arrived, Refused):
                raise _refusal(arrived)
            seat = arrived
        elif audience in ("desk", "projector"):
            key = self.access.key_for(cookies_of(environ), session.id, audience)
        if seat is None and key is None:
            raise _refusal(Refused("seat_unknown" if audience == "phone" else "link_expired"))
        for oldest in session.presence.sids_of(seat)[: 1 - SOCKETS_PER_SEAT] if seat else ():
            self._turn_away(oldest, "too_many_tabs")
        self.connections[sid] = Connection(session, audience, seat, key)
        session.presence.enter(sid, audience, seat)
        session.broadcaster.people_changed()

    def _shows(self, audience: str, seat: object, environ: Environ) -> Shows:
        """What somebody who connects has besides the code of the session."""
        if audience == "phone":
            return self.front_door.by_seat(seat)
        if audience in ("desk", "projector"):
            return self.front_door.by_cookie(cookies_of(environ), audience)
        return nothing

    def _disconnect(self, sid: str, *reason: object) -> None:
        connection = self.connections.pop(sid, None)
        if connection is not None:
            connection.session.presence.leave(sid)
            connection.session.broadcaster.people_changed()

    def _resume(self, sid: str, ack_id: int | None, payload: object = None, *more: object) -> None:
        connection = self.connections.get(sid)
        if connection is not None:
            give = partial(self._resumed, sid, connection, payload)
            self.budgets.read(connection.who, sid, lambda: self.connections.get(sid) is connection, give)

    def _resumed(self, sid: str, connection: Connection, payload: object) -> None:
        hello = Hello(connection.session.broadcaster.epoch, self.sessions.steady.ms())
        self.engine.send_one(self.socketio, sid, "hello", encode(hello))
        self.out.catch_up(sid, connection, _have(payload))

    def _place(self, sid: str, ack_id: int | None, payload: object = None, *more: object) -> None:
        connection, place = self.connections.get(sid), read(Place, payload)
        if connection is None or place is None or connection.audience != "desk":
            return
        if not self.budgets.may_command(connection.who, at_desk=True):
            return
        if connection.session.presence.stands(sid, place):
            connection.session.broadcaster.notify()

    # — commands —

    def _command(self, sid: str, ack_id: int | None, payload: object = None, *more: object) -> None:
        connection = self.connections.get(sid)
        if connection is None:
            return

        def done(ack: Ack) -> None:
            if ack_id is not None:
                text = padding.ack_of_phone(ack) if connection.seat else encode(ack)
                self.engine.acknowledge(self.socketio, sid, ack_id, text)

        if connection.key is not None and not self.access.is_valid(connection.key):
            done(denied(_id_of(payload), Refused("link_expired")))
            self.engine.disconnect(self.socketio, sid)
            return
        self.submit(connection.session, connection.actor, payload, connection.who, done)

    def submit(
        self,
        session: LiveSession,
        actor: Actor,
        payload: object,
        who: str,
        done: Callable[[Ack], None],
        most: int | None = None,
    ) -> None:
        """The one way in for a command, over a socket or over HTTP. `done` gets the acknowledgement.

        `who`: whose budgets it uses. `most` is how many bytes its data may have; a phone's are those of one message.
        """
        if self.closing:
            done(denied(_id_of(payload), Refused("store_unavailable", retry=True)))
            return
        if not self.budgets.may_command(who, at_desk=actor.seat is None):
            done(denied(_id_of(payload), Refused("too_fast", retry=True)))
            return
        command = read_command(payload)
        if isinstance(command, Refused):
            done(denied(_id_of(payload), command))
        elif size_of(command.data) > (most or self.config.limits.message_bytes):
            done(denied(command.id, Refused("too_large")))
        elif command.name == "seat.take":
            done(denied(command.id, Refused("not_allowed")))
        elif (
            actor.seat is not None
            and command.name != BALLOT
            and not self.budgets.may_store(actor.seat, command)
        ):
            done(denied(command.id, Refused("too_fast", retry=True)))
        else:
            session.conductor.submit(Job(command, actor, done, listed=actor.who == "desk"))

    def _woken(self, session: LiveSession) -> None:
        session.conductor.personal_changed = partial(self.out.mine, session)

    # — going out —

    def _taken_over(self, session: LiveSession, seat: str) -> None:
        """The seat goes on on another device: the one it was on hears so and does not come back by itself."""
        self.send_away(session, (seat,), "taken_over")

    def send_away(self, session: LiveSession, seats: Iterable[str], code: str) -> None:
        """Tell the phones of these seats why they are out, and end their connections."""
        for sid in [sid for seat in seats for sid in session.presence.sids_of(seat)]:
            self.engine.send_one(self.socketio, sid, "bye", encode(Bye(code)))
            self.engine.disconnect(self.socketio, sid)

    def _going(self, session: LiveSession) -> None:
        self.goodbye(session, "gone")

    def revoke(self) -> None:
        """Close the sockets of desks and projectors whose key is no longer valid."""
        for sid, connection in list(self.connections.items()):
            if connection.key is not None and not self.access.is_valid(connection.key):
                self.engine.disconnect(self.socketio, sid)

    def goodbye(self, session: LiveSession, code: str) -> None:
        """Tell every socket of a session why it ends, and end it."""
        for sid, connection in list(self.connections.items()):
            if connection.session.id == session.id:
                self._turn_away(sid, code)

    def _turn_away(self, sid: str, code: str) -> None:
        self.engine.send_one(self.socketio, sid, "bye", encode(Bye(code)))
        self.engine.disconnect(self.socketio, sid)


def _have(payload: object) -> Have | None:
    return read(Have, payload.get("have")) if isinstance(payload, dict) else None


def _id_of(payload: object) -> str:
    id_ = payload.get("id") if isinstance(payload, dict) else None
    return id_ if isinstance(id_, str) and len(id_) <= 64 else ""


def _refusal(refused: Refused) -> ConnectionRefusedError:
    return ConnectionRefusedError(refused.code, {"code": refused.code, "words": dict(refused.words)})
