"""What the decision record says about a decide round: resolutions with their figures, objections, actions, by role.

Called by the decide kind with its own result; a round or a decision with too few answers shows no figure at all.
"""

from __future__ import annotations

from session.core.kind import Say, SheetRow
from session.core.section import Column, Listing, Quotes, Resolution, Section, Table, Undertaking
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots

_STANCES = ("support", "neutral", "against")


def report(round_: Round, found: Json | None, say: Say) -> Section:
    """`found` is the exact result of the round, None when it is not counted yet."""
    actions = tuple(
        Undertaking(each["text"], each["owner"], each["due"]) for each in round_.body["actions"].values()
    )
    earlier = tuple(round_.body["earlier"])
    listings = (Listing(say("decide.record.earlier"), earlier),) if earlier else ()
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        resolutions = tuple(_sealed(round_, each["text"]) for each in round_.body["decisions"].values())
        summary = refused.summary if refused else ()
        return Section(summary, listings=listings, resolutions=resolutions, undertakings=actions)
    decisions = found["decisions"]
    return Section(
        summary=tuple(_told(round_, number, each, say) for number, each in enumerate(decisions, 1)),
        tables=(_table(round_, found, say),) if decisions else (),
        quotes=tuple(
            Quotes(say("decide.record.objections", number=number), tuple(each["objections"]), dissent=True)
            for number, each in enumerate(decisions, 1)
            if each.get("objections")
        ),
        listings=listings,
        resolutions=tuple(_resolution(each) for each in decisions),
        undertakings=actions,
    )


def _sealed(round_: Round, words: str) -> Resolution:
    """A decision without figures: nothing was counted, or so few ballots that the figures stay away."""
    ballots = len(round_.ballots or ())
    return Resolution(words, None, None, None, ballots, withheld=round_.ballots is not None)


def _resolution(found: Json) -> Resolution:
    if found.get("withheld"):
        return Resolution(found["text"], None, None, None, found["n"], withheld=True)
    return Resolution(
        found["text"],
        found["support"],
        found["neutral"],
        found["against"],
        found["n"],
        tuple(found["objections"]),
    )


def _told(round_: Round, number: int, found: Json, say: Say) -> str:
    label = say("decide.record.numbered", number=number)
    if found.get("withheld"):
        return f"{label} {say('common.withheld', threshold=say.threshold)}"
    figures = {stance: found[stance] for stance in _STANCES}
    told = say("decide.record.figures", n=found["n"], **figures)
    if not found["n"] or not round_.settings["objections"]:
        return f"{label} {told}"
    objections = found["objections"]
    reasons = (
        say("decide.record.with_objections", n=len(objections))
        if objections
        else say("decide.record.no_objections", n=found["neutral"])
    )
    return f"{label} {told} {reasons}"


def _table(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("text", say("decide.record.decision")),
        Column("support", say("decide.support"), "bar"),
        Column("neutral", say("decide.neutral"), "int"),
        Column("against", say("decide.against"), "int"),
        *closed_ballots.role_columns(found, say, "text"),
    )
    rows = [
        {
            "text": each["text"],
            **{stance: each.get(stance) for stance in _STANCES},
            **{
                f"role:{key}": say("decide.record.of", support=figures["support"], n=figures["n"])
                for key, figures in each.get("byRole", {}).items()
            },
        }
        for each in found["decisions"]
    ]
    note = say("decide.record.per_role") if found["roles"] else ""
    return Table(f"{round_.id}_decide", say("decide.record.title"), columns, tuple(rows), note)


def sheet(round_: Round, say: Say) -> tuple[SheetRow, ...]:
    """A line for every decision as it is worded now; before there is one, for what the round is about."""
    worded = [each["text"] for each in round_.body.get("decisions", {}).values()]
    marks = tuple(say(f"decide.{stance}") for stance in _STANCES)
    return tuple(SheetRow(text, marks) for text in worded or [each.text for each in round_.options])
