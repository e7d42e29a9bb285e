"""A ballot of budget as a row of a sheet: a box for every option that costs something."""

from __future__ import annotations

from session.core.ballot_sheet import TICKS, Cell
from session.core.kind import Say
from session.core.shapes import body_of
from session.core.state import Round
from session.rounds.budget.count import Body


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option by its name, without the cost; to tick."""
    own = body_of(round_, Body)
    return tuple(Cell(("approved", option), own.names[option], TICKS) for option in own.costs)
