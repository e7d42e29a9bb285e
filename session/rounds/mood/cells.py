"""A ballot of mood as a row of a sheet: one number."""

from __future__ import annotations

from session.core.ballot_sheet import Cell, whole
from session.core.kind import Say
from session.core.shapes import read
from session.core.state import Round
from session.rounds.mood.count import SCALES, Settings


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """One column, with the position on the scale."""
    lowest, highest = SCALES[read(Settings, round_.settings).scale]
    return (Cell(("value",), say("mood.position"), whole(range(lowest, highest + 1))),)
