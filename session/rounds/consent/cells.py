"""A ballot of consent as a row of a sheet: a stance on every proposal, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import Cell, Path, nested, own_words
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.state import Json, Round
from session.rounds.consent.count import STANCES


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every proposal, and one beside it for the reason."""
    stances = {say(f"consent.{stance}"): stance for stance in STANCES}
    reason = say("consent.sheet_reason")
    return tuple(
        cell
        for option in round_.options
        for cell in (
            Cell(("answers", option.id, "stance"), option.text, stances),
            Cell(("answers", option.id, "text"), f"{option.text}: {reason}", read=own_words, optional=True),
        )
    )


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """A reason belongs to a stance."""
    choice = nested(cells, given)
    if any("stance" not in answer for answer in choice["answers"].values()):
        return Refused("sheet_reason_alone")
    return choice
