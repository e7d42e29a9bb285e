"""Statements: everybody agrees, disagrees or passes, in secret, and gives arguments for and against without a name.

An argument is an event like an idea: its author can change or withdraw it until the round closes, the desk can hide it.
Arguments are listed in alphabetical order, for beside against, because nobody voted on them. A second vote on the same
statements is the core's (`round.vote_again`). Figures of a statement that few people answered are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core import text
from session.core.answers import Answers
from session.core.commands import DESK, PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.rounds.shared import closed_ballots
from session.rounds.shared.words import words_of
from session.rounds.statements.count import answered, figures, for_talk, ranked, solid
from session.rounds.statements.record import report

ANSWERS = ("agree", "disagree", "pass")
SIDES = ("for", "against")
NEWEST = {"phone": 30, "projector": 60}  # arguments of one side of one statement
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class Settings(Payload, frozen=True):
    """`arguments`: when people see each other's arguments; "none": nobody gives any. 0 per person = no limit."""

    arguments: Literal["after_close", "live", "none"] = "after_close"
    arguments_per_person: Annotated[int, Meta(ge=0, le=20)] = 2
    argument_characters: Annotated[int, Meta(ge=20, le=500)] = 200


class Choice(Payload, frozen=True):
    answers: dict[str, Literal["agree", "disagree", "pass"]]


class AddArgument(Payload, frozen=True):
    statement: str
    side: Literal["for", "against"]
    text: str


class OneArgument(Payload, frozen=True):
    argument: str


class EditArgument(OneArgument, frozen=True):
    text: str


class HideArgument(OneArgument, frozen=True):
    hidden: bool


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    return {"arguments": {}}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    argument = getattr(data, "argument", None)
    refused = None if argument is None else _not_for(round_, argument, context)
    return refused or _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddArgument, context: Context) -> Decision | Refused:
    if round_.settings["arguments"] == "none":
        return Refused("no_arguments")
    if data.statement not in {each.id for each in round_.options}:
        return Refused("unknown_option")
    words = text.accept(data.text, round_.settings["argument_characters"])
    if isinstance(words, Refused):
        return words
    own, limit = mine(round_, context.owned)["arguments"].values(), round_.settings["arguments_per_person"]
    if limit and sum(each["statement"] == data.statement for each in own) >= limit:
        return Refused("too_many_arguments", {"limit": limit})
    argument = context.new_id()
    content = {"argument": argument, "statement": data.statement, "side": data.side, "text": words}
    added = _one(round_, context, "argument_added", content)
    return Decision(added.events, (argument,), {"argument": argument})


def _edit(round_: Round, data: EditArgument, context: Context) -> Decision | Refused:
    words = text.accept(data.text, round_.settings["argument_characters"])
    if isinstance(words, Refused):
        return words
    if words == round_.body["arguments"][data.argument]["text"]:
        return Decision()
    return _one(round_, context, "argument_edited", {"argument": data.argument, "text": words})


def _withdraw(round_: Round, data: OneArgument, context: Context) -> Decision:
    return _one(round_, context, "argument_withdrawn", {"argument": data.argument})


def _hide(round_: Round, data: HideArgument, context: Context) -> Decision:
    if (round_.body["arguments"][data.argument]["state"] == "hidden") == data.hidden:
        return Decision()
    return _one(round_, context, "argument_hidden", {"argument": data.argument, "hidden": data.hidden})


def _not_for(round_: Round, argument: str, context: Context) -> Refused | None:
    """Why this actor may not touch this argument: it is gone, or it is another's."""
    found = round_.body["arguments"].get(argument)
    if found is None or found["state"] == "withdrawn":
        return Refused("unknown_argument")
    own = context.actor.who != "phone" or argument in context.owned
    return None if own else Refused("not_your_argument")


def _one(round_: Round, context: Context, name: str, content: Json) -> Decision:
    return Decision((context.event(f"statements.{name}", {"round": round_.id, **content}),))


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_argument": _add,
    "edit_argument": _edit,
    "withdraw_argument": _withdraw,
    "hide_argument": _hide,
}


