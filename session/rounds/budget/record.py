"""A budget round in the decision record: what is funded under both rules, the rest, what people spent."""

from __future__ import annotations

from msgspec.structs import asdict

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.shapes import read
from session.core.state import Round
from session.rounds.budget.count import Settings
from session.rounds.budget.result import Result
from session.rounds.shared.reporting import quoted, role_columns


def money(round_: Round, amount: float, say: Say) -> str:
    """An amount with its unit, in whole units."""
    written = say.number(round(amount))
    unit = read(Settings, round_.settings).unit
    return say("budget.money", unit=unit, amount=written) if unit else written


def report(round_: Round, result: Result, robustness: str, say: Say) -> Section:
    """`robustness` is the sentence on how robust the outcome is, or empty."""
    without = result.without_cost
    return Section(
        summary=(
            " ".join(_asked(round_, result, say)),
            " ".join(_funded(round_, result, say)),
            " ".join(_spent(round_, result, say)),
            " ".join(_greedy(round_, result, say)),
            *([robustness] if robustness else []),
        ),
        tables=(_table(round_, result, say), *([_roles(round_, result, say)] if result.roles else [])),
        listings=(Listing(say("budget.without_cost"), without),) if without else (),
    )


def _texts(result: Result, options: tuple[str, ...]) -> str:
    """The options in the order of the votes, quoted."""
    return quoted(option.text for option in result.options if option.id in options)


def _asked(round_: Round, result: Result, say: Say) -> list[str]:
    sentences = [
        say("budget.record.asked", amount=money(round_, result.amount, say)),
        say("budget.record.ballots", n=result.ballots),
    ]
    return sentences + ([say("budget.nothing", n=result.nothing)] if result.nothing else [])


def _funded(round_: Round, result: Result, say: Say) -> list[str]:
    equal = result.equal
    sentences = [say("budget.record.rule")]
    if equal.funded:
        costs = money(round_, equal.cost, say)
        sentences.append(say("budget.record.funded", options=_texts(result, equal.funded), cost=costs))
    elif not equal.tied:
        sentences.append(say("budget.record.nothing"))
    if equal.tied:
        sentences.append(say("budget.record.tied_for", options=_texts(result, equal.tied)))
    return [*sentences, say("budget.record.rest", rest=money(round_, equal.rest, say))]


def _spent(round_: Round, result: Result, say: Say) -> list[str]:
    """What people's shares went to, in aggregate."""
    sentences = [say("budget.served", n=result.served, people=result.ballots)]
    spending = result.spending
    if spending is None:
        return sentences
    figures = {key: money(round_, value, say) for key, value in asdict(spending).items()}
    return [*sentences, say("budget.record.spending", **figures)]


def _greedy(round_: Round, result: Result, say: Say) -> list[str]:
    """The comparison: the same set, or what most votes first would fund instead."""
    equal, greedy = result.equal, result.greedy
    if set(equal.funded) == set(greedy.funded) and set(equal.tied) == set(greedy.tied):
        return [say("budget.same")]
    key = "budget.record.greedy" if greedy.funded else "budget.record.greedy_nothing"
    sentences = [say(key, options=_texts(result, greedy.funded), rest=money(round_, greedy.rest, say))]
    if greedy.tied:
        sentences.append(say("budget.record.tied_for", options=_texts(result, greedy.tied)))
    return sentences


def _table(round_: Round, result: Result, say: Say) -> Table:
    rows = tuple(
        {
            "_marked": option.equal == "in",
            "text": option.text,
            "cost": option.cost,
            "votes": option.votes,
            "equal": say(f"budget.state.{option.equal}"),
            "greedy": say(f"budget.state.{option.greedy}"),
        }
        for option in result.options
    )
    unit = read(Settings, round_.settings).unit
    columns = (
        Column("text", say("budget.record.column_text")),
        Column("cost", f"{say('budget.record.column_cost')}{f' ({unit})' if unit else ''}", "int"),
        Column("votes", say("budget.record.column_votes"), "bar"),
        Column("equal", say("budget.equal")),
        Column("greedy", say("budget.greedy")),
    )
    return Table(f"{round_.id}_budget", say("budget.record.title"), columns, rows, say("budget.record.note"))


def _roles(round_: Round, result: Result, say: Say) -> Table:
    columns = (
        Column("text", say("budget.record.column_text")),
        *role_columns(result.roles, say, "int"),
    )
    rows = tuple(
        {"text": option.text, **{f"role:{key}": own.votes for key, own in option.by_role.items()}}
        for option in result.options
    )
    return Table(f"{round_.id}_roles", say("budget.record.title_roles"), columns, rows)
