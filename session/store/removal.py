"""Removing rows a few at a time: what is removed is wiped, and whoever wants to write waits for one step at most."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Row,
    Table,
    bindparam,
    delete,
    func,
    literal,
    select,
)

from session.store import backend

BYTES_AT_ONCE = 256 * 1024
"""A step wipes about as much, and at least one row: some milliseconds of a common disk."""
_LARGE = ("sealed", "data")  # columns that hold what can be large


def remove(connection: Connection, table: Table, where: ColumnElement[bool], most: int) -> int:
    """Remove rows, at most `most` of them. Return how many; 0: none is left."""
    sizes: list[ColumnElement[int]] = [func.length(column) for column in table.c if column.name in _LARGE]
    asked = select(*table.primary_key.columns, *(sizes or [literal(0)])).where(where).limit(most)
    with connection.execute(asked) as found:
        rows = _up_to(BYTES_AT_ONCE, found)
    if rows:
        names = [f"its_{column.key}" for column in table.primary_key.columns]
        backend.run_many(
            connection, _by_key(table), [dict(zip(names, row[:-1], strict=True)) for row in rows]
        )
    return len(rows)


@lru_cache
def _by_key(table: Table) -> Any:
    return delete(table).where(
        *[column == bindparam(f"its_{column.key}") for column in table.primary_key.columns]
    )


def _up_to(most: int, found: CursorResult[Any]) -> list[Row[Any]]:
    """Rows until they are `most` together, and no row more is asked for. The last value of a row is its size."""
    rows = []
    for row in found:
        rows.append(row)
        most -= row[-1]
        if most <= 0:
            break
    return rows
