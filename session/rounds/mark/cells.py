"""A ballot of mark as a row of a sheet: a box for every sentence. On paper everybody has all texts before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import TICKS, Cell, Path
from session.core.kind import Say
from session.core.state import Json, Round
from session.rounds.mark.count import on_show


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every sentence that may be read."""
    return tuple(Cell(("seen", one.of, key), one.text, TICKS) for key, one in on_show(round_).items())


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json:
    """Every text, with the sentences that were marked in it."""
    seen: dict[str, list[str]] = {cell.path[1]: [] for cell in cells}
    for (_, text, sentence), is_marked in given.items():
        if is_marked:
            seen[text].append(sentence)
    return {"seen": seen}
