"""Consent: a proposal passes when nobody has a paramount objection that is still open.

Whoever objects says why. Objections get their ids when the round is closed: the texts in alphabetical order, so that an
id tells nothing about a ballot. The desk records how an objection was resolved, with a note; that can be taken back.
"""

from __future__ import annotations

from session.core import text
from session.core.answers import Answers
from session.core.commands import DESK, CommandSpec, Context, Decision, Payload
from session.core.kind import KindOf, Say, SheetRow, Tiers
from session.core.refusals import Refused
from session.core.section import Section
from session.core.shapes import body_of, read
from session.core.state import Item, Json, Round
from session.rounds.consent.cells import cells, of_cells
from session.rounds.consent.count import (
    STANCES,
    Answer,
    Body,
    Choice,
    Result,
    Settings,
    objections,
    result,
    result_view,
)
from session.rounds.consent.record import report
from session.rounds.shared.words import words_of

WITH_REASON = ("concern", "objection")
NOTE_CHARACTERS = 500
FINISHED = frozenset({"closed", "released"})


class Resolve(Payload, frozen=True):
    """`note`: how the objection was met."""

    objection: str
    note: str


class Reopen(Payload, frozen=True):
    objection: str


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    return Body()


def check_ballot(round_: Round, choice: Choice) -> Choice | Refused:
    """An answer to some of the proposals; a text is kept with a concern and with an objection.

    An objection whose reason is still being typed is stored: it replaces an earlier answer, and counts with a reason.
    """
    given = choice.answers
    if not {option.id for option in round_.options}.issuperset(given):
        return Refused("unknown_option")
    answers = {}
    for proposal, answer in sorted(given.items()):
        reason = _reason(answer, read(Settings, round_.settings).characters)
        if isinstance(reason, Refused):
            return reason
        answers[proposal] = Answer(answer.stance, reason)
    return Choice(answers)


def _reason(answer: Answer, limit: int) -> str | Refused:
    if answer.stance not in WITH_REASON:
        return ""
    said = text.accept(answer.text, limit)
    if said == Refused("text_empty"):
        return ""
    return said


def _without_reason(answer: Answer) -> bool:
    return answer.stance == "objection" and not answer.text


def lacks(round_: Round, choice: Choice) -> Refused | None:
    """An objection needs a reason."""
    return Refused("reason_needed") if any(map(_without_reason, choice.answers.values())) else None


def at_close(round_: Round, choice: Choice) -> Choice | None:
    """Who answered some proposals abstains from the others, so that all have the same number of ballots.

    An objection without a reason is no answer.
    """
    answers = {name: answer for name, answer in choice.answers.items() if not _without_reason(answer)}
    if not answers:
        return None
    abstains = Answer("abstain")
    return Choice({option.id: answers.get(option.id, abstains) for option in round_.options})


def decide(round_: Round, name: str, data: Resolve | Reopen, context: Context) -> Decision | Refused:
    """How an objection was met, or that it is open again. What changes nothing leaves no trace."""
    resolved = body_of(round_, Body).resolved
    if data.objection not in objections(round_):
        return Refused("unknown_objection")
    about = {"round": round_.id, "objection": data.objection}
    if isinstance(data, Reopen):
        return Decision((context.event("consent.reopened", about),) if data.objection in resolved else ())
    note = text.accept(data.note, NOTE_CHARACTERS)
    if isinstance(note, Refused):
        return note
    if resolved.get(data.objection) == note:
        return Decision()
    return Decision((context.event("consent.resolved", {**about, "note": note}),))


def evolve(body: Body, name: str, data: Json) -> Body:
    resolved = {
        objection: note for objection, note in body.resolved.items() if objection != data["objection"]
    }
    if name == "resolved":
        resolved[data["objection"]] = data["note"]
    return Body(resolved)


def items(round_: Round, figures: Result | None) -> dict[str, Tiers]:
    """Proposals are not ranked against each other. What passed is known only when the ballots may be seen."""
    passing = {proposal.id for proposal in figures.proposals if proposal.passes} if figures else set()
    passed = tuple(option for option in round_.options if option.id in passing)
    return {
        "passed": (passed,) if passed else (),
        "proposals": (round_.options,) if round_.options else (),
    }


def headline(result: Result) -> dict[str, float]:
    return {proposal.id: float(proposal.objection) for proposal in result.proposals}


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A ring for every stance, and a line for why."""
    reason = f"{say('consent.sheet_reason')}: ........"
    marks = (*(say(f"consent.{stance}") for stance in STANCES), reason)
    return tuple(SheetRow(option.text, marks) for option in round_.options)


def section(round_: Round, figures: Result | None, n: int, say: Say) -> Section:
    return report(round_, figures, say)


KIND: KindOf[Choice, Body, Result] = KindOf(
    name="consent",
    purpose="build_consensus",
    icon="circle-check",
    Settings=Settings,
    Choice=Choice,
    Body=Body,
    Result=Result,
    words=words_of(__name__),
    section=section,
    takes="options",
    one_option=True,
    secret=True,
    commands={
        "resolve": CommandSpec(DESK, Resolve, FINISHED),
        "reopen": CommandSpec(DESK, Reopen, FINISHED),
    },
    initial=initial,
    decide=decide,
    evolve=evolve,
    check_ballot=check_ballot,
    lacks=lacks,
    at_close=at_close,
    answers=Answers("answers", reason="text"),
    result=result,
    result_view=result_view,
    items=items,
    headline=headline,
    counts="people",
    sheet=sheet,
    cells=cells,
    of_cells=of_cells,
)
