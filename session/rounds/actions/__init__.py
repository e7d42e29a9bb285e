"""Actions: phones propose what, who and when; the desk accepts, rewords and merges; everybody says how sure they are.

A proposal is an event like an idea: its author can withdraw it until it is accepted or the round closes. Nobody but its
author and the desk sees it before it is accepted, because people can be named in it. Confidence belongs to one wording:
when the desk rewords an action, answers to the older words no longer count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from session.core import text
from session.core.commands import DESK, DESK_OR_PHONE, PHONE, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Json, Round
from session.rounds.actions.cells import cells, of_cells
from session.rounds.actions.count import ANSWERS, STEPS, Choice, Result, by_confidence, result  # fmt: skip
from session.rounds.actions.proposals import (
    WORDS,
    Action,
    Body,
    BodyView,
    DeskView,
    Mine,
    Settings,
    accepted,
    body_view,
    contributions,
    fields_of,
    made_of,
    mine,
    named,
    start,
    what_and_who,
)  # fmt: skip
from session.rounds.actions.record import report
from session.rounds.shared import written
from session.rounds.shared.words import words_of

OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})
ALWAYS = frozenset({"draft", "open", "closed"})


class Propose(Payload, frozen=True):
    """`who`: the name of a role, or a name that somebody typed about himself; nothing: nobody yet. `when`: a day
    (YYYY-MM-DD) or words."""

    text: str
    who: str = ""
    when: str = ""


class OneAction(Payload, frozen=True):
    action: str


class Judge(OneAction, frozen=True):
    """`to`: what the desk makes of it."""

    to: Literal["proposed", "accepted", "declined"]


class Reword(Propose, frozen=True, kw_only=True):
    """`was`: what stood there when somebody began to change it. What is left as it was then stays as it is now; without
    `was` all of it is put there, whatever stands there.
    """

    action: str
    was: Propose | UnsetType = UNSET


class Merge(Payload, frozen=True):
    into: str
    actions: Annotated[tuple[str, ...], Meta(min_length=1, max_length=100)]


class Unmerge(Payload, frozen=True):
    """These stand alone again, as what they were."""

    actions: Annotated[tuple[str, ...], Meta(min_length=1, max_length=100)]


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    action = getattr(data, "action", None)
    refused = None if action is None else _not_for(round_, action, context)
    return refused or _DECIDE[name](round_, data, context)


def _propose(round_: Round, data: Propose, context: Context) -> Decision | Refused:
    settings = read(Settings, round_.settings)
    content = what_and_who(settings, data.text, data.who, data.when)
    if isinstance(content, Refused):
        return content
    by_phone, limit = context.actor.who == "phone", settings.actions_per_person
    if content in _seen(round_, context.owned if by_phone else None):
        return Refused("action_there")
    if by_phone and limit and len(mine(round_, context.owned).actions) >= limit:
        return Refused("too_many_actions", {"limit": limit})
    action = context.new_id()
    proposed = written.event("actions.proposed", round_, context, {"action": action, **content})
    return Decision(proposed.events, (action,) if by_phone else (), {"action": action})


def _seen(round_: Round, owned: frozenset[str] | None) -> list[Json]:
    """The words of what somebody may see: what was accepted, and own proposals; `owned` is None for the desk. Nobody
    learns from a refusal what another proposed."""
    return [
        fields_of(one)
        for key, one in body_of(round_, Body).actions.items()
        if one.state == "accepted" or (one.state == "proposed" and (owned is None or key in owned))
    ]


def _withdraw(round_: Round, data: OneAction, context: Context) -> Decision | Refused:
    if body_of(round_, Body).actions[data.action].state == "accepted":
        return Refused("action_accepted")
    return written.event("actions.withdrawn", round_, context, {"action": data.action})


def _judge(round_: Round, data: Judge, context: Context) -> Decision:
    if body_of(round_, Body).actions[data.action].state == data.to:
        return Decision()
    return written.event("actions.judged", round_, context, {"action": data.action, "to": data.to})


def _reword(round_: Round, data: Reword, context: Context) -> Decision | Refused:
    content = what_and_who(read(Settings, round_.settings), data.text, data.who, data.when)
    if isinstance(content, Refused):
        return content
    now = body_of(round_, Body).actions[data.action]
    if data.was is not UNSET:
        was = {key: text.clean(getattr(data.was, key), lines=key == "text") for key in WORDS}
        together = written.put_together(was, content, fields_of(now))
        if together is None:
            return Refused("changed_meanwhile", {"text": now.text})
        content = together
    if content == fields_of(now):
        return Decision()
    if not round_.is_open and content["text"] != now.text:
        return Refused("action_voted")
    return written.event("actions.reworded", round_, context, {"action": data.action, **content})


def _merge(round_: Round, data: Merge, context: Context) -> Decision | Refused:
    others = [action for action in dict.fromkeys(data.actions) if action != data.into]
    if any(_not_for(round_, action, context) for action in (data.into, *others)):
        return Refused("unknown_action")
    merged = {"into": data.into, "actions": others}
    return written.event("actions.merged", round_, context, merged) if others else Decision()


def _unmerge(round_: Round, data: Unmerge, context: Context) -> Decision | Refused:
    actions = body_of(round_, Body).actions
    apart = list(dict.fromkeys(data.actions))
    if any(action not in actions or actions[action].state != "merged" for action in apart):
        return Refused("unknown_action")
    return written.event("actions.unmerged", round_, context, {"actions": apart})


def _not_for(round_: Round, action: str, context: Context) -> Refused | None:
    """Why this actor may not touch this action: it is gone, or another's."""
    unknown, not_yours = Refused("unknown_action"), Refused("not_your_action")
    return written.not_for(body_of(round_, Body).actions, action, context, unknown, not_yours)


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "propose": _propose,
    "withdraw": _withdraw,
    "judge": _judge,
    "reword": _reword,
    "merge": _merge,
    "unmerge": _unmerge,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "merged":
        gone = {key: replace(body.actions[key], state="merged", into=data["into"]) for key in data["actions"]}
        before = {key: body.actions[key].state for key in gone}
        return Body(body.actions | gone, body.before | before)
    if name == "unmerged":
        back = {key: _as_before(body, key) for key in data["actions"]}
        return Body(body.actions | back, {key: was for key, was in body.before.items() if key not in back})
    action = data["action"]
    if name == "proposed":
        n = len(body.actions) + 1
        new = Action(n, data["text"], data["who"], data["when"], "proposed")
        return replace(body, actions={**body.actions, action: new})
    now = body.actions[action]
    if name == "withdrawn":
        return replace(body, actions={**body.actions, action: replace(now, state="withdrawn")})
    if name == "judged":
        return replace(body, actions={**body.actions, action: replace(now, state=data["to"])})
    words = {key: data[key] for key in WORDS}
    revision = now.revision + (data["text"] != now.text)
    return replace(body, actions={**body.actions, action: replace(now, **words, revision=revision)})


