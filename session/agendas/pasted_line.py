"""One line of a pasted agenda, taken apart: what people put before, between and behind the name of a round.

A bullet or a number, a time or how many minutes, the name, a question; or the cells of a table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from session.agendas.pasted_names import HEADS, names
from session.core import text

MOST_MINUTES = 600
LONGEST_MINUTES = 40  # characters of "- (10 minuten)" with all that stands around it
_DAY = 24 * 60

_MIN = r"(?:minuten|minuut|minutes|minute|min\b\.?|['′])"
_CLOCK = r"(\d{1,2})[:.](\d{2})(?:\s*(?:uur|u|h)\b)?"
_BULLET = re.compile(r"^[-–—*•◦▪·]\s+|^[•◦▪·]\s*")
_NUMBER = re.compile(r"^(?:#?\d{1,2}[.)]|[a-z][.)])\s+", re.I)
_ROUND = re.compile(r"^(?:ronde|round|stap|step)\s+\d{1,2}\s*[:.)–-]?\s+", re.I)
_CLOCKS = re.compile(rf"^{_CLOCK}(?:\s*(?:-|–|—|tot|to|until)\s*{_CLOCK})?\s*[:–—-]?\s+", re.I)
_SPAN = re.compile(rf"^(\d{{1,3}})\s*[-–]\s*(\d{{1,3}})\b(?:\s*{_MIN})?\s+", re.I)
_BEFORE = re.compile(rf"^(\d{{1,3}})\s*{_MIN}\s*[:–—-]?\s+", re.I)
_BETWEEN = re.compile(rf"^\s*[([]?\s*(\d{{1,3}})\s*{_MIN}\s*[)\]]?\s*", re.I)
_BEHIND = re.compile(rf"[\s,;(–-]*\b(\d{{1,3}})\s*{_MIN}\s*\)?\s*[.;]?\s*$", re.I)
_SEPARATOR = re.compile(r"^\s*:\s*|^\s+[-|]\s+|^\s*[–—]\s*")
_LONGER_NAME = re.compile(r"^(?:\s+\w+){1,3}\s*:\s+")
_QUOTES = {'"': '"', "“": "”", "„": "”", "‘": "’", "«": "»", "'": "'"}
_MINUTES_CELL = re.compile(rf"^(\d{{1,3}})\s*{_MIN}?$", re.I)
_CLOCK_CELL = re.compile(rf"^{_CLOCK}(?:\s*(?:-|–|—|tot|to|until)\s*{_CLOCK})?$", re.I)
_NUMBER_CELL = re.compile(r"^#?\d{1,2}[.)]?$")


@dataclass(frozen=True)
class Line:
    """`words`: all of it. `mark`: the bullet or the kind of number it began with, and how far from the edge. `item`:
    without that. `kind`: what it names, if anything; then `prompt`, `note` and `minutes` are of that. `begins`: the
    clock, in minutes since midnight.
    """

    number: int
    words: str
    item: str
    mark: tuple[str, int] | None = None
    kind: str | None = None
    prompt: str = ""
    note: str = ""
    minutes: int = 0
    begins: int | None = None

    @property
    def is_question(self) -> bool:
        return self.kind is None and self.words.endswith("?")

    @property
    def is_only_minutes(self) -> bool:
        return self.kind is None and _BEHIND.fullmatch(self.words) is not None


def lines(pasted: str) -> list[Line]:
    """What stands in a text, without what is empty and without the heads of a table. A round without minutes takes
    until the clock of what comes next.
    """
    found = [line for number, cells in _rows(pasted) if (line := _line(number, cells)) is not None]
    clocks = [line for line in found if line.begins is not None]
    until = {line.number: (after.begins or 0) - (line.begins or 0) for line, after in pairwise(clocks)}
    return [
        line if line.minutes else replace(line, minutes=_later(until.get(line.number, 0))) for line in found
    ]


def _rows(pasted: str) -> Iterator[tuple[int, list[str]]]:
    """Every line with its number and its cells; a cell of a spreadsheet may be of more lines."""
    if "\t" not in pasted or '"' not in pasted or pasted.count('"') % 2:
        for number, line in enumerate(pasted.splitlines(), 1):
            yield number, line.split("\t") if "\t" in line.strip() else [line]
        return
    # A cell can be no longer than the whole text.
    csv.field_size_limit(max(csv.field_size_limit(), len(pasted)))
    reader = csv.reader(pasted.splitlines(keepends=True), delimiter="\t")
    number = 1
    for row in reader:
        yield number, row
        number = reader.line_num + 1


def _line(number: int, cells: list[str]) -> Line | None:
    shown = [cleaned for cell in cells if (cleaned := _unquoted(text.clean(cell, lines=False)))]
    if not shown or (len(shown) > 1 and all(cell.casefold().rstrip(":") in HEADS for cell in shown)):
        return None
    indent = len(cells[0]) - len(cells[0].lstrip()) + sum(1 for cell in cells if not cell.strip())
    if len(shown) > 1 and _BULLET.match(f"{shown[0]} "):  # "•<tab>text", as a word processor writes it
        shown = [f"{shown[0]} {shown[1]}", *shown[2:]]
    if len(shown) > 1 and (line := _table(number, shown)) is not None:
        return line
    if len(shown) == 1 and ";" in shown[0]:
        parts = [part for cell in shown[0].split(";") if (part := _unquoted(cell.strip()))]
        line = _table(number, parts) if len(parts) > 1 else None
        if line is not None:
            return replace(line, words=shown[0])
    return _written(number, " ".join(shown), indent)


def _table(number: int, cells: list[str]) -> Line | None:
    """The line when its cells are those of a round; None when no cell is a name."""
    read = [_written(number, cell, 0) for cell in cells]
    at = next((at for at, cell in enumerate(read) if cell.kind and not cell.prompt), None)
    if at is None:
        return None
    named, words, minutes, begins = read[at], list[str](), read[at].minutes, read[at].begins
    for place, cell in enumerate(cells):
        clock = _CLOCK_CELL.match(cell)
        if place == at or (place < at and _NUMBER_CELL.match(cell)):
            continue
        if clock is not None:
            spanned = _spanned(clock)
            begins, minutes = _minute(clock[1], clock[2]) if begins is None else begins, minutes or spanned
        elif not minutes and (found := _MINUTES_CELL.match(cell)) is not None:
            minutes = min(int(found[1]), MOST_MINUTES)
        elif not minutes and not words:
            cell, minutes = _without_minutes(cell)
            words.append(cell)
        else:
            words.append(cell)
    prompt, *rest = words or [""]
    if named.kind == "roles":
        prompt, rest = ", ".join(words), []
    return Line(
        number,
        " ".join(cells),
        " ".join(cells),
        named.mark,
        named.kind,
        prompt,
        " ".join(rest),
        minutes,
        begins,
    )


def _written(number: int, words: str, indent: int) -> Line:
    """The line as somebody writes it in one go."""
    rest, mark, minutes, begins = words, None, 0, None
    item = words
    for _ in range(4):
        if found := _BULLET.match(rest):
            mark = mark or (found[0].strip(), indent)
        elif found := _CLOCKS.match(rest):
            begins, minutes = _minute(found[1], found[2]), _spanned(found) or minutes
        elif found := _SPAN.match(rest):
            minutes = max(0, int(found[2]) - int(found[1]))
        elif found := _NUMBER.match(rest):
            mark = mark or ("1", indent)
        elif found := _BEFORE.match(rest):
            minutes = int(found[1])
        elif not (found := _ROUND.match(rest)):
            break
        rest = rest[found.end() :]
        item = rest if mark and item == words else item
    kind, prompt, more = _named(rest)
    minutes = min(more or minutes, MOST_MINUTES)
    return Line(number, words, _unquoted(item.rstrip(";")), mark, kind, prompt, "", minutes, begins)


def _named(words: str) -> tuple[str | None, str, int]:
    """The kind that these words begin with, the question and the minutes behind it."""
    for name, kind in names().get(words[:1].casefold(), {}).items():
        if words[: len(name)].casefold() != name or words[len(name) : len(name) + 1].isalnum():
            continue
        rest, minutes = words[len(name) :], 0
        if between := _BETWEEN.match(rest):
            rest, minutes = rest[between.end() :], int(between[1])
        parted = _SEPARATOR.match(rest)
        prompt = rest[parted.end() :] if parted else rest
        prompt, behind = _without_minutes(prompt)
        minutes = minutes or behind
        if minutes and not parted and (longer := _LONGER_NAME.match(prompt)):  # "Stippen plakken: …"
            prompt = prompt[longer.end() :]
        if kind == "break":  # "Pauze met koffie"
            return kind, "", minutes
        if parted or minutes or not prompt.strip():  # "Vraag het aan de buurt" is a sentence
            return kind, _unquoted(prompt.strip()), minutes
    return None, "", int(found[1]) if (found := _BEHIND.fullmatch(words)) else 0


def _without_minutes(words: str) -> tuple[str, int]:
    """What is before the minutes that these words end with, and those. Only the end is searched: from every sign of a
    long row of them the search would go to its end."""
    start = max(0, len(words) - LONGEST_MINUTES)
    found = _BEHIND.search(words, start)
    return (words, 0) if found is None else (words[: found.start()], min(int(found[1]), MOST_MINUTES))


def _spanned(clocks: re.Match[str]) -> int:
    """How long it is from one clock to the other, if there are two."""
    if clocks[3] is None:
        return 0
    return _later(_minute(clocks[3], clocks[4]) - _minute(clocks[1], clocks[2]))


def _later(minutes: int) -> int:
    """So much later on the clock, past midnight too; more than ten hours is another thing than how long a round is."""
    minutes %= _DAY
    return minutes if minutes <= MOST_MINUTES else 0


def _minute(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)


def _unquoted(words: str) -> str:
    """Without the quotation marks around all of it."""
    whole = len(words) > 1 and _QUOTES.get(words[0]) == words[-1] and words.count(words[-1]) <= 2
    return words[1:-1].strip() if whole else words
