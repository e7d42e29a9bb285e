"""The section of a grading in the decision record: sentences and tables, made from the result alone.

A middle grade is always told with its sign and with how many were above and below it.
"""

from __future__ import annotations

from session.core import text
from session.core.kind import Asked, Say
from session.core.section import Column, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.grade.count import USUAL_GRADES, OfRole, OptionResult, Result, Settings
from session.rounds.shared import robustness_line, spread
from session.rounds.shared.reporting import few_told, per_role_note, quoted, role_columns


def labels(settings: Settings, say: Say) -> list[str]:
    """The grades from best to worst; the usual ones when the round has none of its own."""
    own = [text.clean(label, lines=False) for label in settings.grades]
    return own or [say(f"grade.default.{number}") for number in range(1, USUAL_GRADES + 1)]


def report(round_: Round, result: Result, say: Say) -> Section:
    """The grades, what came first and how solid that is, where people are divided, and all figures."""
    words = labels(read(Settings, round_.settings), say)
    sentences = [
        say("grade.record.ballots", n=result.ballots),
        say("grade.record.grades", grades=", ".join(words)),
        say("grade.record.rule"),
    ]
    return Section(
        summary=(
            " ".join(sentences),
            *_first(result, words, say),
            *robustness_line.told(round_, result.solid, say, robustness_line.firsts(result.options)),
            *_divided(result, say),
            *few_told(sum(option.withheld is True for option in result.options), say),
        ),
        tables=(
            _table(round_, result, words, say),
            _apart(round_, result, say),
            *([_roles(round_, result, words, say)] if result.roles else []),
        ),
    )


def middle(figures: OptionResult | OfRole, words: list[str]) -> str:
    """The middle grade with its sign: "Good +"."""
    return "–" if figures.grade is None else f"{words[figures.grade - 1]} {_sign(figures.sign)}"


def _sign(sign: str) -> str:
    return "−" if sign == "-" else sign


def _first(result: Result, words: list[str], say: Say) -> list[str]:
    first = [option for option in result.options if option.place == 1 and option.n]
    if len(result.options) < 2 or not first:
        return []
    key = "grade.record.first_tied" if len(first) > 1 else "grade.record.first"
    return [say(key, options=quoted(option.text for option in first), grade=middle(first[0], words))]


def _divided(result: Result, say: Say) -> list[str]:
    ordered = sorted(result.options, key=spread.most_divided)
    divided = [option.text for option in ordered if option.divided]
    return [say("grade.record.divided", options=quoted(divided))] if divided else []


def _table(round_: Round, result: Result, words: list[str], say: Say) -> Table:
    columns = (
        Column("place", say("grade.record.column_place")),
        Column("text", say("grade.record.column_text")),
        Column("middle", say("grade.record.column_middle")),
        Column("above", say("grade.record.column_above"), "int"),
        Column("below", say("grade.record.column_below"), "int"),
        Column("counts", say("grade.record.column_counts"), "histogram"),
        Column("n", say("grade.record.column_n"), "int"),
    )
    places = say.each([_place(option) for option in result.options])
    rows = tuple(_row(option, words, place) for option, place in zip(result.options, places, strict=True))
    title = say("grade.record.title")
    return Table(f"{round_.id}_grade", title, columns, rows, say("grade.record.columns"))


def _place(option: OptionResult) -> Asked:
    return "grade.record.tied" if option.tied else "grade.record.place", {"place": option.place}


def _row(option: OptionResult, words: list[str], place: str) -> dict[str, object]:
    return {
        "_marked": option.divided,
        "place": place,
        "text": option.text,
        "middle": middle(option, words),
        "above": option.above,
        "below": option.below,
        "counts": list(option.counts),
        "n": option.n,
    }


def _apart(round_: Round, result: Result, say: Say) -> Table:
    rows = [(option.text, option) for option in result.options]
    return spread.table(f"{round_.id}_spread", say("grade.record.column_text"), rows, say, numbers=False)


def _roles(round_: Round, result: Result, words: list[str], say: Say) -> Table:
    columns = (Column("text", say("grade.record.column_text")), *role_columns(result.roles, say, "text"))
    rows = tuple(
        {
            "text": option.text,
            **{f"role:{role}": middle(own, words) for role, own in option.by_role.items()},
        }
        for option in result.options
    )
    note = per_role_note(round_, say, "grade.record.per_role")
    return Table(f"{round_.id}_roles", say("grade.record.title_roles"), columns, rows, note)
