"""Solving what is published: the rows of a linear system, reduced until what follows from them can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any


def reduced(rows: Iterable[Mapping[Any, int]]) -> list[dict[Any, Fraction]]:
    """The reduced row echelon form. A unit vector is in the space of the rows exactly when it is one of these."""
    by_pivot: dict[Any, dict[Any, Fraction]] = {}
    for given_row in rows:
        row = {unknown: Fraction(number) for unknown, number in given_row.items() if number}
        for pivot in [unknown for unknown in row if unknown in by_pivot]:
            _subtract(row, by_pivot[pivot], row[pivot])
        if row:
            pivot, lead = next(iter(row.items()))
            row = {unknown: number / lead for unknown, number in row.items()}
            for other in by_pivot.values():
                _subtract(other, row, other.get(pivot, Fraction(0)))
            by_pivot[pivot] = row
    return list(by_pivot.values())


def solved(rows: Iterable[Mapping[Any, int]]) -> set[Any]:
    """The unknowns that follow from the rows."""
    return {next(iter(row)) for row in reduced(rows) if len(row) == 1}


def _subtract(row: dict[Any, Fraction], other: Mapping[Any, Fraction], times: Fraction) -> None:
    for unknown, number in other.items() if times else ():
        row[unknown] = row.get(unknown, Fraction(0)) - times * number
        if not row[unknown]:
            del row[unknown]
