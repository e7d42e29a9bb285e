"""A ballot of rate as a row of a sheet: a step of the scale for every option."""

from __future__ import annotations

from session.core.ballot_sheet import Cell
from session.core.kind import Say
from session.core.shapes import read
from session.core.state import Round
from session.rounds.rate.scale import Settings, steps, word


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option; a step is its number, or what it is called."""
    settings = read(Settings, round_.settings)
    found = steps(settings)
    answers: dict[str, int | None] = {str(step.value): step.value for step in found}
    answers |= {named: step.value for step in found if (named := word(settings, step, say))}
    if settings.dont_know:
        answers[say("rate.dont_know")] = None
    return tuple(Cell(("values", option.id), option.text, answers) for option in round_.options)
