"""What a request must look like before anybody reads it, and its body, whole, before anybody works on it.

Libraries are lenient where a proxy in front may be strict; two that read one request in two ways can be played off
against each other. So whatever is not exactly as RFC 9112 has it is refused, and its connection ends. A body is read to
its end first: who never sends one takes a place in a waiting room, and no part of the server.
"""

from __future__ import annotations

import re
from email.message import Message
from http import HTTPStatus
from typing import Protocol

from session.live.answer_headers import BARE

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_LENGTH = re.compile(r"[0-9]{1,15}\Z", re.ASCII)
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(;[^\r\n]*)?\r\n\Z")
_CHUNK_LINE = 200
_TRAILER_BYTES = 8192
ONCE = ("host", "content-length", "transfer-encoding")
CHUNKED = -1
"""The length of a body that comes in chunks."""


class Unacceptable(Exception):
    """A request that is not answered by the application."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


def length_of(headers: Message, version: str) -> int:
    """How long the body is, or CHUNKED. Raises Unacceptable for headers that could be read in two ways."""
    if headers.defects or any(not _NAME.match(name) or "\n" in value for name, value in headers.items()):
        raise Unacceptable(HTTPStatus.BAD_REQUEST)
    if any(len(headers.get_all(name, ())) > 1 for name in ONCE):
        raise Unacceptable(HTTPStatus.BAD_REQUEST)
    length, coding = headers.get("content-length"), headers.get("transfer-encoding")
    if coding is not None:
        if length is not None or version != "HTTP/1.1":
            raise Unacceptable(HTTPStatus.BAD_REQUEST)
        if coding.strip().lower() != "chunked":
            raise Unacceptable(HTTPStatus.NOT_IMPLEMENTED)
        return CHUNKED
    if length is None:
        return 0
    if not _LENGTH.match(length.strip()):
        raise Unacceptable(HTTPStatus.BAD_REQUEST)
    return int(length)


def read_body(stream: Stream, length: int, most: int) -> bytes | None:
    """The body; None when it is larger than `most`, and then it is not read to its end. Raises Unacceptable."""
    if length == CHUNKED:
        return _chunks(stream, most)
    if length > most:
        return None
    return _exactly(stream, length)


def _chunks(stream: Stream, most: int) -> bytes | None:
    body = bytearray()
    while size := _chunk_size(stream):
        if len(body) + size > most:
            return None
        body += _exactly(stream, size)
        if stream.readline(3) != b"\r\n":
            raise Unacceptable(HTTPStatus.BAD_REQUEST)
    read = 0
    while (line := stream.readline(_CHUNK_LINE)) != b"\r\n":  # trailers mean nothing here
        read += len(line)
        if not line.endswith(b"\r\n") or read > _TRAILER_BYTES:
            raise Unacceptable(HTTPStatus.BAD_REQUEST)
    return bytes(body)


def _chunk_size(stream: Stream) -> int:
    line = stream.readline(_CHUNK_LINE)
    if not _CHUNK_SIZE.match(line):
        raise Unacceptable(HTTPStatus.BAD_REQUEST)
    return int(re.split(rb"[ \t;\r]", line, maxsplit=1)[0], 16)


def _exactly(stream: Stream, size: int) -> bytes:
    body = stream.read(size)
    if len(body) != size:
        raise Unacceptable(HTTPStatus.BAD_REQUEST)
    return body


def refusal(status: HTTPStatus) -> bytes:
    """The whole answer to a request that is refused; the connection ends with it."""
    head = [f"HTTP/1.1 {status.value} {status.phrase}", "Connection: close", "Content-Length: 0"]
    return "\r\n".join([*head, *(f"{name}: {value}" for name, value in BARE.items()), "", ""]).encode("ascii")
