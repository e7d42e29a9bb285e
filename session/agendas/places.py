"""On which line everything in a TOML document stands. `tomllib` says what a document holds, and not where.

Only of documents that `tomllib` accepts, so nothing is checked here: the scanner steps over values and notes where
keys, headers and the elements of lists begin. A path is a tuple of keys and positions, such as
("rounds", 2, "source", "texts", 0).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:\s|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:\'{0,2})|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}\n#]+")


def places(document: str) -> Mapping[Path, int]:
    """Path -> line, from 1, of everything in a document that tomllib accepts."""
    scanner = _Scanner(document.replace("\r\n", "\n"))
    scanner.scan()
    return scanner.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest thing around it that is there."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._lists: dict[Path, int] = {}  # lists of tables, with how many there are so far
        self.lines: dict[Path, int] = {}

    def scan(self) -> None:
        table: Path = ()
        self._skip(_BETWEEN)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BETWEEN)

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_right(self._ends, at - 1) + 1)

    def _skip(self, what: re.Pattern[str]) -> str:
        found = what.match(self._text, self._at)
        text = found[0] if found else ""
        self._at += len(text)
        return text

    def _header(self) -> Path:
        begin, double = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        keys = self._key()
        self._at = self._text.index("]", self._at) + (2 if double else 1)
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            self._note(path, begin)
            path = self._last_of(path)
        path = (*path, keys[-1])
        self._note(path, begin)
        if double:
            self._lists[path] = self._lists.get(path, 0) + 1
            path = self._last_of(path)
            self._note(path, begin)
        return path

    def _last_of(self, path: Path) -> Path:
        return (*path, self._lists[path] - 1) if path in self._lists else path

    def _key(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            quoted = self._skip(_QUOTED)
            keys.append(tomllib.loads(f"x={quoted}")["x"] if quoted else self._skip(_BARE))
            self._skip(_SPACE)
            if self._text[self._at : self._at + 1] != ".":
                return keys
            self._at += 1

    def _pair(self, table: Path) -> None:
        begin = self._at
        path = table
        for key in self._key():
            path = (*path, key)
            self._note(path, begin)
        self._at += 1  # the sign =
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif not self._skip(_TEXT):
            self._skip(_PLAIN)

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        self._skip(_BETWEEN)
        while self._text[self._at] != "]":
            self._note((*path, number), self._at)
            self._value((*path, number))
            number += 1
            self._skip(_BETWEEN)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BETWEEN)
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._skip(_BETWEEN)
        while self._text[self._at] != "}":
            self._pair(path)
            self._skip(_BETWEEN)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BETWEEN)
        self._at += 1
