"""A ballot of minority as a row of a sheet: of every decision a box for no objection, and one for each to join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import TICKS, Cell, Path
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.minority.objections import Body, on_show

NONE = ""


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """Of every decision a column for no objection, and one for each that can be joined."""
    shown = on_show(body_of(round_, Body))
    none = say("minority.none")
    found: list[Cell] = []
    for option in round_.options:
        found.append(Cell(("answers", option.id, NONE), f"{option.text}: {none}", TICKS))
        found += [
            Cell(("answers", option.id, key), one.text, TICKS)
            for key, one in shown.items()
            if one.decision == option.id
        ]
    return tuple(found)


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """Of a decision either no objection or those that are joined; not both."""
    answers: dict[str, list[str]] = {}
    for (_, decision, which), is_ticked in given.items():
        if is_ticked:
            answers.setdefault(decision, []).append(which)
    if any(NONE in joined and len(joined) > 1 for joined in answers.values()):
        return Refused("sheet_none_and_more")
    return {
        "answers": {decision: [one for one in joined if one != NONE] for decision, joined in answers.items()}
    }
