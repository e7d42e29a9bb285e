"""The packets of Socket.IO as this server accepts them, and the JSON in them.

A client can send anything; what is not exactly one of our packets raises `Malformed`, and
the caller ends that connection. So no odd packet reaches a handler, the log or the memory of attachments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import msgspec
from engineio import packet as engine_packet
from socketio import packet as socket_packet

from .contract import Message
from .frames import text_frame

EVENT = socket_packet.EVENT

RESERVED = frozenset({"connect", "disconnect", "connect_error", "message", "json"})
"""Names a client may not use for an event: some of them would call the server's own handlers."""


_EVENT = re.compile(r"2([0-9]{0,9})(?=\[)")
_decode = msgspec.json.Decoder(list).decode


class Malformed(ValueError):
    """Not a packet a client of ours sends."""


class Json:
    """The two functions Socket.IO asks of a JSON module, by msgspec."""

    @staticmethod
    def dumps(value: Any, **_words: Any) -> str:
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_words: Any) -> Any:
        try:
            return msgspec.json.decode(text)
        except RecursionError:
            raise Malformed("nested too deep") from None


class StrictPacket(socket_packet.Packet):
    """A Socket.IO packet without binary parts and without namespaces."""

    uses_binary_events = False
    json = Json

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; 0 attachments. Raises Malformed."""
        try:
            attachments = super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError) as error:
            raise Malformed(str(error)) from None
        if attachments or self.namespace is not None or not _CHECKS.get(self.packet_type, _never)(self):
            raise Malformed("not a packet of a client")
        return 0


def quick_event(content: object) -> tuple[int | None, list[Any]] | None:
    """The number and the content of an event as our clients write it; None for everything else. `event_in` says the
    same of it and takes ten times as long.
    """
    found = _EVENT.match(content) if isinstance(content, str) else None
    if found is None:
        return None
    try:
        data = _decode(content[found.end() :])  # type: ignore[index]
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    if not data or not isinstance(data[0], str) or data[0] in RESERVED:
        return None
    return (int(found[1]) if found[1] else None), data


def event_in(content: Any) -> tuple[int | None, list[Any]] | None:
    """The same for any packet that a client may send. Raises Malformed."""
    packet = StrictPacket(encoded_packet=content)
    return (packet.id, packet.data) if packet.packet_type == EVENT else None


def _never(_packet: StrictPacket) -> bool:
    return False


def _is_connect(packet: StrictPacket) -> bool:
    return packet.id is None and (packet.data is None or isinstance(packet.data, dict))


def _is_disconnect(packet: StrictPacket) -> bool:
    return packet.id is None and packet.data is None


def _is_event(packet: StrictPacket) -> bool:
    content = packet.data
    return (
        isinstance(content, list)
        and bool(content)
        and isinstance(content[0], str)
        and content[0] not in RESERVED
    )


def _is_ack(packet: StrictPacket) -> bool:
    return packet.id is not None and isinstance(packet.data, list)


_CHECKS: dict[Any, Callable[[StrictPacket], bool]] = {
    socket_packet.CONNECT: _is_connect,
    socket_packet.DISCONNECT: _is_disconnect,
    socket_packet.EVENT: _is_event,
    socket_packet.ACK: _is_ack,
}


class Outgoing:
    """A packet of Socket.IO on its way out: as Engine.IO queues it, and as the frame that goes past its queue."""

    def __init__(self, text: str) -> None:
        self.packet = engine_packet.Packet(engine_packet.MESSAGE, data=text)

    @cached_property
    def frame(self) -> bytes:
        """Made when the first wire asks for it, for as many as get it."""
        return text_frame(f"4{self.packet.data}")


def events(messages: Iterable[Message]) -> list[Outgoing]:
    """Events with one payload each, in their order."""
    return [Outgoing(f"2[{msgspec.json.encode(name).decode()},{payload}]") for name, payload in messages]


def ack(ack_id: int, payload_json: str) -> Outgoing:
    """The answer to the event that came with `ack_id`."""
    return Outgoing(f"3{ack_id}[{payload_json}]")