def evolve(body: Json, name: str, data: Json) -> Json:
    argument, known = data["argument"], body["arguments"]
    if name == "argument_added":
        new = {each: data[each] for each in ("statement", "side", "text")} | {"state": "shown"}
        return {"arguments": {**known, argument: new}}
    if name == "argument_edited":
        change = {"text": data["text"]}
    elif name == "argument_hidden":
        change = {"state": "hidden" if data["hidden"] else "shown"}
    else:
        change = {"state": "withdrawn"}
    return {"arguments": {**known, argument: {**known[argument], **change}}}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"answers": {statement: "agree" | "disagree" | "pass"}}`; a statement that is not there was skipped."""
    try:
        given = msgspec.convert(choice, Choice).answers
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    return {"answers": dict(sorted(given.items()))}


def at_close(round_: Round, choice: Json) -> Json | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice["answers"] else None


def result(round_: Round, threshold: int) -> Json | None:
    """The statements in their own order. Of one with too few answers only their number is told."""
    if round_.ballots is None:
        return None
    chosen, grouped = closed_ballots.choices(round_), closed_ballots.groups(round_)
    statements = []
    for each in round_.options:
        answers = answered(chosen, each.id)
        told: Json = {"withheld": True, "answers": len(answers)}
        if not answers or len(answers) >= threshold:
            parts = {key: answered(of_role, each.id) for key, of_role in grouped.items()}
            by_role = {key: figures(part) for key, part in parts.items()}
            large = closed_ballots.large_enough((part["n"] for part in by_role.values()), threshold)
            told = {**figures(answers), "byRole": by_role if large else {}}
            told["solid"] = solid(answers, parts if large else {})
        statements.append({"id": each.id, "text": each.text, **told})
    return {"ballots": len(chosen), "statements": statements, "roles": closed_ballots.roles(grouped)}


def items(round_: Round) -> dict[str, Tiers]:
    """By agreement and by division. What hardly anybody answered comes last."""
    chosen = closed_ballots.choices(round_)
    answers = {each.id: answered(chosen, each.id) for each in round_.options}
    return {
        "agreed": closed_ballots.tiers(round_, ranked(round_, answers)),
        "divided": closed_ballots.tiers(round_, for_talk(round_, answers)),
    }


def _kept(body: Json) -> Json:
    return {key: each for key, each in body.get("arguments", {}).items() if each["state"] != "withdrawn"}


def on_show(body: Json) -> Json:
    """The arguments that may be seen."""
    return {key: each for key, each in _kept(body).items() if each["state"] == "shown"}


def body_view(round_: Round, audience: str) -> Json:
    """`arguments`: all for the desk, else the newest of each side once they may be seen; `counts`: of each side."""
    shown, when = on_show(round_.body), round_.settings["arguments"]
    visible = when == "live" or (when == "after_close" and round_.is_finished)
    view = {"visible": visible, "counts": _counts(round_, shown)}
    if audience == "desk":
        return {**view, "arguments": _kept(round_.body)}
    newest: Json = {}
    for option in round_.options if visible else ():
        for side in SIDES:
            of_side = [
                (key, each)
                for key, each in shown.items()
                if (each["statement"], each["side"]) == (option.id, side)
            ]
            newest |= dict(of_side[-NEWEST[audience] :])
    shape = ("statement", "side", "text")
    return {**view, "arguments": {key: {name: each[name] for name in shape} for key, each in newest.items()}}


def _counts(round_: Round, shown: Json) -> Json:
    counts = {each.id: dict.fromkeys(SIDES, 0) for each in round_.options}
    for each in shown.values():
        counts[each["statement"]][each["side"]] += 1
    return counts


def mine(round_: Round, owned: frozenset[str]) -> Json:
    return {"arguments": {key: each for key, each in _kept(round_.body).items() if key in owned}}


def headline(found: Json) -> dict[str, float]:
    """The percentage that agrees of those who took a side."""
    shares = {each["id"]: each.get("share") for each in found["statements"]}
    return {key: round(100 * share, 1) for key, share in shares.items() if share is not None}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    marks = tuple(say(f"statements.{answer}") for answer in ANSWERS)
    return tuple(SheetRow(each.text, marks) for each in round_.options)


def section(round_: Round, n: int, say: Say) -> Section:
    if not round_.body:
        return Section()
    hidden = len(_kept(round_.body)) - len(on_show(round_.body))
    return report(round_, result(round_, say.threshold), on_show(round_.body), hidden, say)


KIND = RoundKind(
    name="statements",
    purpose="evaluate",
    icon="message-square",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    open_settings=frozenset({"arguments"}),
    commands={
        "add_argument": CommandSpec(PHONE, AddArgument, OPEN),
        "edit_argument": CommandSpec(PHONE, EditArgument, OPEN),
        "withdraw_argument": CommandSpec(PHONE, OneArgument, OPEN),
        "hide_argument": CommandSpec(DESK, HideArgument, STARTED),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=Answers("answers", withheld=True, aside="pass"),
    result=result,
    body_view=body_view,
    mine=mine,
    items=items,
    headline=headline,
    sheet=sheet,
)
