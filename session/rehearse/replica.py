"""A client's own copy of what the server shows it: a snapshot, and the deltas that continue it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from session.core import patch
from session.core.packed import unpacked
from session.core.state import Json


class Gap(Exception):
    """A delta does not continue this copy: ask for what was missed."""


@dataclass
class Replica:
    """`view`, `mine` and `pulse` as docs/protocol.md describes them; None until the first snapshot."""

    epoch: str | None = None
    version: int | None = None
    packed: Json | None = None
    texts: Json = field(default_factory=dict)
    mine: Json | None = None
    pulse: Json | None = None

    _view: Json | None = None
    _parts: dict[int, list[str]] = field(default_factory=dict)

    @property
    def view(self) -> Json | None:
        """The view, each text where it is shown."""
        if self._view is None and self.packed is not None:
            self._view = unpacked(self.packed, self.texts)
        return self._view

    def have(self) -> Json | None:
        """What the server may continue from."""
        return None if self.version is None else {"epoch": self.epoch, "version": self.version}

    def snapshot(self, content: Json) -> None:
        self.epoch, self.version, self.packed = content["epoch"], content["version"], content["view"]
        self.texts, self._view = content["texts"], None
        self.mine = content.get("mine", self.mine)
        self.pulse = content.get("pulse", self.pulse)

    def delta(self, content: Json) -> None:
        """Take over a delta; an old one changes nothing. Raises Gap."""
        if self.version is None:
            raise Gap
        if content["version"] <= self.version:
            return
        if content["from"] != self.version:
            raise Gap
        try:
            self.packed = patch.apply(self.packed, content["ops"])
        except (KeyError, IndexError, ValueError, TypeError):
            raise Gap from None
        self.texts = {**self.texts, **content.get("texts", {})}
        self.version, self._view = content["version"], None

    def part(self, content: Json) -> tuple[str, Json] | None:
        """Take a part of a message: its name and content once it is the last one."""
        if content["at"] == 0:
            self._parts[content["id"]] = []
        pieces = self._parts.get(content["id"], [])
        pieces.append(content["text"])
        if len(pieces) < content["of"]:
            return None
        del self._parts[content["id"]]
        return content["event"], json.loads("".join(pieces))

    def news(self, content: Json) -> None:
        """Take over the answer of `GET /api/events`. Raises Gap."""
        if content.get("snapshot"):
            self.snapshot(content["snapshot"])
        elif content["epoch"] != self.epoch:
            raise Gap
        for delta in content.get("deltas", ()):
            self.delta(delta)
        self.mine = content.get("mine", self.mine)
        self.pulse = content.get("pulse", self.pulse)

    def forget(self) -> None:
        """Start again from nothing: the next answer is a snapshot."""
        self.version = None

    def __bool__(self) -> bool:
        return self.packed is not None


def open_round(view: Any) -> Json | None:
    """The round in a phone's view when it is open, else None."""
    round_: Json | None = view.get("round") if isinstance(view, dict) else None
    return round_ if round_ is not None and round_["phase"] == "open" else None
