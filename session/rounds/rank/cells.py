"""A ballot of rank as a row of a sheet: a place for every option. Equal places are equal, an empty one is no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import Cell, Path, whole
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.state import Json, Round
from session.methods.tiers import of_places


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option with the place that it gets; 1 is the best."""
    places = whole(range(1, len(round_.options) + 1))
    return tuple(Cell(("order", option.id), option.text, places) for option in round_.options)


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """Places run on; when one is left out these may be points, of which more is better."""
    order = of_places({path[-1]: place for path, place in given.items()})
    if order is None:
        return Refused("sheet_places", {"places": ", ".join(map(str, sorted(given.values())))})
    return {"order": [list(tier) for tier in order]}
