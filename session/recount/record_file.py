"""Reads a decision record from a file, strictly: what two readers could understand differently is refused.

A file is somebody else's: its size, its numbers and its depth have limits, and what is wrong is said on one line.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from session.recount.part import NotARecord

LARGEST_FILE = 32 * 2**20  # bytes; a thousand people and a hundred rounds stay far below it
LONGEST_NUMBER = 40  # characters
DEEPEST = 40  # lists and objects in each other; a record has ten


def read_record(path: Path) -> dict[str, Any]:
    """The document in the file. Raises NotARecord."""
    try:
        return parse(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise NotARecord(f"byte {fault.start}", "is not UTF-8 text") from None


def read_bytes(path: Path) -> bytes:
    """What is in the file, when it is not too large. Raises NotARecord."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise NotARecord("", fault.strerror or "cannot be opened") from None
    except ValueError:  # a name with a zero byte in it
        raise NotARecord("", "is not the name of a file") from None
    if len(content) > LARGEST_FILE:
        raise NotARecord("", f"is larger than {LARGEST_FILE // 2**20} megabytes")
    return content


def parse(text: str) -> dict[str, Any]:
    """The document as it was written. Raises NotARecord with the line and the column, or the reason."""
    try:
        document = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_finite, parse_constant=_no_number
        )
    except json.JSONDecodeError as fault:
        raise NotARecord(f"line {fault.lineno}, column {fault.colno}", fault.msg) from None
    except RecursionError:
        raise NotARecord("$", "is nested too deeply") from None
    if not isinstance(document, dict):
        raise NotARecord("$", "is not an object")
    if _deeper_than(document, DEEPEST):
        raise NotARecord("$", "is nested too deeply")
    return document


def _deeper_than(document: Any, levels: int) -> bool:
    inside = [document]
    for _ in range(levels):
        members = (value.values() if isinstance(value, dict) else value for value in inside)
        inside = [value for values in members for value in values if isinstance(value, dict | list)]
    return bool(inside)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for at, key in enumerate(keys) if key in keys[:at])
        raise NotARecord("$", f"the key {twice!r} occurs twice in one object")
    return members


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise NotARecord("$", f"the number {text[:LONGEST_NUMBER]} is too long")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if len(text) > LONGEST_NUMBER or not math.isfinite(number):
        raise NotARecord("$", f"the number {text[:LONGEST_NUMBER]} is too long")
    return number


def _no_number(text: str) -> NoReturn:
    raise NotARecord("$", f"{text} is not a number")
