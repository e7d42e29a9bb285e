"""What the decision record says about a minority round: of every decision its objections with their conditions, how
many people share them, or that there were none; and how many were hidden.

Objections stand there also when too few people answered for figures. The first pages print them beside the decision.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.kind import Say
from session.core.section import Column, Concern, Listing, Minority, Section, Table
from session.core.shapes import body_of
from session.core.state import Item, Round
from session.rounds.minority.count import DecisionResult, ObjectionResult, Result
from session.rounds.minority.objections import Body, hidden, in_order, on_show
from session.rounds.shared import checking
from session.rounds.shared.reporting import per_role_note, role_columns, uncounted


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted yet, and when so few people voted that it is withheld."""
    withheld = uncounted(round_, say)
    known = {one.id: one for one in result.decisions} if result else {}
    joined = {one.id: one for one in result.objections} if result else {}
    summary = [
        _sentence(round_, number, option, known.get(option.id), say)
        for number, option in enumerate(round_.options, 1)
    ]
    number = hidden(body_of(round_, Body))
    return Section(
        summary=(
            *(withheld.summary if withheld else ()),
            *summary,
            *([say("minority.record.hidden", n=number)] if number else []),
            *checking.record(len(checking.waiting(body_of(round_, Body).objections)), say),
        ),
        tables=(_decisions(round_, result, say), *_objections(round_, joined, say)) if result else (),
        listings=() if result else _uncounted(round_, say),
        minorities=tuple(_minority(round_, option, joined) for option in round_.options),
    )


def _sentence(round_: Round, number: int, option: Item, decision: DecisionResult | None, say: Say) -> str:
    count = len(in_order(on_show(body_of(round_, Body)), option.id))
    said = [say("minority.record.numbered", number=number)]
    said.append(say("minority.record.objections", n=count) if count else say("minority.record.no_objections"))
    if decision is not None and isinstance(decision.none, int):
        said.append(say("minority.record.of", n=decision.n, none=decision.none))
    return " ".join(said)


def _decisions(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("minority.decision")),
        Column("none", say("minority.none"), "bar"),
        Column("n", say("minority.record.answers"), "int"),
        *role_columns(result.roles, say, "text"),
    )
    rows = tuple(
        {
            "text": one.text,
            "none": None if one.withheld is True else one.none,
            "n": one.n,
            **{
                f"role:{role}": say("minority.record.of_role", none=part.none, n=part.n) if part.n else None
                for role, part in (one.by_role or {}).items()
            },
        }
        for one in result.decisions
    )
    note = per_role_note(round_, say, "common.record.per_role") if result.roles else ""
    return Table(f"{round_.id}_minority", say("minority.record.title"), columns, rows, note)


def _uncounted(round_: Round, say: Say) -> tuple[Listing, ...]:
    """The objections as they are while there are no figures."""
    entries = tuple(
        f"{one.text}\n{say('minority.condition_said', text=one.condition)}" if one.condition else one.text
        for option in round_.options
        for _, one in in_order(on_show(body_of(round_, Body)), option.id)
    )
    return (Listing(say("minority.record.words"), entries),) if entries else ()


def _objections(round_: Round, joined: Mapping[str, ObjectionResult], say: Say) -> list[Table]:
    shown = on_show(body_of(round_, Body))
    conditions = any(one.condition for one in shown.values())
    rows = [
        {
            "text": one.text,
            "condition": one.condition or None,
            "number": str(number),
            "joined": _joined(joined.get(key)),
        }
        for number, option in enumerate(round_.options, 1)
        for key, one in in_order(shown, option.id)
    ]
    columns = [
        Column("text", say("minority.objection")),
        *([Column("condition", say("minority.condition"))] if conditions else []),
        *([Column("number", say("minority.decision"))] if len(round_.options) > 1 else []),
        Column("joined", say("minority.record.joined"), "int"),
    ]
    name = f"{round_.id}_objections"
    return [Table(name, say("minority.record.words"), tuple(columns), tuple(rows))] if rows else []


def _joined(found: ObjectionResult | None) -> int | None:
    return found.joined if found is not None and isinstance(found.joined, int) else None


def _minority(round_: Round, option: Item, joined: Mapping[str, ObjectionResult]) -> Minority:
    concerns = tuple(
        Concern(one.text, one.condition or "", _joined(joined.get(key)))
        for key, one in in_order(on_show(body_of(round_, Body)), option.id)
    )
    return Minority(option.source or "", option.id, concerns)
