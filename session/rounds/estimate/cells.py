"""A ballot of estimate as a row of a sheet: a number for every question, or the two ends of a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from session.core.amounts import read_amount
from session.core.ballot_sheet import Cell, Path, nested
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.shapes import read
from session.core.state import Json, Round
from session.rounds.estimate.count import Settings, questions

DONT_KNOW = "?"
ENDS = ("low", "high")


def cells(round_: Round, say: Say) -> tuple[Cell, ...]:
    """A column for every question; of a range one for each end."""
    settings = read(Settings, round_.settings)
    number = partial(number_in, language=say.language, unit=settings.unit)
    aside = {say("estimate.dont_know"): DONT_KNOW} if settings.dont_know else {}
    asked = questions(round_)
    texts = {one.id: one.text if round_.options else say("estimate.number") for one in asked}
    if settings.answer != "range":
        return tuple(Cell(("values", one.id, "low"), texts[one.id], aside, read=number) for one in asked)
    return tuple(
        Cell(("values", one.id, end), f"{texts[one.id]}: {say(f'estimate.{end}')}", aside, read=number)
        for one in asked
        for end in ENDS
    )


def number_in(written: str, language: str, unit: str) -> int | float | None:
    """The one number that is written; None when it is no number, or when it can mean two."""
    reading = read_amount(written, language, unit)
    if reading.sort != "number":
        return None
    value = reading.values[0]
    return float(value) if "." in value else int(value)


def of_cells(cells: Sequence[Cell], given: Mapping[Path, Any]) -> Json | Refused:
    """Who does not know says so once."""
    choice = nested(cells, given)
    ends = {cell.path[-1] for cell in cells}
    for question, guess in choice["values"].items():
        if DONT_KNOW in guess.values():
            if set(guess.values()) != {DONT_KNOW}:
                return Refused("sheet_range")
            choice["values"][question] = None
        elif guess.keys() != ends:
            return Refused("sheet_range")
    return choice
