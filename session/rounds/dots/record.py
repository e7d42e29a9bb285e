"""Dots in the decision record: who could do what, how much of it was used, what came first, a bar for every option."""

from __future__ import annotations

from msgspec import UNSET

from session.core.kind import Asked, Say
from session.core.section import Column, Section, Table
from session.core.state import Round
from session.rounds.dots.count import Limits, OptionResult, Result
from session.rounds.shared import robustness_line
from session.rounds.shared.reporting import quoted, role_columns

APART = ("given", "taken", "opponents")


def report(round_: Round, result: Result, allowed: Limits, say: Say) -> Section:
    """The section of a round whose figures may be told."""
    rule = "dots.record.rule" if allowed.on_one else "dots.record.rule_free"
    used = {"n": result.ballots, "used": result.dots, "all": result.dots + (result.unused or 0)}
    asked: list[Asked] = [
        (rule, {"dots": allowed.give, "limit": allowed.on_one}),
        *([("dots.record.steps", {"step": allowed.step})] if allowed.step > 1 else []),
        *([("dots.record.negative", {"n": allowed.take})] if allowed.take else []),
        ("dots.record.used", used),
    ]
    first = _first(result)
    level = robustness_line.firsts(result.options) if first else ()
    sentences = say.each([*asked, *first])
    paragraph = " ".join(sentences[: len(asked)])
    return Section(
        summary=(
            paragraph,
            *sentences[len(asked) :],
            *robustness_line.told(round_, result.solid, say, level),
        ),
        tables=(_table(round_, result, allowed, say),),
    )


def _first(result: Result) -> list[Asked]:
    """The sentence about what came first; none when nothing got more dots than it lost."""
    first = [option for option in result.options if option.place == 1]
    if not first or first[0].dots <= 0:
        return []
    key = "dots.record.first_tied" if len(first) > 1 else "dots.record.first"
    return [(key, {"options": quoted([option.text for option in first]), "dots": first[0].dots})]


def _table(round_: Round, result: Result, allowed: Limits, say: Say) -> Table:
    apart = {name: "int" for name in APART if allowed.take}
    own = {"place": "text", "text": "text", "dots": "int" if allowed.take else "bar", "voters": "int"} | apart
    title, note, *said = say.each(
        [
            "dots.record.title",
            "dots.record.per_role",
            *(f"dots.record.column_{name}" for name in own),
            *(_place(option) for option in result.options),
        ]
    )
    labels, places = said[: len(own)], said[len(own) :]
    columns = (
        *(Column(name, label, kind) for (name, kind), label in zip(own.items(), labels, strict=True)),
        *role_columns(result.roles, say),
    )
    rows = tuple(_row(option, place) for option, place in zip(result.options, places, strict=True))
    return Table(f"{round_.id}_dots", title, columns, rows, note if result.roles else "")


def _place(option: OptionResult) -> Asked:
    return "dots.record.tied" if option.tied else "dots.record.place", {"place": option.place}


def _row(option: OptionResult, place: str) -> dict[str, object]:
    apart = {name: getattr(option, name) for name in APART if getattr(option, name) is not UNSET}
    return {
        "place": place,
        "text": option.text,
        "dots": option.dots,
        "voters": option.voters,
        **apart,
        **{f"role:{role}": figures.per_person for role, figures in option.by_role.items()},
    }
