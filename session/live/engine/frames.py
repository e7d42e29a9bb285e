"""The bytes of WebSocket messages (RFC 6455): building a text frame, unmasking, and what one message may weigh.

Knows no network library; the class of eventlet is handed in.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from .contract import MESSAGE_BYTES, MESSAGE_PIECES

_ENGINE_IO = frozenset("13")
"""Packets of Engine.IO a client sends besides messages: close and pong."""
_SOCKET_IO = frozenset("0123")
"""Packets of Socket.IO a client sends: connect, disconnect, event and ack. Binary ones (5, 6) are refused."""


def text_frame(text: str) -> bytes:
    """One unmasked, final text frame, as a server sends it (section 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


def close_frame(status: int) -> bytes:
    """A close frame without a reason (section 5.5.1)."""
    return struct.pack("!BBH", 0x88, 2, status)


def unmask(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """`data` XOR the repeated four-byte `mask`, starting `offset` bytes into the message (section 5.3).

    One XOR of two long integers instead of one of each byte. The signature is that of eventlet's own function.
    """
    size = len(data) if length is None else length
    turned = bytes(mask[(offset + place) % 4] for place in range(4))
    key = (turned * (size // 4 + 1))[:size]
    return (int.from_bytes(data[:size], "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


def acceptable(text: str) -> bool:
    """Whether a text message starts like a packet a client of ours may send.

    Checked before Engine.IO parses it, because its parser raises on what is refused here and would leave the
    connection half open.
    """
    kind = text[:1]
    return kind in _ENGINE_IO if kind != "4" else text[1:2] in _SOCKET_IO


class Weight:
    """Adds up the pieces of one message. `add` tells whether the message is still within its limits."""

    __slots__ = ("_bytes", "_pieces")

    def __init__(self) -> None:
        self._bytes = self._pieces = 0

    def add(self, size: int, last: bool = False) -> bool:
        """Count one piece of `size` bytes; behind the `last` of a message another begins."""
        self._bytes += size
        self._pieces += 1
        within = self._bytes <= MESSAGE_BYTES and self._pieces <= MESSAGE_PIECES
        if last:
            self._bytes = self._pieces = 0
        return within


def capped(message_class: type, too_big: Exception) -> type:
    """A subclass of eventlet's `RFC6455WebSocket.Message` that raises `too_big` when a message outgrows its limits.

    Eventlet itself limits one frame, not the message the frames add up to.
    """

    class CappedMessage(message_class):
        def __init__(self, *args: Any, **words: Any) -> None:
            super().__init__(*args, **words)
            self.weight = Weight()

        def push(self, data: bytes, final: bool = False) -> None:
            if not self.weight.add(len(data)):
                raise too_big
            super().push(data, final)

    return CappedMessage
