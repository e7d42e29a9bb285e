"""What simulated people write, in Dutch and in English: short invented sentences, put together so that no two ideas of
a rehearsal are the same. The lists are in nl.toml and en.toml.
"""

from __future__ import annotations

import itertools
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REASONED = ("pro", "contra", "ideas", "objections")
"""Lists of sentences that get a reason behind them, so that there are many."""


@cache
def words(language: str) -> dict[str, Any]:
    """Everything in the file of a language."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


class Sentences:
    """A numbered supply of texts. Different numbers of a list in `REASONED` give different texts, in an order that the
    seed decides; a shorter list begins again.
    """

    def __init__(self, language: str, seed: int) -> None:
        self._words = words(language)
        self._seed = seed
        self._orders: dict[str, list[tuple[str, str]]] = {}

    def text(self, source: str, number: int) -> str:
        """Text `number` of a list that has the name of a purpose (session/rounds/shared/simulation.py)."""
        if source not in REASONED:
            plain: list[str] = self._words[source]
            return plain[number % len(plain)]
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


class Writer:
    """One of `people` writers, number `index`, whose sentences nobody else of them writes."""

    def __init__(self, sentences: Sentences, index: int, people: int) -> None:
        self._sentences, self._index, self._people = sentences, index, people
        self._counters: dict[str, Iterator[int]] = defaultdict(itertools.count)

    def write(self, purpose: str) -> str:
        """The next text for a purpose."""
        return self._sentences.text(purpose, next(self._counters[purpose]) * self._people + self._index)
