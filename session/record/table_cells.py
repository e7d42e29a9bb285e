"""Turns one table of the record into cells a page can draw: text in the reader's language, shares for the drawings.

Pure. Figures become text here and nowhere else, so a raw float never reaches the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from session.core.section import Column, Table
from session.i18n import catalog, numbers, say
from session.methods.scale import gathered
from session.record.boxes import CellBox, ColumnBox, RowBox, TableBox

Words = Mapping[str, str]
WIDTH = 170.0  # millimetres between the margins
MISSING = "–"
_MOST_COLUMNS = 8
_DRAWN = {"bar": 50.0, "histogram": 34.0, "likert": 52.0}
_NUMERIC = {"int", "number", "percent"}
_BOLD = 2.2  # millimetres, the same in bold
_NARROWEST = 13.0  # millimetres, of a column of figures
_A_TEXT = 38.0  # millimetres, at most, that a column of texts is sure of
_LONG = 500  # characters in a cell
_SHORT = 16  # characters; a column of words no longer than this gets no more than it needs
_A_CHARACTER = 1.95  # millimetres of the text font at 10.5 points
_A_HEAD = 1.75  # millimetres, of a head at 9 points


def tables(lang: str, spec: Table, marks: Mapping[str, int]) -> list[TableBox]:
    """`spec` for the template, in two tables when it is too wide for a page: the figures of the roles come second.

    `marks`: label of a role -> number of its shape, for columns that are a role.
    """
    words = catalog(lang)
    merged = words["common.merged_roles"]  # a table of before there was a pool stays as it was
    roles = tuple(
        column
        for column in spec.columns
        if column.label.casefold() in marks or (column.key == "role:*" and column.label != merged)
    )
    named = next((column for column in spec.columns[:2] if column.kind == "text"), None)
    if not roles or named is None or (len(spec.columns) <= _MOST_COLUMNS and not _is_full(lang, spec)):
        return [_table(lang, words, spec, marks)]
    if len(spec.columns) > 1 and spec.columns[1].kind == "text":
        named = spec.columns[1]
    whole = replace(spec, columns=tuple(column for column in spec.columns if column not in roles))
    apart = replace(
        spec, columns=(named, *roles), title=say(lang, "record.pdf.per_role", title=spec.title), note=""
    )
    return [_table(lang, words, whole, marks), _table(lang, words, apart, marks)]


def _table(lang: str, words: Words, spec: Table, marks: Mapping[str, int]) -> TableBox:
    columns = [
        _cells(lang, words, column, [row.get(column.key) for row in spec.rows]) for column in spec.columns
    ]
    rows = [
        _row([column[at] for column in columns], marked=bool(row.get("_marked")))
        for at, row in enumerate(spec.rows)
    ]
    return {
        "title": spec.title,
        "note": _note(words, spec),
        "rows": rows,
        "tight": len(spec.columns) > 6 or len(rows) > 5 or _is_crowded(spec.columns, rows),
        "columns": _columns(spec.columns, rows, marks),
    }


def words_table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: int = -1, note: str = ""
) -> TableBox:
    """A table of plain texts; the column `numeric` is set as figures."""
    columns = [Column(str(at), head, "int" if at == numeric else "text") for at, head in enumerate(heads)]
    laid_out = [_row([_text(words) for words in row], marked=False) for row in rows]
    return {
        "title": title, "note": note, "rows": laid_out, "tight": True, "columns": _columns(columns, laid_out, {}),
    }  # fmt: skip


def _row(cells: list[CellBox], *, marked: bool) -> RowBox:
    """A row that could be taller than a page may break; any other stays whole."""
    longest = max((len(box["text"]) for box in cells), default=0)
    return {"marked": marked, "cells": cells, "long": longest > _LONG}


def _text(words: str) -> CellBox:
    return {"kind": "text", "text": words}


def cells(lang: str, column: Column, values: Sequence[object]) -> list[CellBox]:
    """The cells of one column: texts, or drawings with their shares, counts as text and the alternative text."""
    return _cells(lang, catalog(lang), column, values)


def _cells(lang: str, words: Words, column: Column, values: Sequence[object]) -> list[CellBox]:
    figures = [value for value in values if _is_figure(value)]
    largest = max((value for value in values if isinstance(value, int | float)), default=0)
    figure = iter(numbers(lang, [largest, *figures], _decimals(values)) if figures else ())
    most, bar = next(figure, ""), words["record.pdf.alt_bar"] if column.kind == "bar" else ""

    def cell(value: object) -> CellBox:
        if value is None:
            return _text(MISSING)
        if isinstance(value, bool):
            return _text(words["common.yes" if value else "common.no"])
        if isinstance(value, int | float):
            shown = next(figure)
            if column.kind == "bar":
                share = max(0.0, min(1.0, value / largest)) if largest > 0 else 0.0
                alt = bar.format(label=column.label, value=shown, most=most)
                return {"kind": "bar", "text": shown, "share": share, "alt": alt}
            return _text(shown + "%" if column.kind == "percent" else shown)
        if column.kind in ("histogram", "likert") and isinstance(value, list | tuple):
            return _chart(lang, column, value)
        return _text(str(value))

    return [cell(value) for value in values]


def _is_figure(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _note(words: Words, spec: Table) -> str:
    scale = any(column.kind in ("histogram", "likert") for column in spec.columns) and bool(spec.rows)
    return " ".join(part for part in (spec.note, words["record.pdf.scale_note"] if scale else "") if part)


def _chart(lang: str, column: Column, counts: Sequence[int]) -> CellBox:
    if column.kind == "histogram":  # with many steps there are too many to draw
        counts = gathered(counts)
    texts = numbers(lang, counts)
    whole = sum(counts) if column.kind == "likert" else max(counts, default=0)
    if not counts or whole <= 0:
        return _text(MISSING)
    alt = say(lang, "record.pdf.alt_counts", label=column.label, counts=", ".join(texts))
    return {
        "kind": column.kind,
        "text": "",
        "shares": [n / whole for n in counts],
        "counts": texts,
        "alt": alt,
    }


def _decimals(values: Sequence[object]) -> int:
    figures = [value for value in values if isinstance(value, float)]
    if not figures:
        return 0
    return max(
        1, *(0 if f"{figure:.2f}".endswith("00") else 2 - f"{figure:.2f}".endswith("0") for figure in figures)
    )


def _columns(columns: Sequence[Column], rows: list[RowBox], marks: Mapping[str, int]) -> list[ColumnBox]:
    widths = _widths(columns, rows)
    name = next((at for at, width in enumerate(widths) if width is None), 0)
    boxes = []
    for at, column in enumerate(columns):
        box: ColumnBox = {
            "label": column.label,
            "mark": 0 if column.key == "role:*" else marks.get(column.label.casefold()),
            "numeric": column.kind in _NUMERIC,
            "bold": at == name,
            "figure_mm": _figure(rows, at) if column.kind == "bar" else 0,
        }
        if widths[at] is None:
            box["fr"] = min(60, max(10, len(column.label), _longest(rows, at)))
        else:
            box["mm"] = round(widths[at] or 0, 2)
        boxes.append(box)
    return boxes


def _widths(columns: Sequence[Column], rows: list[RowBox]) -> list[float | None]:
    """Millimetres for figures, short words and drawings; None for a text, which shares what is left.

    Figures come first, then the drawings shrink, and only then do figures: a figure must not break.
    """
    needed = [_needed(column, rows, at) for at, column in enumerate(columns)]
    if not _is_place(columns, rows):
        needed[0] = None if columns[0].kind == "text" else needed[0]
    drawn = [column.kind in _DRAWN for column in columns]
    texts = [min(_A_TEXT, _longest(rows, at) * _BOLD + 3) for at, need in enumerate(needed) if need is None]
    room = max(WIDTH * 0.4, WIDTH - sum(texts))
    figures = sum(need for need, draw in zip(needed, drawn, strict=True) if need and not draw)
    drawings = sum(need for need, draw in zip(needed, drawn, strict=True) if need and draw)
    squeeze = min(1.0, room * (0.86 if drawings else 1.0) / figures) if figures else 1.0
    shrink = min(1.0, max(0.4, (room - figures * squeeze) / drawings)) if drawings else 1.0
    return [
        None if need is None else need * (shrink if draw else squeeze)
        for need, draw in zip(needed, drawn, strict=True)
    ]


def _is_full(lang: str, spec: Table) -> bool:
    """Whether a drawing would have to shrink to less than it can be read at."""
    if not any(column.kind in _DRAWN for column in spec.columns):
        return False
    columns = [cells(lang, column, [row.get(column.key) for row in spec.rows]) for column in spec.columns]
    rows = [_row([column[at] for column in columns], marked=False) for at in range(len(spec.rows))]
    needed = (_needed(column, rows, at) for at, column in enumerate(spec.columns))
    return sum(min(_A_TEXT, need or _A_TEXT) for need in needed) > WIDTH


def _is_crowded(columns: Sequence[Column], rows: list[RowBox]) -> bool:
    """Whether figures and short words leave less than a third of the page to the texts."""
    needed = (_needed(column, rows, at) for at, column in enumerate(columns))
    return sum(need for need in needed if need) > WIDTH * 2 / 3


def _is_place(columns: Sequence[Column], rows: list[RowBox]) -> bool:
    """Whether the first column is a place or a number before the text it belongs to; else it is that text."""
    if len(columns) < 2 or columns[1].kind != "text":
        return False
    return columns[0].key == "place" or _longest(rows, 0) < _longest(rows, 1)


def _needed(column: Column, rows: list[RowBox], at: int) -> float | None:
    if column.kind in _DRAWN:
        return _DRAWN[column.kind] + (_figure(rows, at) if column.kind == "bar" else 0)
    longest = _longest(rows, at)
    word = max((len(word) for word in column.label.split()), default=1)
    width = max(word * _A_HEAD, longest * _A_CHARACTER) + 3
    if column.kind in _NUMERIC:
        return max(_NARROWEST, min(30.0, width))
    return width if longest <= _SHORT else None


def _figure(rows: list[RowBox], at: int) -> float:
    return _longest(rows, at) * _BOLD + 1


def _longest(rows: list[RowBox], at: int) -> int:
    return max((len(row["cells"][at]["text"]) for row in rows), default=0)
