"""How the acts of a desk on objections are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.minority.objections import Body
from session.rounds.shared import checking

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """What was hidden is shown again or waits again, and the other way round; so is what was let through."""
    things = body_of(round_, Body).objections
    if name == "let_through":
        return checking.undo(things, data, "hide_objection", "objection")
    return checking.undo_hide(things, name, "objection", data) if name == "hide_objection" else ()
