"""A ballot of choose as a row of a sheet: a box for every option."""

from __future__ import annotations

from session.core.ballot_sheet import TICKS, Cell
from session.core.kind import Say
from session.core.state import Round


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option, to tick."""
    return tuple(Cell(("chosen", option.id), option.text, TICKS) for option in round_.options)
