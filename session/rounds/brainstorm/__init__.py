"""Brainstorm: everybody types ideas at once; the desk hides, corrects and merges. No screen shows who wrote what.

An idea that was withdrawn is in no view and not in the record. Merging loses nothing: every idea keeps its own text
and says under which one it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta
from msgspec.structs import replace

from session.core import text
from session.core.commands import (
    DESK,
    DESK_OR_PHONE,
    PHONE,
    CommandSpec,
    Context,
    Decision,
    Event,
    Nothing,
    Payload,
)
from session.core.contribution import Side
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBallot, body_of, read
from session.core.state import Item, Json, Round
from session.rounds.brainstorm.ideas import (
    Body,
    BodyView,
    DeskView,
    Idea,
    Mine,
    Result,
    Settings,
    Topic,
    body_view,
    contributions,
    has_sides,
    made_of,
    mine,
    named,
    on_show,
    readable,
    result,
    side_names,
)
from session.rounds.brainstorm.record import report
from session.rounds.shared.words import words_of

TOPICS = 12
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class AddIdea(Payload, frozen=True):
    text: str
    topic: str | None = None
    side: Side | None = None


class AddIdeas(Payload, frozen=True):
    """Ideas that were collected beforehand. All of them, or none when one cannot be."""

    texts: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    topic: str | None = None
    side: Side | None = None


class OneIdea(Payload, frozen=True):
    idea: str


class EditIdea(OneIdea, frozen=True):
    """`was`: the words that stood there when somebody began to change them."""

    text: str
    was: str


class HideIdea(OneIdea, frozen=True):
    hidden: bool


class MergeIdeas(Payload, frozen=True):
    into: str
    ideas: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


def check_settings(settings: Settings) -> Refused | None:
    """Two ends that have names of their own have two different names."""
    names = {settings.side_for.strip().casefold(), settings.side_against.strip().casefold()} - {""}
    if settings.sides == "named" and len(names) < 2:
        return Refused("bad_settings", {"path": "side_for"})
    return None


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    """The first twelve options are the topics; a phone has no room for more."""
    return Body(tuple(Topic(option.id, option.text) for option in options[:TOPICS]))


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    idea = getattr(data, "idea", None)
    refused = None if idea is None else _not_for(round_, idea, context)
    return refused or _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddIdea, context: Context) -> Decision | Refused:
    settings = read(Settings, round_.settings)
    words = text.accept(data.text, settings.idea_characters)
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
    content: Json = {"round": round_.id, "idea": idea, "text": words, "topic": topic}
    added = _one(context, "idea_added", content | ({"side": data.side} if data.side else {}))
    return Decision(added.events, (idea,) if by_phone else (), {"idea": idea})


def _add_all(round_: Round, data: AddIdeas, context: Context) -> Decision | Refused:
    events: list[Event] = []
    ideas: list[str] = []
    for words in data.texts:
        added = _add(round_, AddIdea(words, data.topic, data.side), context)
        if isinstance(added, Refused):
            return added
        events += added.events
        ideas.append(added.reply["idea"])
    return Decision(tuple(events), reply={"ideas": ideas})


def _topic(round_: Round, asked: str | None) -> str | Refused | None:
    known = [topic.id for topic in body_of(round_, Body).topics]
    if asked is None and len(known) <= 1:
        return known[0] if known else None
    return asked if asked in known else Refused("unknown_topic")


def _edit(round_: Round, data: EditIdea, context: Context) -> Decision | Refused:
    words = text.accept(data.text, read(Settings, round_.settings).idea_characters)
    if isinstance(words, Refused):
        return words
    now = body_of(round_, Body).ideas[data.idea].text
    if words == now:
        return Decision()
    if text.clean(data.was) != now:
        return Refused("changed_meanwhile", {"text": now})
    by = "author" if context.actor.who == "phone" else "desk"
    return _one(context, "idea_edited", {"round": round_.id, "idea": data.idea, "text": words, "by": by})


def _hide(round_: Round, data: HideIdea, context: Context) -> Decision | Refused:
    if (body_of(round_, Body).ideas[data.idea].state == "hidden") == data.hidden:
        return Decision()
    return _one(context, "idea_hidden", {"round": round_.id, "idea": data.idea, "hidden": data.hidden})


def _merge(round_: Round, data: MergeIdeas, context: Context) -> Decision | Refused:
    ideas = body_of(round_, Body).ideas
    gone = any(_not_for(round_, idea, context) for idea in (data.into, *data.ideas))
    if gone:
        return Refused("unknown_idea")
    others = [idea for idea in dict.fromkeys(data.ideas) if idea != data.into]
    moved = [idea for idea in others if ideas[idea].into != data.into]
    if any(ideas[idea].into is not None for idea in (data.into, *moved)):
        return Refused("already_merged")
    merged = {"round": round_.id, "into": data.into, "ideas": moved}
    return _one(context, "ideas_merged", merged) if moved else Decision()


def _unmerge(round_: Round, data: OneIdea, context: Context) -> Decision | Refused:
    alone = body_of(round_, Body).ideas[data.idea].into is None
    return Decision() if alone else _one(context, "idea_unmerged", {"round": round_.id, "idea": data.idea})


def _show(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    return Decision() if body_of(round_, Body).shown else _one(context, "ideas_shown", {"round": round_.id})


def _not_for(round_: Round, idea: str, context: Context) -> Refused | None:
    """Why this actor may not touch this idea: it is gone, it is another's, or the round is over for phones."""
    known = body_of(round_, Body).ideas.get(idea)
    if known is None or known.state == "withdrawn":
        return Refused("unknown_idea")
    if context.actor.who != "phone":
        return None
    if not round_.is_open:
        return Refused("round_closed")
    return None if idea in context.owned else Refused("not_yours")


