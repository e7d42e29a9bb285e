"""What simulated people write, in Dutch and in English: short invented sentences, put together so that no two ideas of
a rehearsal are the same. The lists are in nl.toml and en.toml.
"""

from __future__ import annotations

import itertools
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ODD, TWICE, SHORT, LONG = (
    0.04,
    0.14,
    0.3,
    0.4,
)  # up to which roll of the dice a text is that, about a question
SAME: tuple[Callable[[str], str], ...] = (str, str.upper, lambda text: f"{text}!!")
"""How people write what another wrote too."""
_WORD = re.compile(r"[^\W\d_]{5,}")
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

    def fitting(self, source: str, number: int, about: str, dice: random.Random) -> str:
        """The same, about a question or a statement: with its words in it, now and then short or long, odd, or what
        others say too. Its order is that of `text`.
        """
        subject = dice.choice(content_words(about) or [""])
        roll = dice.random()
        if not subject or source not in REASONED:
            return self.text(source, number)
        if roll < ODD:
            odd: str = dice.choice(self._words["odd"])
            return odd
        if roll < TWICE:
            return dice.choice(SAME)(self._about(source, dice.randrange(3), subject_of(about)))
        if roll < SHORT:
            return _begun(dice.choice(self._words["short"][source]).format(word=subject))
        first = self._about(source, number, subject, dice)
        return (
            f"{first} {self.text(source, number + 1)} {self.text(source, number + 2)}"
            if roll < LONG
            else first
        )

    def _about(self, source: str, number: int, subject: str, dice: random.Random | None = None) -> str:
        patterns = self._words["around"]
        pattern = dice.choice(patterns) if dice else patterns[0]
        core = self.text(source, number).rstrip(".")
        return _begun(f"{pattern.format(word=subject, core=core[:1].lower() + core[1:])}.")

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
        return self._sentences.text(purpose, self._next(purpose))

    def write_about(self, purpose: str, about: str) -> str:
        """The next text for a purpose that fits what it is about."""
        number = self._next(purpose)
        return self._sentences.fitting(purpose, number, about, random.Random(f"{purpose}/{number}/{about}"))

    def _next(self, purpose: str) -> int:
        return next(self._counters[purpose]) * self._people + self._index


@cache
def content_words(text: str) -> list[str]:
    """The words of a text that say what it is about: the long ones, without those that every question has."""
    common = {word for language in ("nl", "en") for word in words(language)["common"].split()}
    found = [word.lower() for word in _WORD.findall(text)]
    return [word for word in dict.fromkeys(found) if word not in common]


def subject_of(text: str) -> str:
    """The one word of a text that says most: the longest."""
    return max(content_words(text), key=len, default="")


def _begun(text: str) -> str:
    """With a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]
