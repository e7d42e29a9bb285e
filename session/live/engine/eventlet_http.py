"""Reading requests in the eventlet engine: deadlines, strict headers, whole bodies, and whose turn it is.

What must stay true: a request reaches the application only when all of it is here; a connection that waits holds
nothing but itself; and one request is taken up each turn of the loop, so that a crowd of them delays a message of a
socket by one request and not by all.
"""

from __future__ import annotations

import contextlib
import io
from contextlib import AbstractContextManager
from http import HTTPStatus
from typing import Any, Protocol

from . import requests
from .contract import KEEPALIVE_SECONDS
from .visitors import Visit, Visitors, forwarded
from .wire import shut


class Front(Protocol):
    """What reading a request needs of the engine."""

    header_seconds: float
    body_seconds: float
    body_bytes: int
    trusted_proxies: int
    visitors: Visitors
    turnstile: AbstractContextManager[Any]

    def timeout(self, seconds: float) -> AbstractContextManager[Any]:
        """Leaves the block when it takes longer."""

    def sleep(self, seconds: float) -> None: ...

    def pause(self) -> None:
        """Let every other task that can run, run."""


class GuardedHttp:
    """Mixed in before eventlet's handler; tests/live/test_engine.py fails when what it replaces changes shape."""

    rfile: Any
    wfile: Any
    headers: Any
    client_address: Any
    request_version: str
    close_connection: Any

    def __init__(self, front: Front, conn_state: Any, server: Any) -> None:
        self._front, self._socket = front, conn_state[1]
        self._used = False
        self._body: bytes | None = b""
        self._visit = None if front.trusted_proxies else self._come(_peer(conn_state[0]))
        if self._visit is None and not front.trusted_proxies:
            return  # too many of this address: the connection is closed without a word
        if self._visit is not None:
            self._front.visitors.stand_still(_peer(conn_state[0]), self._front.sleep)
        try:
            super().__init__(conn_state, server)  # type: ignore[call-arg]
        finally:
            if self._visit is not None:
                self._visit.leave()

    def _come(self, address: str) -> Visit | None:
        sock = self._socket  # not this handler: a circle would keep its files open until somebody collects it
        return self._front.visitors.come(address, lambda: shut(sock.fd))

    def _read_request_line(self) -> Any:
        seconds = KEEPALIVE_SECONDS if self._used else self._front.header_seconds
        self._used = True
        with self._front.timeout(seconds):
            return super()._read_request_line()  # type: ignore[misc]
        return b""

    def parse_request(self) -> bool:
        """Read the headers and the body. False: the request was refused, or did not come."""
        length = self._head()
        if length is None:
            self.close_connection = True
            return False
        if self._front.trusted_proxies:
            named = self.headers.get("x-forwarded-for")
            self._visit = self._come(
                forwarded(named, self._front.trusted_proxies, _peer(self.client_address))
            )
            if self._visit is None:
                return self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            return self._take_body(length)
        except requests.Unacceptable as why:
            return self._refuse(why.status)

    def _head(self) -> int | None:
        """The length of the body, once the headers are in."""
        with self._front.timeout(self._front.header_seconds):
            if not super().parse_request():  # type: ignore[misc]
                return None
            try:
                return requests.length_of(self.headers, self.request_version)
            except requests.Unacceptable as why:
                self._refuse(why.status)
        return None

    def _take_body(self, length: int) -> bool:
        most = self._front.body_bytes
        if length and length <= most and self.headers.get("expect", "").lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        with self._front.timeout(self._front.body_seconds):
            self._body = requests.read_body(self.rfile.fp, length, most)
            return True
        return self._refuse(HTTPStatus.REQUEST_TIMEOUT)

    def _refuse(self, status: HTTPStatus) -> bool:
        self.close_connection = True
        self._leave_request()
        with contextlib.suppress(OSError):
            self.wfile.write(requests.refusal(status))
            self.wfile.flush()
        return False

    def send_error(self, code: int, *_: Any) -> None:
        """What the library refuses, without its page."""
        self._refuse(HTTPStatus(code))

    def get_environ(self) -> Any:
        """That of eventlet, with a body that is here."""
        environ = super().get_environ()  # type: ignore[misc]
        body = self._body
        if body is None:  # too large: the rest of it is still on its way, and the application says so
            self.close_connection = True
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        environ["CONTENT_LENGTH"] = str(self._front.body_bytes + 1 if body is None else len(body))
        source = environ["eventlet.input"]
        source.rfile, source.wfile = io.BytesIO(body or b""), None
        source.chunked_input, source.content_length = False, len(body or b"")
        return environ

    def handle_one_response(self) -> None:
        if self._visit is not None:
            self._visit.busy()
        with self._front.turnstile:
            self._front.pause()
        try:
            super().handle_one_response()  # type: ignore[misc]
        finally:
            self._leave_request()

    def finish(self) -> None:
        """Close both streams, also when what still had to be written cannot go out: each holds the socket open."""
        for stream in (self.wfile, self.rfile):
            with contextlib.suppress(OSError):
                stream.close()
        super().finish()  # type: ignore[misc]

    def _leave_request(self) -> None:
        """Behind a web server of ours a request is a visit; else the connection is, which waits for its next one."""
        visit = self._visit
        if visit is None:
            return
        if self._front.trusted_proxies:
            self._visit = None
            visit.leave()
        else:
            visit.waits()


def _peer(address: Any) -> str:
    return str(address[0]) if isinstance(address, tuple) and address else ""
