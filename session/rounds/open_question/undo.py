"""How the acts of a desk on answers are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.state import Json, Round
from session.rounds.open_question.answers import every

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """Pasted answers are hidden; an answer that was cut is as it was before."""
    if name == "paste":
        return [("hide", {"answer": answer, "hidden": True}) for answer in reply["answers"]]
    if name == "hide":
        return [("hide", {"answer": data["answer"], "hidden": not data["hidden"]})]
    if name == "split":
        before = [piece.text for piece in (every(round_)[data["answer"]].items or {}).values()]
        return [("split", {"answer": data["answer"], "texts": before, "was": data["texts"]})]
    return ()
