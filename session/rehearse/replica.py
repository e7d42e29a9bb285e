"""A client's own copy of what the server shows it: a snapshot, and the deltas that continue it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from session.core import patch
from session.core.state import Json


class Gap(Exception):
    """A delta does not continue this copy: ask for what was missed."""


@dataclass
class Replica:
    """`view`, `mine` and `pulse` as docs/protocol.md describes them; None until the first snapshot."""

    epoch: str | None = None
    version: int | None = None
    view: Json | None = None
    mine: Json | None = None
    pulse: Json | None = None

    def have(self) -> Json | None:
        """What the server may continue from."""
        return None if self.version is None else {"epoch": self.epoch, "version": self.version}

    def snapshot(self, content: Json) -> None:
        self.epoch, self.version, self.view = content["epoch"], content["version"], content["view"]
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
            self.view = patch.apply(self.view, content["ops"])
        except (KeyError, IndexError, ValueError, TypeError):
            raise Gap from None
        self.version = content["version"]

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
        return self.view is not None


def open_round(view: Any) -> Json | None:
    """The round in a phone's view when it is open, else None."""
    round_: Json | None = view.get("round") if isinstance(view, dict) else None
    return round_ if round_ is not None and round_["phase"] == "open" else None
