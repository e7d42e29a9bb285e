"""A ballot of grade as a row of a sheet: a grade for every option."""

from __future__ import annotations

from session.core.ballot_sheet import Cell
from session.core.kind import Say
from session.core.shapes import read
from session.core.state import Round
from session.rounds.grade.count import Settings
from session.rounds.grade.record import labels


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option with a grade in words: of a number nobody knows which end is the best."""
    settings = read(Settings, round_.settings)
    answers: dict[str, int | None] = {word: at for at, word in enumerate(labels(settings, say), 1)}
    if settings.dont_know:
        answers[say("grade.dont_know")] = None
    return tuple(Cell(("grades", option.id), option.text, answers) for option in round_.options)
