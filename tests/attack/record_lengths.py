"""The attack on the lengths of records: guess from what a tap saw what somebody chose.

The attacker takes part with a phone of its own, casts ballots that it knows and writes down how long the records were.
Then it hears somebody else vote and takes the known ballot that looks most like it. It needs no key and no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

Lengths = tuple[int, ...]
"""What a tap saw of one vote: how much went up, how much came down, or whatever else it measured."""


@dataclass(frozen=True)
class Guesser:
    """What was learned: for each ballot, by a name of the attacker's own, the middle of what was seen."""

    seen: dict[str, tuple[float, ...]]

    def guess(self, lengths: Lengths) -> str:
        """The ballot that looks most like this; the first of them when several do."""
        return min(self.seen, key=lambda name: _distance(self.seen[name], lengths))

    def right(self, heard: Iterable[tuple[str, Lengths]]) -> float:
        """The part of the votes that is guessed."""
        guesses = [self.guess(lengths) == name for name, lengths in heard]
        return sum(guesses) / len(guesses)


def learn(known: Sequence[tuple[str, Lengths]]) -> Guesser:
    """From votes of which the attacker knows what was chosen."""
    names = dict.fromkeys(name for name, _ in known)
    return Guesser({name: _middle(lengths for other, lengths in known if other == name) for name in names})


def _middle(all_lengths: Iterable[Lengths]) -> tuple[float, ...]:
    return tuple(median(column) for column in zip(*all_lengths, strict=True))


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
