"""A ballot of actions as a row of a sheet: how sure somebody is of every action, as it is worded now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import Cell, Path, nested
from session.core.kind import Say
from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.actions.count import STEPS
from session.rounds.actions.proposals import Body, accepted


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every action that was accepted. An answer knows which wording it is on."""
    return tuple(
        Cell(("answers", action), one.text, {str(step): (step, one.revision) for step in STEPS})
        for action, one in accepted(body_of(round_, Body)).items()
    )


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json:
    """How sure, with the wording that it is about."""
    answers = {path: {"sure": sure, "revision": revision} for path, (sure, revision) in given.items()}
    return nested(cells, answers)
