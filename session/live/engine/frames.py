"""The bytes of WebSocket messages (RFC 6455): building a text frame, unmasking, and what one message may weigh.

Knows no network library.
"""

from __future__ import annotations

import struct

from .contract import MESSAGE_BYTES, MESSAGE_PIECES


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


def control_frame(opcode: int, content: bytes) -> bytes:
    """A frame that says something of the connection itself (section 5.5); at most 125 bytes."""
    return bytes((0x80 | opcode, len(content))) + content


def unmask(data: bytes, mask: bytes) -> bytes:
    """`data` XOR the repeated four-byte `mask` (section 5.3): one XOR of two long integers, not one of each byte."""
    size = len(data)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


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
