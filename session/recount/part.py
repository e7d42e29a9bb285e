"""A part of a record together with the path at which it stands, so that every difference can say where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

LONGEST_REASON = 300


class NotARecord(Exception):
    """What was read is no record that can be counted: where (a path, a line, or empty) and why, on one line."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(one_line(f"{where}: {reason}" if where else reason))


def one_line(text: str) -> str:
    """Text out of a file as something a terminal can show: on one line, without its codes, and not endless."""
    short = text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]}…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in short
    )


class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()  # the value of a part that the record does not have


@dataclass(frozen=True)
class Part:
    """A value of a record and its path, such as $.rounds[3].result.ballots.

    A key that is not there gives a part that `is_missing`: for a figure that is a difference, not a fault. What has to
    be a list, an object, a text or a whole number and is not, raises NotARecord.
    """

    value: Any
    path: str = "$"

    def refuse(self, reason: str) -> NoReturn:
        """Raise NotARecord for this place."""
        raise NotARecord(self.path, reason)

    @property
    def is_missing(self) -> bool:
        return self.value is MISSING

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __getitem__(self, key: str) -> Part:
        return Part(self.object().get(key, MISSING), f"{self.path}.{key}")

    def __iter__(self) -> Iterator[Part]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            self.refuse("is not a list")
        return (Part(element, f"{self.path}[{at}]") for at, element in enumerate(self.value))

    def items(self) -> Iterator[tuple[str, Part]]:
        """The members of an object."""
        return ((key, Part(member, f"{self.path}.{key}")) for key, member in self.object().items())

    def object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            self.refuse("is not an object")
        return self.value

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.refuse("is not a text")
        return self.value

    def whole(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.refuse("is not a whole number")
        return self.value

    def column(self, figure: str) -> dict[str, float]:
        """One figure of every row of a list, by the id of the row; without the rows that do not tell it."""
        figures = {row["id"].text(): row[figure].value for row in self}
        return {name: float(value) for name, value in figures.items() if value not in (None, MISSING)}
