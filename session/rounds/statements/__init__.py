"""Statements: everybody agrees, disagrees or passes, in secret, and gives arguments for and against without a name.

An argument is an event like an idea: its author can change or withdraw it until the round closes, the desk can hide it.
Arguments are listed in alphabetical order, for beside against, because nobody voted on them. A second vote on the same
statements is the core's (`round.vote_again`). Figures of a statement that few people answered are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.shared import checking, places, written
from session.rounds.shared.choices import choices
from session.rounds.shared.words import words_of
from session.rounds.statements.arguments import (
    Argument,
    Body,
    BodyView,
    Mine,
    body_view,
    contributions,
    kept,
    mine,
    on_show,
    readable,
)
from session.rounds.statements.cells import cells
from session.rounds.statements.count import (
    ANSWERS,
    WITHHELD,
    Choice,
    Result,
    Settings,
    answered,
    by_agreement,
    by_division,
    result,
)
from session.rounds.statements.record import report

OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})


class AddArgument(Payload, frozen=True):
    statement: str
    side: Literal["for", "against"]
    text: str


class OneArgument(Payload, frozen=True):
    argument: str


class EditArgument(OneArgument, frozen=True):
    """`was`: the words that stood there when somebody began to change them."""

    text: str
    was: str


class HideArgument(OneArgument, frozen=True):
    hidden: bool


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    return Body()


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    argument = getattr(data, "argument", None)
    unknown, not_yours = Refused("unknown_argument"), Refused("not_your_argument")
    things = body_of(round_, Body).arguments
    refused = None if argument is None else written.not_for(things, argument, context, unknown, not_yours)
    return refused or _DECIDE[name](round_, data, context)


def _add(round_: Round, data: AddArgument, context: Context) -> Decision | Refused:
    settings = read(Settings, round_.settings)
    if settings.arguments == "none":
        return Refused("no_arguments")
    if data.statement not in {option.id for option in round_.options}:
        return Refused("unknown_option")
    words = text.accept(data.text, settings.argument_characters)
    if isinstance(words, Refused):
        return words
    own, limit = mine(round_, context.owned).arguments.values(), settings.arguments_per_person
    if limit and sum(argument.statement == data.statement for argument in own) >= limit:
        return Refused("too_many_arguments", {"limit": limit})
    argument = context.new_id()
    content: Json = {"argument": argument, "statement": data.statement, "side": data.side, "text": words}
    content |= checking.marked(checking.waits(round_, context))
    added = written.event("statements.argument_added", round_, context, content)
    return Decision(added.events, (argument,), {"argument": argument})


def _edit(round_: Round, data: EditArgument, context: Context) -> Decision | Refused:
    words = text.accept(data.text, read(Settings, round_.settings).argument_characters)
    if isinstance(words, Refused):
        return words
    now = body_of(round_, Body).arguments[data.argument]
    if words == now.text:
        return Decision()
    waits = checking.marked(checking.waits(round_, context) and now.state == "shown")
    return written.changed_meanwhile(data.was, now.text) or written.event(
        "statements.argument_edited", round_, context, {"argument": data.argument, "text": words, **waits}
    )


def _withdraw(round_: Round, data: OneArgument, context: Context) -> Decision:
    return written.event("statements.argument_withdrawn", round_, context, {"argument": data.argument})


def _hide(round_: Round, data: HideArgument, context: Context) -> Decision:
    if (body_of(round_, Body).arguments[data.argument].state == "hidden") == data.hidden:
        return Decision()
    return written.event(
        "statements.argument_hidden", round_, context, {"argument": data.argument, "hidden": data.hidden}
    )


def _let_through(round_: Round, data: checking.LetThrough, context: Context) -> Decision | Refused:
    things, unknown = body_of(round_, Body).arguments, Refused("unknown_argument")
    return checking.let_through("statements.let_through", round_, things, data, context, unknown)


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "add_argument": _add,
    "edit_argument": _edit,
    "withdraw_argument": _withdraw,
    "hide_argument": _hide,
    "let_through": _let_through,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "let_through":
        return Body(body.arguments | checking.changed(body.arguments, data))
    argument = data["argument"]
    if name == "argument_added":
        state, n = checking.first_state(data), len(body.arguments) + 1
        new = Argument(data["statement"], data["side"], data["text"], state, n)
    else:
        new = _changed(body.arguments[argument], name, data)
    return Body({**body.arguments, argument: new})


def _changed(argument: Argument, name: str, data: Json) -> Argument:
    if name == "argument_edited":
        return replace(argument, text=data["text"], state=checking.state_after_edit(argument.state, data))
    if name == "argument_hidden":
        return replace(argument, state=written.state_of(data["hidden"]))
    return replace(argument, state="withdrawn")


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Answers to statements of this round."""
    answers = choice.answers
    if not {option.id for option in round_.options}.issuperset(answers):
        return Refused("unknown_option")
    return Choice(dict(sorted(answers.items())))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """A ballot on which nothing is answered is no ballot."""
    return choice if choice.answers else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """By agreement, by division, and by how far the roles are apart. What hardly anybody answered comes last."""
    of_roles = (
        {one.id: [role.share for role in (one.by_role or {}).values()] for one in figures.statements}
        if figures
        else {}
    )
    chosen = choices(round_, Choice)
    answers = {option.id: answered(chosen, option.id) for option in round_.options}
    return {
        "agreed": places.tiers(round_, by_agreement(round_, answers)),
        "divided": places.tiers(round_, by_division(round_, answers)),
        "roles": places.by_distance(round_, of_roles),
    }


def headline(result: Result) -> dict[str, float]:
    """The percentage that agrees of those who took a side."""
    shares = {statement.id: statement.share for statement in result.statements}
    return {name: round(100 * share, 1) for name, share in shares.items() if isinstance(share, float)}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A ring for every answer."""
    marks = tuple(say(f"statements.{answer}") for answer in ANSWERS)
    return tuple(SheetRow(option.text, marks) for option in round_.options)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    if round_.phase == "draft":
        return Section()
    body = body_of(round_, Body)
    shown = on_show(body)
    waits = len(checking.waiting(body.arguments))
    return report(round_, figures, shown, len(kept(body)) - len(shown) - waits, waits, say)


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="statements",
    purpose="evaluate",
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
    open_settings=frozenset({"arguments", "check_first"}),
    commands={
        "add_argument": CommandSpec(PHONE, AddArgument, OPEN),
        "edit_argument": CommandSpec(PHONE, EditArgument, OPEN),
        "withdraw_argument": CommandSpec(PHONE, OneArgument, OPEN),
        "hide_argument": CommandSpec(DESK, HideArgument, STARTED),
        "let_through": CommandSpec(DESK, checking.LetThrough, STARTED),
    },
    read_settings=checking.read_settings,
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=WITHHELD,
    result=result,
    body_view=body_view,
    mine=mine,
    items=items,
    contributions=contributions,
    readable=readable,
    headline=headline,
    sheet=sheet,
    cells=cells,
)
