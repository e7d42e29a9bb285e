"""A table of bars for the record, for the kinds that count without ballots.

Every text comes from the kind's own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from session.core.section import Column, Table


def bars(name: str, label: str, counted: str, rows: Iterable[tuple[str, int]]) -> tuple[Table, ...]:
    """A table of texts and a bar each, titled `counted`; no table at all when there is nothing to compare."""
    columns = (Column("text", label), Column("count", counted, "bar"))
    cells = tuple({"text": text, "count": count} for text, count in rows)
    return (Table(name, counted, columns, cells),) if len(cells) > 1 else ()
