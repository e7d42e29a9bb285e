"""How the acts of a desk on the board are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.state import Json, Round

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """The board keeps its own changes, also those that undid something."""
    change = reply.get("change")
    return [("undo", {"change": change})] if change else ()
