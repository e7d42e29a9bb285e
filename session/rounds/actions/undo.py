"""How the acts of a desk on actions are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.actions.proposals import Body, fields_of

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """An action that the desk put in is declined."""
    actions = body_of(round_, Body).actions
    if name == "propose":
        return [("judge", {"action": reply["action"], "to": "declined"})]
    if name == "judge":
        return [("judge", {"action": data["action"], "to": actions[data["action"]].state})]
    if name == "reword":
        return [("reword", {**fields_of(actions[data["action"]]), "action": data["action"]})]
    if name == "merge":
        return [("unmerge", {"actions": [one for one in data["actions"] if one != data["into"]]})]
    if name == "unmerge":
        return [("merge", {"into": actions[one].into, "actions": [one]}) for one in data["actions"]]
    return ()
