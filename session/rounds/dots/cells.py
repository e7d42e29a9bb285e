"""A ballot of dots as a row of a sheet: a number for every option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.core.ballot_sheet import Cell, Path, nested, whole
from session.core.kind import Say
from session.core.state import Json, Round
from session.rounds.dots.count import limits


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every option with the dots that it gets; below zero they are taken away."""
    allowed = limits(round_)
    most = min(allowed.give, allowed.on_one or allowed.give)
    numbers = whole(range(-allowed.take, most + 1, allowed.step))
    return tuple(Cell(("dots", option.id), option.text, numbers) for option in round_.options)


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json:
    """None at all is nothing on a ballot."""
    return nested(cells, {path: number for path, number in given.items() if number})
