"""The section of a grading in the decision record: sentences and tables, made from the result alone.

Called by the grade kind. A middle grade is always told with its sign and with how many were above and below it.
"""

from __future__ import annotations

from session.core import text
from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots, robustness_line, spread

USUAL = range(1, 7)  # the words "grade.default.<n>"


def labels(settings: Json, say: Say) -> list[str]:
    """The grades from best to worst; the usual ones when the round has none of its own."""
    own = [text.clean(each, lines=False) for each in settings["grades"]]
    return own or [say(f"grade.default.{number}") for number in USUAL]


def section(round_: Round, found: Json, say: Say) -> Section:
    words = labels(round_.settings, say)
    told = [
        say("grade.record.ballots", n=found["ballots"]),
        say("grade.record.grades", grades=", ".join(words)),
        say("grade.record.rule"),
    ]
    return Section(
        summary=(
            " ".join(told),
            *_first(found, words, say),
            *robustness_line.told(round_, found["solid"], say),
            *_divided(found, say),
            *closed_ballots.few_told(sum("withheld" in each for each in found["options"]), say),
        ),
        tables=(
            _table(round_, found, words, say),
            _apart(round_, found, say),
            *([_roles(round_, found, words, say)] if found["roles"] else []),
        ),
    )


def middle(figures: Json, words: list[str]) -> str:
    """The middle grade with its sign: "Good +"."""
    return "–" if figures["grade"] is None else f"{words[figures['grade'] - 1]} {_sign(figures['sign'])}"


def _sign(sign: str) -> str:
    return "−" if sign == "-" else sign


def _first(found: Json, words: list[str], say: Say) -> list[str]:
    first = [each for each in found["options"] if each["place"] == 1 and each["n"]]
    if len(found["options"]) < 2 or not first:
        return []
    key = "grade.record.first_tied" if len(first) > 1 else "grade.record.first"
    return [
        say(key, options=closed_ballots.quoted(each["text"] for each in first), grade=middle(first[0], words))
    ]


def _divided(found: Json, say: Say) -> list[str]:
    ordered = sorted(found["options"], key=spread.most_divided)
    told = [each["text"] for each in ordered if each["divided"]]
    return [say("grade.record.divided", options=closed_ballots.quoted(told))] if told else []


def _table(round_: Round, found: Json, words: list[str], say: Say) -> Table:
    columns = (
        Column("place", say("grade.record.column_place")),
        Column("text", say("grade.record.column_text")),
        Column("middle", say("grade.record.column_middle")),
        Column("above", say("grade.record.column_above"), "int"),
        Column("below", say("grade.record.column_below"), "int"),
        Column("counts", say("grade.record.column_counts"), "histogram"),
        Column("n", say("grade.record.column_n"), "int"),
    )
    shape = ("text", "above", "below", "counts", "n")
    rows = [
        {
            "_marked": each["divided"],
            "place": say("grade.record.tied" if each["tied"] else "grade.record.place", place=each["place"]),
            "middle": middle(each, words),
            **{name: each[name] for name in shape},
        }
        for each in found["options"]
    ]
    title = say("grade.record.title")
    return Table(f"{round_.id}_grade", title, columns, tuple(rows), say("grade.record.columns"))


def _apart(round_: Round, found: Json, say: Say) -> Table:
    rows = [(each["text"], each) for each in found["options"]]
    return spread.table(f"{round_.id}_spread", say("grade.record.column_text"), rows, say, numbers=False)


def _roles(round_: Round, found: Json, words: list[str], say: Say) -> Table:
    columns = (
        Column("text", say("grade.record.column_text")),
        *closed_ballots.role_columns(found, say, "text"),
    )
    rows = tuple(
        {
            "text": each["text"],
            **{f"role:{key}": middle(own, words) for key, own in each["byRole"].items()},
        }
        for each in found["options"]
    )
    note = say("grade.record.per_role")
    return Table(f"{round_.id}_roles", say("grade.record.title_roles"), columns, rows, note)
