"""The frames of a WebSocket client (RFC 6455, section 5), out of the bytes as they come.

Knows no network. What a client may not send raises `Unacceptable` with the close code that says why, as early as it can
be told: a frame that announces too much is not waited for.
"""

from __future__ import annotations

from .contract import MESSAGE_BYTES, MESSAGE_PIECES, NORMAL, PROTOCOL_ERROR, TOO_BIG
from .frames import Weight, unmask

MORE, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
"""Opcodes (section 5.2). Of what `take` gives, `MORE` is a piece of a message that is not whole yet."""
_KNOWN = frozenset((MORE, TEXT, BINARY, CLOSE, PING, PONG))
_FINAL, _RESERVED, _MASKED, _CONTROL = 0x80, 0x70, 0x80, 8
_CONTROL_BYTES = 125
_BAD_TEXT = 1007
_CLOSE_CODES = frozenset((*range(1000, 1004), *range(1007, 1012), *range(3000, 5000)))
"""Codes a client may close with (section 7.4)."""


class Unacceptable(Exception):
    """The connection must end. `status` is the close code."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class FrameReader:
    """`feed` it what comes in, and `take` frames until there is none."""

    __slots__ = ("_at", "_data", "_fed", "_opcode", "_parts", "_weight")

    def __init__(self) -> None:
        self._data, self._at = b"", 0
        self._fed = 0  # how many times since the last whole frame
        self._opcode = MORE  # of the message that comes in fragments
        self._parts: list[bytes] = []
        self._weight = Weight()

    def feed(self, data: bytes) -> None:
        """More bytes of the client."""
        rest = self._data[self._at :]
        self._data, self._at = (rest + data if rest else data), 0
        self._fed += 1
        if self._fed > MESSAGE_PIECES:
            raise Unacceptable(TOO_BIG)

    def take(self) -> tuple[int, bytes] | None:
        """The next frame as opcode and content, a message in fragments with its last one; None when more must come."""
        data, at = self._data, self._at
        here = len(data) - at
        if here < 2:
            return None
        first, size = data[at], data[at + 1]
        opcode = first & 15
        if first & _RESERVED or opcode not in _KNOWN or not size & _MASKED:
            raise Unacceptable(PROTOCOL_ERROR)
        size &= ~_MASKED
        self._in_place(opcode, first & _FINAL, size)
        start = at + 2
        if size > _CONTROL_BYTES:
            width = 2 if size == _CONTROL_BYTES + 1 else 8
            if here < 2 + width:
                return None
            size = int.from_bytes(data[start : start + width])
            start += width
        if size > MESSAGE_BYTES:
            raise Unacceptable(TOO_BIG)
        end = start + 4 + size
        if end > len(data):
            return None
        content = unmask(data[start + 4 : end], data[start : start + 4])
        if end < len(data):
            self._at = end
        else:
            self._data, self._at = b"", 0
        self._fed = 0
        return (opcode, content) if opcode & _CONTROL else self._piece(opcode, content, bool(first & _FINAL))

    def _in_place(self, opcode: int, final: int, size: int) -> None:
        """Whether this frame may come here: control frames are short and whole, and a message follows another."""
        whole, follows = final and size <= _CONTROL_BYTES, (opcode == MORE) == (self._opcode != MORE)
        if not (whole if opcode & _CONTROL else follows):
            raise Unacceptable(PROTOCOL_ERROR)

    def _piece(self, opcode: int, content: bytes, final: bool) -> tuple[int, bytes]:
        if not self._weight.add(len(content), final):
            raise Unacceptable(TOO_BIG)
        if final and opcode != MORE:
            return opcode, content
        self._opcode = opcode or self._opcode
        self._parts.append(content)
        if not final:
            return MORE, b""
        whole, self._opcode, self._parts = (self._opcode, b"".join(self._parts)), MORE, []
        return whole


def text_of(content: bytes) -> str:
    """The text of a message. Raises Unacceptable."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Unacceptable(_BAD_TEXT) from None


def answer_to_close(content: bytes) -> int:
    """With which code the close frame of a client is answered (section 5.5.1)."""
    if not content:
        return NORMAL
    try:
        content[2:].decode()
    except UnicodeDecodeError:
        return PROTOCOL_ERROR
    status = int.from_bytes(content[:2]) if len(content) > 1 else PROTOCOL_ERROR
    return status if status in _CLOSE_CODES else PROTOCOL_ERROR
