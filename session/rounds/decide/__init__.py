"""Decide: the desk words one or more decisions, everybody supports, stays neutral or is against, and says why not.

An answer belongs to one wording: when the words change, answers to the older words no longer count. Objections go into
the record word for word, in alphabetical order. Actions with an owner and a date can be added until long afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core import text
from session.core.answers import Answers
from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.rounds.decide.record import report, sheet
from session.rounds.shared import closed_ballots
from session.rounds.shared.words import words_of

DECISION_CHARACTERS = 500
ACTION_CHARACTERS = 500
OWNER_CHARACTERS = 80
STANCES = ("support", "neutral", "against")
OPEN = frozenset({"open"})
STARTED = frozenset({"open", "closed", "released"})
ALWAYS = frozenset({"draft", "open", "closed"})
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)


class Settings(Payload, frozen=True):
    """`objections`: who is against may say why, for the record."""

    objections: bool = True
    objection_characters: Annotated[int, Meta(ge=40, le=1000)] = 280


class Word(Payload, frozen=True):
    text: str
    decision: str | None = None


class Drop(Payload, frozen=True):
    decision: str


class AddAction(Payload, frozen=True):
    text: str
    owner: str | None = None
    due: str | None = None


class ChangeAction(AddAction, frozen=True, kw_only=True):
    action: str


class RemoveAction(Payload, frozen=True):
    action: str


class Answer(Payload, frozen=True):
    revision: int
    stance: Literal["support", "neutral", "against"]
    objection: str = ""


class Choice(Payload, frozen=True):
    answers: dict[str, Answer]


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    decisions = {each.id: {"text": each.text, "revision": 1} for each in options}
    return {"decisions": decisions, "actions": {}, "earlier": []}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    found = _DECIDE[name](round_, data, context)
    if isinstance(found, Refused) or found is None:
        return found or Decision()
    event, content, reply = found
    return Decision((context.event(f"decide.{event}", {"round": round_.id, **content}),), reply=reply)


# An event, what is in it and what the desk gets back; None when nothing changes.
Found = tuple[str, Json, Json] | Refused | None


def _word(round_: Round, data: Word, context: Context) -> Found:
    decisions = round_.body["decisions"]
    if data.decision is not None and data.decision not in decisions:
        return Refused("unknown_option")
    words = text.accept(data.text, DECISION_CHARACTERS)
    if isinstance(words, Refused):
        return words
    decision = context.new_id() if data.decision is None else data.decision
    now = decisions.get(decision, {"text": None, "revision": 0})
    if words == now["text"]:
        return None
    worded = {"decision": decision, "text": words, "revision": now["revision"] + 1}
    return "worded", worded, {"decision": decision}


def _drop(round_: Round, data: Drop, context: Context) -> Found:
    known = data.decision in round_.body["decisions"]
    return ("dropped", {"decision": data.decision}, {}) if known else Refused("unknown_option")


def _add_action(round_: Round, data: AddAction, context: Context) -> Found:
    content = _action(data)
    if isinstance(content, Refused):
        return content
    action = context.new_id()
    return "action_added", {"action": action, **content}, {"action": action}


def _change_action(round_: Round, data: ChangeAction, context: Context) -> Found:
    if data.action not in round_.body["actions"]:
        return Refused("unknown_action")
    content = _action(data)
    if isinstance(content, Refused):
        return content
    same = content == round_.body["actions"][data.action]
    return None if same else ("action_changed", {"action": data.action, **content}, {"action": data.action})


def _remove_action(round_: Round, data: RemoveAction, context: Context) -> Found:
    known = data.action in round_.body["actions"]
    return ("action_removed", {"action": data.action}, {}) if known else Refused("unknown_action")


def _action(data: AddAction) -> Json | Refused:
    words = text.accept(data.text, ACTION_CHARACTERS)
    given = text.clean(data.owner or "", lines=False)
    owner = text.accept(given, OWNER_CHARACTERS, lines=False) if given else None
    for each in (words, owner):
        if isinstance(each, Refused):
            return each
    if data.due and not _is_date(data.due):
        return Refused("bad_date")
    return {"text": words, "owner": owner, "due": data.due or None}


def _is_date(due: str) -> bool:
    """Whether `due` is a day of the Gregorian calendar as YYYY-MM-DD."""
    found = _DATE.match(due)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days


_DECIDE: Mapping[str, Callable[[Round, Any, Context], Found]] = {
    "word": _word,
    "drop": _drop,
    "add_action": _add_action,
    "change_action": _change_action,
    "remove_action": _remove_action,
}


def evolve(body: Json, name: str, data: Json) -> Json:
    if name.startswith("action_"):
        actions = {
            key: each for key, each in body["actions"].items() if key != data["action"] or "text" in data
        }
        if name != "action_removed":
            actions[data["action"]] = {key: data[key] for key in ("text", "owner", "due")}
        return {**body, "actions": actions}
    decision = data["decision"]
    before = body["decisions"].get(decision)
    earlier = body["earlier"] if before is None else [*body["earlier"], before["text"]]
    decisions = {key: each for key, each in body["decisions"].items() if key != decision or name == "worded"}
    if name == "worded":
        decisions[decision] = {"text": data["text"], "revision": data["revision"]}
    return {**body, "decisions": decisions, "earlier": earlier}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"answers": {decision: {revision, stance, objection}}}`; an objection is kept only with "against"."""
    try:
        given = msgspec.convert(choice, Choice).answers
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    answers = {}
    for decision, answer in sorted(given.items()):
        if decision not in round_.body["decisions"]:
            return Refused("unknown_option")
        if answer.revision != round_.body["decisions"][decision]["revision"]:
            return Refused("stale_wording")
        objection = _objection(round_, answer)
        if isinstance(objection, Refused):
            return objection
        answers[decision] = {"revision": answer.revision, "stance": answer.stance, "objection": objection}
    return {"answers": answers}