def _as_before(body: Body, action: str) -> Action:
    state: Any = body.before.get(action, "proposed")
    return replace(body.actions[action], state=state, into=UNSET)


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Confidence in actions that were accepted, as they are worded now."""
    given = choice.answers
    actions = accepted(body_of(round_, Body))
    for action, answer in given.items():
        if action not in actions:
            return Refused("unknown_action")
        if answer.revision != actions[action].revision:
            return Refused("stale_wording")
    return Choice(dict(sorted(given.items())))


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """Only the answers to actions that are still there, worded as they were."""
    now = {key: one.revision for key, one in accepted(body_of(round_, Body)).items()}
    answers = {key: answer for key, answer in choice.answers.items() if now.get(key) == answer.revision}
    return Choice(answers) if answers else None


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The actions: what people are surest of first, and what they are least sure of first."""
    ranked = by_confidence(round_)
    return {"actions": ranked, "doubtful": ranked[::-1]}


def headline(result: Result) -> dict[str, float]:
    """The mean confidence."""
    return {one.id: one.mean for one in result.actions if isinstance(one.mean, float)}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A ring for every step of confidence, for every action; before it opened for what it will work on."""
    marks = tuple(str(step) for step in STEPS)
    texts = [one.text for one in accepted(body_of(round_, Body)).values()]
    return tuple(SheetRow(words, marks) for words in texts or [option.text for option in round_.options])


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return report(round_, figures, say) if round_.phase != "draft" else Section()


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="actions",
    purpose="build_consensus",
    icon="flag",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    Mine=Mine,
    body_views={"phone": BodyView, "projector": BodyView, "desk": DeskView},
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    open_settings=frozenset({"actions_per_person"}),
    commands={
        "propose": CommandSpec(DESK_OR_PHONE, Propose, OPEN),
        "withdraw": CommandSpec(PHONE, OneAction, OPEN),
        "judge": CommandSpec(DESK, Judge, OPEN),
        "reword": CommandSpec(DESK, Reword, STARTED, ALWAYS),
        "merge": CommandSpec(DESK, Merge, OPEN),
        "unmerge": CommandSpec(DESK, Unmerge, OPEN),
    },
    initial=lambda settings, options: start(options),
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    body_view=body_view,
    mine=mine,
    items=items,
    contributions=contributions,
    made_of=made_of,
    named=named,
    headline=headline,
    sheet=sheet,
    cells=cells,
    of_cells=of_cells,
)
