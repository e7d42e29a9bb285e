"""The section of a ranking in the decision record: sentences and tables, made from the result alone.

Options that tie are told so in words; the numbers in the head of the duels are the numbers of its rows.
"""

from __future__ import annotations

from session.core.kind import Asked, Say
from session.core.section import Column, Section, Table
from session.core.state import Round
from session.rounds.rank.count import OptionResult, Result
from session.rounds.shared import robustness_line
from session.rounds.shared.reporting import quoted, role_columns


def report(round_: Round, result: Result, say: Say) -> Section:
    """The rule, what came first and how solid that is, all figures, the places by role, the duels and the run-off."""
    rule = (
        say("rank.record.ballots", n=result.ballots),
        say(f"rank.record.rule.{result.rule}"),
        say("rank.record.partial"),
    )
    several = len(result.options) > 1
    return Section(
        summary=(
            " ".join(rule),
            *_first(result, say),
            *robustness_line.told(round_, result.solid, say, result.tiers[0]),
        ),
        tables=(
            _table(round_, result, say),
            *([_roles(round_, result, say)] if result.roles else []),
            *([_duels(round_, result, say), _runoff(round_, result, say)] if several else []),
        ),
    )


def _texts(result: Result) -> dict[str, str]:
    return {option.id: option.text for option in result.options}


def _first(result: Result, say: Say) -> list[str]:
    """Who came first, whether anyone wins every duel, and how alike the orders are."""
    if len(result.options) < 2:
        return []
    texts, first = _texts(result), result.tiers[0]
    key = "rank.record.first_tied" if len(first) > 1 else "rank.record.first"
    sentences = [say(key, options=quoted(texts[option] for option in first))]
    if not result.complete:
        sentences.append(say("rank.record.incomplete"))
    if result.condorcet is None:
        sentences.append(say("rank.no_condorcet"))
    else:
        sentences.append(say("rank.condorcet", option=quoted([texts[result.condorcet]])))
    if result.agreement is not None:
        sentences.append(say("rank.record.agreement", w=say.number(result.agreement, 2)))
    return [" ".join(sentences)]


def _table(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("place", say("rank.record.column_place")),
        Column("text", say("rank.record.column_text")),
        Column("points", say("rank.record.column_points"), "number"),
        Column("meanPlace", say("rank.record.column_mean"), "number"),
        Column("medianPlace", say("rank.record.column_median"), "number"),
        Column("onTop", say("rank.record.column_on_top"), "number"),
        Column("listed", say("rank.record.column_listed"), "int"),
    )
    places = say.each([_place(option) for option in result.options])
    rows = tuple(_row(option, place) for option, place in zip(result.options, places, strict=True))
    return Table(f"{round_.id}_rank", say("rank.record.title"), columns, rows, say("rank.record.columns"))


def _place(option: OptionResult) -> Asked:
    return "rank.record.tied" if option.tied else "rank.record.place", {"place": option.place}


def _row(option: OptionResult, place: str) -> dict[str, object]:
    return {
        "place": place,
        "text": option.text,
        "points": option.points,
        "meanPlace": option.mean_place,
        "medianPlace": option.median_place,
        "onTop": option.on_top,
        "listed": option.listed,
    }


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (Column("text", say("rank.record.column_text")), *role_columns(result.roles, say))
    rows = tuple(
        {"text": option.text, **{f"role:{role}": own.mean_place for role, own in option.by_role.items()}}
        for option in result.options
    )
    return Table(f"{round_.id}_roles", say("rank.record.title_roles"), columns, rows)


def _duels(round_: Round, result: Result, say: Say) -> Table:
    """Row against column: how many put the row above the column."""
    texts, duels = _texts(result), result.duels
    numbers = range(1, len(duels.options) + 1)
    rows = tuple(
        {"text": f"{n}. {texts[option]}", **{str(other): over for other, over in enumerate(row, 1)}}
        for n, (option, row) in enumerate(zip(duels.options, duels.over, strict=True), 1)
    )
    columns = (
        Column("text", say("rank.record.column_text")),
        *(Column(str(other), str(other), "int") for other in numbers),
    )
    rest = len(result.options) - len(rows)
    note = say("rank.duels_note") + (f" {say('rank.duels_first', n=len(rows))}" if rest else "")
    return Table(f"{round_.id}_duels", say("rank.duels"), columns, rows, note)


def _runoff(round_: Round, result: Result, say: Say) -> Table:
    """A column for every count; who left has no figure in the next one."""
    runoff = result.runoff
    counts = dict(enumerate(runoff.rounds, runoff.earlier + 1))
    columns = (
        Column("text", say("rank.record.column_text")),
        *(Column(str(number), say("rank.count", number=number), "number") for number in counts),
    )
    rows = tuple(
        {
            "text": option.text,
            "_marked": option.id in runoff.winner,
            **{str(number): count.votes.get(option.id) for number, count in counts.items()},
        }
        for option in result.options
        if option.id in runoff.rounds[0].votes
    )
    return Table(f"{round_.id}_runoff", say("rank.runoff"), columns, rows, " ".join(_ended(result, say)))


def _ended(result: Result, say: Say) -> list[str]:
    """How the run-off ended: who won, which tie split it, and what was left out of the table."""
    texts, runoff = _texts(result), result.runoff
    winner = quoted(texts[option] for option in runoff.winner)
    key = "rank.runoff_winners" if len(runoff.winner) > 1 else "rank.runoff_winner"
    sentences = [say("rank.runoff_note"), say(key, options=winner)]
    tied = runoff.rounds[-1].tied
    if tied:
        sentences.append(say("rank.runoff_split", options=quoted(texts[option] for option in tied)))
    if runoff.earlier:
        sentences.append(say("rank.runoff_earlier", n=runoff.earlier))
    return sentences
