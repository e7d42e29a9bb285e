"""What the decision record says about statements: both sides of each, who is divided, and every argument.

Arguments are told also when the figures may not be.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.contribution import SIDES
from session.core.kind import Say
from session.core.section import Answered, Column, Listing, OfRole, Section, Table, Vote
from session.core.state import Round
from session.rounds.shared import checking, robustness_line
from session.rounds.shared.reporting import quoted, role_columns, uncounted
from session.rounds.statements.arguments import Argument, in_order
from session.rounds.statements.count import Result, StatementResult


def report(
    round_: Round, result: Result | None, arguments: Mapping[str, Argument], hidden: int, waits: int, say: Say
) -> Section:
    """`result` is None while it is not counted yet; `arguments`: those that may be seen, by id. Those that are hidden
    and those that wait are only counted."""
    appendix = tuple(
        Listing(say(f"statements.record.{side}", text=option.text), texts)
        for option in round_.options
        for side in SIDES
        if (texts := in_order(arguments, option.id, side))
    )
    collected = _collected(len(arguments), hidden, say) + checking.record(waits, say)
    withheld = uncounted(round_, say)
    if withheld is not None or result is None:
        return Section(summary=(*(withheld or Section()).summary, *collected), appendix=appendix)
    tables = (_table(round_, result, say), *([_roles(round_, result, say)] if result.roles else []))
    return Section(
        summary=(
            " ".join((say("statements.record.ballots", n=result.ballots), say("statements.record.rule"))),
            *_divided(result, say),
            *collected,
        ),
        tables=tables,
        appendix=appendix,
        vote=_vote(result, say),
    )


def _vote(result: Result, say: Say) -> Vote:
    """What the pages draw: how many agree of those who took a side, in all and by role."""
    return Vote(
        label=say("statements.headline"),
        lowest=0,
        highest=100,
        unit="%",
        steps=tuple(say(f"statements.{answer}") for answer in ("disagree", "pass", "agree")),
        of=tuple(
            Answered(
                statement.id,
                statement.text,
                figures.n,
                percent(figures.share),
                (figures.disagree, figures.passed, figures.agree),
                tuple(
                    OfRole(say.role(role or None), percent(own.share), (own.disagree, own.passed, own.agree))
                    for role, own in (statement.by_role or {}).items()
                ),
                divided=figures.divided,
            )
            for statement in result.statements
            if (figures := statement.figures) is not None
        ),
    )


def percent(share: float | None) -> float | None:
    """A part of one as a percentage with one decimal."""
    return None if share is None else round(100 * share, 1)


def _collected(count: int, hidden: int, say: Say) -> list[str]:
    sentences = [say("statements.record.arguments", n=count)] if count else []
    return sentences + ([say("statements.record.hidden", n=hidden)] if hidden else [])


def outcome(statement: StatementResult, say: Say) -> str:
    """Where the majority is, in words."""
    figures = statement.figures
    if figures is None:
        return say("common.withheld", threshold=say.threshold)
    if not figures.n:
        return say("statements.nobody")
    if figures.agree == figures.disagree:
        return say("statements.level")
    side = "agree" if figures.agree > figures.disagree else "disagree"
    return say(f"statements.divided_{side}" if figures.divided else f"statements.most_{side}")


def _divided(result: Result, say: Say) -> list[str]:
    """Which statements divide the room; of a single one how robust its majority is."""
    statements, sentences = result.statements, []
    if any(statement.n for statement in statements):
        divided = [statement.text for statement in statements if statement.divided]
        key = "statements.record.divided" if divided else "statements.record.none_divided"
        sentences.append(say(key, options=quoted(divided)))
    names = {side: say(f"statements.{side}") for side in ("agree", "disagree")}
    if len(statements) == 1:
        line = robustness_line.sentence(say, statements[0].solid or None, names)
        sentences += [line] if line else []
    return sentences


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("statements.statement")),
        *(Column(answer, say(f"statements.{answer}"), "int") for answer in ("agree", "disagree", "pass")),
        Column("share", say("statements.record.share"), "percent"),
        Column("outcome", say("statements.record.outcome")),
        Column("flips", say("statements.record.flips"), "int"),
    )
    return Table(
        f"{round_.id}_statements",
        say("statements.record.title"),
        columns,
        tuple(_row(statement, say) for statement in result.statements),
        say("statements.record.measure"),
    )


def _row(statement: StatementResult, say: Say) -> dict[str, object]:
    figures = statement.figures
    return {
        "_marked": bool(statement.divided),
        "text": statement.text,
        "agree": figures.agree if figures else None,
        "disagree": figures.disagree if figures else None,
        "pass": figures.passed if figures else None,
        "share": percent(figures.share) if figures else None,
        "outcome": outcome(statement, say),
        "flips": statement.solid.flips if statement.solid else None,
    }


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (Column("text", say("statements.statement")), *role_columns(result.roles, say, "text"))
    rows = tuple(
        {
            "text": statement.text,
            **{
                f"role:{role}": say(
                    "statements.record.of", n=figures.n, percent=say.number(percent(figures.share) or 0)
                )
                if figures.n
                else None
                for role, figures in (statement.by_role or {}).items()
            },
        }
        for statement in result.statements
    )
    return Table(
        f"{round_.id}_roles",
        say("statements.record.title_roles"),
        columns,
        rows,
        say("statements.record.per_role"),
    )
