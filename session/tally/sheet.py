"""A sheet as spreadsheets save it, as rows of cells: its encoding, its separator, its titles, its empty columns.

What can be understood in two ways is not chosen between: the refusal says what to add to the command. What is left out
is told in `set_aside`.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from session.tally.inputs import Unreadable

SEPARATORS = (";", ",", "\t")
SAVE_AS = 'in Excel choose "CSV UTF-8" when you save it, or say what it is, such as --encoding windows-1252'


@dataclass(frozen=True)
class Said:
    """What the person who asks for the tally says about a sheet, in the options of the command."""

    points: bool = False
    labels: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()
    separator: str | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class Row:
    """The cells of a row, and the line on which it ends."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The names above the columns and the rows below; `titles` stood above the names, and are set aside."""

    names: Row
    rows: tuple[Row, ...]
    titles: tuple[Row, ...] = ()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """What else there was, in words."""
        return tuple(f"line {row.line}: the title {next(filter(None, row.cells))!r}" for row in self.titles)


def text_of(content: bytes, encoding: str | None) -> str:
    """The text of a file. Raises Unreadable when it is not in UTF-8 and nobody said what it is in."""
    if encoding is not None:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as fault:
            raise Unreadable(f"byte {fault.start}", f"is not {encoding} text") from None
        except LookupError:
            raise Unreadable("", f"{encoding!r} is no encoding that is known here") from None
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not content.startswith(BOM_UTF32_LE)
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(f"byte {fault.start}", f"is not UTF-8 text: {SAVE_AS}") from None


def sheets(text: str, separator: str | None) -> Iterator[tuple[str, Sheet | Unreadable]]:
    """The sheet for every separator it could have, or why it cannot have that one."""
    declared, text = _declared(text)
    chosen = separator or declared
    for candidate in [chosen] if chosen else SEPARATORS:
        try:
            yield candidate, _sheet(text, candidate)
        except Unreadable as refusal:
            yield candidate, refusal


def _declared(text: str) -> tuple[str | None, str]:
    """A first line such as sep=; tells Excel the separator. It stays a line, so that the others keep their numbers."""
    first, newline, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip("\r")) == len("sep=") + 1:
        return first.strip("\r")[-1], newline + rest
    return None, text


def _sheet(text: str, separator: str) -> Sheet:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = [Row(reader.line_num, tuple(" ".join(cell.split()) for cell in cells)) for cells in reader]
    except csv.Error as fault:
        at = reader.line_num
        raise Unreadable(f"line {at}", str(fault), "sheet_quotes", at) from None
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        reason = "needs a name above every column, and at least one option"
        raise Unreadable("line 1", reason, "sheet_empty")
    head = next((at for at, row in enumerate(filled) if sum(map(bool, row.cells)) > 1), 0)
    return Sheet(*_without_empty_columns(filled[head], filled[head + 1 :]), tuple(filled[:head]))


def _without_empty_columns(names: Row, rows: list[Row]) -> tuple[Row, tuple[Row, ...]]:
    """Without the columns that have no name and no cell with anything in it. Raises Unreadable for a nameless one."""
    width = len(names.cells)
    for row in rows:
        if len(row.cells) != width:
            raise Unreadable(
                f"line {row.line}",
                f"has {len(row.cells)} cells, line {names.line} with the names has {width}",
                "sheet_width",
                row.line,
                {"n": len(row.cells), "wanted": width},
            )
    kept = [at for at in range(width) if names.cells[at] or any(row.cells[at] for row in rows)]
    for at in kept:
        if not names.cells[at]:
            reason = f"has no name above column {at + 1}"
            raise Unreadable(f"line {names.line}", reason, "sheet_nameless", names.line, {"number": at + 1})
    narrow = [Row(row.line, tuple(row.cells[at] for at in kept)) for row in (names, *rows)]
    return narrow[0], tuple(narrow[1:])
