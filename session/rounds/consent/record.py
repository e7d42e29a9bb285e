"""What the decision record says about a consent round: what passed and why, every objection and what became of it.

A proposal that passed is a decision of the session.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Quotes, Resolution, Section, Table
from session.core.state import Round
from session.rounds.consent.count import STANCES, OpenObjection, ProposalResult, Result
from session.rounds.shared.reporting import role_columns, uncounted


def report(round_: Round, result: Result | None, say: Say) -> Section:
    """`result` is None while it is not counted yet."""
    withheld = uncounted(round_, say)
    if withheld is not None or result is None:
        return withheld or Section()
    numbered = list(enumerate(result.proposals, 1))
    rule = [say("consent.record.ballots", n=result.ballots), say("consent.record.rule")]
    if result.quorum:
        rule.append(say("consent.record.quorum", quorum=result.quorum))
    return Section(
        summary=(" ".join(rule), *(_sentence(number, proposal, say) for number, proposal in numbered)),
        tables=(_table(round_, result, say),),
        quotes=tuple(quotes for number, proposal in numbered for quotes in _quotes(number, proposal, say)),
        listings=tuple(
            Listing(
                say("consent.record.resolved", number=number), tuple(met), say("consent.record.resolved_how")
            )
            for number, proposal in numbered
            if (met := [_met(objection, say) for objection in _said(proposal) if objection.note is not None])
        ),
        resolutions=tuple(_resolution(proposal) for proposal in result.proposals if proposal.passes),
    )


def _said(proposal: ProposalResult) -> tuple[OpenObjection, ...]:
    return proposal.objections or ()


def outcome(proposal: ProposalResult, say: Say) -> str:
    """Whether a proposal passes, and if not what stands in its way."""
    if proposal.passes:
        return say("consent.passes")
    return say("consent.stopped", n=proposal.open) if proposal.open else say("consent.no_quorum")


def _sentence(number: int, proposal: ProposalResult, say: Say) -> str:
    return " ".join(
        (
            say("consent.record.numbered", number=number, text=proposal.text),
            f"{outcome(proposal, say)}.",
            say("consent.record.figures", **{stance: getattr(proposal, stance) for stance in STANCES}),
        )
    )


def _quotes(number: int, proposal: ProposalResult, say: Say) -> list[Quotes]:
    left = tuple(objection.text for objection in _said(proposal) if objection.note is None)
    concerns = proposal.concerns or ()
    return [
        *([Quotes(say("consent.record.objections", number=number), left, dissent=True)] if left else []),
        *([Quotes(say("consent.record.concerns", number=number), concerns)] if concerns else []),
    ]


def _met(objection: OpenObjection, say: Say) -> str:
    return say("consent.record.met", text=objection.text, note=objection.note)


def _resolution(proposal: ProposalResult) -> Resolution:
    """Concerns count as support; of the objections that were resolved the texts are kept."""
    support = proposal.consent + proposal.concern
    texts = tuple(objection.text for objection in _said(proposal))
    return Resolution(
        proposal.text, support, proposal.abstain, proposal.objection, proposal.n, texts, id=proposal.id
    )


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("consent.proposal")),
        Column("outcome", say("consent.record.outcome")),
        *(Column(stance, say(f"consent.{stance}"), "int") for stance in STANCES),
        Column("open", say("consent.record.open"), "int"),
        *role_columns(result.roles, say, "text"),
    )
    rows = tuple(
        {
            "text": proposal.text,
            "outcome": outcome(proposal, say),
            **{stance: getattr(proposal, stance) for stance in STANCES},
            "open": proposal.open,
            **{
                f"role:{role}": say("consent.record.of", n=stances.n, objection=stances.objection)
                for role, stances in proposal.by_role.items()
            },
        }
        for proposal in result.proposals
    )
    note = say("consent.record.per_role") if result.roles else ""
    return Table(f"{round_.id}_consent", say("consent.record.title"), columns, rows, note)
