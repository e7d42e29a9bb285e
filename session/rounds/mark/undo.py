"""How the acts of a desk on sentences are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.state import Json, Round

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """What was hidden is shown again, and the other way round."""
    if name != "hide":
        return ()
    return [("hide", {"sentence": data["sentence"], "hidden": not data["hidden"]})]
