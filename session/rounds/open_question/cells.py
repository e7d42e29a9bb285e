"""A ballot of an open question as a row of a sheet: a score and a text for every question."""

from __future__ import annotations

from session.core.ballot_sheet import Cell, own_words, whole
from session.core.kind import Say
from session.core.shapes import read
from session.core.state import Round
from session.rounds.open_question.answers import Settings
from session.rounds.open_question.count import ENDS


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """Of every question a column for the score, where there is a scale, and one for the answer in words."""
    ends = ENDS.get(read(Settings, round_.settings).scale)
    scores = whole(range(ends[0], ends[1] + 1)) if ends else {}
    words = say("open_question.sheet_why")
    found: list[Cell] = []
    for option in round_.options:
        if scores:
            found.append(Cell(("scores", option.id), option.text, scores))
        head = f"{option.text}: {words}" if scores else option.text
        found.append(Cell(("texts", option.id), head, read=own_words, optional=bool(scores)))
    return tuple(found)
