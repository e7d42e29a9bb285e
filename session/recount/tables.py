"""Holds what the pages of a record tell against its results: the figures of options in tables, and the decisions.

A table has the figures of a result under the same keys. What pages put together in their own way is not compared:
columns by role, duels, counts of a run-off, the cells of criteria, and sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round

FIGURES = ("int", "bar", "number", "percent", "histogram")  # kinds of columns; the others are words

Figures = Mapping[str, Any]


def compare_tables(round_: Round, comparison: Comparison) -> None:
    """Every figure of an option in a table of the section, beside the same figure in the result."""
    by_text = _rows_by_text(round_.result)
    for table in round_.section["tables"]:
        columns = [column for column in table["columns"] if column["kind"].value in FIGURES]
        for row in table["rows"]:
            counted = by_text.get(str(row["text"].value), [])
            if len(counted) != 1:  # a table of something else, or of two options with the same text
                continue
            for column in columns:
                _compare(row[column["key"].text()], column, counted[0], comparison)


def _compare(cell: Part, column: Part, counted: Mapping[str, Any], comparison: Comparison) -> None:
    key = column["key"].text()
    if key not in counted:
        return
    figure = counted[key]
    if column["kind"].value == "percent" and figure is not None:
        figure = round(100 * figure, 1)
    comparison.same(cell, figure)


def _rows_by_text(result: Part) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of a result by what stands in them as text or as name."""
    rows = [
        row
        for part in result.object().values()
        if isinstance(part, list)
        for row in part
        if isinstance(row, dict)
    ]
    texts: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        name = row.get("text", row.get("name"))
        if isinstance(name, str):
            texts.setdefault(name, []).append(row)
    return texts


def compare_decisions(round_: Round, decided: Sequence[Figures], comparison: Comparison) -> None:
    """The decisions on the first pages that came of this round, in its order, beside what follows from its result."""
    number = len(round_.decisions)
    comparison.holds(round_.result, "every decision is told on the first pages", number == len(decided))
    for decision, figures in zip(round_.decisions, decided, strict=False):
        for key, figure in figures.items():
            comparison.same(decision[key], figure)
