"""One client's connection, between Engine.IO above and the network below; and the bytes that still have to go out.

Engine.IO sees a wire as its websocket: `wait`, `send`, `close`. Each engine has its own subclass.
"""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from session.live.rate_limit import Clock, FrameMeter

from .contract import LAG_BYTES, LAG_PACKETS, PROTOCOL_ERROR, STALL_SECONDS, UNSENT_BYTES, UNSUPPORTED
from .packets import Outgoing

_JOIN_BYTES = 64 * 1024
_ENGINE_IO = frozenset("13")
"""Packets of Engine.IO a client sends besides messages: close and pong."""
_SOCKET_IO = frozenset("0123")
"""Packets of Socket.IO a client sends: connect, disconnect, event and ack. Binary ones (5, 6) are refused."""


class Outbox:
    """Bytes on their way to one non-blocking socket. Writing never waits: what does not fit is kept and flushed.

    `start_flush(outbox)` must arrange that `flush` is called whenever the socket takes bytes again, until it returns
    True, and that `kill` is called when the client takes nothing for too long. `progress(waiting)` is called when the
    socket took some of what waited; `waiting`: there is more. A slow client is judged by that, not by how much waits.
    """

    def __init__(
        self, sock: socket.socket, start_flush: Callable[[Outbox], None], progress: Callable[[bool], None]
    ) -> None:
        self._sock, self._send = sock, sock.send
        self._start_flush = start_flush
        self._progress = progress
        self._pending: deque[bytes] = deque()
        self.size = 0
        self.dead = False

    @property
    def frames(self) -> int:
        """How many frames wait, the one that is half sent included."""
        return len(self._pending)

    @property
    def lagging(self) -> bool:
        return self.size > LAG_BYTES or len(self._pending) > LAG_PACKETS

    def write(self, frame: bytes) -> None:
        """Send `frame` after everything that was written before. Raises OSError when the connection is gone."""
        if self.dead:
            raise BrokenPipeError("the connection is closed")
        if not self._pending:  # a thousand times for everything that is told: no call too many
            try:
                sent = self._send(frame)
            except BlockingIOError:
                sent = 0
            if sent < len(frame):
                self._keep(frame[sent:] if sent else frame)
                self._start_flush(self)
        elif self._beside_the_first() > UNSENT_BYTES:
            self.kill()
            raise BrokenPipeError("the client takes too little of what it is sent")
        else:
            self._keep(frame)

    def _keep(self, rest: bytes) -> None:
        self._pending.append(rest)
        self.size += len(rest)

    def flush(self) -> bool:
        """Send what the socket takes now; True when nothing is left. Raises OSError when the connection is gone."""
        while self._pending:
            block = self._next_block()
            sent = self._try(block)
            self.size -= sent
            if sent:
                self._progress(sent < len(block) or bool(self._pending))
            if sent < len(block):
                self._pending.appendleft(block[sent:])
                return False
        return True

    def kill(self) -> None:
        """Give up: nothing more goes out, and whoever reads from the socket sees its end."""
        self.dead = True
        self._pending.clear()
        self.size = 0
        shut(self._sock)

    def _beside_the_first(self) -> int:
        """Bytes that wait behind the message that is going out, which may be as large as a view is."""
        return self.size - len(self._pending[0])

    def _next_block(self) -> bytes:
        """Some waiting frames, joined, so that many small ones take one system call."""
        first = self._pending.popleft()
        if len(first) >= _JOIN_BYTES or not self._pending:
            return first
        parts, total = [first], len(first)
        while self._pending and total < _JOIN_BYTES:
            parts.append(self._pending.popleft())
            total += len(parts[-1])
        return b"".join(parts)

    def _try(self, block: bytes) -> int:
        try:
            return self._send(block)
        except BlockingIOError:
            return 0


class Wire:
    """What both engines' connections share: who it is, what it may send, and since when it has not joined."""

    def __init__(self, eio: Any, clock: Clock) -> None:
        self.eio = eio
        self.meter = FrameMeter(clock)
        self.unjoined_since: float | None = clock()
        self.sid: str | None = None  # in Socket.IO, once it was looked up

    def made_progress(self, waiting: bool = True) -> None:
        """The client took some of what waits: a sign of life. While more is `waiting` its answer to a ping waits behind
        that, so then it has until it would be cut off because it takes nothing.
        """
        if self.eio.last_ping:  # the clock of Engine.IO
            self.eio.last_ping = time.time() + (STALL_SECONDS if waiting else 0.0)

    def wait(self) -> str | None:
        """The next packet of the client for Engine.IO; None when the connection has ended."""
        content = self.receive()
        if content is None:
            return None
        if isinstance(content, str) and acceptable(content):
            return content
        self.drop(PROTOCOL_ERROR if isinstance(content, str) else UNSUPPORTED)
        return None

    def receive(self) -> str | bytes | None:
        """The next message as it came; None when the connection has ended."""
        raise NotImplementedError

    def send(self, text: str) -> None:
        """Send one packet; Engine.IO's writer calls this. Raises OSError when the connection is gone."""
        raise NotImplementedError

    def close(self) -> None:
        """End the connection; Engine.IO's writer calls this last. May be called twice."""
        raise NotImplementedError

    def drop(self, status: int) -> None:
        """Cut the connection with this close code, from any task. Never waits."""
        raise NotImplementedError

    def push(self, outgoing: Sequence[Outgoing], always: bool) -> int:
        """Send these, in their order; how many of them. Fewer: the client lags and `always` was not asked."""
        raise NotImplementedError

    def unsent(self) -> int:
        """Bytes that wait in this process for this client."""
        raise NotImplementedError


def acceptable(text: str) -> bool:
    """Whether a text message starts like a packet a client of ours may send.

    Checked before Engine.IO parses it, because its parser raises on what is refused here and would leave the
    connection half open.
    """
    kind = text[:1]
    return kind in _ENGINE_IO if kind != "4" else text[1:2] in _SOCKET_IO


def shut(sock: socket.socket) -> None:
    """End both directions, so that a task reading from the socket wakes up. Closed sockets are left alone."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
