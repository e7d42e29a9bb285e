"""How the acts of a desk on decisions and actions are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of, told
from session.core.state import Json, Round
from session.rounds.decide.count import Body

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """Words that come back are a new wording, so that no vote counts for what its voter did not read."""
    body = body_of(round_, Body)
    if name == "word":
        before = body.decisions.get(data.get("decision") or "")
        if before is None:
            return [("drop", {"decision": reply["decision"]})]
        return [("word", {"decision": data["decision"], "text": before.text})]
    if name == "drop":
        before = body.decisions[data["decision"]]
        return [("word", {"text": before.text, "of": list(before.of or ())})]
    if name == "add_action":
        return [("remove_action", {"action": reply["action"]})]
    action = told(body.actions[data["action"]])
    if name == "change_action":
        return [("change_action", {**action, "action": data["action"]})]
    return [("add_action", action)] if name == "remove_action" else ()
