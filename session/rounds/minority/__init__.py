"""Minority: after a decision anybody writes an objection and a condition for the record, without a name, or joins one.

An objection is an event like an argument: its author can withdraw it until the round closes, and the desk can hide it,
which leaves a trace in the record. Its words never change, because others join exactly these. Joining is a secret
ballot: who joins what is in the ballot box, so each seat joins an objection once and can take that back while the round
is open. The decisions have the words that they got last: a decide round that is closed never opens again. What a later
round words anew is another decision, and objections stay beside the words they are to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, DESK_OR_PHONE, PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.minority.cells import cells, of_cells
from session.rounds.minority.count import ANSWERS, Choice, Result, Settings, result, result_view
from session.rounds.minority.objections import (
    Body,
    BodyView,
    Mine,
    Objection,
    body_view,
    contributions,
    mine,
    on_show,
)
from session.rounds.minority.record import report
from session.rounds.shared import checking, written
from session.rounds.shared.words import words_of

OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class AddObjection(Payload, frozen=True):
    """`condition`: what would take the objection away."""

    decision: str
    text: str
    condition: str = ""


class OneObjection(Payload, frozen=True):
    objection: str


class HideObjection(OneObjection, frozen=True):
    hidden: bool


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    objection = getattr(data, "objection", None)
    unknown, not_yours = Refused("unknown_objection"), Refused("not_your_objection")
    things = body_of(round_, Body).objections
    refused = None if objection is None else written.not_for(things, objection, context, unknown, not_yours)
    return refused or _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddObjection, context: Context) -> Decision | Refused:
    settings = read(Settings, round_.settings)
    if data.decision not in {option.id for option in round_.options}:
        return Refused("unknown_option")
    words = text.accept(data.text, settings.objection_characters)
    if isinstance(words, Refused):
        return words
    condition = _condition(settings, data.condition)
    if isinstance(condition, Refused):
        return condition
    shown = on_show(body_of(round_, Body)).values()
    if any((one.decision, one.text, one.condition) == (data.decision, words, condition) for one in shown):
        return Refused("objection_there")
    by_phone, limit = context.actor.who == "phone", settings.objections_per_person
    if by_phone and limit and len(mine(round_, context.owned).objections) >= limit:
        return Refused("too_many_objections", {"limit": limit})
    objection = context.new_id()
    content: Json = {"objection": objection, "decision": data.decision, "text": words}
    content |= {} if condition is UNSET else {"condition": condition}
    content |= checking.marked(checking.waits(round_, context))
    added = written.event("minority.objection_added", round_, context, content)
    return Decision(added.events, (objection,) if by_phone else (), {"objection": objection})


def _condition(settings: Settings, given: str) -> str | msgspec.UnsetType | Refused:
    """The cleaned condition; UNSET when there is none, or the round does not ask for one."""
    if not settings.conditions or not given.strip():
        return UNSET
    words = text.accept(given, settings.objection_characters)
    return UNSET if words == Refused("text_empty") else words


def _withdraw(round_: Round, data: OneObjection, context: Context) -> Decision:
    return written.event("minority.objection_withdrawn", round_, context, {"objection": data.objection})


def _hide(round_: Round, data: HideObjection, context: Context) -> Decision:
    if (body_of(round_, Body).objections[data.objection].state == "hidden") == data.hidden:
        return Decision()
    return written.event(
        "minority.objection_hidden", round_, context, {"objection": data.objection, "hidden": data.hidden}
    )


def _let_through(round_: Round, data: checking.LetThrough, context: Context) -> Decision | Refused:
    things, unknown = body_of(round_, Body).objections, Refused("unknown_objection")
    return checking.let_through("minority.let_through", round_, things, data, context, unknown)


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_objection": _add,
    "withdraw_objection": _withdraw,
    "hide_objection": _hide,
    "let_through": _let_through,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "let_through":
        return Body(body.objections | checking.changed(body.objections, data))
    objection = data["objection"]
    if name == "objection_added":
        state, n = checking.first_state(data), len(body.objections) + 1
        new = Objection(data["decision"], data["text"], data.get("condition", UNSET), state, n)
    elif name == "objection_hidden":
        new = replace(body.objections[objection], state=written.state_of(data["hidden"]))
    else:
        new = replace(body.objections[objection], state="withdrawn")
    return Body({**body.objections, objection: new})


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """What somebody joins of each decision; joining nothing says that there is no objection.

    What was withdrawn or hidden meanwhile stays on the ballot until the close, so that a tap on it loses nothing else.
    """
    answers = choice.answers
    if not {option.id for option in round_.options}.issuperset(answers):
        return Refused("unknown_option")
    known = body_of(round_, Body).objections
    for decision, joined in answers.items():
        if any(one not in known or known[one].decision != decision for one in joined):
            return Refused("unknown_objection")
    return Choice({decision: tuple(sorted(set(joined))) for decision, joined in sorted(answers.items())})


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """Without what was withdrawn. Who joined only that did not say that there is no objection."""
    known = body_of(round_, Body).objections
    answers = {}
    for decision, joined in choice.answers.items():
        left = tuple(one for one in joined if known[one].state != "withdrawn")
        if left or not joined:
            answers[decision] = left
    return Choice(answers) if answers else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The decisions as they stand, and the objections: what most people joined first once that may be told."""
    shown = on_show(body_of(round_, Body))
    joined = {} if figures is None else {one.id: one.joined for one in figures.objections}
    counts = {key: count if isinstance(count := joined.get(key), int) else -1 for key in shown}
    objections = tuple(
        tuple(Item(key, one.text) for key, one in shown.items() if counts[key] == level)
        for level in sorted(set(counts.values()), reverse=True)
    )
    return {"decisions": (round_.options,) if round_.options else (), "objections": objections}


def headline(result: Result) -> dict[str, float]:
    """How many have no objection."""
    return {one.id: float(one.none) for one in result.decisions if isinstance(one.none, int)}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """For every decision a ring for no objection; under it what can be joined, and a line for words of one's own."""
    shown = on_show(body_of(round_, Body))
    rows: list[SheetRow] = []
    for option in round_.options:
        rows.append(SheetRow(option.text, (say("minority.none"),)))
        rows += [SheetRow(one.text) for one in shown.values() if one.decision == option.id]
    return tuple(rows)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return report(round_, figures, say) if round_.phase != "draft" else Section()


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="minority",
    purpose="build_consensus",
    icon="message-square",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    Mine=Mine,
    body_views=dict.fromkeys(("phone", "projector", "desk"), BodyView),
    words=words_of(__name__),
    section=section,
    takes="options",
    one_option=True,
    secret=True,
    open_settings=frozenset({"objections_per_person", "check_first"}),
    commands={
        "add_objection": CommandSpec(DESK_OR_PHONE, AddObjection, OPEN),
        "withdraw_objection": CommandSpec(PHONE, OneObjection, OPEN),
        "hide_objection": CommandSpec(DESK, HideObjection, STARTED),
        "let_through": CommandSpec(DESK, checking.LetThrough, STARTED),
    },
    read_settings=checking.read_settings,
    initial=lambda settings, options: Body(),
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=result_view,
    body_view=body_view,
    mine=mine,
    items=items,
    contributions=contributions,
    headline=headline,
    counts="people",
    sheet=sheet,
    cells=cells,
    of_cells=of_cells,
)
