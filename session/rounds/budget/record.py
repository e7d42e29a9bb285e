"""The section of a budget round in the decision record: what is funded under both rules, the rest, what people spent.

Called by the budget kind with its own result.
"""

from __future__ import annotations

from session.core.kind import Say
from session.core.section import Column, Listing, Section, Table
from session.core.state import Json, Round
from session.rounds.shared import closed_ballots


def money(round_: Round, amount: float, say: Say) -> str:
    """An amount with its unit, in whole units."""
    written = say.number(round(amount))
    unit = round_.settings["unit"]
    return say("budget.money", unit=unit, amount=written) if unit else written


def section(round_: Round, found: Json, solid: str, say: Say) -> Section:
    """`solid` is the sentence on how solid the outcome is, or empty."""
    without = tuple(found["withoutCost"])
    return Section(
        summary=(
            " ".join(_asked(round_, found, say)),
            " ".join(_funded(round_, found, say)),
            " ".join(_spent(round_, found, say)),
            " ".join(_greedy(round_, found, say)),
            *([solid] if solid else []),
        ),
        tables=(_table(round_, found, say), *([_roles(round_, found, say)] if found["roles"] else [])),
        listings=(Listing(say("budget.without_cost"), without),) if without else (),
    )


def _texts(found: Json, options: list[str]) -> str:
    """The options in the order of the votes, quoted."""
    return closed_ballots.quoted(each["text"] for each in found["options"] if each["id"] in options)


def _asked(round_: Round, found: Json, say: Say) -> list[str]:
    told = [
        say("budget.record.asked", amount=money(round_, found["amount"], say)),
        say("budget.record.ballots", n=found["ballots"]),
    ]
    return told + ([say("budget.nothing", n=found["nothing"])] if found["nothing"] else [])


def _funded(round_: Round, found: Json, say: Say) -> list[str]:
    equal = found["equal"]
    told = [say("budget.record.rule")]
    if equal["funded"]:
        costs = money(round_, equal["cost"], say)
        told.append(say("budget.record.funded", options=_texts(found, equal["funded"]), cost=costs))
    elif not equal["tied"]:
        told.append(say("budget.record.nothing"))
    if equal["tied"]:
        told.append(say("budget.record.tied_for", options=_texts(found, equal["tied"])))
    return [*told, say("budget.record.rest", rest=money(round_, equal["rest"], say))]


def _spent(round_: Round, found: Json, say: Say) -> list[str]:
    """What people's shares went to, in aggregate."""
    told = [say("budget.served", n=found["served"], people=found["ballots"])]
    spending = found["spending"]
    if spending is None:
        return told
    figures = {key: money(round_, value, say) for key, value in spending.items()}
    return [*told, say("budget.record.spending", **figures)]


def _greedy(round_: Round, found: Json, say: Say) -> list[str]:
    """The comparison: the same set, or what most votes first would fund instead."""
    equal, greedy = found["equal"], found["greedy"]
    if set(equal["funded"]) == set(greedy["funded"]) and set(equal["tied"]) == set(greedy["tied"]):
        return [say("budget.same")]
    key = "budget.record.greedy" if greedy["funded"] else "budget.record.greedy_nothing"
    told = [say(key, options=_texts(found, greedy["funded"]), rest=money(round_, greedy["rest"], say))]
    if greedy["tied"]:
        told.append(say("budget.record.tied_for", options=_texts(found, greedy["tied"])))
    return told


def _table(round_: Round, found: Json, say: Say) -> Table:
    rows = tuple(
        {
            "_marked": each["equal"] == "in",
            "text": each["text"],
            "cost": each["cost"],
            "votes": each["votes"],
            "equal": say(f"budget.state.{each['equal']}"),
            "greedy": say(f"budget.state.{each['greedy']}"),
        }
        for each in found["options"]
    )
    unit = round_.settings["unit"]
    columns = (
        Column("text", say("budget.record.column_text")),
        Column("cost", f"{say('budget.record.column_cost')}{f' ({unit})' if unit else ''}", "int"),
        Column("votes", say("budget.record.column_votes"), "bar"),
        Column("equal", say("budget.equal")),
        Column("greedy", say("budget.greedy")),
    )
    return Table(f"{round_.id}_budget", say("budget.record.title"), columns, rows, say("budget.record.note"))


def _roles(round_: Round, found: Json, say: Say) -> Table:
    columns = (
        Column("text", say("budget.record.column_text")),
        *closed_ballots.role_columns(found, say, "int"),
    )
    rows = tuple(
        {"text": each["text"], **{f"role:{key}": own["votes"] for key, own in each["byRole"].items()}}
        for each in found["options"]
    )
    return Table(f"{round_.id}_roles", say("budget.record.title_roles"), columns, rows)
