"""What the decision record says about a consent round: what passed and why, every objection and what became of it.

Called by the consent kind with its own result. A proposal that passed is a decision of the session.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Quotes, Resolution, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots

_FIGURES = ("consent", "concern", "objection", "abstain")


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return refused or Section()
    numbered = list(enumerate(found["proposals"], 1))
    rule = [say("consent.record.ballots", n=found["ballots"]), say("consent.record.rule")]
    if found["quorum"]:
        rule.append(say("consent.record.quorum", quorum=found["quorum"]))
    return Section(
        summary=(" ".join(rule), *(_told(number, each, say) for number, each in numbered)),
        tables=(_table(round_, found, say),),
        quotes=tuple(quotes for number, each in numbered for quotes in _quotes(number, each, say)),
        listings=tuple(
            Listing(
                say("consent.record.resolved", number=number), tuple(met), say("consent.record.resolved_how")
            )
            for number, each in numbered
            if (met := [_met(one, say) for one in each["objections"] if one["note"] is not None])
        ),
        resolutions=tuple(_resolution(each) for each in found["proposals"] if each["passes"]),
    )


def outcome(found: Json, say: Say) -> str:
    """Whether a proposal passes, and if not what stands in its way."""
    if found["passes"]:
        return say("consent.passes")
    return say("consent.stopped", n=found["open"]) if found["open"] else say("consent.no_quorum")


def _told(number: int, found: Json, say: Say) -> str:
    return " ".join(
        (
            say("consent.record.numbered", number=number, text=found["text"]),
            f"{outcome(found, say)}.",
            say("consent.record.figures", **{each: found[each] for each in _FIGURES}),
        )
    )


def _quotes(number: int, found: Json, say: Say) -> list[Quotes]:
    left = tuple(each["text"] for each in found["objections"] if each["note"] is None)
    concerns = tuple(found["concerns"])
    return [
        *([Quotes(say("consent.record.objections", number=number), left, dissent=True)] if left else []),
        *([Quotes(say("consent.record.concerns", number=number), concerns)] if concerns else []),
    ]


def _met(objection: Json, say: Say) -> str:
    return say("consent.record.met", text=objection["text"], note=objection["note"])


def _resolution(found: Json) -> Resolution:
    """Concerns count as support; of the objections that were resolved the texts are kept."""
    support = found["consent"] + found["concern"]
    texts = tuple(each["text"] for each in found["objections"])
    return Resolution(found["text"], support, found["abstain"], found["objection"], found["n"], texts)


def _table(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("text", say("consent.proposal")),
        Column("outcome", say("consent.record.outcome")),
        *(Column(each, say(f"consent.{each}"), "int") for each in _FIGURES),
        Column("open", say("consent.record.open"), "int"),
        *closed_ballots.role_columns(found, say, "text"),
    )
    rows = tuple(
        {
            "text": each["text"],
            "outcome": outcome(each, say),
            **{name: each[name] for name in (*_FIGURES, "open")},
            **{
                f"role:{key}": say("consent.record.of", n=part["n"], objection=part["objection"])
                for key, part in each["byRole"].items()
            },
        }
        for each in found["proposals"]
    )
    note = say("consent.record.per_role") if found["roles"] else ""
    return Table(f"{round_.id}_consent", say("consent.record.title"), columns, rows, note)
