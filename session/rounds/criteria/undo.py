"""How the acts of a desk on weights are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.criteria.settings import Body

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """The weights of before."""
    now = body_of(round_, Body).weights
    return [("set_weights", {"weights": {key: now[key] for key in data["weights"] if key in now}})]
