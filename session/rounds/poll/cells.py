"""A ballot of poll as a row of a sheet: a box for every answer, of which one is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import TICKS, Cell, Path
from session.core.ballots import BLANK
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.shapes import read
from session.core.state import Json, Round
from session.rounds.poll.count import Settings, asks_yes_no
from session.rounds.poll.outcome import NO, YES

NEITHER = ""


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every answer, and one for who abstains where that may be."""
    named = (
        {YES: say("poll.yes"), NO: say("poll.no")}
        if asks_yes_no(round_)
        else {option.id: option.text for option in round_.options}
    )
    if read(Settings, round_.settings).abstain:
        named[NEITHER] = say("poll.abstain")
    return tuple(
        Cell(("answer", answer), text, TICKS, optional=answer == NEITHER) for answer, text in named.items()
    )


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """The one that was ticked."""
    ticked = [path[-1] for path, is_ticked in given.items() if is_ticked]
    if len(ticked) > 1:
        return Refused("sheet_one", {"n": len(ticked)})
    return {"answer": ticked[0] or None} if ticked else BLANK
