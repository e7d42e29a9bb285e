"""The program of an attacker who has a copy of the database and of its write-ahead log, but no keys.

It reads the bytes of the pages, where rows stand in the order in which they came: cells of a page from its end to its
beginning, pages of the log in the order of the commits.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

FILE = "versnelkamer.sqlite3"
LEAF, INTERIOR = 0x0A, 0x02  # pages of a table WITHOUT ROWID
Row = tuple[object, ...]


def copy_without_keys(data_dir: Path, to: Path) -> Path:
    """What somebody has who copies the database while the server runs: the file and its log, byte for byte."""
    to.mkdir(parents=True)
    for name in (FILE, FILE + "-wal"):
        if (data_dir / name).exists():
            shutil.copyfile(data_dir / name, to / name)
    return to


def ballots_as_they_came(copy: Path, columns: int) -> list[Row]:
    """Every version of every row of the ballot box that can be found, oldest first. `columns`: how many it has."""
    seen: dict[Row, None] = {}
    for page in _pages(copy):
        for row in _rows_in_the_order_they_came(page):
            if len(row) == columns and len(str(row[2])) == 64 and (columns == 6 or isinstance(row[3], bytes)):
                seen.setdefault(row)
    return list(seen)


def _pages(copy: Path) -> Iterator[bytes]:
    file = (copy / FILE).read_bytes()
    size = int.from_bytes(file[16:18]) if file else 4096
    for at in range(0, len(file), size):
        yield file[at : at + size]
    log = (copy / (FILE + "-wal")).read_bytes() if (copy / (FILE + "-wal")).exists() else b""
    for at in range(32, len(log), size + 24):
        yield log[at + 24 : at + 24 + size]


def _rows_in_the_order_they_came(page: bytes) -> Iterator[Row]:
    if len(page) < 512 or page[0] not in (LEAF, INTERIOR):
        return
    head, child = (8, 0) if page[0] == LEAF else (12, 4)
    number = int.from_bytes(page[3:5])
    starts = [int.from_bytes(page[head + 2 * n : head + 2 * n + 2]) for n in range(number)]
    for start in sorted(starts, reverse=True):
        length, payload = _varint(page, start + child)
        yield tuple(_values(page[payload : payload + length]))


def _values(record: bytes) -> Iterator[object]:
    """The columns of a record; what stands on another page is missing."""
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    at = end
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]
        raw, at = record[at : at + size], at + size
        if kind >= 12:
            yield raw if kind % 2 == 0 else raw.decode("utf-8", "replace")
        else:
            yield int.from_bytes(raw, signed=True) if raw else None


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = content[at + n] if at + n < len(content) else 0
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    raise AssertionError
