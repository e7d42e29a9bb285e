"""How the acts of a desk on arguments are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.shared import checking
from session.rounds.statements.arguments import Body

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """What was hidden is shown again or waits again, and the other way round; so is what was let through."""
    things = body_of(round_, Body).arguments
    if name == "let_through":
        return checking.undo(things, data, "hide_argument", "argument")
    return checking.undo_hide(things, name, "argument", data) if name == "hide_argument" else ()
