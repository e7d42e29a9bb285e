"""Reading requests in the threading engine: the same deadlines and the same strictness as in the other one."""

from __future__ import annotations

import contextlib
import io
import time
from http import HTTPStatus
from typing import Any

from werkzeug.serving import WSGIRequestHandler

from . import requests
from .base_engine import BaseEngine
from .visitors import Visit, forwarded
from .wire import shut


class ThreadHttp(WSGIRequestHandler):
    """Werkzeug's handler, guarded and without its log. `timeout` limits each wait for bytes of the headers."""

    front: BaseEngine
    _visit: Visit | None = None
    _body: bytes | None = b""

    def handle(self) -> None:
        if not self.front.trusted_proxies and not self._come(str(self.client_address[0])):
            return  # too many of this address: the connection is closed without a word
        if self._visit is not None:
            self.front.visitors.stand_still(str(self.client_address[0]), self.front.sleep)
        try:
            super().handle()
        finally:
            if self._visit is not None:
                self._visit.leave()

    def _come(self, address: str) -> bool:
        self._visit = self.front.visitors.come(address, lambda: shut(self.connection))
        return self._visit is not None

    def parse_request(self) -> bool:
        """Read the headers and the body. False: the request was refused."""
        if not super().parse_request():
            return False
        try:
            length = requests.length_of(self.headers, self.request_version)
            hops, named = self.front.trusted_proxies, self.headers.get("x-forwarded-for")
            if hops and not self._come(forwarded(named, hops, str(self.client_address[0]))):
                raise requests.Unacceptable(HTTPStatus.SERVICE_UNAVAILABLE)
            if (
                0 < length <= self.front.body_bytes
                and self.headers.get("expect", "").lower() == "100-continue"
            ):
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            del self.headers["expect"]  # or Werkzeug says it once more
            stream = _Hurried(self.rfile, self.connection, self.front.body_seconds)
            self._body = requests.read_body(stream, length, self.front.body_bytes)
        except requests.Unacceptable as why:
            return self._refuse(why.status)
        except TimeoutError:
            return self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        self.connection.settimeout(self.timeout)
        if self._visit is not None:
            self._visit.busy()
        return True

    def handle_expect_100(self) -> bool:
        """The library would say it before anybody has looked at the length."""
        return True

    def _refuse(self, status: HTTPStatus) -> bool:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.wfile.write(requests.refusal(status))
        return False

    def send_error(self, code: int, *_: Any) -> None:
        """What the library refuses, without its page."""
        self._refuse(HTTPStatus(code))

    def make_environ(self) -> Any:
        """That of Werkzeug, with a body that is here."""
        environ, body = super().make_environ(), self._body
        for name in ("HTTP_TRANSFER_ENCODING", "HTTP_EXPECT", "wsgi.input_terminated"):
            environ.pop(name, None)
        environ["wsgi.input"] = io.BytesIO(body or b"")
        environ["CONTENT_LENGTH"] = str(self.front.body_bytes + 1 if body is None else len(body))
        return environ

    def log(self, type: str, message: str, *args: Any) -> None:
        return

    def log_error(self, format: str, *args: Any) -> None:
        return


class _Hurried:
    """A stream of which everything must come before a deadline."""

    def __init__(self, stream: Any, sock: Any, seconds: float) -> None:
        self._stream, self._sock, self._end = stream, sock, time.monotonic() + seconds

    def read(self, size: int, /) -> bytes:
        parts, left = [], size
        while left and (part := self._some(left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def readline(self, size: int, /) -> bytes:
        self._wait_at_most()
        return bytes(self._stream.readline(size))

    def _some(self, size: int) -> bytes:
        self._wait_at_most()
        return bytes(self._stream.read1(size))

    def _wait_at_most(self) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)
