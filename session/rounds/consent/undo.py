"""How the acts of a desk on objections are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.consent.count import Body

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """An objection is open again, or met as it was."""
    about = {"objection": data["objection"]}
    note = body_of(round_, Body).resolved.get(data["objection"])
    return [("reopen", about)] if note is None else [("resolve", {**about, "note": note})]
