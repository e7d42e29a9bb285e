"""How the acts of a desk on arguments are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.state import Json, Round

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """What was hidden is shown again, and the other way round."""
    if name != "hide_argument":
        return ()
    return [("hide_argument", {"argument": data["argument"], "hidden": not data["hidden"]})]
