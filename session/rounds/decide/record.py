"""What the decision record says about a decide round: resolutions with their figures, objections, actions, by role.

A round or a decision with too few answers shows no figure at all.
"""

from __future__ import annotations

from session.core.kind import Say, SheetRow
from session.core.section import Column, Listing, Quotes, Resolution, Section, Table, Undertaking
from session.core.shapes import body_of, read
from session.core.state import Round
from session.rounds.decide.count import STANCES, Body, DecisionResult, Result, Settings
from session.rounds.shared.reporting import role_columns, uncounted


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted yet."""
    body = body_of(round_, Body)
    actions = tuple(Undertaking(action.text, action.owner, action.due) for action in body.actions.values())
    listings = (Listing(say("decide.record.earlier"), body.earlier),) if body.earlier else ()
    withheld = uncounted(round_, say)
    if withheld is not None or result is None:
        resolutions = tuple(_sealed(round_, key, wording.text) for key, wording in body.decisions.items())
        summary = withheld.summary if withheld else ()
        return Section(summary, listings=listings, resolutions=resolutions, undertakings=actions)
    numbered = list(enumerate(result.decisions, 1))
    return Section(
        summary=tuple(_sentence(round_, number, decision, say) for number, decision in numbered),
        tables=(_table(round_, result, say),) if numbered else (),
        quotes=tuple(
            Quotes(say("decide.record.objections", number=number), decision.objections, dissent=True)
            for number, decision in numbered
            if decision.objections
        ),
        listings=listings,
        resolutions=tuple(_resolution(decision) for decision in result.decisions),
        undertakings=actions,
    )


def _sealed(round_: Round, decision: str, words: str) -> Resolution:
    """A decision without figures: nothing was counted, or so few ballots that the figures stay away."""
    ballots = len(round_.ballots or ())
    return Resolution(words, None, None, None, ballots, withheld=round_.ballots is not None, id=decision)


def _resolution(decision: DecisionResult) -> Resolution:
    stances = decision.stances
    if stances is None:
        return Resolution(decision.text, None, None, None, decision.n, withheld=True, id=decision.id)
    objections = decision.objections or ()
    return Resolution(
        decision.text,
        stances.support,
        stances.neutral,
        stances.against,
        stances.n,
        objections,
        id=decision.id,
    )


def _sentence(round_: Round, number: int, decision: DecisionResult, say: Say) -> str:
    label, stances = say("decide.record.numbered", number=number), decision.stances
    if stances is None:
        return f"{label} {say('common.withheld', threshold=say.threshold)}"
    figures = {stance: getattr(stances, stance) for stance in STANCES}
    counted = say("decide.record.figures", n=stances.n, **figures)
    if not stances.n or not read(Settings, round_.settings).objections:
        return f"{label} {counted}"
    reasons = (
        say("decide.record.with_objections", n=len(decision.objections))
        if decision.objections
        else say("decide.record.no_objections", n=stances.neutral)
    )
    return f"{label} {counted} {reasons}"


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("decide.record.decision")),
        Column("support", say("decide.support"), "bar"),
        Column("neutral", say("decide.neutral"), "int"),
        Column("against", say("decide.against"), "int"),
        *role_columns(result.roles, say, "text"),
    )
    note = _per_role(round_, say) if result.roles else ""
    rows = tuple(_row(decision, say) for decision in result.decisions)
    return Table(f"{round_.id}_decide", say("decide.record.title"), columns, rows, note)


def _per_role(round_: Round, say: Say) -> str:
    if round_.division is None:
        return say("decide.record.per_role")
    return f"{say('decide.record.of_role')} {say('common.record.per_role')}"


def _row(decision: DecisionResult, say: Say) -> dict[str, object]:
    stances = decision.stances
    return {
        "text": decision.text,
        **{stance: getattr(stances, stance) if stances else None for stance in STANCES},
        **{
            f"role:{role}": say("decide.record.of", support=figures.support, n=figures.n)
            if figures.n
            else None
            for role, figures in (decision.by_role or {}).items()
        },
    }


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every decision as it is worded now; before there is one, for what the round is about."""
    worded = [wording.text for wording in body_of(round_, Body).decisions.values()]
    marks = tuple(say(f"decide.{stance}") for stance in STANCES)
    return tuple(SheetRow(words, marks) for words in worded or [option.text for option in round_.options])
