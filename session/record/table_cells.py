"""Turns one table of the record into cells a page can draw: text in the reader's language, shares for the drawings.

Pure. Figures become text here and nowhere else, so a raw float never reaches the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from session.core.section import Column, Table
from session.i18n import number, say
from session.methods.scale import gathered

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


def tables(lang: str, spec: Table, marks: Mapping[str, int]) -> list[dict[str, Any]]:
    """`spec` for the template, in two tables when it is too wide for a page: the figures of the roles come second.

    `marks`: label of a role -> number of its shape, for columns that are a role.
    """
    roles = tuple(column for column in spec.columns if column.label.casefold() in marks)
    named = next((column for column in spec.columns[:2] if column.kind == "text"), None)
    if len(spec.columns) <= _MOST_COLUMNS or not roles or named is None:
        return [_table(lang, spec, marks)]
    if len(spec.columns) > 1 and spec.columns[1].kind == "text":
        named = spec.columns[1]
    whole = replace(spec, columns=tuple(column for column in spec.columns if column not in roles))
    apart = replace(
        spec, columns=(named, *roles), title=say(lang, "record.pdf.per_role", title=spec.title), note=""
    )
    return [_table(lang, whole, marks), _table(lang, apart, marks)]


def _table(lang: str, spec: Table, marks: Mapping[str, int]) -> dict[str, Any]:
    decimals = {column.key: _decimals(spec, column.key) for column in spec.columns}
    largest = {column.key: _largest(spec, column.key) for column in spec.columns}
    rows = [
        {
            "marked": bool(row.get("_marked")),
            "cells": [
                cell(lang, column, row.get(column.key), decimals[column.key], largest[column.key])
                for column in spec.columns
            ],
        }
        for row in spec.rows
    ]
    _mark_long(rows)
    return {
        "title": spec.title,
        "note": _note(lang, spec),
        "rows": rows,
        "tight": len(spec.columns) > 6 or len(rows) > 24,
        "columns": _columns(spec.columns, rows, marks),
    }


def words_table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: int = -1
) -> dict[str, Any]:
    """A table of plain texts; the column `numeric` is set as figures."""
    columns = [Column(str(at), head, "int" if at == numeric else "text") for at, head in enumerate(heads)]
    cells = [{"marked": False, "cells": [{"kind": "text", "text": text} for text in row]} for row in rows]
    _mark_long(cells)
    return {"title": title, "note": "", "rows": cells, "tight": True, "columns": _columns(columns, cells, {})}


def cell(lang: str, column: Column, value: Any, decimals: int, largest: float) -> dict[str, Any]:
    """One cell: `{kind, text}` and, for a drawing, its shares (0..1), counts as text and the alternative text."""
    if value is None:
        return {"kind": "text", "text": MISSING}
    if column.kind == "bar":
        shown = number(lang, value, decimals)
        share = max(0.0, min(1.0, value / largest)) if largest > 0 else 0.0
        alt = say(
            lang, "record.pdf.alt_bar", label=column.label, value=shown, most=number(lang, largest, decimals)
        )
        return {"kind": "bar", "text": shown, "share": share, "alt": alt}
    if column.kind in ("histogram", "likert"):
        return _chart(lang, column, value)
    if column.kind == "percent":
        return {"kind": "text", "text": number(lang, value, decimals) + "%"}
    if isinstance(value, bool):
        return {"kind": "text", "text": say(lang, "common.yes" if value else "common.no")}
    if isinstance(value, int | float):
        return {"kind": "text", "text": number(lang, value, decimals)}
    return {"kind": "text", "text": str(value)}


def _mark_long(rows: list[dict[str, Any]]) -> None:
    """A row that could be taller than a page may break; any other stays whole."""
    for row in rows:
        row["long"] = max((len(cell["text"]) for cell in row["cells"]), default=0) > _LONG


def _note(lang: str, spec: Table) -> str:
    scale = any(column.kind in ("histogram", "likert") for column in spec.columns) and bool(spec.rows)
    return " ".join(part for part in (spec.note, say(lang, "record.pdf.scale_note") if scale else "") if part)


def _chart(lang: str, column: Column, counts: Sequence[int]) -> dict[str, Any]:
    if column.kind == "histogram":  # with many steps there are too many to draw
        counts = gathered(counts)
    texts = [number(lang, count) for count in counts]
    whole = sum(counts) if column.kind == "likert" else max(counts, default=0)
    if not counts or whole <= 0:
        return {"kind": "text", "text": MISSING}
    alt = say(lang, "record.pdf.alt_counts", label=column.label, counts=", ".join(texts))
    return {
        "kind": column.kind,
        "text": "",
        "shares": [n / whole for n in counts],
        "counts": texts,
        "alt": alt,
    }


def _decimals(spec: Table, key: str) -> int:
    figures = [row.get(key) for row in spec.rows if isinstance(row.get(key), float)]
    if not figures:
        return 0
    return max(
        1, *(0 if f"{figure:.2f}".endswith("00") else 2 - f"{figure:.2f}".endswith("0") for figure in figures)
    )


def _largest(spec: Table, key: str) -> float:
    return max((row[key] for row in spec.rows if isinstance(row.get(key), int | float)), default=0)


def _columns(
    columns: Sequence[Column], rows: list[dict[str, Any]], marks: Mapping[str, int]
) -> list[dict[str, Any]]:
    widths = _widths(columns, rows)
    name = next((at for at, width in enumerate(widths) if width is None), 0)
    made = []
    for at, column in enumerate(columns):
        shape: dict[str, Any] = {
            "label": column.label,
            "mark": marks.get(column.label.casefold()),
            "numeric": column.kind in _NUMERIC,
            "bold": at == name,
            "figure_mm": _figure(rows, at) if column.kind == "bar" else 0,
        }
        if widths[at] is None:
            shape["fr"] = min(60, max(10, len(column.label), _longest(rows, at)))
        else:
            shape["mm"] = round(widths[at] or 0, 2)
        made.append(shape)
    return made


def _widths(columns: Sequence[Column], rows: list[dict[str, Any]]) -> list[float | None]:
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
    squeeze = min(1.0, room * 0.86 / figures) if figures else 1.0
    shrink = min(1.0, max(0.4, (room - figures * squeeze) / drawings)) if drawings else 1.0
    return [
        None if need is None else need * (shrink if draw else squeeze)
        for need, draw in zip(needed, drawn, strict=True)
    ]


def _is_place(columns: Sequence[Column], rows: list[dict[str, Any]]) -> bool:
    """Whether the first column is a place or a number before the text it belongs to; else it is that text."""
    return len(columns) > 1 and columns[1].kind == "text" and _longest(rows, 0) < _longest(rows, 1)


def _needed(column: Column, rows: list[dict[str, Any]], at: int) -> float | None:
    if column.kind in _DRAWN:
        return _DRAWN[column.kind] + (_figure(rows, at) if column.kind == "bar" else 0)
    longest = _longest(rows, at)
    word = max((len(word) for word in column.label.split()), default=1)
    width = max(word * _A_HEAD, longest * _A_CHARACTER) + 3
    if column.kind in _NUMERIC:
        return max(_NARROWEST, min(30.0, width))
    return width if longest <= _SHORT else None


def _figure(rows: list[dict[str, Any]], at: int) -> float:
    return _longest(rows, at) * _BOLD + 1


def _longest(rows: list[dict[str, Any]], at: int) -> int:
    return max((len(row["cells"][at]["text"]) for row in rows), default=0)
