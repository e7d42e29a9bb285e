"""How the acts of a desk on ideas, comments and prompts are taken back; see session/core/acts.py."""

from __future__ import annotations

from collections.abc import Sequence

from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.brainstorm.shapes import Body, Idea
from session.rounds.shared import checking

Undoing = Sequence[tuple[str, Json]]


def undo(round_: Round, name: str, data: Json, reply: Json) -> Undoing:
    """What the desk put in is hidden, because an idea that was there stays in the log."""
    body = body_of(round_, Body)
    ideas = body.ideas
    if name in ("add_idea", "add_ideas"):
        added = reply["ideas"] if name == "add_ideas" else [reply["idea"]]
        return [("hide_idea", {"idea": idea, "hidden": True}) for idea in added]
    if name == "merge_ideas":
        return _apart(ideas, data)
    idea = data.get("idea", "")
    if name == "hide_idea":
        return checking.undo_hide(ideas, name, "idea", data)
    if name == "let_through":
        return [
            *checking.undo(ideas, data, "hide_idea", "idea"),
            *checking.undo(body.comments, data, "hide_comment", "comment"),
        ]
    if name == "edit_idea":
        return [("edit_idea", {"idea": idea, "text": ideas[idea].text, "was": data["text"]})]
    if name == "unmerge_idea":
        return [("merge_ideas", {"into": ideas[idea].into, "ideas": [idea]})]
    comment = data.get("comment", "")
    if name == "hide_comment":
        return checking.undo_hide(body.comments, name, "comment", data)
    if name == "edit_comment":
        before = body.comments[comment].text
        return [("edit_comment", {"comment": comment, "text": before, "was": data["text"]})]
    if name == "push_prompt":
        return [("take_back_prompt", {"prompt": reply["prompt"]})]
    return ()


def _apart(ideas: dict[str, Idea], data: Json) -> list[tuple[str, Json]]:
    """Every idea that moved stands alone again, and under it what stood under it."""
    asked = dict.fromkeys(data["ideas"])
    moved = [idea for idea in asked if idea != data["into"] and ideas[idea].into != data["into"]]
    under = {head: [key for key, idea in ideas.items() if idea.into == head] for head in moved}
    alone = [idea for head in moved for idea in (head, *under[head])]
    back: list[tuple[str, Json]] = [("unmerge_idea", {"idea": idea}) for idea in alone]
    return back + [("merge_ideas", {"into": head, "ideas": below}) for head, below in under.items() if below]
