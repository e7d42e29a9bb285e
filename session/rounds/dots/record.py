"""Dots in the decision record: who could do what, how much of it was used, what came first, a bar for every option."""

from __future__ import annotations

from msgspec import UNSET

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Round
from session.rounds.dots.count import Limits, OptionResult, Result
from session.rounds.shared import robustness_line
from session.rounds.shared.reporting import quoted, role_columns

APART = ("given", "taken", "opponents")


def report(round_: Round, result: Result, allowed: Limits, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    rule = "dots.record.rule" if allowed.on_one else "dots.record.rule_free"
    sentences = [
        say(rule, dots=allowed.give, limit=allowed.on_one),
        *([say("dots.record.steps", step=allowed.step)] if allowed.step > 1 else []),
        *([say("dots.record.negative", n=allowed.take)] if allowed.take else []),
        say("dots.record.used", n=result.ballots, used=result.dots, all=result.dots + (result.unused or 0)),
    ]
    return Section(
        summary=(" ".join(sentences), *_first(result, say), *robustness_line.told(round_, result.solid, say)),
        tables=(_table(round_, result, allowed, say),),
    )


def _first(result: Result, say: Say) -> list[str]:
    first = [option for option in result.options if option.place == 1]
    if not first or first[0].dots <= 0:
        return []
    key = "dots.record.first_tied" if len(first) > 1 else "dots.record.first"
    return [say(key, options=quoted([option.text for option in first]), dots=first[0].dots)]


def _table(round_: Round, result: Result, allowed: Limits, say: Say) -> Table:
    columns = (
        Column("place", say("dots.record.column_place")),
        Column("text", say("dots.record.column_text")),
        Column("dots", say("dots.record.column_dots"), "int" if allowed.take else "bar"),
        Column("voters", say("dots.record.column_voters"), "int"),
        *(Column(name, say(f"dots.record.column_{name}"), "int") for name in APART if allowed.take),
        *role_columns(result.roles, say),
    )
    note = say("dots.record.per_role") if result.roles else ""
    rows = tuple(_row(option, say) for option in result.options)
    return Table(f"{round_.id}_dots", say("dots.record.title"), columns, rows, note)


def _row(option: OptionResult, say: Say) -> dict[str, object]:
    apart = {name: getattr(option, name) for name in APART if getattr(option, name) is not UNSET}
    return {
        "place": say("dots.record.tied" if option.tied else "dots.record.place", place=option.place),
        "text": option.text,
        "dots": option.dots,
        "voters": option.voters,
        **apart,
        **{f"role:{role}": figures.per_person for role, figures in option.by_role.items()},
    }