def _one(context: Context, name: str, data: Json) -> Decision:
    return Decision((context.event(f"brainstorm.{name}", data),))


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_idea": _add,
    "add_ideas": _add_all,
    "edit_idea": _edit,
    "withdraw_idea": lambda round_, data, context: _one(
        context, "idea_withdrawn", {"round": round_.id, "idea": data.idea}
    ),
    "hide_idea": _hide,
    "merge_ideas": _merge,
    "unmerge_idea": _unmerge,
    "show_ideas": _show,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "ideas_shown":
        return replace(body, shown=True)
    return replace(body, ideas=body.ideas | _changed(body.ideas, name, data))


def _changed(ideas: Mapping[str, Idea], name: str, data: Json) -> dict[str, Idea]:
    """The ideas an event touches, as they are afterwards."""
    if name == "idea_added":
        n, side = len(ideas) + 1, data.get("side", UNSET)
        return {data["idea"]: Idea(n, data["text"], data["topic"], "shown", None, edited=False, side=side)}
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
        return replace(idea, text=data["text"], edited=True)
    if name == "idea_hidden":
        return replace(idea, state="hidden" if data["hidden"] else "shown")
    return replace(idea, into=None)


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    shown = on_show(body_of(round_, Body))
    alone = tuple(Item(key, idea.text) for key, idea in shown.items() if idea.into is None)
    return {"ideas": (alone,) if alone else ()}


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return Section() if round_.phase == "draft" else report(round_, body_of(round_, Body), say)


KIND: KindOf[NoBallot, Body, Result] = KindOf(
    name="brainstorm",
    purpose="generate",
    icon="lightbulb",
    Settings=Settings,
    Body=Body,
    Result=Result,
    Mine=Mine,
    body_views={"phone": BodyView, "projector": BodyView, "desk": DeskView},
    words=words_of(__name__),
    section=section,
    takes="topics",
    open_settings=frozenset(Settings.__struct_fields__) - {"sides"},
    commands={
        "add_idea": CommandSpec(DESK_OR_PHONE, AddIdea, OPEN),
        "add_ideas": CommandSpec(DESK, AddIdeas, OPEN),
        "edit_idea": CommandSpec(DESK_OR_PHONE, EditIdea, STARTED),
        "withdraw_idea": CommandSpec(PHONE, OneIdea, OPEN),
        "hide_idea": CommandSpec(DESK, HideIdea, STARTED),
        "merge_ideas": CommandSpec(DESK, MergeIdeas, STARTED),
        "unmerge_idea": CommandSpec(DESK, OneIdea, STARTED),
        "show_ideas": CommandSpec(DESK, Nothing, STARTED),
    },
    check_settings=check_settings,
    initial=initial,
    decide=decide,
    evolve=evolve,
    result=result,
    body_view=body_view,
    mine=mine,
    items=items,
    contributions=contributions,
    readable=readable,
    made_of=made_of,
    headings=True,
    side_names=side_names,
    named=named,
)
