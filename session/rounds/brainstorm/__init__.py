"""Brainstorm: everybody types ideas at once; the desk hides, corrects and merges. No screen shows who wrote what.

An idea that was withdrawn is in no view and not in the record. Merging loses nothing: every idea keeps its own text
and says under which one it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta

from session.core import text
from session.core.commands import DESK, DESK_OR_PHONE, PHONE, CommandSpec, Context, Decision, Nothing, Payload
from session.core.kind import RoundKind, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Listing, Section
from session.core.state import Item, Json, Round
from session.rounds.brainstorm.views import body_view, kept, on_show, per_topic
from session.rounds.shared.tables import bars
from session.rounds.shared.words import words_of

TOPICS = 12
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class Settings(Payload, frozen=True):
    """`visibility`: when people see each other's ideas ("hidden": when the desk says so). 0 ideas = no limit."""

    visibility: Literal["live", "after_close", "hidden"] = "live"
    idea_characters: Annotated[int, Meta(ge=20, le=4000)] = 300
    ideas_per_person: Annotated[int, Meta(ge=0, le=200)] = 30


class AddIdea(Payload, frozen=True):
    text: str
    topic: str | None = None


class OneIdea(Payload, frozen=True):
    idea: str


class EditIdea(OneIdea, frozen=True):
    text: str


class HideIdea(OneIdea, frozen=True):
    hidden: bool


class MergeIdeas(Payload, frozen=True):
    into: str
    ideas: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    """The first twelve options are the topics; a phone has no room for more."""
    topics = [{"id": each.id, "text": each.text} for each in options[:TOPICS]]
    return {"topics": topics, "ideas": {}, "shown": False}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    idea = getattr(data, "idea", None)
    refused = None if idea is None else _not_for(round_, idea, context)
    return refused or _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddIdea, context: Context) -> Decision | Refused:
    words = text.accept(data.text, round_.settings["idea_characters"])
    topic = _topic(round_, data.topic)
    for each in (words, topic):
        if isinstance(each, Refused):
            return each
    by_phone, limit = context.actor.who == "phone", round_.settings["ideas_per_person"]
    if by_phone and limit and len(mine(round_, context.owned)["ideas"]) >= limit:
        return Refused("too_many_ideas", {"limit": limit})
    idea = context.new_id()
    added = _one(context, "idea_added", {"round": round_.id, "idea": idea, "text": words, "topic": topic})
    return Decision(added.events, (idea,) if by_phone else (), {"idea": idea})


def _topic(round_: Round, asked: str | None) -> str | Refused | None:
    known = [each["id"] for each in round_.body["topics"]]
    if asked is None and len(known) <= 1:
        return known[0] if known else None
    return asked if asked in known else Refused("unknown_topic")


def _edit(round_: Round, data: EditIdea, context: Context) -> Decision | Refused:
    words = text.accept(data.text, round_.settings["idea_characters"])
    if isinstance(words, Refused):
        return words
    if words == round_.body["ideas"][data.idea]["text"]:
        return Decision()
    by = "author" if context.actor.who == "phone" else "desk"
    return _one(context, "idea_edited", {"round": round_.id, "idea": data.idea, "text": words, "by": by})


def _hide(round_: Round, data: HideIdea, context: Context) -> Decision | Refused:
    if (round_.body["ideas"][data.idea]["state"] == "hidden") == data.hidden:
        return Decision()
    return _one(context, "idea_hidden", {"round": round_.id, "idea": data.idea, "hidden": data.hidden})


def _merge(round_: Round, data: MergeIdeas, context: Context) -> Decision | Refused:
    ideas = round_.body["ideas"]
    gone = any(_not_for(round_, each, context) for each in (data.into, *data.ideas))
    if gone or ideas[data.into]["into"] is not None:
        return Refused("unknown_idea")
    others = [each for each in dict.fromkeys(data.ideas) if each != data.into]
    moved = [each for each in others if ideas[each]["into"] != data.into]
    merged = {"round": round_.id, "into": data.into, "ideas": moved}
    return _one(context, "ideas_merged", merged) if moved else Decision()


def _unmerge(round_: Round, data: OneIdea, context: Context) -> Decision | Refused:
    alone = round_.body["ideas"][data.idea]["into"] is None
    return Decision() if alone else _one(context, "idea_unmerged", {"round": round_.id, "idea": data.idea})


def _show(round_: Round, data: Nothing, context: Context) -> Decision | Refused:
    return Decision() if round_.body["shown"] else _one(context, "ideas_shown", {"round": round_.id})


