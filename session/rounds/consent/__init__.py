"""Consent: a proposal passes when nobody has a paramount objection that is still open.

Whoever objects says why. Objections get their ids when the round is closed: the texts in alphabetical order, so that an
id tells nothing about a ballot. The desk records how an objection was resolved, with a note; that can be taken back.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from session.core import text
from session.core.answers import Answers
from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import RoundKind, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.state import Item, Json, Round
from session.methods.consent import Objection, consent
from session.rounds.consent.record import report
from session.rounds.shared import closed_ballots
from session.rounds.shared.memory import remembered
from session.rounds.shared.words import words_of

STANCES = ("consent", "concern", "objection", "abstain")
WITH_REASON = ("concern", "objection")
NOTE_CHARACTERS = 500
FINISHED = frozenset({"closed", "released"})


class Settings(Payload, frozen=True):
    """`quorum`: so many ballots, abstentions included, or no proposal passes; 0 = any number."""

    characters: Annotated[int, Meta(ge=40, le=1000)] = 280
    quorum: Annotated[int, Meta(ge=0, le=2000)] = 0


class Answer(Payload, frozen=True):
    stance: Literal["consent", "concern", "objection", "abstain"]
    text: str = ""


class Choice(Payload, frozen=True):
    answers: dict[str, Answer]


class Resolve(Payload, frozen=True):
    """`note`: how the objection was met."""

    objection: str
    note: str


class Reopen(Payload, frozen=True):
    objection: str


def initial(settings: Json, options: tuple[Item, ...]) -> Json:
    return {"resolved": {}}


def check_ballot(round_: Round, choice: Any) -> Json | Refused:
    """`{"answers": {proposal: {stance, text}}}`; a text is kept with a concern and needed with an objection."""
    try:
        given = msgspec.convert(choice, Choice).answers
    except msgspec.ValidationError:
        return Refused("bad_ballot")
    if not {each.id for each in round_.options}.issuperset(given):
        return Refused("unknown_option")
    answers = {}
    for proposal, answer in sorted(given.items()):
        reason = _reason(answer, round_.settings["characters"])
        if isinstance(reason, Refused):
            return reason
        answers[proposal] = {"stance": answer.stance, "text": reason}
    return {"answers": answers}


def _reason(answer: Answer, limit: int) -> str | Refused:
    if answer.stance not in WITH_REASON:
        return ""
    said = text.accept(answer.text, limit)
    if said == Refused("text_empty"):
        return Refused("reason_needed") if answer.stance == "objection" else ""
    return said


def at_close(round_: Round, choice: Json) -> Json | None:
    """Who answered some proposals abstains from the others, so that all have the same number of ballots."""
    if not choice["answers"]:
        return None
    abstains = {"stance": "abstain", "text": ""}
    return {"answers": {each.id: choice["answers"].get(each.id, abstains) for each in round_.options}}


def decide(round_: Round, name: str, data: Resolve | Reopen, context: Context) -> Decision | Refused:
    resolved = round_.body["resolved"]
    if data.objection not in {
        each["id"] for option in round_.options for each in objections(round_, option.id)
    }:
        return Refused("unknown_objection")
    about = {"round": round_.id, "objection": data.objection}
    if isinstance(data, Reopen):
        known = data.objection in resolved
        return Decision((context.event("consent.reopened", about),) if known else ())
    note = text.accept(data.note, NOTE_CHARACTERS)
    if isinstance(note, Refused):
        return note
    if resolved.get(data.objection) == note:
        return Decision()
    return Decision((context.event("consent.resolved", {**about, "note": note}),))


def evolve(body: Json, name: str, data: Json) -> Json:
    resolved = {key: note for key, note in body["resolved"].items() if key != data["objection"]}
    if name == "resolved":
        resolved[data["objection"]] = data["note"]
    return {**body, "resolved": resolved}


def _texts(chosen: list[Json], proposal: str, stance: str) -> list[str]:
    """What was said with a stance, in alphabetical order."""
    answers = [each["answers"][proposal] for each in chosen]
    said = [each["text"] for each in answers if each["stance"] == stance and each["text"]]
    return sorted(said, key=lambda each: (each.casefold(), each))


def objections(round_: Round, proposal: str) -> list[Json]:
    """The paramount objections to a proposal: id, text, and the note of its resolution or None."""
    resolved = round_.body["resolved"]
    texts = _texts(closed_ballots.choices(round_), proposal, "objection")
    found = [{"id": f"{proposal}:{number}", "text": each} for number, each in enumerate(texts, 1)]
    return [{**each, "note": resolved.get(each["id"])} for each in found]


def result(round_: Round, threshold: int) -> Json | None:
    if round_.ballots is None:
        return None
    about = ("consent", round_.plan["by_role"], *round_.body["resolved"].items())
    return remembered(round_, about, lambda: _result(round_))


def _result(round_: Round) -> Json:
    chosen, grouped = closed_ballots.choices(round_), closed_ballots.groups(round_)
    return {
        "ballots": len(chosen),
        "quorum": round_.settings["quorum"],
        "proposals": [_proposal(round_, each, chosen, grouped) for each in round_.options],
        "roles": closed_ballots.roles(grouped),
    }


def _proposal(round_: Round, item: Item, chosen: list[Json], grouped: dict[str, list[Json]]) -> Json:
    counts, against = _counts(chosen, item.id), objections(round_, item.id)
    judged = consent(
        counts["consent"] + counts["concern"],
        counts["abstain"],
        [Objection(each["text"], each["note"] is not None) for each in against],
        quorum=round_.settings["quorum"],
    )
    return {
        "id": item.id,
        "text": item.text,
        **counts,
        "concerns": _texts(chosen, item.id, "concern"),
        "objections": against,
        "open": judged.open_objections,
        "quorumMet": judged.quorum_met,
        "passes": judged.passes,
        "byRole": {role: _counts(of_role, item.id) for role, of_role in grouped.items()},
    }


def _counts(chosen: list[Json], proposal: str) -> Json:
    stances = [each["answers"][proposal]["stance"] for each in chosen]
    return {"n": len(stances), **{stance: stances.count(stance) for stance in STANCES}}


def items(round_: Round) -> dict[str, Tiers]:
    """Proposals are not ranked against each other. What passed is known only when the ballots may be seen."""
    found = result(round_, 0) or {"proposals": ()}
    passing = {each["id"] for each in found["proposals"] if each["passes"]}
    passed = tuple(each for each in round_.options if each.id in passing)
    return {
        "passed": (passed,) if passed else (),
        "proposals": (round_.options,) if round_.options else (),
    }


def headline(found: Json) -> dict[str, float]:
    return {each["id"]: float(each["objection"]) for each in found["proposals"]}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    reason = f"{say('consent.sheet_reason')}: ........"
    marks = (*(say(f"consent.{stance}") for stance in STANCES), reason)
    return tuple(SheetRow(each.text, marks) for each in round_.options)


def section(round_: Round, n: int, say: Say) -> Section:
    return report(round_, result(round_, say.threshold), say)


KIND = RoundKind(
    name="consent",
    purpose="build_consensus",
    icon="circle-check",
    Settings=Settings,
    words=words_of(__name__),
    section=section,
    takes="options",
    secret=True,
    commands={
        "resolve": CommandSpec(DESK, Resolve, FINISHED),
        "reopen": CommandSpec(DESK, Reopen, FINISHED),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    at_close=at_close,
    answers=Answers("answers", reason="text"),
    result=result,
    result_view=closed_ballots.without_words("proposals", "concerns", "objections"),
    items=items,
    headline=headline,
    sheet=sheet,
)
