"""Brainstorm: everybody types ideas at once; the desk hides, corrects and merges. No screen shows who wrote what.

An idea that was withdrawn is in no view and not in the record. Merging loses nothing: every idea keeps its own text
and says under which one it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from session.core.commands import DESK, DESK_OR_PHONE, PHONE, CommandSpec, Nothing
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import NoBallot, body_of
from session.core.state import Item, Round
from session.rounds.brainstorm import one_word
from session.rounds.brainstorm.asked import (
    AddComment,
    AddIdea,
    AddIdeas,
    EditComment,
    EditIdea,
    HideComment,
    HideIdea,
    MergeIdeas,
    OneComment,
    OneIdea,
    OnePrompt,
    PushPrompt,
    TakePage,
)
from session.rounds.brainstorm.doing import decide, evolve
from session.rounds.brainstorm.gathered import ALONE, ITEMS
from session.rounds.brainstorm.ideas import made_of, named, on_show, readable, side_names
from session.rounds.brainstorm.record import report
from session.rounds.brainstorm.shapes import Body, BodyView, DeskView, Idea, Mine, Result, Settings, Topic
from session.rounds.brainstorm.views import body_view, contributions, mine, result
from session.rounds.shared.checking import LetThrough, read_settings
from session.rounds.shared.slices import slices
from session.rounds.shared.words import words_of

TOPICS = 12
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


def check_settings(settings: Settings) -> Refused | None:
    """Two ends that have names of their own have two different names."""
    names = {settings.side_for.strip().casefold(), settings.side_against.strip().casefold()} - {""}
    if settings.sides == "named" and len(names) < 2:
        return Refused("bad_settings", {"path": "side_for"})
    return None


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    """The first twelve options are the topics; a phone has no room for more. Or all of them are dealt into slices."""
    if settings.items == "slices":
        return Body(slices=slices([option.id for option in options], settings.slice))
    return Body(tuple(Topic(option.id, option.text) for option in options[:TOPICS]))


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    body = body_of(round_, Body)
    shown = on_show(body)
    if one_word.asked(round_):
        return {"ideas": _words(body, shown)}
    alone = shown.derived(ALONE).derived(ITEMS)
    return {"ideas": (alone,) if alone else ()}


def _words(body: Body, shown: Mapping[str, Idea]) -> Tiers:
    """Words that came as often as each other share a tier."""
    counted = groupby(one_word.by_number(body, shown), key=lambda each: each[1])
    return tuple(tuple(Item(key, body.ideas[key].text) for key, *_ in tier) for _, tier in counted)


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
    open_settings=frozenset(Settings.__struct_fields__) - {"sides", "one_word", "items", "slice"},
    commands={
        "add_idea": CommandSpec(DESK_OR_PHONE, AddIdea, OPEN),
        "add_ideas": CommandSpec(DESK, AddIdeas, OPEN),
        "edit_idea": CommandSpec(DESK_OR_PHONE, EditIdea, STARTED),
        "withdraw_idea": CommandSpec(PHONE, OneIdea, OPEN),
        "hide_idea": CommandSpec(DESK, HideIdea, STARTED),
        "merge_ideas": CommandSpec(DESK, MergeIdeas, STARTED),
        "unmerge_idea": CommandSpec(DESK, OneIdea, STARTED),
        "show_ideas": CommandSpec(DESK, Nothing, STARTED),
        "let_through": CommandSpec(DESK, LetThrough, STARTED),
        "deal": CommandSpec(PHONE, Nothing, OPEN),
        "take_slice": CommandSpec(PHONE, Nothing, OPEN),
        "take_page": CommandSpec(PHONE, TakePage, OPEN),
        "push_prompt": CommandSpec(DESK, PushPrompt, OPEN),
        "take_back_prompt": CommandSpec(DESK, OnePrompt, STARTED),
        "add_comment": CommandSpec(PHONE, AddComment, OPEN),
        "edit_comment": CommandSpec(DESK, EditComment, STARTED),
        "hide_comment": CommandSpec(DESK, HideComment, STARTED),
        "withdraw_comment": CommandSpec(PHONE, OneComment, OPEN),
    },
    check_settings=check_settings,
    read_settings=read_settings,
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
