"""What the decision record says about statements: both sides of each, who is divided, and every argument.

Called by the statements kind with its own result. Arguments are told also when the figures may not be.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots, robustness_line

SIDES = ("for", "against")


def report(round_: Round, found: Json | None, arguments: Json, hidden: int, say: Say) -> Section:
    """`found`: the exact result, None when it is not counted yet; `arguments`: those that may be seen, by id."""
    appendix = tuple(
        Listing(say(f"statements.record.{side}", text=each.text), texts)
        for each in round_.options
        for side in SIDES
        if (texts := in_order(arguments, each.id, side))
    )
    collected = _collected(len(arguments), hidden, say)
    refused = closed_ballots.uncounted(round_, say)
    if refused is not None or found is None:
        return Section(summary=(*(refused or Section()).summary, *collected), appendix=appendix)
    tables = (_table(round_, found, say), *([_roles(round_, found, say)] if found["roles"] else []))
    return Section(
        summary=(
            " ".join((say("statements.record.ballots", n=found["ballots"]), say("statements.record.rule"))),
            *_told(found, say),
            *collected,
        ),
        tables=tables,
        appendix=appendix,
    )


def in_order(arguments: Json, statement: str, side: str) -> tuple[str, ...]:
    """The texts of one side, in alphabetical order: nobody voted on them."""
    texts = [
        each["text"] for each in arguments.values() if (each["statement"], each["side"]) == (statement, side)
    ]
    return tuple(sorted(texts, key=lambda each: (each.casefold(), each)))


def percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _collected(count: int, hidden: int, say: Say) -> list[str]:
    told = [say("statements.record.arguments", n=count)] if count else []
    return told + ([say("statements.record.hidden", n=hidden)] if hidden else [])


def outcome(found: Json, say: Say) -> str:
    """Where the majority is, in words."""
    if found.get("withheld"):
        return say("common.withheld", threshold=say.threshold)
    if not found["n"]:
        return say("statements.nobody")
    if found["agree"] == found["disagree"]:
        return say("statements.level")
    side = "agree" if found["agree"] > found["disagree"] else "disagree"
    return say(f"statements.divided_{side}" if found["divided"] else f"statements.most_{side}")


def _told(found: Json, say: Say) -> list[str]:
    divided = [each["text"] for each in found["statements"] if each.get("divided")]
    key = "statements.record.divided" if divided else "statements.record.none_divided"
    told = (
        [say(key, options=closed_ballots.quoted(divided))]
        if any(each.get("n") for each in found["statements"])
        else []
    )
    names = {side: say(f"statements.{side}") for side in ("agree", "disagree")}
    if len(found["statements"]) == 1:
        line = robustness_line.sentence(say, found["statements"][0].get("solid"), names)
        told += [line] if line else []
    return told


def _table(round_: Round, found: Json, say: Say) -> Table:
    figures = ("agree", "disagree", "pass")
    columns = (
        Column("text", say("statements.statement")),
        *(Column(each, say(f"statements.{each}"), "int") for each in figures),
        Column("share", say("statements.record.share"), "percent"),
        Column("outcome", say("statements.record.outcome")),
        Column("flips", say("statements.record.flips"), "int"),
    )
    rows = tuple(
        {
            "_marked": bool(each.get("divided")),
            "text": each["text"],
            **{name: each.get(name) for name in figures},
            "share": percent(each.get("share")),
            "outcome": outcome(each, say),
            "flips": each["solid"].flips if each.get("solid") else None,
        }
        for each in found["statements"]
    )
    return Table(
        f"{round_.id}_statements",
        say("statements.record.title"),
        columns,
        rows,
        say("statements.record.measure"),
    )


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (Column("text", say("statements.statement")), *closed_ballots.role_columns(found, say, "text"))
    rows = tuple(
        {
            "text": each["text"],
            **{
                f"role:{key}": say(
                    "statements.record.of", n=part["n"], percent=say.number(percent(part["share"]) or 0)
                )
                for key, part in each.get("byRole", {}).items()
            },
        }
        for each in found["statements"]
    )
    return Table(
        f"{round_.id}_roles",
        say("statements.record.title_roles"),
        columns,
        rows,
        say("statements.record.per_role"),
    )
