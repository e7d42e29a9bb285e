"""A view as it goes over the wire: every longer text once, however often it is shown, and every option once.

In a packed document "~12" stands for what the table has under the name "12": a text, or an option. A shorter text
stands where it is shown; one that begins with "~" itself has another "~" before it. A name means the same as long
as its epoch lasts, and the table has nothing that the view does not show: who is not to see a text does not get it.
`unpacked(*packer.pack(view))` is the view as JSON has it.

Packing again costs what changed: what is the same object as the time before is not looked into.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from session.core.shapes import Part
from session.core.state import Json

MARK = "~"
LONGER = 24
"""A text of so many characters is sent once: a shorter one is hardly longer than what would stand in its place."""
_PLAIN = (int, float, bool, type(None))


class _Packed(NamedTuple):
    source: object  # kept, so that nothing else can have its identity
    document: Any
    names: frozenset[str]  # of the table


class Packer:
    """What one audience has been sent: which name each text has, and what was packed the last time."""

    def __init__(self) -> None:
        self._names: dict[object, str] = {}
        self._table: dict[str, Any] = {}
        self._known: dict[int, _Packed] = {}
        self._before: dict[int, _Packed] = {}
        self._last = 0

    def pack(self, view: msgspec.Struct) -> tuple[Json, Json]:
        """`view` as a packed document, and its table."""
        self._before, self._known = self._known, {}
        document, used = self._struct(view)
        self._before = {}
        if len(used) < len(self._table):
            self._names = {text: name for text, name in self._names.items() if name in used}
            self._table = {name: text for name, text in self._table.items() if name in used}
        return document, dict(self._table)

    def _node(self, value: Any) -> tuple[Any, frozenset[str]]:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, _PLAIN):
            return value, _NONE
        known = self._before.get(id(value)) or self._known.get(id(value))
        if known is None:
            known = _Packed(value, *self._made(value))
        self._known[id(value)] = known
        return known.document, known.names

    def _made(self, value: Any) -> tuple[Any, frozenset[str]]:
        if isinstance(value, Part):
            return self._part(value)
        if isinstance(value, msgspec.Struct):
            return self._struct(value)
        if isinstance(value, Mapping):
            return self._object(value)
        return self._list(value)

    def _text(self, value: str) -> tuple[str, frozenset[str]]:
        if len(value) < LONGER:
            return (MARK + value if value.startswith(MARK) else value), _NONE
        name = self._named(value, value)
        return MARK + name, frozenset((name,))

    def _part(self, value: Part) -> tuple[str, frozenset[str]]:
        document, inside = self._struct(value)
        name = self._named(_key(value), document)
        return MARK + name, inside | {name}

    def _named(self, key: object, content: Any) -> str:
        name = self._names.get(key)
        if name is None:
            self._last += 1
            name = self._names[key] = str(self._last)
            self._table[name] = content
        return name

    def _struct(self, value: msgspec.Struct) -> tuple[Json, frozenset[str]]:
        fields = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        shown = {name: getattr(value, field) for name, field in fields}
        return self._object({name: inner for name, inner in shown.items() if inner is not UNSET})

    def _object(self, value: Mapping[str, Any]) -> tuple[Json, frozenset[str]]:
        used: set[str] = set()
        document, before = {}, self._before
        for key, inner in value.items():
            known = before.get(id(inner))  # most of what is large did not change
            if known is None:
                document[key], names = self._node(inner)
            else:
                self._known[id(inner)] = known
                document[key], names = known.document, known.names
            used |= names
        return document, frozenset(used)

    def _list(self, value: Any) -> tuple[list[Any], frozenset[str]]:
        used: set[str] = set()
        document = []
        for inner in value:
            packed, names = self._node(inner)
            document.append(packed)
            used |= names
        return document, frozenset(used)


_NONE: frozenset[str] = frozenset()


def unpacked(document: Any, table: Mapping[str, Any]) -> Any:
    """What a packed document holds. KeyError when the table lacks a name."""
    if isinstance(document, str):
        if not document.startswith(MARK):
            return document
        name = document.removeprefix(MARK)
        if name.startswith(MARK):
            return name
        content = table[name]
        return content if isinstance(content, str) else unpacked(content, table)
    if isinstance(document, dict):
        return {key: unpacked(inner, table) for key, inner in document.items()}
    if isinstance(document, list):
        return [unpacked(inner, table) for inner in document]
    return document


def _key(part: Part) -> object:
    """The same for equal parts: one that holds a dict has no hash of its own."""
    try:
        hash(part)
    except TypeError:
        return msgspec.json.encode(part)
    return part
