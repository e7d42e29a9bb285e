"""A ballot of criteria as a row of a sheet: a score for every option on every criterion."""

from __future__ import annotations

from session.core.ballot_sheet import Cell, whole
from session.core.kind import Say
from session.core.shapes import read
from session.core.state import Round
from session.rounds.criteria.record import name
from session.rounds.criteria.settings import LOWEST, Settings, criteria, highest


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option on every criterion."""
    settings = read(Settings, round_.settings)
    answers: dict[str, int | None] = {**whole(range(LOWEST, highest(round_) + 1))}
    if settings.dont_know:
        answers[say("criteria.dont_know")] = None
    return tuple(
        Cell(("values", option.id, key), f"{option.text}: {name(key, criterion, say)}", answers)
        for option in round_.options
        for key, criterion in criteria(settings).items()
    )
