"""Many connections in one process, for measuring a server: an epoll loop over raw sockets, and no more work than that.

It speaks just enough of WebSocket and Socket.IO to hold a session: what costs time here would be taken for time of the
server.
"""

from __future__ import annotations

import os
import secrets
import select
import socket
import struct
import time
from collections.abc import Callable

now = time.monotonic  # one clock for all processes of this machine
_MASK = b"\0\0\0\0"  # a client chooses its mask; the server takes it off all the same
_READ = 262_144


def frame(text: bytes) -> bytes:
    """One masked text frame (RFC 6455, section 5.2)."""
    size = len(text)
    if size < 126:
        return bytes((0x81, 0x80 | size)) + _MASK + text
    return struct.pack("!BBH", 0x81, 0x80 | 126, size) + _MASK + text


def _frame_at(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the content of the frame that begins at `at` is, if all of it is here."""
    here = len(data) - at
    if here < 2:
        return None
    size, start = data[at + 1], at + 2
    if size >= 126:
        start += 2 if size == 126 else 8
        size = int.from_bytes(data[at + 2 : start])
    return (start, start + size) if start + size <= len(data) else None


class Line:
    """One connection. `auth`: what goes with CONNECT. `resumes`: it asks for the view and is `joined` with it."""

    def __init__(self, auth: bytes, cookie: str, resumes: bool) -> None:
        self.auth, self.cookie, self.resumes = auth, cookie, resumes
        self.sock = socket.socket()
        self.joined: float | None = None
        self.heard = 0  # events
        self.asked = 0
        self.answers: dict[int, Callable[[bytes], None]] = {}
        self.event: Callable[[bytes], None] | None = None
        self._buffer = b""
        self._up = False
        self.gone = False

    def dial(self, port: int) -> None:
        """Ask for the connection; does not wait."""
        self.sock.setblocking(False)
        self.sock.connect_ex(("127.0.0.1", port))
        self._greeting = (
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"{f'Cookie: {self.cookie}' + chr(13) + chr(10) if self.cookie else ''}\r\n"
        ).encode()

    def greet(self) -> None:
        """The connection is there: ask for a websocket."""
        self.sock.sendall(self._greeting)

    def ask(self, rest: bytes, answered: Callable[[bytes], None]) -> None:
        """Send an event with an answer; `rest` is its JSON."""
        self.asked += 1
        self.answers[self.asked] = answered
        self.sock.sendall(frame(b"42%d" % self.asked + rest))

    def read(self) -> None:
        """Take what is here."""
        try:
            data = self.sock.recv(_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.gone = True
            return
        data = self._buffer + data if self._buffer else data
        if not self._up:
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self._buffer = head
                return
            if not head.startswith(b"HTTP/1.1 101"):
                raise SystemExit(f"no websocket: {head[:80]!r}")
            self._up = True
        at = 0
        while (place := _frame_at(data, at)) is not None:
            start, end = place
            if data[at] == 0x81:
                self._take(data[start:end])
            elif data[at] == 0x88:
                self.gone = True
            at = end
        self._buffer = data[at:]

    def _take(self, text: bytes) -> None:
        kind = text[:2]
        if kind == b"42":
            self.heard += 1
            if self.event is not None:
                self.event(text)
            if self.joined is None and text.startswith(b'42["snapshot"'):
                self.joined = now()
        elif kind == b"43":
            at = text.index(b"[")
            self.answers.pop(int(text[2:at]))(text[at:])
        elif text == b"2":
            self.sock.sendall(frame(b"3"))
        elif kind == b"0{":
            self.sock.sendall(frame(b"40" + self.auth))
        elif kind == b"40":
            if self.resumes:
                self.sock.sendall(frame(b'42["resume",{"have":null}]'))
            else:
                self.joined = now()
        elif kind == b"44":
            raise SystemExit(f"refused: {text[:200]!r}")


class Lines:
    """The connections of this process."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._epoll = select.epoll()
        self._by_fd: dict[int, Callable[[], None]] = {}

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        self._by_fd[fd] = ready
        self._epoll.register(fd, select.EPOLLIN)

    def join(self, port: int, lines: list[Line], seconds: float = 90.0) -> int:
        """Connect all of these at once and wait until they are joined; how many are."""
        for line in lines:
            line.dial(port)
            fd = line.sock.fileno()
            self._by_fd[fd] = lambda line=line, fd=fd: self._greet(line, fd)
            self._epoll.register(fd, select.EPOLLOUT)
        self.lines += lines
        until = now() + seconds
        while now() < until and any(line.joined is None and not line.gone for line in lines):
            self.turn(0.05)
        return sum(line.joined is not None for line in lines)

    def _greet(self, line: Line, fd: int) -> None:
        line.greet()
        self._by_fd[fd] = lambda: self._read(line, fd)
        self._epoll.modify(fd, select.EPOLLIN)

    def _read(self, line: Line, fd: int) -> None:
        line.read()
        if line.gone:
            self._epoll.unregister(fd)
            del self._by_fd[fd]
            line.sock.close()

    def turn(self, seconds: float | None) -> None:
        """Take what is here on every connection; wait for something at most so long."""
        for fd, _ in self._epoll.poll(seconds, 512):
            ready = self._by_fd.get(fd)
            if ready is not None:
                ready()

    def leave(self) -> None:
        for line in self.lines:
            if not line.gone:
                fd = line.sock.fileno()
                self._epoll.unregister(fd)
                del self._by_fd[fd]
                line.sock.close()
        self.lines = []


def command(name: str, round_: str | None, data: bytes) -> bytes:
    """The JSON of a command with an id of its own, as `Line.ask` takes it."""
    about = b"null" if round_ is None else b'"%s"' % round_.encode()
    id_ = secrets.token_urlsafe(18).encode()
    return b'["command",{"id":"%s","name":"%s","round":%s,"data":%s}]' % (id_, name.encode(), about, data)


def cpu_seconds() -> float:
    """Processor time of this process so far."""
    times = os.times()
    return times.user + times.system
