"""A client's connection in the eventlet engine: its websocket, with the parts replaced that a client could misuse.

Replaced on each connection, never in the library: unmasking (byte by byte there), the message (no limit over
fragments), receiving a frame (never lets other tasks run while bytes are ready) and sending (waits).
Every byte to the client, also control frames, goes through one outbox, so the order is the order of the calls.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

from . import frames
from .contract import POLICY, TOO_BIG
from .wire import Outbox, Wire, shut


class Loop(Protocol):
    """What a wire needs of the library that runs the loop."""

    pause: Callable[[], Any]
    """Let every other task that can run, run."""
    start: Callable[..., Any]
    """Start a task; the value has `kill()`."""

    def wait_writable(self, sock: Any) -> None:
        """Stand still until the socket takes bytes. Raises OSError when that takes too long."""

    def refusal(self, status: int) -> Exception:
        """What to raise while receiving to end the connection with a close code."""


class EventletWire(Wire):
    """A connection that is read by its own green task."""

    def __init__(self, eio: Any, ws: Any, loop: Loop) -> None:
        super().__init__(eio, time.monotonic)
        self._ws, self._loop = ws, loop
        ws.socket.settimeout(None)  # who is gone is noticed by the pings, and by what it no longer takes
        self._outbox = Outbox(ws.socket.fd, self._start_flush, self.made_progress)
        self._flusher: Any = None
        self._receive_frame = ws._recv_frame
        ws._apply_mask = frames.unmask
        ws.Message = frames.capped(ws.Message, loop.refusal(TOO_BIG))
        ws._recv_frame = self._one_frame
        ws._send = self._outbox.write
        ws.log = Silence()

    def receive(self) -> str | bytes | None:
        return self._ws.wait()

    def send(self, text: str) -> None:
        self._outbox.write(frames.text_frame(text))
        if self._outbox.size:  # it may be a ping
            self.made_progress()

    def close(self) -> None:
        self._ws._send_closing_frame(ignore_send_errors=True)
        shut(self._ws.socket.fd)  # wakes the task that reads
        self._ws.close()

    def drop(self, status: int) -> None:
        try:
            self._ws._send_closing_frame(ignore_send_errors=True, close_data=(status, ""))
        finally:
            shut(self._ws.socket.fd)

    def push(self, frame: bytes, packet: Any, always: bool) -> bool:
        eio = self.eio
        if eio.closed or eio.closing:
            return True
        if self._outbox.lagging and not always:
            return False
        if not eio.queue.empty():
            # Engine.IO's writer is about to send what was queued before; it never stands still half way.
            eio.send(packet)
            return True
        try:
            self._outbox.write(frame)
        except OSError:
            self._outbox.kill()
        return True

    def unsent(self) -> int:
        return self._outbox.size

    def finish(self) -> None:
        """The connection has ended: stop flushing."""
        self.ended()
        self._outbox.kill()
        if self._flusher is not None:
            self._flusher.kill()

    def _one_frame(self, message: Any = None) -> Any:
        """Read one frame, count it, also when it continues a message, and let other tasks run in any case."""
        frame = self._receive_frame(message=message)
        if not self.meter.count():
            raise self._loop.refusal(POLICY)
        self._loop.pause()
        return frame

    def _start_flush(self, outbox: Outbox) -> None:
        self._flusher = self._loop.start(self._flush, outbox)

    def _flush(self, outbox: Outbox) -> None:
        try:
            while not outbox.flush():
                self._loop.wait_writable(self._ws.socket.fd)
        except OSError:
            outbox.kill()


class Silence:
    """Where eventlet's websocket may write: nowhere."""

    def write(self, _text: str) -> None:
        return
