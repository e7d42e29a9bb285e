"""What both engines share: the wires of the connected clients, sending to them, and ending those that misbehave.

A subclass brings tasks, waiting and the network. Everything here runs on tasks, never on native threads.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from . import packets
from .contract import (
    BODY_BYTES,
    BODY_SECONDS,
    CONNECT_SECONDS,
    CONNECTIONS,
    GOING_AWAY,
    HEADER_SECONDS,
    INTERNAL,
    POLICY,
    PROTOCOL_ERROR,
    Message,
    T,
)
from .sync import NativePool, OneMailbox, OneResult, Parker
from .visitors import Visitors
from .wire import Wire

log = logging.getLogger("versnelkamer.engine")

SPARE_FILES = 64
"""Files that are no connections: the database, its logs, pipes to child processes."""
YIELD_AFTER = 250
"""Recipients after which a broadcast lets other tasks run: about ten milliseconds of sending."""


class BaseEngine:
    """The half of an engine that does not depend on how tasks run."""

    mode = ""

    def __init__(
        self,
        connect_seconds: float = CONNECT_SECONDS,
        header_seconds: float = HEADER_SECONDS,
        body_seconds: float = BODY_SECONDS,
        body_bytes: int = BODY_BYTES,
        connections: int = CONNECTIONS,
        trusted_proxies: int = 0,
    ) -> None:
        self.connect_seconds, self.header_seconds, self.body_seconds = (
            connect_seconds,
            header_seconds,
            body_seconds,
        )
        self.body_bytes, self.trusted_proxies, self._connections = body_bytes, trusted_proxies, connections
        self.visitors = Visitors(connections)
        self.wires: dict[str, Wire] = {}
        self._direct: dict[str, Callable[..., None]] = {}
        self._joined: dict[str, Wire] = {}  # by the sid of Socket.IO, as long as that is sure
        self.mailbox = partial(OneMailbox, self.parker)
        self.result = partial(OneResult, self.parker)
        self._native = NativePool(self.parker)

    def open_door(self, files: int) -> None:
        """Connections come in from now on. However many the settings allow, one address never takes all of the `files`
        that the system lets us open."""
        self.visitors = Visitors(max(8, min(self._connections, (files - SPARE_FILES) // 2)))

    def attach(self, server: Any) -> None:
        """Take over what Engine.IO hears of the clients of this Socket.IO server."""
        server.eio.on("message", partial(self.receive_message, server))

    def parker(self) -> Parker:
        """Something the current task can stand still on."""
        raise NotImplementedError

    def sleep(self, seconds: float) -> None:
        raise NotImplementedError

    def spawn(self, fn: Callable[..., Any], *args: Any, after: float = 0.0) -> None:
        raise NotImplementedError

    def run_native(self, fn: Callable[..., T], *args: Any) -> T:
        return self._native.run(fn, *args)

    def broadcast(self, socketio: Any, sids: Iterable[str], messages: Iterable[Message]) -> dict[str, int]:
        outgoing, lagging, joined = packets.events(messages), {}, self._joined
        for number, sid in enumerate(tuple(sids), 1):
            wire = joined.get(sid)
            if wire is None or wire.eio.closed:
                wire = self._wire(socketio, sid)
            if wire is not None and (taken := wire.push(outgoing, False)) < len(outgoing):
                lagging[sid] = taken
            if number % YIELD_AFTER == 0:
                self.sleep(0)
        return lagging

    def send_one(self, socketio: Any, sid: str, event: str, payload_json: str) -> bool:
        return self._send(socketio, sid, packets.events([(event, payload_json)]))

    def acknowledge(self, socketio: Any, sid: str, ack_id: int, payload_json: str) -> bool:
        return self._send(socketio, sid, [packets.ack(ack_id, payload_json)])

    def caught_up(self, socketio: Any, sid: str) -> bool:
        wire = self._wire(socketio, sid)
        return wire is None or wire.unsent() == 0

    def disconnect(self, socketio: Any, sid: str) -> None:
        wire = self._wire(socketio, sid)
        self.forget(wire)
        socketio.server.disconnect(sid)
        if wire is not None:
            wire.eio.close(wait=False)

    def drop(self, socketio: Any, sid: str) -> None:
        wire = self._wire(socketio, sid)
        if wire is not None:
            wire.drop(POLICY)

    def on_event(self, socketio: Any, event: str, handler: Callable[..., None]) -> None:
        if event in packets.RESERVED:
            raise ValueError(f"{event} is a name of Socket.IO itself")
        self._direct[event] = handler

    def receive_message(self, server: Any, eio_sid: str, content: Any) -> None:
        """Take one Socket.IO packet from Engine.IO: refuse it, call a direct handler, or hand it to Socket.IO."""
        try:
            event = packets.quick_event(content) or packets.event_in(content)
        except packets.Malformed:
            self._drop_eio(eio_sid, PROTOCOL_ERROR)
            return
        handler = None if event is None else self._direct.get(event[1][0])
        wire = self.wires.get(eio_sid)
        if event is None or handler is None or wire is None:
            self.forget(wire)  # it may join or leave
            server._handle_eio_message(eio_sid, content)
            return
        sid = wire.sid or self._know(server, wire)
        if sid is None:
            return
        try:
            handler(sid, event[0], *event[1][1:])
        except Exception:
            log.exception("a handler failed; its connection is closed")
            self._drop_eio(eio_sid, INTERNAL)

    def _know(self, server: Any, wire: Wire) -> str | None:
        """The sid of a client that has joined; None when it has not."""
        sid: str | None = server.manager.sid_from_eio_sid(wire.eio.sid, "/")
        if not server.manager.is_connected(sid, "/") or sid is None:
            return None
        wire.sid, self._joined[sid] = sid, wire
        return sid

    def forget(self, wire: Wire | None) -> None:
        """Whether this client has joined is to be asked again."""
        if wire is not None and wire.sid is not None:
            self._joined.pop(wire.sid, None)
            wire.sid = None

    def sweep(self, server: Any) -> None:
        """Close the sockets that have not joined for too long. Called every so often while serving."""
        now = time.monotonic()
        for eio_sid, wire in list(self.wires.items()):
            if server.manager.sid_from_eio_sid(eio_sid, "/") is not None:
                wire.unjoined_since = None
            elif wire.unjoined_since is None:
                wire.unjoined_since = now
            elif now - wire.unjoined_since > self.connect_seconds:
                wire.drop(POLICY)

    def drop_all(self) -> None:
        """Close every socket because the server stops; clients will try to reconnect."""
        for wire in list(self.wires.values()):
            wire.drop(GOING_AWAY)

    def _send(self, socketio: Any, sid: str, outgoing: list[packets.Outgoing]) -> bool:
        wire = self._wire(socketio, sid)
        return wire is not None and wire.push(outgoing, True) > 0

    def _wire(self, socketio: Any, sid: str) -> Wire | None:
        wire = self._joined.get(sid)
        if wire is not None and not wire.eio.closed:
            return wire
        rooms = socketio.server.manager.rooms.get("/")
        eio_sid = rooms[None].get(sid) if rooms else None
        return self.wires.get(eio_sid) if eio_sid else None

    def _drop_eio(self, eio_sid: str, status: int) -> None:
        wire = self.wires.get(eio_sid)
        if wire is not None:
            wire.drop(status)


def guarded(fn: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """Run `fn(*args)` as a task; what it raises is logged."""
    try:
        fn(*args)
    except Exception:
        log.exception("a background task failed")