def _objection(round_: Round, answer: Answer) -> str | Refused:
    if answer.stance != "against" or not round_.settings["objections"] or not answer.objection.strip():
        return ""
    said = text.accept(answer.objection, round_.settings["objection_characters"])
    return "" if said == Refused("text_empty") else said


def at_close(round_: Round, choice: Json) -> Json | None:
    """Only the answers to the wording as it is now."""
    current = {key: each["revision"] for key, each in round_.body["decisions"].items()}
    answers = {key: each for key, each in choice["answers"].items() if current.get(key) == each["revision"]}
    return {"answers": answers} if answers else None


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    chosen, grouped = closed_ballots.choices(round_), closed_ballots.groups(round_)
    decisions = []
    for key, each in round_.body["decisions"].items():
        answers = _answers(chosen, key)
        if 0 < len(answers) < threshold:
            figures: Json = {"withheld": True, "n": len(answers)}
        else:
            figures = {**_figures(answers), "objections": _objections(answers)}
            figures["byRole"] = _by_role(key, grouped, threshold)
        decisions.append({"id": key, "text": each["text"], **figures})
    return {"ballots": len(chosen), "decisions": decisions, "roles": closed_ballots.roles(grouped)}


def _answers(chosen: list[Json], decision: str) -> list[Json]:
    return [each["answers"][decision] for each in chosen if decision in each["answers"]]


def _figures(answers: list[Json]) -> Json:
    counts = {stance: sum(each["stance"] == stance for each in answers) for stance in STANCES}
    return {**counts, "n": len(answers)}


def _objections(answers: list[Json]) -> list[str]:
    said = [each["objection"] for each in answers if each["objection"]]
    return sorted(said, key=lambda each: (each.casefold(), each))


def _by_role(decision: str, grouped: dict[str, list[Json]], threshold: int) -> Json:
    """The figures by role; none at all when a role gave this decision too few answers."""
    figures = {key: _figures(_answers(chosen, decision)) for key, chosen in grouped.items()}
    return figures if closed_ballots.large_enough((each["n"] for each in figures.values()), threshold) else {}


def body_view(round_: Round, audience: str) -> Json:
    return {"decisions": round_.body["decisions"], "actions": round_.body["actions"]}


def items(round_: Round) -> dict[str, Tiers]:
    """The decisions as they are worded now. They are not ranked against each other, so they share a tier."""
    decisions = tuple(Item(key, each["text"]) for key, each in round_.body.get("decisions", {}).items())
    return {"decisions": (decisions,) if decisions else ()}


def section(round_: Round, n: int, say: Say) -> Section:
    return report(round_, result(round_, say.threshold), say) if round_.body else Section()


KIND = RoundKind(
    name="decide",
    purpose="build_consensus",
    icon="check",
    Settings=Settings,
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
    answers=Answers("answers", withheld=True, reason="objection"),
    result=result,
    result_view=closed_ballots.without_words("decisions", "objections"),
    body_view=body_view,
    items=items,
    sheet=sheet,
    headline=lambda result: {
        each["id"]: float(each["support"]) for each in result["decisions"] if "support" in each
    },
)
