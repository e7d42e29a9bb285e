"""A WebSocket client that can do what a browser cannot: odd frames, odd headers, half a request, not reading.

Blocking, with one generous timeout; used by the tests of the engine and the attack tests.
"""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import struct
from collections.abc import Sequence
from typing import Any

PATIENCE = 20.0
"""Seconds after which a test gives up; nothing is ever asserted to be faster than this."""
ENGINE_IO_PATH = "/socket.io/?EIO=4&transport=websocket"
TEXT, BINARY, CLOSE, PING, PONG, MORE = 1, 2, 8, 9, 10, 0


class Ended(Exception):
    """The server ended the connection. `code` is its close code, None when there was no close frame."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"the connection ended with code {code}")
        self.code = code


def http(port: int, request: str) -> tuple[int, str]:
    """Send raw request text, lines ended by newlines; the status (0 when nothing came) and the answer."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as sock:
        try:
            sock.sendall(request.replace("\n", "\r\n").encode())
            while not _whole(answer) and (block := sock.recv(65_536)):
                answer += block
        except (ConnectionResetError, BrokenPipeError):
            pass
    text = answer.decode("latin-1")
    return (int(text.split()[1]) if text else 0), text


def _whole(answer: bytes) -> bool:
    head, end, body = answer.partition(b"\r\n\r\n")
    found = re.search(rb"content-length: *(\d+)", head.lower())
    return bool(end) and (found is None or len(body) >= int(found[1]))


class RawSocket:
    """One connection. `status` and `head` are the answer to the handshake; 101 means it is open."""

    def __init__(
        self,
        port: int,
        *,
        host: str | None = None,
        origin: str | None = "",
        headers: Sequence[str] = (),
        path: str = ENGINE_IO_PATH,
        receive_buffer: int | None = None,
    ) -> None:
        host = host or f"127.0.0.1:{port}"
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade"]
        lines.append("Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode())
        lines.append("Sec-WebSocket-Version: 13")
        if origin is not None:
            lines.append(f"Origin: {origin or 'http://' + host}")
        self._open(port, receive_buffer)
        self.sock.sendall("\r\n".join([*lines, *headers, "", ""]).encode())
        self._read_head()

    def _open(self, port: int, receive_buffer: int | None) -> None:
        self.sock = socket.socket()
        if receive_buffer is not None:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(("127.0.0.1", port))
        self.buffer = b""

    def _read_head(self) -> None:
        while b"\r\n\r\n" not in self.buffer:
            block = self.sock.recv(65_536)
            if not block:
                break
            self.buffer += block
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        self.head = head.decode("latin-1")
        self.status = int(self.head.split()[1]) if self.head else 0

    def frame(
        self,
        payload: bytes | str,
        opcode: int = TEXT,
        *,
        final: bool = True,
        mask: bytes | None = None,
        bits: int = 0,
    ) -> None:
        """Send one frame, masked with `mask` (random when not given)."""
        self.sock.sendall(frame_bytes(payload, opcode, final=final, mask=mask, bits=bits))

    def packet(self, alive: bool = True) -> str:
        """The next text message. Raises Ended. Pings of Engine.IO are skipped, and answered if `alive`."""
        while True:
            opcode, payload = self.next_frame()
            if opcode == CLOSE:
                raise Ended(struct.unpack("!H", payload[:2])[0] if payload else None)
            if opcode == TEXT:
                text = payload.decode()
                if text != "2":
                    return text
                if alive:
                    self.frame("3")

    def event(self) -> tuple[str, Any]:
        """The name and payload of the next event; other packets are skipped."""
        while True:
            text = self.packet()
            if text.startswith("42"):
                name, *payload = json.loads(text[2:])
                return name, payload[0] if payload else None

    def answer(self, ack_id: int) -> list[Any]:
        """The answer to the event sent with `ack_id`; other packets are skipped."""
        prefix = f"43{ack_id}["
        while True:
            text = self.packet()
            if text.startswith(prefix):
                return list(json.loads(text[len(prefix) - 1 :]))

    def join(self) -> RawSocket:
        """Read Engine.IO's greeting, join Socket.IO and read that answer."""
        assert self.packet().startswith("0")
        self.frame("40")
        assert self.packet().startswith("40")
        return self

    def ask(self, ack_id: int, event: str, *payload: Any) -> None:
        """Send an event that wants an answer."""
        self.frame(f"42{ack_id}" + json.dumps([event, *payload]))

    def end(self) -> int | None:
        """Read, without giving a sign of life, until the server ends the connection: its close code."""
        try:
            while True:
                self.packet(alive=False)
        except Ended as ended:
            return ended.code

    def next_frame(self) -> tuple[int, bytes]:
        """The next frame of the server: opcode and payload. Raises Ended(None) at the end of the stream."""
        first, second = self._exactly(2)
        size = second & 127
        if size == 126:
            (size,) = struct.unpack("!H", self._exactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._exactly(8))
        assert not second & 128, "a server must not mask"
        assert not first & 0x70, "no extension was agreed on"
        return first & 15, self._exactly(size)

    def close(self) -> None:
        self.sock.close()

    def __enter__(self) -> RawSocket:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exactly(self, size: int) -> bytes:
        while len(self.buffer) < size:
            try:
                block = self.sock.recv(1 << 20)
            except ConnectionResetError:
                block = b""
            if not block:
                raise Ended(None)
            self.buffer += block
        piece, self.buffer = self.buffer[:size], self.buffer[size:]
        return piece


def frame_bytes(
    payload: bytes | str, opcode: int = TEXT, *, final: bool = True, mask: bytes | None = None, bits: int = 0
) -> bytes:
    """One masked client frame; `bits` are the three reserved bits."""
    content = payload.encode() if isinstance(payload, str) else payload
    mask = os.urandom(4) if mask is None else mask
    size = len(content)
    head = bytes((final << 7 | bits << 4 | opcode,))
    if size < 126:
        head += bytes((0x80 | size,))
    elif size < 65_536:
        head += struct.pack("!BH", 0x80 | 126, size)
    else:
        head += struct.pack("!BQ", 0x80 | 127, size)
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(content))
