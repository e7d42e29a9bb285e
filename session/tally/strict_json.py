"""JSON that means one thing: values with the path they were found at, and checks that refuse with that path.

A repeated key, a number like NaN and a true where a number belongs are refused, because a reader that accepts them
silently counts something else than what was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from session.tally.inputs import Unreadable

LONGEST_NUMBER = 40
BIGGEST = 10**12  # more ballots or money than any file holds; keeps a slip of the pen from filling the memory


@dataclass(frozen=True)
class Node:
    """A value of the document and its path, such as $.ballots[3].count."""

    value: Any
    path: str = "$"

    def refuse(self, reason: str) -> NoReturn:
        """Raise Unreadable for this place."""
        raise Unreadable(self.path, reason)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __getitem__(self, key: str) -> Node:
        if key not in self.fields():
            self.refuse(f"has no {key!r}")
        return Node(self.value[key], f"{self.path}.{key}")

    def fields(self) -> dict[str, Node]:
        """The members of an object."""
        if not isinstance(self.value, dict):
            self.refuse("is not an object")
        return {key: Node(value, f"{self.path}.{key}") for key, value in self.value.items()}

    def items(self) -> Iterator[Node]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            self.refuse("is not a list")
        return (Node(value, f"{self.path}[{place}]") for place, value in enumerate(self.value))

    def whole(self, least: int = 0) -> int:
        """A whole number of at least `least`."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.refuse("is not a whole number")
        if not least <= self.value <= BIGGEST:
            self.refuse(f"is not between {least} and {BIGGEST}")
        return self.value

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            self.refuse("is not true or false")
        return self.value

    def number(self) -> Fraction:
        """Any number, exactly as written."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Fraction):
            self.refuse("is not a number")
        return Fraction(self.value)

    def name(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip() or not _is_text(self.value):
            self.refuse("is not a name")
        return self.value

    def names(self) -> tuple[str, ...]:
        """A list of different names, or the keys of an object, of which there is at least one."""
        names = (
            list(self.fields()) if isinstance(self.value, dict) else [item.name() for item in self.items()]
        )
        twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if twice is not None:
            self.refuse(f"lists {twice!r} twice")
        if not names:
            self.refuse("is empty")
        return tuple(names)


def parse(text: str) -> Node:
    """The document as the root node. Raises Unreadable with line and column, or the reason."""
    try:
        document = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_exact, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"line {error.lineno}, column {error.colno}", error.msg) from None
    except RecursionError:
        raise Unreadable("$", "is nested too deeply") from None
    except ValueError as error:
        raise Unreadable("$", str(error)) from None
    return Node(document)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in pairs:
        if key in members:
            raise Unreadable("$", f"the key {key!r} occurs twice in one object")
        if not _is_text(key):
            raise Unreadable("$", f"the key {key!r} is not text")
        members[key] = value
    return members


def _is_text(text: str) -> bool:
    """Half of a pair of surrogates can be written in JSON, but not in any file."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("$", f"the number {text[:LONGEST_NUMBER]} is too long")
    return int(text)


def _exact(text: str) -> Fraction:
    """A decimal as a fraction; one with a huge exponent would take all memory."""
    exponent = re.search(r"[eE][+-]?(\d+)$", text)
    if len(text) > LONGEST_NUMBER or (exponent and int(exponent[1]) > LONGEST_NUMBER):
        raise Unreadable("$", f"the number {text[:LONGEST_NUMBER]} is too long")
    return Fraction(text)


def _no_constant(text: str) -> NoReturn:
    raise Unreadable("$", f"{text} is not a number")
