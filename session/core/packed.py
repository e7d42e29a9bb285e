"""A view as it goes over the wire: every longer text once, however often it is shown, and every option once.

In a packed document "~12" stands for what the table has under the name "12": a text, or an option. A shorter text
stands where it is shown; one that begins with "~" itself has another "~" before it. A name means the same as long
as its epoch lasts, and the table has nothing that the view does not show: who is not to see a text does not get it.
`unpacked(packer.pack(view), packer.table())` is the view as JSON has it.

Packing again costs what changed: what is the same object as the time before is not looked into, and of a tracked dict
only the keys that changed. How often a name is used is counted, so that nobody has to look for what is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from session.core.shapes import Part
from session.core.state import Json
from session.core.tracked import Tracked

MARK = "~"
LONGER = 24
"""A text of so many characters is sent once: a shorter one is hardly longer than what would stand in its place."""
_PLAIN = (int, float, bool, type(None))


class _Packed:
    """Something of a view, packed. `source` is kept, so that nothing else can have its identity. `holds`: the names and
    the packed parts in it; of a tracked dict by key. `uses`: in how many places it stands."""

    __slots__ = ("document", "holds", "source", "uses")

    def __init__(self, source: object) -> None:
        self.source, self.uses = source, 0
        self.document: Any = None
        self.holds: list[_Packed | str] | dict[Any, list[_Packed | str]] = []


_Holds = list[_Packed | str]


class Packer:
    """What one audience has been sent: which name each text has, and what was packed the last time."""

    def __init__(self) -> None:
        self._names: dict[object, str] = {}
        self._keys: dict[str, object] = {}  # the other way round
        self._uses: dict[str, int] = {}
        self._table: dict[str, Any] = {}
        self._last = 0
        self._begin()

    def _begin(self) -> None:
        self._root: _Packed | None = None
        self._known: dict[int, _Packed] = {}
        self._lines: dict[int, _Packed] = {}  # the tracked dicts of the view, by their line
        self._handed_on: list[_Packed] = []
        self.fresh: dict[str, Any] = {}

    def pack(self, view: msgspec.Struct) -> Json:
        """`view` as a packed document. What it needs of the table and the view before did not is in `fresh`."""
        before, self.fresh, self._handed_on = self._root, {}, []
        self._root = self._part_of_view(view)
        if before is not None:
            self._let_go(before)
        if any(each.uses for each in self._handed_on):  # two versions of one dict stand in this view
            self._names, self._keys, self._uses, self._table = {}, {}, {}, {}
            self._begin()
            return self.pack(view)
        document: Json = self._root.document
        return document

    def table(self) -> Json:
        """What the names in the last document stand for."""
        return dict(self._table)

    def _part_of_view(self, value: Any) -> _Packed:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = _Packed(value)
            self._fill(known, value)
        known.uses += 1
        return known

    def _fill(self, packed: _Packed, value: Any) -> None:
        holds: _Holds = []
        if isinstance(value, Tracked):
            self._tracked(packed, value)
            return
        if isinstance(value, Part):
            inside = self._object(_fields(value), holds)
            packed.document = MARK + self._named(_key(value), inside, holds)
        elif isinstance(value, msgspec.Struct):
            packed.document = self._object(_fields(value), holds)
        elif isinstance(value, Mapping):
            packed.document = self._object(value, holds)
        else:
            packed.document = [self._node(inner, holds) for inner in value]
        packed.holds = holds

    def _node(self, value: Any, holds: _Holds) -> Any:
        """The document of `value`; what it needs is added to `holds`."""
        if isinstance(value, str):
            if len(value) >= LONGER:
                return MARK + self._named(value, value, holds)
            return MARK + value if value.startswith(MARK) else value
        if isinstance(value, _PLAIN):
            return value
        packed = self._part_of_view(value)
        holds.append(packed)
        return packed.document

    def _object(self, value: Mapping[str, Any], holds: _Holds) -> Json:
        return {key: self._node(inner, holds) for key, inner in value.items()}

    def _tracked(self, packed: _Packed, value: Tracked[Any, Any]) -> None:
        before = self._lines.get(id(value.line))
        changed = None if before is None or before.uses != 1 else value.since(before.source)  # type: ignore[arg-type]
        if before is None or changed is None:
            kept: dict[Any, _Holds] = {key: [] for key in value}
            packed.document = Tracked({key: self._node(inner, kept[key]) for key, inner in value.items()})
        else:
            # The version before is shown no more, so what it holds goes on to this one.
            kept, before.holds = before.holds, []  # type: ignore[assignment]
            self._known.pop(id(before.source), None)
            self._handed_on.append(before)
            left = [held for key in changed.others for held in kept.pop(key, ())]
            put = {}
            for key in (*changed.others, *changed.added):
                if key in value:
                    kept[key] = []
                    put[key] = self._node(value[key], kept[key])
            packed.document = before.document.having(put, [key for key in changed.others if key not in value])
            self._drop(left)
        packed.holds = kept
        self._lines[id(value.line)] = packed

    def _let_go(self, packed: _Packed) -> None:
        packed.uses -= 1
        if packed.uses:
            return
        if self._known.get(id(packed.source)) is packed:
            del self._known[id(packed.source)]
        line = id(packed.source.line) if isinstance(packed.source, Tracked) else None
        if line is not None and self._lines.get(line) is packed:
            del self._lines[line]
        holds = packed.holds
        for held in holds.values() if isinstance(holds, dict) else (holds,):
            self._drop(held)

    def _drop(self, holds: _Holds) -> None:
        for held in holds:
            if isinstance(held, _Packed):
                self._let_go(held)
            elif self._uses[held] > 1:
                self._uses[held] -= 1
            else:
                del self._uses[held], self._table[held], self._names[self._keys.pop(held)]
                self.fresh.pop(held, None)

    def _named(self, key: object, content: Any, holds: _Holds) -> str:
        name = self._names.get(key)
        if name is None:
            self._last += 1
            name = self._names[key] = str(self._last)
            self._keys[name], self._uses[name] = key, 0
            self._table[name] = self.fresh[name] = content
        self._uses[name] += 1
        holds.append(name)
        return name


def _fields(value: msgspec.Struct) -> Json:
    fields = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
    shown = {name: getattr(value, field) for name, field in fields}
    return {name: inner for name, inner in shown.items() if inner is not UNSET}


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
