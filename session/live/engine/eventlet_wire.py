"""A client's connection in the eventlet engine: everything of its websocket behind the handshake of the library.

What comes in is read by one green task, a whole frame at a time, and other tasks get their turn between two of them.
What goes out never waits: every byte to the client, also control frames, goes through one outbox, so the order is the
order of the calls. Engine.IO keeps its own state of the connection; its queue and its tasks, one to write and one to
ping for each client, are not used: they are most of what a client would take of the memory.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from engineio import packet as engine_packet

from . import frames
from .contract import NORMAL, POLICY
from .frame_reader import BINARY, CLOSE, PING, PONG, TEXT, FrameReader, Unacceptable, answer_to_close, text_of
from .packets import Outgoing
from .readable import Readable
from .wire import Outbox, Wire, shut

log = logging.getLogger("versnelkamer.engine")

_READ_BYTES = 16_384
_PING = engine_packet.Packet(engine_packet.PING)


class Loop(Protocol):
    """What a wire needs of the library that runs the loop."""

    pause: Callable[[], Any]
    """Let every other task that can run, run."""
    start: Callable[..., Any]
    """Start a task; the value has `kill()`."""

    def readable(self, sock: Any) -> Readable:
        """Something to wait on for what this socket has to read."""

    def wait_writable(self, sock: Any) -> None:
        """Stand still until the socket takes bytes. Raises OSError when that takes too long."""


class EventletWire(Wire):
    """A connection that is read by its own green task. `pings` says when it is asked for a sign of life."""

    def __init__(self, eio: Any, ws: Any, loop: Loop, pings: Pings) -> None:
        super().__init__(eio, time.monotonic)
        self._ws, self._loop, self._pings, self._sock = ws, loop, pings, ws.socket.fd
        ws.socket.settimeout(None)  # who is gone is noticed by the pings, and by what it no longer takes
        self._outbox = Outbox(self._sock, self._start_flush, self.made_progress)
        self._flusher: Any = None
        self._reader, self._readable = FrameReader(), loop.readable(self._sock)
        self._rested = False  # whether others had their turn since the last frame
        self._left = False  # whether the goodbye is out
        ws.websocket_closed = True  # the library says none of its own

    def serve(self, take: Callable[[str], None]) -> None:
        """Read until the connection ends; `take` gets the messages, as Socket.IO has them."""
        eio, waits = self.eio, self.eio.queue
        reason = eio.server.reason.TRANSPORT_CLOSE
        eio.connected, eio.upgraded, eio.last_ping = True, True, None
        eio.queue = Direct(self)
        try:
            while not waits.empty():
                self.send(waits.get(block=False).encode())
            self._pings.later(self)
            while (text := self.wait()) is not None:
                if text[0] == "4":
                    self._give(take, text[1:])
                elif text[0] == "3":
                    self._is_alive()
                else:
                    reason = eio.server.reason.CLIENT_DISCONNECT
                    break
        except OSError:
            log.debug("a connection broke off")
        except Exception:
            log.exception("a connection ended in a way nobody foresaw")
        finally:
            self.close()
            eio.close(wait=False, abort=True, reason=reason)

    def _give(self, take: Callable[[str], None], text: str) -> None:
        try:
            take(text)
        except Exception:
            log.exception("a message could not be handled")

    def receive(self) -> str | bytes | None:
        try:
            while True:
                frame = self._reader.take()
                if frame is None:
                    if not self._read():
                        return None
                    continue
                self._count()
                opcode, content = frame
                if opcode == TEXT:
                    return text_of(content)
                if opcode == BINARY:
                    return content
                self._control(opcode, content)
        except Unacceptable as why:
            self.drop(why.status)
            return None

    def _count(self) -> None:
        """Each frame costs, also one that continues a message; and between two of them others have their turn."""
        if not self.meter.count():
            raise Unacceptable(POLICY)
        if not self._rested:
            self._loop.pause()
        self._rested = False

    def _control(self, opcode: int, content: bytes) -> None:
        if opcode == PING:
            self._outbox.write(frames.control_frame(PONG, content))
        elif opcode == CLOSE:
            raise Unacceptable(answer_to_close(content))

    def _read(self) -> bool:
        """Wait for more of the client. False: there will be nothing more."""
        self._readable.wait()
        self._rested = True
        try:
            data = self._sock.recv(_READ_BYTES)
        except BlockingIOError:
            return True
        if data:
            self._reader.feed(data)
        return bool(data)

    def send(self, text: str) -> None:
        self._outbox.write(frames.text_frame(text))
        if self._outbox.size:  # it may be a ping
            self.made_progress()

    def ping(self) -> None:
        """Ask for a sign of life."""
        if not (self.eio.closed or self.eio.closing):
            self.eio.last_ping = time.time()
            self.eio.send(_PING)

    def _is_alive(self) -> None:
        if self.eio.last_ping:
            self.eio.last_ping = None
            self._pings.later(self)

    def close(self) -> None:
        self.drop(NORMAL)

    def drop(self, status: int) -> None:
        if not self._left:
            self._left = True
            with contextlib.suppress(OSError):
                self._outbox.write(frames.close_frame(status))
        shut(self._sock)  # wakes the task that reads

    def push(self, outgoing: Sequence[Outgoing], always: bool) -> int:
        eio, outbox = self.eio, self._outbox
        for number, one in enumerate(outgoing):
            if eio.closed or eio.closing:
                break
            if outbox.size and not always and outbox.lagging:
                return number
            try:
                outbox.write(one.frame)
            except OSError:
                outbox.kill()
        return len(outgoing)

    def unsent(self) -> int:
        return self._outbox.size

    def finish(self) -> None:
        """The connection has ended: stop reading and flushing."""
        self._readable.stop()
        self._outbox.kill()
        if self._flusher is not None:
            self._flusher.kill()

    def _start_flush(self, outbox: Outbox) -> None:
        self._flusher = self._loop.start(self._flush, outbox)

    def _flush(self, outbox: Outbox) -> None:
        try:
            while not outbox.flush():
                self._loop.wait_writable(self._sock)
        except OSError:
            outbox.kill()


class Direct:
    """In the place of Engine.IO's queue of one client: what is put in it goes out at once."""

    def __init__(self, wire: EventletWire) -> None:
        self._wire = wire

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        if packet is None:
            self._wire.close()
            return
        try:
            self._wire.send(packet.encode())
        except OSError:
            self._wire.close()

    def join(self) -> None:
        """Nothing waits here."""


class Pings:
    """Which clients are asked for a sign of life, and when: every one so many `seconds` after its last."""

    def __init__(self) -> None:
        self._due: deque[tuple[float, EventletWire]] = (
            deque()
        )  # the first to come in front: all wait equally long
        self.seconds = 10.0

    def later(self, wire: EventletWire) -> None:
        """This client was just heard."""
        self._due.append((time.monotonic() + self.seconds, wire))

    def ask(self) -> None:
        """Ask those whose time has come."""
        now = time.monotonic()
        while self._due and self._due[0][0] <= now:
            self._due.popleft()[1].ping()
