"""How the acts of a desk on the table are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.state import Json, Round
from session.rounds.talk.table import page_of, things

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """The order and what was written; a clock that goes on cannot give its time back."""
    if name == "move":
        at = [thing.id for thing in things(round_)].index(data["thing"])
        return [("move", {"thing": data["thing"], "to": at})]
    if name == "write":
        before = getattr(page_of(round_, data["thing"]), data["part"])
        about = {"thing": data["thing"], "part": data["part"]}
        return [("write", {**about, "text": before, "was": reply["text"]})]
    return ()
