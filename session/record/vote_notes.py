"""What the record says around a vote, whatever its kind: ballots on paper, ties that were broken, a second vote.

Pure. Called by `build` for every round that happened.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core import views
from session.core.kind import RoundKind, Say
from session.core.section import Column, Table
from session.core.state import Round, Session
from session.methods.shift import shift as compare


def sentences(state: Session, round_: Round, say: Say) -> tuple[str, ...]:
    """Which round this is a second vote of, whether people saw the result while voting, how many ballots came on paper,
    and who broke which tie how.
    """
    told: list[str] = []
    if round_.again in state.order:
        told.append(say("record.second_vote", number=state.order.index(round_.again) + 1))
    withheld = round_.ballots is not None and round_.is_withheld(state.threshold)
    if round_.plan["live"] and round_.ballots is not None:
        told.append(say("record.live"))
    paper = sum(each.get("paper", False) for each in round_.ballots or ())
    if paper and not withheld:
        told.append(say("record.paper", n=paper))
    names = {each.id: each.text for each in round_.options}
    for act in round_.ties:
        order = " > ".join(f"‘{names.get(each, each)}’" for each in act["order"])
        told.append(say(f"record.tie_{act['how']}", order=order, seed=act["seed"] or ""))
    return tuple(told)


def shift(state: Session, round_: Round, kinds: Mapping[str, RoundKind], say: Say) -> tuple[Table, ...]:
    """The table of a second vote: each option's headline figure in the first and the second vote. Totals only."""
    first = state.rounds.get(round_.again or "")
    if first is None:
        return ()
    before, after = (views.headline(state, each, kinds) for each in (first, round_))
    if before is None or after is None:
        return ()
    names = {each.id: each.text for each in (*first.options, *round_.options)}
    moved = compare(before, after).moved  # type: ignore[arg-type]
    rows = tuple(
        {
            "option": names.get(each.option)
            or say(f"{round_.kind}.{each.option}"),  # an answer that is no option
            "first": round(float(each.before), 2),
            "second": round(float(each.after), 2),
            "change": round(float(each.change), 2),
        }
        for each in moved
    )
    columns = (
        Column("option", say("record.shift_option")),
        Column("first", say("record.shift_first"), "number"),
        Column("second", say("record.shift_second"), "number"),
        Column("change", say("record.shift_change"), "number"),
    )
    title = say("record.shift", label=say(f"{round_.kind}.headline"))
    return (Table(f"{round_.id}_shift", title, columns, rows, say("record.shift_note")),)
