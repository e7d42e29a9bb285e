"""What simulated people write, in Dutch and in English: short invented sentences, put together so that no two ideas of
a rehearsal are the same. The lists are in nl.toml and en.toml.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def words(language: str) -> dict[str, Any]:
    """Everything in the file of a language."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


class Sentences:
    """A numbered supply of texts; different numbers of one list give different texts. `seed` decides the order."""

    def __init__(self, language: str, seed: int) -> None:
        self._words = words(language)
        self._seed = seed
        self._orders: dict[str, list[tuple[str, str]]] = {}

    def text(self, source: str, number: int) -> str:
        """Text `number` of a list: "pro", "contra", "ideas" or "objections"."""
        order = self._order(source)
        core, reason = order[number % len(order)]
        again = number // len(order)
        return f"{core}, {reason}." if not again else f"{core}, {reason} ({again + 1})."

    def _order(self, source: str) -> list[tuple[str, str]]:
        if source not in self._orders:
            pairs = [(core, reason) for core in self._words[source] for reason in self._words["reasons"]]
            random.Random(f"{self._seed}/{source}").shuffle(pairs)
            self._orders[source] = pairs
        return self._orders[source]
