"""A sheet of ballots on paper read for one open round: what every row is, and what is wrong with which cell.

The sheet is read as the tally reads one (session/tally/sheet.py). Columns are found by the names of the options; what
could be two things, or nothing, is told with its line and column and never guessed. All rows are ballots or none is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from session.core.ballot_sheet import Cell, Path, answer_in, known_in, plain, unique
from session.core.decisions.paper import PAPER_BALLOTS, checked_choice
from session.core.kind import RoundKind, Say
from session.core.refusals import Refused
from session.core.state import Json, Role, Round
from session.i18n import say
from session.record.csv_export import encoded, guarded
from session.tally.csv_ballots import COUNT, LABELS, TOTALS, Line, no_totals
from session.tally.inputs import Unreadable
from session.tally.sheet import Row, Sheet, sheets

LARGEST = 1_000_000  # characters of a sheet
AT_ONCE = 1000  # equal ballots in one entry
ROLES = {"role", "rol"}
ABOVE_A_TOTAL = 3  # so many rows before the last one is held against their sum
FAULTS = 200


@dataclass(frozen=True)
class Fault:
    """What is wrong, on which line and in which column; 0 and "" where it is about the whole sheet."""

    refused: Refused
    line: int = 0
    column: str = ""


@dataclass(frozen=True)
class Told:
    """Something that was left out of the sheet: a word and its gaps."""

    key: str
    words: Mapping[str, str | int]


@dataclass
class Found:
    """What is in a sheet. `entries`: equal ballots together; empty as soon as there is a fault or an unknown column."""

    entries: list[Json] = field(default_factory=list)
    ballots: int = 0
    faults: list[Fault] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    aside: list[Told] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """The round that a sheet is for. `voices`: the words in every language, that of the session first."""

    kind: RoundKind
    round: Round
    voices: Sequence[Say]
    roles: Sequence[Role]

    def columns(self) -> list[tuple[Cell, ...]]:
        """Every column, in each language."""
        return list(zip(*(unique(self.kind.cells(self.round, voice)) for voice in self.voices), strict=True))


@dataclass(frozen=True)
class _Column:
    """A column of the sheet. `what`: "option", "count", "role", "label" or "unknown"."""

    name: str
    what: str
    cells: tuple[Cell, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)


def blank_sheet(asked: Asked, lang: str) -> bytes:
    """A sheet to fill in: the names above the columns and nothing below."""
    heads = [say(lang, "desk.sheet_head_number")]
    heads += [cells[0].head for cells in asked.columns()]
    heads += [say(lang, "desk.sheet_head_role")] if asked.roles else []
    return encoded(lang, [[*heads, say(lang, "desk.sheet_head_count")]])


def read_sheet(text: str, asked: Asked, left_out: frozenset[str]) -> Found:
    """The ballots in `text`. `left_out`: the columns of which somebody said that they are no part of a ballot."""
    found = Found()
    if len(text) > LARGEST:
        return Found(faults=[Fault(Refused("sheet_large", {"limit": LARGEST // 1000}))])
    sheet, columns = _best(text, asked, left_out)
    if isinstance(sheet, Unreadable):
        return Found(faults=[Fault(Refused(sheet.code, sheet.words), sheet.line)])
    found.unknown = [column.name for column in columns if column.what == "unknown"]
    found.aside = [_title(title) for title in sheet.titles]
    found.aside += [
        Told("desk.sheet_label", {"text": column.name}) for column in columns if column.what == "label"
    ]
    found.faults = _of_heads(sheet.names, columns, asked)
    if not found.unknown and not found.faults:
        _rows(sheet, columns, asked, found)
    return found


def _title(title: Row) -> Told:
    return Told("desk.sheet_title", {"line": title.line, "text": next(filter(None, title.cells))})


def _best(
    text: str, asked: Asked, left_out: frozenset[str]
) -> tuple[Sheet | Unreadable, tuple[_Column, ...]]:
    """The sheet with the separator by which most of its names are known; else why there is none."""
    options = asked.columns()
    refused: list[tuple[int, Unreadable]] = []
    readable: list[tuple[int, int, Sheet, tuple[_Column, ...]]] = []
    for separator, sheet in sheets(text, None):
        if isinstance(sheet, Unreadable):
            refused.append((text.count(separator), sheet))
            continue
        columns = tuple(_column(name, options, left_out) for name in sheet.names.cells)
        named = sum(column.what == "option" for column in columns)
        readable.append((named, text.count(separator), sheet, columns))
    sure = [one for one in readable if one[0]]
    if sure or (readable and not refused):
        _, _, sheet, columns = max(sure or readable, key=lambda one: one[:2])
        return sheet, columns
    return max(refused, key=lambda one: one[0])[1], ()


def _column(name: str, options: Sequence[tuple[Cell, ...]], left_out: frozenset[str]) -> _Column:
    bare = plain(name)
    for cells in options:
        if bare in {plain(head) for cell in cells for head in (cell.head, guarded(cell.head))}:
            return _Column(name, "option", cells, known_in(cells))
    if name in left_out or bare.rstrip(".") in LABELS:
        return _Column(name, "label")
    return _Column(name, "count" if bare in COUNT else "role" if bare in ROLES else "unknown")


def _of_heads(names: Row, columns: Sequence[_Column], asked: Asked) -> list[Fault]:
    """What is there twice, and what is not there at all."""
    faults, there = [], [plain(column.name) for column in columns if column.what != "label"]
    twice = {name for name in there if there.count(name) > 1}
    faults += [
        Fault(Refused("sheet_twice", {"text": column.name}), names.line)
        for at, column in enumerate(columns)
        if plain(column.name) in twice and plain(column.name) not in map(plain, names.cells[:at])
    ]
    paths = {column.cells[0].path for column in columns if column.cells}
    faults += [
        Fault(Refused("sheet_no_column", {"text": cells[0].head}), names.line)
        for cells in asked.columns()
        if not cells[0].optional and cells[0].path not in paths
    ]
    return faults


def _rows(sheet: Sheet, columns: Sequence[_Column], asked: Asked, found: Found) -> None:
    if not sheet.rows:
        found.faults.append(Fault(Refused("sheet_no_rows"), sheet.names.line))
    merged: dict[tuple[str | None, bytes], Json] = {}
    for row in sheet.rows[: PAPER_BALLOTS + 1]:
        entry = _row(row, columns, asked)
        if not isinstance(entry, dict):
            found.faults += entry
            continue
        found.ballots += entry["count"]
        key = (entry["role"], msgspec.json.encode(entry["choice"], order="sorted"))
        merged.setdefault(key, {**entry, "count": 0})["count"] += entry["count"]
    found.faults += _sum(sheet.rows, columns)
    if len(sheet.rows) > PAPER_BALLOTS or found.ballots > PAPER_BALLOTS:
        found.faults.insert(0, Fault(Refused("too_many_on_paper", {"limit": PAPER_BALLOTS})))
    if not found.faults:
        found.entries = [part for entry in merged.values() for part in _portions(entry)]


def _portions(entry: Json) -> list[Json]:
    """Equal ballots in entries of at most so many."""
    left, parts = entry["count"], []
    while left:
        parts.append({**entry, "count": min(left, AT_ONCE)})
        left -= parts[-1]["count"]
    return parts


def _row(row: Row, columns: Sequence[_Column], asked: Asked) -> Json | list[Fault]:
    """A ballot with how often it was given, or everything that is wrong with the row."""
    if any(cell.casefold().rstrip(".:") in TOTALS for cell in row.cells):
        return [Fault(Refused("sheet_total"), row.line)]
    faults: list[Fault] = []
    given: dict[Path, Any] = {}
    entry: Json = {"count": 1, "role": None}
    for column, written in zip(columns, row.cells, strict=True):
        if column.what == "label" or not written:
            continue
        answer = _cell(column, written, asked)
        if isinstance(answer, Refused):
            faults.append(Fault(answer, row.line, column.name))
        elif column.what == "option":
            given[column.cells[0].path] = answer
        else:
            entry[column.what] = answer
    if faults:
        return faults
    cells = [column.cells[0] for column in columns if column.cells]
    choice = asked.kind.of_cells(cells, given)
    if not isinstance(choice, Refused):
        choice = checked_choice(asked.kind, asked.round, choice)
    if isinstance(choice, Refused):
        told = Refused("sheet_no_ballot") if choice.code == "bad_ballot" else choice
        return [Fault(told, row.line)]
    return {**entry, "choice": choice}


def _cell(column: _Column, written: str, asked: Asked) -> Any | Refused:
    if column.what == "option":
        return answer_in(column.cells, column.known, written)
    if column.what == "count":
        fits = re.fullmatch(r"[0-9]{1,4}", written, re.ASCII) and 1 <= int(written) <= AT_ONCE
        return int(written) if fits else Refused("sheet_count", {"text": written, "most": AT_ONCE})
    if plain(written) in {plain(voice.role(None)) for voice in asked.voices}:
        return None
    for role in asked.roles:
        if plain(written) == plain(role.label):
            return role.id
    named = ", ".join(role.label for role in asked.roles)
    return Refused("sheet_role", {"text": written, "roles": named}) if named else Refused("sheet_no_roles")


def _sum(rows: Sequence[Row], columns: Sequence[_Column]) -> list[Fault]:
    """Whether the last row adds up the ones above it, as people do in a spreadsheet."""
    lines = []
    for row in rows if len(rows) > ABOVE_A_TOTAL else ():
        numbers = [(c, int(cell)) for c, cell in zip(columns, row.cells, strict=True) if cell.isdecimal()]
        count = next((number for column, number in numbers if column.what == "count"), 1)
        lines.append(Line(row, count, {c.name: number for c, number in numbers if c.what == "option"}))
    try:
        if lines and any(line.cells for line in lines):
            no_totals(lines)
    except Unreadable:
        return [Fault(Refused("sheet_sum"), rows[-1].line)]
    return []
