"""Decide: the desk words one or more decisions, everybody supports, stays neutral or is against, and says why not.

An answer belongs to one wording: when the words change, answers to the older words no longer count. Objections go into
the record word for word, in alphabetical order. Actions with an owner and a date can be added until long afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from session.core import text
from session.core.commands import DESK, CommandSpec, Context, Decision
from session.core.kind import KindOf, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read, told
from session.core.state import Item, Json, Round
from session.rounds.decide.asked import AddAction, ChangeAction, Drop, RemoveAction, Word
from session.rounds.decide.cells import cells, of_cells
from session.rounds.decide.count import (
    ANSWERS,
    Action,
    ActionView,
    Answer,
    Body,
    BodyView,
    Choice,
    DecisionView,
    Result,
    Settings,
    Wording,
    result,
    result_view,
)
from session.rounds.decide.origin import contributions, made_of, named
from session.rounds.decide.record import report, sheet
from session.rounds.shared import written
from session.rounds.shared.words import words_of

DECISION_CHARACTERS = 500
ACTION_CHARACTERS = 500
OWNER_CHARACTERS = 80
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})
ALWAYS = frozenset({"draft", "open", "closed"})
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    return Body({option.id: Wording(option.text, 1) for option in options})


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    outcome = _DECIDE[name](round_, data, context)
    if isinstance(outcome, Refused) or outcome is None:
        return outcome or Decision()
    event, content, reply = outcome
    return Decision((context.event(f"decide.{event}", {"round": round_.id, **content}),), reply=reply)


# An event, what is in it and what the desk gets back; None when nothing changes.
Outcome = tuple[str, Json, Json] | Refused | None


def _word(round_: Round, data: Word, context: Context) -> Outcome:
    decisions = body_of(round_, Body).decisions
    if data.decision is not None and data.decision not in decisions:
        return Refused("unknown_option")
    words = text.accept(data.text, DECISION_CHARACTERS)
    if isinstance(words, Refused):
        return words
    decision = context.new_id() if data.decision is None else data.decision
    now = decisions.get(decision)
    if now is not None and words == now.text:
        return None
    if now is not None and data.was is not UNSET:
        changed = written.changed_meanwhile(data.was, now.text)
        if changed is not None:
            return changed
    worded: Json = {"decision": decision, "text": words, "revision": now.revision + 1 if now else 1}
    if now is None and data.of:
        if not {option.id for option in round_.options}.issuperset(data.of):
            return Refused("unknown_option")
        worded["of"] = list(dict.fromkeys(data.of))
    return "worded", worded, {"decision": decision, "text": words}


def _drop(round_: Round, data: Drop, context: Context) -> Outcome:
    known = data.decision in body_of(round_, Body).decisions
    return ("dropped", {"decision": data.decision}, {}) if known else Refused("unknown_option")


def _add_action(round_: Round, data: AddAction, context: Context) -> Outcome:
    content = _action(round_, data)
    if isinstance(content, Refused):
        return content
    action = context.new_id()
    return "action_added", {"action": action, **content}, {"action": action}


def _change_action(round_: Round, data: ChangeAction, context: Context) -> Outcome:
    now = body_of(round_, Body).actions.get(data.action)
    if now is None:
        return Refused("unknown_action")
    content = _action(round_, data)
    if isinstance(content, Refused):
        return content
    if data.was is not UNSET:
        was, stands = _cleaned(data.was), told(now)
        together = written.put_together(was, {"decision": None, **content}, {"decision": None, **stands})
        if together is None:
            return Refused("changed_meanwhile", {"text": now.text})
        content = {key: value for key, value in together.items() if key != "decision" or value is not None}
    same = content == told(now)
    return None if same else ("action_changed", {"action": data.action, **content}, {"action": data.action})


def _remove_action(round_: Round, data: RemoveAction, context: Context) -> Outcome:
    known = data.action in body_of(round_, Body).actions
    return ("action_removed", {"action": data.action}, {}) if known else Refused("unknown_action")


def _action(round_: Round, data: AddAction) -> Json | Refused:
    if data.decision is not None and data.decision not in body_of(round_, Body).decisions:
        return Refused("unknown_option")
    words = text.accept(data.text, ACTION_CHARACTERS)
    given = text.clean(data.owner or "", lines=False)
    owner = text.accept(given, OWNER_CHARACTERS, lines=False) if given else None
    if isinstance(words, Refused):
        return words
    if isinstance(owner, Refused):
        return owner
    if data.due and not _is_date(data.due):
        return Refused("bad_date")
    about = {} if data.decision is None else {"decision": data.decision}
    return {"text": words, "owner": owner, "due": data.due or None, **about}


def _cleaned(was: AddAction) -> Json:
    """What somebody saw of an action, as it stands in the log."""
    owner = text.clean(was.owner or "", lines=False) or None
    return {"text": text.clean(was.text), "owner": owner, "due": was.due or None, "decision": was.decision}


def _is_date(due: str) -> bool:
    """Whether `due` is a day of the Gregorian calendar as YYYY-MM-DD."""
    written = _DATE.match(due)
    if written is None:
        return False
    year, month, day = map(int, written.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Outcome]] = {
    "word": _word,
    "drop": _drop,
    "add_action": _add_action,
    "change_action": _change_action,
    "remove_action": _remove_action,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name.startswith("action_"):
        return msgspec.structs.replace(body, actions=_actions(body, name, data))
    decision = data["decision"]
    before = body.decisions.get(decision)
    earlier = body.earlier if before is None else (*body.earlier, before.text)
    decisions = {
        key: wording for key, wording in body.decisions.items() if key != decision or name == "worded"
    }
    if name == "worded":
        of = UNSET if before is None else before.of
        decisions[decision] = Wording(
            data["text"], data["revision"], tuple(data["of"]) if "of" in data else of
        )
    return Body(decisions, body.actions, earlier)


def _actions(body: Body, name: str, data: Json) -> dict[str, Action]:
    """The actions after one was added, changed in its place, or removed."""
    actions = dict(body.actions)
    if name == "action_removed":
        actions.pop(data["action"], None)
    else:
        actions[data["action"]] = Action(
            data["text"], data["owner"], data["due"], data.get("decision", UNSET)
        )
    return actions


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """Answers to decisions as they are worded now; an objection is kept only with "against"."""
    given = choice.answers
    decisions, answers = body_of(round_, Body).decisions, {}
    for decision, answer in sorted(given.items()):
        if decision not in decisions:
            return Refused("unknown_option")
        if answer.revision != decisions[decision].revision:
            return Refused("stale_wording")
        objection = _objection(round_, answer)
        if isinstance(objection, Refused):
            return objection
        answers[decision] = Answer(answer.revision, answer.stance, objection)
    return Choice(answers)


def _objection(round_: Round, answer: Answer) -> str | Refused:
    settings = read(Settings, round_.settings)
    if answer.stance != "against" or not settings.objections or not answer.objection.strip():
        return ""
    said = text.accept(answer.objection, settings.objection_characters)
    return "" if said == Refused("text_empty") else said


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """Only the answers to the wording as it is now."""
    now = {decision: wording.revision for decision, wording in body_of(round_, Body).decisions.items()}
    answers = {key: answer for key, answer in choice.answers.items() if now.get(key) == answer.revision}
    return Choice(answers) if answers else None


def body_view(round_: Round, audience: str) -> BodyView:
    own = body_of(round_, Body)
    return BodyView(
        tuple(DecisionView(key, worded.text, worded.revision) for key, worded in own.decisions.items()),
        tuple(
            ActionView(each.text, each.owner, each.due, each.decision, id=key)
            for key, each in own.actions.items()
        ),
    )


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """The decisions as they are worded now. They are not ranked against each other, so they share a tier."""
    worded = body_of(round_, Body).decisions
    decisions = tuple(Item(decision, wording.text) for decision, wording in worded.items())
    return {"decisions": (decisions,) if decisions else ()}


def headline(result: Result) -> dict[str, float]:
    return {
        decision.id: float(decision.support) for decision in result.decisions if decision.support is not UNSET
    }


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return report(round_, figures, say) if round_.phase != "draft" else Section()


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="decide",
    purpose="build_consensus",
    icon="check",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    body_views={"phone": BodyView, "projector": BodyView, "desk": BodyView},
    words=words_of(__name__),
    section=section,
    takes="topics",
    secret=True,
    commands={
        "word": CommandSpec(DESK, Word, OPEN),
        "drop": CommandSpec(DESK, Drop, OPEN),
        "add_action": CommandSpec(DESK, AddAction, STARTED, ALWAYS),
        "change_action": CommandSpec(DESK, ChangeAction, STARTED, ALWAYS),
        "remove_action": CommandSpec(DESK, RemoveAction, STARTED, ALWAYS),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=ANSWERS,
    result=result,
    result_view=result_view,
    body_view=body_view,
    items=items,
    contributions=contributions,
    made_of=made_of,
    named=named,
    sheet=sheet,
    headline=headline,
    counts="people",
    cells=cells,
    of_cells=of_cells,
)
