"""The section of a ranking in the decision record: sentences and tables, made from the result alone.

Called by the rank kind. Options that tie are told so in words; the numbers in the head of the duels are the numbers
of its rows.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots, robustness_line


def section(round_: Round, found: Json, say: Say) -> Section:
    rule = (
        say("rank.record.ballots", n=found["ballots"]),
        say(f"rank.record.rule.{found['rule']}"),
        say("rank.record.partial"),
    )
    several = len(found["options"]) > 1
    return Section(
        summary=(" ".join(rule), *_first(found, say), *robustness_line.told(round_, found["solid"], say)),
        tables=(
            _table(round_, found, say),
            *([_roles(round_, found, say)] if found["roles"] else []),
            *([_duels(round_, found, say), _runoff(round_, found, say)] if several else []),
        ),
    )


def _texts(found: Json) -> dict[str, str]:
    return {each["id"]: each["text"] for each in found["options"]}


def _first(found: Json, say: Say) -> list[str]:
    """Who came first, whether anyone wins every duel, and how alike the orders are."""
    if len(found["options"]) < 2:
        return []
    texts, first = _texts(found), found["tiers"][0]
    key = "rank.record.first_tied" if len(first) > 1 else "rank.record.first"
    told = [say(key, options=closed_ballots.quoted(texts[each] for each in first))]
    if not found["complete"]:
        told.append(say("rank.record.incomplete"))
    if found["condorcet"] is None:
        told.append(say("rank.no_condorcet"))
    else:
        told.append(say("rank.condorcet", option=closed_ballots.quoted([texts[found["condorcet"]]])))
    if found["agreement"] is not None:
        told.append(say("rank.record.agreement", w=say.number(found["agreement"], 2)))
    return [" ".join(told)]


def place(each: Json, say: Say) -> str:
    return say("rank.record.tied" if each["tied"] else "rank.record.place", place=each["place"])


def _table(round_: Round, found: Json, say: Say) -> Table:
    shape = ("text", "points", "meanPlace", "medianPlace", "onTop", "listed")
    rows = [{"place": place(each, say), **{name: each[name] for name in shape}} for each in found["options"]]
    columns = (
        Column("place", say("rank.record.column_place")),
        Column("text", say("rank.record.column_text")),
        Column("points", say("rank.record.column_points"), "number"),
        Column("meanPlace", say("rank.record.column_mean"), "number"),
        Column("medianPlace", say("rank.record.column_median"), "number"),
        Column("onTop", say("rank.record.column_on_top"), "number"),
        Column("listed", say("rank.record.column_listed"), "int"),
    )
    return Table(
        f"{round_.id}_rank", say("rank.record.title"), columns, tuple(rows), say("rank.record.columns")
    )


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (Column("text", say("rank.record.column_text")), *closed_ballots.role_columns(found, say))
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": own["meanPlace"] for key, own in each["byRole"].items()}}
        for each in found["options"]
    )
    return Table(f"{round_.id}_roles", say("rank.record.title_roles"), columns, rows)


def _duels(round_: Round, found: Json, say: Say) -> Table:
    """Row against column: how many put the row above the column."""
    texts, duels = _texts(found), found["duels"]
    numbers = range(1, len(duels["options"]) + 1)
    rows = tuple(
        {"text": f"{at}. {texts[option]}", **{str(other): over for other, over in enumerate(row, 1)}}
        for at, (option, row) in enumerate(zip(duels["options"], duels["over"], strict=True), 1)
    )
    columns = (
        Column("text", say("rank.record.column_text")),
        *(Column(str(other), str(other), "int") for other in numbers),
    )
    rest = len(found["options"]) - len(rows)
    note = say("rank.duels_note") + (f" {say('rank.duels_first', n=len(rows))}" if rest else "")
    return Table(f"{round_.id}_duels", say("rank.duels"), columns, rows, note)


def _runoff(round_: Round, found: Json, say: Say) -> Table:
    """A column for every count; who left has no figure in the next one."""
    runoff = found["runoff"]
    first = runoff["earlier"] + 1
    columns = (
        Column("text", say("rank.record.column_text")),
        *(
            Column(str(at), say("rank.count", number=at), "number")
            for at, _ in enumerate(runoff["rounds"], first)
        ),
    )
    rows = tuple(
        {
            "text": each["text"],
            "_marked": each["id"] in runoff["winner"],
            **{str(at): count["votes"].get(each["id"]) for at, count in enumerate(runoff["rounds"], first)},
        }
        for each in found["options"]
        if each["id"] in runoff["rounds"][0]["votes"]
    )
    return Table(f"{round_.id}_runoff", say("rank.runoff"), columns, rows, " ".join(_ended(found, say)))


def _ended(found: Json, say: Say) -> list[str]:
    """How the run-off ended: who won, which tie split it, and what was left out of the table."""
    texts, runoff = _texts(found), found["runoff"]
    winner = closed_ballots.quoted(texts[each] for each in runoff["winner"])
    key = "rank.runoff_winners" if len(runoff["winner"]) > 1 else "rank.runoff_winner"
    told = [say("rank.runoff_note"), say(key, options=winner)]
    tied = runoff["rounds"][-1]["tied"]
    if tied:
        told.append(say("rank.runoff_split", options=closed_ballots.quoted(texts[each] for each in tied)))
    if runoff["earlier"]:
        told.append(say("rank.runoff_earlier", n=runoff["earlier"]))
    return told
