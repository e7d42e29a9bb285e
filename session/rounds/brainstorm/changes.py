"""What may happen to ideas, and what becomes of them: added, edited, withdrawn, hidden, merged and taken apart.

Merging loses nothing: every idea keeps its own text and says under which one it stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from session.core import text
from session.core.commands import Context, Decision, Event, Nothing
from session.core.refusals import Refused
from session.core.shapes import body_of, read
from session.core.state import Json, Round
from session.core.tracked import tracked
from session.rounds.brainstorm import one_word
from session.rounds.brainstorm.asked import AddIdea, AddIdeas, EditIdea, HideIdea, MergeIdeas, OneIdea
from session.rounds.brainstorm.ideas import has_sides
from session.rounds.brainstorm.shapes import Body, Idea, Settings
from session.rounds.brainstorm.views import mine
from session.rounds.shared import checking, written


def _add(round_: Round, data: AddIdea, context: Context) -> Decision | Refused:
    settings = read(Settings, round_.settings)
    words = _words(settings, data.text)
    if isinstance(words, Refused):
        return words
    topic = _topic(round_, data.topic)
    if isinstance(topic, Refused):
        return topic
    by_phone, limit = context.actor.who == "phone", settings.ideas_per_person
    if by_phone and limit and len(mine(round_, context.owned).ideas) >= limit:
        return Refused("too_many_ideas", {"limit": limit})
    if (data.side is not None) != has_sides(round_):
        return Refused("unknown_side")
    idea = context.new_id()
    content: Json = {"idea": idea, "text": words, "topic": topic}
    more: Json = {"side": data.side} if data.side else {}
    known = settings.one_word and one_word.is_there(round_, words, topic, data.side or UNSET)
    more |= checking.marked(checking.waits(round_, context) and not known)
    if data.page and settings.others == "pages":
        more["page"] = data.page
    added = written.event("brainstorm.idea_added", round_, context, content | more)
    lead = one_word.lead_of(_ideas(round_), words, topic, data.side or UNSET) if settings.one_word else None
    events = (*added.events, *_joined(round_, context, lead, [idea]).events) if lead else added.events
    return Decision(events, (idea,) if by_phone else (), {"idea": idea})


def _words(settings: Settings, typed: str) -> str | Refused:
    """What was typed, as it is kept."""
    most = (
        min(settings.idea_characters, one_word.CHARACTERS) if settings.one_word else settings.idea_characters
    )
    return text.accept(typed, most, lines=not settings.one_word)


def _ideas(round_: Round) -> Mapping[str, Idea]:
    return body_of(round_, Body).ideas


def _add_all(round_: Round, data: AddIdeas, context: Context) -> Decision | Refused:
    events: list[Event] = []
    ideas: list[str] = []
    for words in data.texts:
        added = _add(round_, AddIdea(words, data.topic, data.side), context)
        if isinstance(added, Refused):
            return added
        events += added.events
        ideas.append(added.reply["idea"])
        if one_word.asked(round_):
            round_ = _further(round_, added.events)
    return Decision(tuple(events), reply={"ideas": ideas})


def _topic(round_: Round, asked: str | None) -> str | Refused | None:
    known = [topic.id for topic in body_of(round_, Body).topics]
    if asked is None and len(known) <= 1:
        return known[0] if known else None
    return asked if asked in known else Refused("unknown_topic")


def _edit(round_: Round, data: EditIdea, context: Context) -> Decision | Refused:
    words = _words(read(Settings, round_.settings), data.text)
    if isinstance(words, Refused):
        return words
    now = body_of(round_, Body).ideas[data.idea].text
    if words == now:
        return Decision()
    changed = written.changed_meanwhile(data.was, now)
    if changed is not None:
        return changed
    by = "author" if context.actor.who == "phone" else "desk"
    waits = checking.waits(round_, context) and _ideas(round_)[data.idea].state == "shown"
    content = {"idea": data.idea, "text": words, "by": by, **checking.marked(waits)}
    edited = written.event("brainstorm.idea_edited", round_, context, content)
    if by == "desk" or not one_word.asked(round_):
        return edited
    return _then(edited, round_, one_word.after_change(_ideas(round_), data.idea, words), context)


def _withdraw(round_: Round, data: OneIdea, context: Context) -> Decision | Refused:
    gone = written.event("brainstorm.idea_withdrawn", round_, context, {"idea": data.idea})
    if not one_word.asked(round_):
        return gone
    return _then(gone, round_, one_word.after_withdrawal(_ideas(round_), data.idea), context)


def _then(first: Decision, round_: Round, moves: Sequence[one_word.Move], context: Context) -> Decision:
    events = [*first.events]
    for into, ideas in moves:
        moved = _apart(round_, context, ideas[0]) if into is None else _joined(round_, context, into, ideas)
        events += moved.events
    return Decision(tuple(events))


def _further(round_: Round, events: Sequence[Event]) -> Round:
    """The round after these events, for what is decided after them in one go."""
    body = body_of(round_, Body)
    for event in events:
        body = evolve(body, event.name.partition(".")[2], event.data)
    return dataclasses.replace(round_, body=body)


def _hide(round_: Round, data: HideIdea, context: Context) -> Decision | Refused:
    if (body_of(round_, Body).ideas[data.idea].state == "hidden") == data.hidden:
        return Decision()
    hidden = {"idea": data.idea, "hidden": data.hidden}
    return written.event("brainstorm.idea_hidden", round_, context, hidden)


def _merge(round_: Round, data: MergeIdeas, context: Context) -> Decision | Refused:
    ideas = body_of(round_, Body).ideas
    gone = any(not_for(round_, idea, context) for idea in (data.into, *data.ideas))
    if gone:
        return Refused("unknown_idea")
    others = [idea for idea in dict.fromkeys(data.ideas) if idea != data.into]
    moved = [idea for idea in others if ideas[idea].into != data.into]
    if any(ideas[idea].into is not None for idea in (data.into, *moved)):
        return Refused("already_merged")
    return _joined(round_, context, data.into, moved) if moved else Decision()


def _joined(round_: Round, context: Context, into: str, ideas: Sequence[str]) -> Decision:
    return written.event("brainstorm.ideas_merged", round_, context, {"into": into, "ideas": list(ideas)})


def _unmerge(round_: Round, data: OneIdea, context: Context) -> Decision | Refused:
    alone = body_of(round_, Body).ideas[data.idea].into is None
    return Decision() if alone else _apart(round_, context, data.idea)


def _apart(round_: Round, context: Context, idea: str) -> Decision:
    return written.event("brainstorm.idea_unmerged", round_, context, {"idea": idea})


def _show(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    shown = body_of(round_, Body).shown
    return Decision() if shown else written.event("brainstorm.ideas_shown", round_, context, {})


def _let_through(round_: Round, data: checking.LetThrough, context: Context) -> Decision | Refused:
    body = body_of(round_, Body)
    things, unknown = {**body.ideas, **body.comments}, Refused("unknown_idea")
    return checking.let_through("brainstorm.let_through", round_, things, data, context, unknown)


def not_for(round_: Round, idea: str, context: Context) -> Refused | None:
    """Why this actor may not touch this idea: it is gone, it is another's, or the round is over for phones."""
    known = body_of(round_, Body).ideas.get(idea)
    if known is None or known.state == "withdrawn":
        return Refused("unknown_idea")
    if context.actor.who != "phone":
        return None
    if not round_.is_open:
        return Refused("round_closed")
    return None if idea in context.owned else Refused("not_yours")


DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_idea": _add,
    "add_ideas": _add_all,
    "edit_idea": _edit,
    "withdraw_idea": _withdraw,
    "hide_idea": _hide,
    "merge_ideas": _merge,
    "unmerge_idea": _unmerge,
    "show_ideas": _show,
    "let_through": _let_through,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "ideas_shown":
        return replace(body, shown=True)
    if name == "let_through":
        ideas, said = checking.changed(body.ideas, data), checking.changed(body.comments, data)
        return replace(body, ideas=tracked(body.ideas).having(ideas), comments=body.comments | said)
    return replace(body, ideas=tracked(body.ideas).having(_changed(body.ideas, name, data)))


def _changed(ideas: Mapping[str, Idea], name: str, data: Json) -> dict[str, Idea]:
    """The ideas an event touches, as they are afterwards."""
    if name == "idea_added":
        n, side, page = len(ideas) + 1, data.get("side", UNSET), data.get("page", UNSET)
        return {
            data["idea"]: Idea(
                n,
                data["text"],
                data["topic"],
                checking.first_state(data),
                None,
                edited=False,
                side=side,
                page=page,
            )
        }
    if name == "ideas_merged":
        moved = data["ideas"]
        touched = {key: idea for key, idea in ideas.items() if key in moved or idea.into in moved}
        return {key: replace(idea, into=data["into"]) for key, idea in touched.items()}
    if name == "idea_withdrawn":
        gone = data["idea"]
        freed = {key: replace(idea, into=None) for key, idea in ideas.items() if idea.into == gone}
        return {**freed, gone: replace(ideas[gone], state="withdrawn", into=None)}
    return {data["idea"]: _one_changed(ideas[data["idea"]], name, data)}


def _one_changed(idea: Idea, name: str, data: Json) -> Idea:
    if name == "idea_edited":
        state = checking.state_after_edit(idea.state, data)
        return replace(idea, text=data["text"], edited=True, state=state)
    if name == "idea_hidden":
        return replace(idea, state=written.state_of(data["hidden"]))
    return replace(idea, into=None)