def _not_for(round_: Round, idea: str, context: Context) -> Refused | None:
    """Why this actor may not touch this idea: it is gone, it is another's, or the round is over for phones."""
    found = round_.body["ideas"].get(idea)
    if found is None or found["state"] == "withdrawn":
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
    "edit_idea": _edit,
    "withdraw_idea": lambda round_, data, context: _one(
        context, "idea_withdrawn", {"round": round_.id, "idea": data.idea}
    ),
    "hide_idea": _hide,
    "merge_ideas": _merge,
    "unmerge_idea": _unmerge,
    "show_ideas": _show,
}


def evolve(body: Json, name: str, data: Json) -> Json:
    if name == "ideas_shown":
        return {**body, "shown": True}
    return {**body, "ideas": {**body["ideas"], **_changed(body["ideas"], name, data)}}


def _changed(ideas: Json, name: str, data: Json) -> Json:
    """The ideas an event touches, as they are afterwards."""
    if name == "idea_added":
        new = {"text": data["text"], "topic": data["topic"], "state": "shown", "into": None, "edited": False}
        return {data["idea"]: new}
    if name == "ideas_merged":
        moved = data["ideas"]
        touched = {key: each for key, each in ideas.items() if key in moved or each["into"] in moved}
        return {key: {**each, "into": data["into"]} for key, each in touched.items()}
    idea = data["idea"]
    if name == "idea_withdrawn":
        freed = {key: {**each, "into": None} for key, each in ideas.items() if each["into"] == idea}
        return {**freed, idea: {**ideas[idea], "state": "withdrawn", "into": None}}
    change: Json = {"into": None}
    if name == "idea_edited":
        change = {"text": data["text"], "edited": True}
    elif name == "idea_hidden":
        change = {"state": "hidden" if data["hidden"] else "shown"}
    return {idea: {**ideas[idea], **change}}


def mine(round_: Round, owned: frozenset[str]) -> Json:
    own = {key: each for key, each in kept(round_.body).items() if key in owned}
    shape = ("text", "topic", "state")
    return {"ideas": {key: {name: each[name] for name in shape} for key, each in own.items()}}


def result(round_: Round, threshold: int) -> Json:
    shown = on_show(round_.body)
    return {"count": len(shown), "perTopic": per_topic(round_.body, shown)}


def items(round_: Round, figures: Json | None) -> dict[str, Tiers]:
    alone = [Item(key, each["text"]) for key, each in on_show(round_.body).items() if each["into"] is None]
    return {"ideas": (tuple(alone),) if alone else ()}


def section(round_: Round, figures: Json | None, n: int, say: Say) -> Section:
    """How many ideas; the ideas themselves, word for word, in the appendix. Hidden ones are only counted."""
    if not round_.body:
        return Section()
    shown = on_show(round_.body)
    counted = {
        "count": len(shown),
        "merged": sum(each["into"] is not None for each in shown.values()),
        "hidden": len(kept(round_.body)) - len(shown),
    }
    told = tuple(say(f"brainstorm.record.{key}", n=value) for key, value in counted.items() if value)
    topics = round_.body["topics"] or [{"id": None, "text": say("brainstorm.record.ideas")}]
    listings = [Listing(each["text"], _entries(shown, each["id"], say)) for each in topics]
    counts = per_topic(round_.body, shown)
    rows = [(each["text"], counts[each["id"]]) for each in round_.body["topics"]]
    return Section(
        summary=told or (say("brainstorm.record.none"),),
        tables=bars(
            f"{round_.id}_topics", say("brainstorm.record.topic"), say("brainstorm.record.ideas"), rows
        ),
        appendix=tuple(each for each in listings if each.entries),
    )


def _entries(shown: Json, topic: str | None, say: Say) -> tuple[str, ...]:
    """The ideas of a topic, each followed by those that were merged into it, from whatever topic."""
    entries: list[str] = []
    under = defaultdict(list)
    for each in shown.values():
        under[each["into"]].append(say("brainstorm.record.under", text=each["text"]))
    for key, each in shown.items():
        if each["into"] is None and each["topic"] == topic:
            entries += [each["text"], *under[key]]
    return tuple(entries)


KIND = RoundKind(
    name="brainstorm",
    purpose="generate",
    icon="lightbulb",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="topics",
    open_settings=frozenset(Settings.__struct_fields__),
    commands={
        "add_idea": CommandSpec(DESK_OR_PHONE, AddIdea, OPEN),
        "edit_idea": CommandSpec(DESK_OR_PHONE, EditIdea, STARTED),
        "withdraw_idea": CommandSpec(PHONE, OneIdea, OPEN),
        "hide_idea": CommandSpec(DESK, HideIdea, STARTED),
        "merge_ideas": CommandSpec(DESK, MergeIdeas, STARTED),
        "unmerge_idea": CommandSpec(DESK, OneIdea, STARTED),
        "show_ideas": CommandSpec(DESK, Nothing, STARTED),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    result=result,
    body_view=body_view,
    mine=mine,
    items=items,
)
