"""Solving what is published: the rows of a linear system, reduced until what follows from them can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any


def reduced(rows: Iterable[Mapping[Any, int]]) -> list[dict[Any, Fraction]]:
    """The reduced row echelon form. A unit vector is in the space of the rows exactly when it is one of these."""
    found: dict[Any, dict[Any, Fraction]] = {}  # pivot -> row
    for given_row in rows:
        row = {each: Fraction(number) for each, number in given_row.items() if number}
        for pivot in [each for each in row if each in found]:
            _subtract(row, found[pivot], row[pivot])
        if row:
            pivot, lead = next(iter(row.items()))
            row = {each: number / lead for each, number in row.items()}
            for other in found.values():
                _subtract(other, row, other.get(pivot, Fraction(0)))
            found[pivot] = row
    return list(found.values())


def solved(rows: Iterable[Mapping[Any, int]]) -> set[Any]:
    """The unknowns that follow from the rows."""
    return {next(iter(row)) for row in reduced(rows) if len(row) == 1}


def _subtract(row: dict[Any, Fraction], other: Mapping[Any, Fraction], times: Fraction) -> None:
    for each, number in other.items() if times else ():
        row[each] = row.get(each, Fraction(0)) - times * number
        if not row[each]:
            del row[each]
