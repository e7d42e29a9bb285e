"""A ballot of statements as a row of a sheet: an answer to every statement."""

from __future__ import annotations

from session.core.ballot_sheet import Cell
from session.core.kind import Say
from session.core.state import Round
from session.rounds.statements.count import ANSWERS


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every statement."""
    answers = {say(f"statements.{answer}"): answer for answer in ANSWERS}
    return tuple(Cell(("answers", option.id), option.text, answers) for option in round_.options)
