"""Comments on ideas: given by phones to what they see, withdrawn by who gave them, hidden and corrected by the desk.

A comment stays with its own idea, wherever that is merged, and is seen for as long as that idea is. Whose it is, is
known nowhere but in the claims of the round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from session.core import text
from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.shapes import body_of, read
from session.core.state import Json, Round
from session.rounds.brainstorm.asked import AddComment, EditComment, HideComment, OneComment
from session.rounds.brainstorm.ideas import kept_from, on_show, readable
from session.rounds.brainstorm.shapes import Body, Comment, Idea, ListedComment, OwnComment, Settings
from session.rounds.shared import checking, written

CHARACTERS = 200
PER_PERSON = 60
WITH_AN_IDEA = 3
IN_ALL = 150
"""So many of the newest go to a phone and to the wall; there are no more than fit in a message."""


def _add(round_: Round, data: AddComment, context: Context) -> Decision | Refused:
    body = body_of(round_, Body)
    if not read(Settings, round_.settings).comments or not readable(round_) or kept_from(round_, "phone"):
        return Refused("no_comments")
    if data.on not in on_show(body):
        return Refused("unknown_idea")
    words = text.accept(data.text, CHARACTERS)
    if isinstance(words, Refused):
        return words
    if len(own(round_, context.owned)) >= PER_PERSON:
        return Refused("too_many_comments", {"limit": PER_PERSON})
    comment = context.new_id()
    waits = checking.marked(checking.waits(round_, context))
    about = {"idea": data.on, "comment": comment, "text": words, **waits}
    added = written.event("brainstorm.comment_added", round_, context, about)
    return Decision(added.events, (comment,), {"comment": comment})


def _edit(round_: Round, data: EditComment, context: Context) -> Decision | Refused:
    words = text.accept(data.text, CHARACTERS)
    if isinstance(words, Refused):
        return words
    now = body_of(round_, Body).comments[data.comment].text
    if words == now:
        return Decision()
    return written.changed_meanwhile(data.was, now) or written.event(
        "brainstorm.comment_edited", round_, context, {"comment": data.comment, "text": words}
    )


def _hide(round_: Round, data: HideComment, context: Context) -> Decision | Refused:
    if (body_of(round_, Body).comments[data.comment].state == "hidden") == data.hidden:
        return Decision()
    hidden = {"comment": data.comment, "hidden": data.hidden}
    return written.event("brainstorm.comment_hidden", round_, context, hidden)


def _withdraw(round_: Round, data: OneComment, context: Context) -> Decision | Refused:
    return written.event("brainstorm.comment_withdrawn", round_, context, {"comment": data.comment})


def not_for(round_: Round, comment: str, context: Context) -> Refused | None:
    """Why this actor may not touch this comment."""
    unknown, not_yours = Refused("unknown_comment"), Refused("not_yours")
    return written.not_for(body_of(round_, Body).comments, comment, context, unknown, not_yours)


DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_comment": _add,
    "edit_comment": _edit,
    "hide_comment": _hide,
    "withdraw_comment": _withdraw,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    return replace(body, comments=body.comments | {data["comment"]: _changed(body, name, data)})


def _changed(body: Body, name: str, data: Json) -> Comment:
    if name == "comment_added":
        return Comment(
            len(body.comments) + 1, data["idea"], data["text"], checking.first_state(data), edited=False
        )
    comment = body.comments[data["comment"]]
    if name == "comment_edited":
        return replace(comment, text=data["text"], edited=True)
    if name == "comment_withdrawn":
        return replace(comment, state="withdrawn")
    return replace(comment, state=written.state_of(data["hidden"]))


def has_comments(round_: Round) -> bool:
    """Whether people comment on ideas, or did before that was turned off."""
    return read(Settings, round_.settings).comments or bool(body_of(round_, Body).comments)


def seen(body: Body, shown: Mapping[str, Idea]) -> dict[str, Comment]:
    """The comments that may be read: not hidden, on one of these ideas."""
    return {key: one for key, one in written.on_show(body.comments).items() if one.idea in shown}


def kept(body: Body) -> dict[str, Comment]:
    """All comments but those that were withdrawn, on ideas that were not."""
    return {
        key: one
        for key, one in written.kept(body.comments).items()
        if body.ideas[one.idea].state != "withdrawn"
    }


def of_ideas(body: Body, shown: Mapping[str, Idea]) -> dict[str, tuple[str, ...]]:
    """Idea -> the comments on it, oldest first."""
    found: dict[str, list[str]] = {}
    for one in seen(body, shown).values():
        found.setdefault(one.idea, []).append(one.text)
    return {idea: tuple(texts) for idea, texts in found.items()}


def counted(body: Body, shown: Mapping[str, Idea]) -> Counter[str]:
    """How many comments stand under each idea that stands alone, those on what was merged into it too."""
    return Counter(shown[one.idea].into or one.idea for one in seen(body, shown).values())


def listed(body: Body, shown: Mapping[str, Idea], ideas: Mapping[str, object]) -> dict[str, ListedComment]:
    """The newest comments of each of `ideas`."""
    left = Counter(dict.fromkeys(ideas, WITH_AN_IDEA))
    told: dict[str, ListedComment] = {}
    for key, one in reversed(seen(body, shown).items()):
        under = shown[one.idea].into or one.idea
        if left[under] > 0 and len(told) < IN_ALL:
            left[under] -= 1
            told[key] = ListedComment(one.n, under, one.text)
    return told


def own(round_: Round, owned: frozenset[str]) -> dict[str, OwnComment]:
    """The comments of a seat."""
    mine = written.own(body_of(round_, Body).comments, owned)
    return {
        key: OwnComment(one.n, one.idea, one.text, checking.told(round_, one.state))
        for key, one in mine.items()
    }
