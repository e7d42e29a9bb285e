"""The text frames of Socket.IO 5 over Engine.IO 4, as a client writes and reads them.

Pure, and written from the protocol, sharing nothing with the server: what one side gets wrong the other must notice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

PONG = "3"


class Unreadable(ValueError):
    """Not a frame this protocol knows."""


@dataclass(frozen=True)
class Frame:
    """What came in. `type`: "open", "ping", "close", "connected", "refused", "ended", "event" or "ack".

    `name` is that of an event, `ack_id` that of the answered one, `content` the JSON document that came along.
    """

    type: str
    name: str = ""
    ack_id: int | None = None
    content: Any = None


def connect(auth: dict[str, Any]) -> str:
    """The request to join, with who is asking."""
    return "40" + _json(auth)


def event(name: str, content: Any, ack_id: int | None = None) -> str:
    """An event with one payload; with `ack_id` an answer is asked."""
    return f"42{'' if ack_id is None else ack_id}{_json([name, content])}"


def read(text: str) -> Frame:
    """The frame in `text`. Raises Unreadable."""
    simple = {"0": "open", "1": "close", "2": "ping"}.get(text[:1])
    if simple is not None:
        return Frame(simple, content=_parse(text[1:]) if simple == "open" else None)
    type_ = {"40": "connected", "41": "ended", "42": "event", "43": "ack", "44": "refused"}.get(text[:2])
    if type_ is None:
        raise Unreadable(f"unknown frame {text[:20]!r}")
    number, content = _split(text[2:])
    if type_ == "event":
        return _event(content)
    if type_ == "ack":
        return Frame(type_, ack_id=number, content=_first(content))
    return Frame(type_, content=content)


def _split(rest: str) -> tuple[int | None, Any]:
    digits = len(rest) - len(rest.lstrip("0123456789"))
    return (int(rest[:digits]) if digits else None), _parse(rest[digits:])


def _event(content: Any) -> Frame:
    if not isinstance(content, list) or not content or not isinstance(content[0], str):
        raise Unreadable("an event without a name")
    return Frame("event", name=content[0], content=_first(content[1:]))


def _first(content: Any) -> Any:
    if not isinstance(content, list):
        raise Unreadable("a list was expected")
    return content[0] if content else None


def _parse(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise Unreadable(f"no JSON: {text[:20]!r}") from None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
