"""Texts that are too large for one request: they come in parts, in memory, until they are asked for as a whole.

Only who holds a key to a desk sends any, and only with that key they are taken out again. There are a few at a time: a
new one in the place of the oldest, so that nobody fills the memory.
"""

from __future__ import annotations

MOST = 4


class TooLarge(Exception):
    """More than one text may hold."""


class Uploads:
    """`largest`: characters of one text."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._parts: dict[tuple[str, str], dict[int, str]] = {}

    def add(self, owner: str, name: str, number: int, text: str) -> None:
        """Part `number`, from 0; the same part again takes its place. Raises TooLarge, and forgets the text."""
        key = (owner, name)
        parts = self._parts.setdefault(key, {})
        parts[number] = text
        if sum(map(len, parts.values())) > self._largest:
            del self._parts[key]
            raise TooLarge
        while len(self._parts) > MOST:
            del self._parts[next(iter(self._parts))]

    def whole(self, owner: str, name: str) -> str | None:
        """The text, kept for another look; None when it is not there or a part of it is missing."""
        parts = self._parts.get((owner, name))
        if parts is None or sorted(parts) != list(range(len(parts))):
            return None
        return "".join(parts[number] for number in range(len(parts)))
