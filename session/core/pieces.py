"""Large JSON, written and read piece by piece.

One call for all the ballots of a large vote would hold Python's lock until it ends, and every other room would stand
still that long; between two pieces they get their turn. It must stay true that the text is the one of
`chain.canonical`, byte for byte, and that what is read is what `json.loads` gives.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from session.core.chain import canonical
from session.core.giving_way import each

FEW = 32
"""So many things in a list are written at once."""
SHORT = 65_536
"""So many characters are read at once: less than a millisecond."""
_parts_of_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_parts_of_list = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode = msgspec.json.Decoder().decode


def written(value: Any) -> str:
    """The canonical JSON of `value`. Raises ValueError and TypeError as `chain.canonical` does."""
    if isinstance(value, dict) and any(map(_is_long, value.values())) and all(map(_is_text, value)):
        parts = [f"{canonical(key)}:{written(value[key])}" for key in sorted(value)]
        return "{" + ",".join(parts) + "}"
    if _is_long(value):
        return "[" + ",".join([canonical(thing) for thing in each(value)]) + "]"
    return canonical(value)


def parsed(text: str) -> Any:
    """The value of a JSON text. Raises ValueError when it is none."""
    if len(text) <= SHORT:
        return json.loads(text)
    try:
        if text.startswith("{"):
            return {key: _part(part) for key, part in _parts_of_object(text).items()}
        return _part(msgspec.Raw(text))
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error


def as_stored(value: dict[str, Any]) -> tuple[str, Any]:
    """What enters the log: its text, and the value that the log gives back. What is alive now and what is read again
    later are the same, key by key.
    """
    text = written(value)
    return text, parsed(text)


def _part(part: msgspec.Raw) -> Any:
    content = bytes(part)
    if len(content) > SHORT and content.startswith(b"["):
        return [_decode(thing) for thing in each(_parts_of_list(content))]
    return _decode(content)


def _is_long(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) > FEW


def _is_text(value: object) -> bool:
    return isinstance(value, str)
