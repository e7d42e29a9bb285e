"""A client's connection in the threading engine: simple-websocket's handshake, with reading and writing of its own.

simple-websocket reads in a thread of its own into a list without an end and sends without a lock. Here the task of
the connection reads only when it is ready for the next message, so that a flood waits in the network.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import simple_websocket
from engineio.exceptions import QueueEmpty, SocketIsClosedError
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.utilities import LocalProtocolError

from . import frames
from .contract import (
    LAG_BYTES,
    LAG_PACKETS,
    NORMAL,
    POLICY,
    TOO_BIG,
    UNSENT_BYTES,
    UNSUPPORTED,
)
from .packets import Outgoing
from .wire import Wire, shut

_READ_BYTES = 4096


class _NoThread:
    """Stands in for the reading thread simple-websocket starts."""

    name = ""

    def __init__(self, **_words: Any) -> None:
        return

    def start(self) -> None:
        return


class ThreadSocket(simple_websocket.Server):
    """The upgraded socket. One task reads; `write` may be called by several threads."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self._writing = threading.Lock()
        self.progress: Callable[[bool], None] = lambda waiting: None
        super().__init__(environ, thread_class=_NoThread)

    def read(self) -> list[Any] | None:
        """The events in the next bytes that arrive; None at the end of the connection. Raises OSError."""
        block = self.sock.recv(_READ_BYTES)
        if not block:
            return None
        self.ws.receive_data(block)
        return list(self.ws.events())

    def write(self, event: Any) -> None:
        """Send one event. Raises OSError when the connection is gone or takes nothing for too long."""
        with self._writing:
            try:
                block = self.ws.send(event)
            except LocalProtocolError as error:
                raise BrokenPipeError("the connection is closing") from error
            left = memoryview(block)
            while left:  # each part of a large message has the whole time-out of the socket
                left = left[self.sock.send(left) :]
                self.progress(bool(left))


class ThreadWire(Wire):
    """A connection with a thread that reads it; Engine.IO's own thread writes."""

    def __init__(self, eio: Any, ws: ThreadSocket) -> None:
        super().__init__(eio, time.monotonic)
        self._ws = ws
        self.socket = ws.sock
        self._inbox: deque[str | bytes] = deque()
        self._parts: list[str] = []
        self._weight = frames.Weight()
        self._takes = False
        self._ending, self._ended = threading.Lock(), False
        ws.progress = self.made_progress
        self._poll = eio.poll
        eio.poll = self._next_packets

    def made_progress(self, waiting: bool = True) -> None:
        self._takes = True
        if self.eio.last_ping:
            super().made_progress(waiting)

    def receive(self) -> str | bytes | None:
        while not self._inbox:
            try:
                events = self._ws.read()
            except TimeoutError:
                if not self._takes:
                    raise
                self._takes = False  # silent, but taking what it is sent
                continue
            if events is None:
                return None
            for event in events:
                status = self._take(event)
                if status:
                    self.drop(status)
                    return None
        return self._inbox.popleft()

    def send(self, text: str) -> None:
        self._ws.write(TextMessage(text))

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._ws.write(CloseConnection(1000))
        shut(self.socket)

    def drop(self, status: int) -> None:
        # Once the connection has ended the system may give its number to another one: nothing is written to that.
        with self._ending:
            if self._ended:
                return
            with contextlib.suppress(OSError):
                # Past the socket object, which would wait for its timeout; below it a socket with one does not block.
                os.write(self.socket.fileno(), frames.close_frame(status))
            shut(self.socket)

    def _next_packets(self) -> Any:
        """What Engine.IO's writer sends next. It would give up when there is nothing for the time of a ping and its
        answer; but there is no next ping while the answer to this one waits behind what is still going out.
        """
        while True:
            try:
                return self._poll()
            except QueueEmpty:
                if not self.unsent():
                    raise

    def push(self, outgoing: Sequence[Outgoing], always: bool) -> int:
        eio = self.eio
        for number, one in enumerate(outgoing):
            if eio.closed or eio.closing:
                break
            waiting = self.unsent()
            if not always and (waiting > LAG_BYTES or eio.queue.qsize() > LAG_PACKETS):
                return number
            if waiting > UNSENT_BYTES:
                self.drop(POLICY)
                break
            with contextlib.suppress(SocketIsClosedError):
                eio.send(one.packet)
        return len(outgoing)

    def unsent(self) -> int:
        """Roughly (characters): what waits in Engine.IO's queue of this client."""
        return sum(len(packet.encode()) for packet in list(self.eio.queue.queue) if packet is not None)

    def finish(self) -> None:
        """The connection has ended."""
        self.eio.poll = self._poll  # two that hold each other stay until somebody collects them
        with self._ending:
            self._ended = True
            shut(self.socket)

    def _take(self, event: Any) -> int:
        """Handle one event of the client: 0, or the close code that ends the connection."""
        if isinstance(event, CloseConnection):
            with contextlib.suppress(OSError):
                self._ws.write(event.response())
            return NORMAL
        if isinstance(event, TextMessage | BytesMessage):
            return self._add(event)
        if not self.meter.count():
            return POLICY
        if isinstance(event, Ping):
            self._ws.write(event.response())
        return 0

    def _add(self, event: Any) -> int:
        """Add one piece of a message: a frame, or the part of one that the network delivered."""
        if event.frame_finished and not self.meter.count():
            return POLICY
        if isinstance(event, BytesMessage):
            return UNSUPPORTED
        self._parts.append(event.data)
        if not self._weight.add(len(event.data.encode()), event.message_finished):
            return TOO_BIG
        if event.message_finished:
            self._inbox.append("".join(self._parts))
            self._parts = []
        return 0
