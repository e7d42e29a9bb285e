"""A ballot of decide as a row of a sheet: a stance on every decision as it is worded now, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import Cell, Path, nested, own_words
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.decide.count import STANCES, Body

STANCE = "stance"


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every decision, and one beside it for why not. A stance knows which wording it is on."""
    why = say("decide.objection")
    return tuple(
        cell
        for decision, wording in body_of(round_, Body).decisions.items()
        for cell in (
            Cell(
                ("answers", decision, STANCE),
                wording.text,
                {say(f"decide.{stance}"): (stance, wording.revision) for stance in STANCES},
            ),
            Cell(("answers", decision, "objection"), f"{wording.text}: {why}", read=own_words, optional=True),
        )
    )


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """A reason belongs to a stance."""
    whole: dict[Path, Any] = {}
    for path, answer in given.items():
        if path[-1] == STANCE:
            whole[path], whole[(*path[:-1], "revision")] = answer
        else:
            whole[path] = answer
    choice = nested(cells, whole)
    if any(STANCE not in answer for answer in choice["answers"].values()):
        return Refused("sheet_reason_alone")
    return choice
