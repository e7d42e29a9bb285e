"""A plausible crowd: two clear favourites, one option that divides people, some who do not know, roles that differ.

Everything follows from the dice, so that the same cell has the same ballots every time. What somebody who thinks so
answers is said by the kind.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from session.core.state import Json
from session.rounds.shared.simulation import Choose, Person

SCATTER = 0.17
FAVOURITES = (0.86, 0.8, 0.5)  # the third one divides people


@dataclass
class Crowd:
    """What the people of one round think on the whole: `lean` from 0 to 1 by text; `divides` are the texts that half of
    them are for and half against. `pair`: the two favourites, by id. `write` gives everybody's own words.
    """

    round: Json
    dice: random.Random
    write: Callable[[str], str]
    lean: dict[str, float] = field(default_factory=dict)
    divides: set[str] = field(default_factory=set)
    pair: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        names = self.round["body"].get("names", {})
        options = list(self.round["options"])
        self.dice.shuffle(options)
        for at, option in enumerate(options):
            lean = FAVOURITES[at] if at < len(FAVOURITES) else self.dice.uniform(0.15, 0.62)
            for text in {option["text"], names.get(option["id"], option["text"])}:
                self.lean[text] = lean
                if at == min(len(FAVOURITES), len(options)) - 1:
                    self.divides.add(text)
        if len(options) > 1:
            self.pair = (options[0]["id"], options[1]["id"])

    def leaning(self, text: str, role: str | None) -> float:
        if text not in self.lean:
            self.lean[text] = self.dice.uniform(0.3, 0.8)
        shift = f"{role}/{text}"
        if shift not in self.lean:
            self.lean[shift] = self.dice.uniform(-0.12, 0.12)
        return self.lean[text] + self.lean[shift]

    def person(self, role: str | None) -> Person:
        """Somebody of the crowd."""
        dice = random.Random(self.dice.random())
        return Person(dice, Opinions(self, dice, role).of, self.write)


@dataclass
class Opinions:
    """What one person in a crowd thinks of each text."""

    crowd: Crowd
    dice: random.Random
    role: str | None
    known: dict[str, float] = field(default_factory=dict)

    def of(self, text: str) -> float:
        if text not in self.known:
            middle = self.crowd.leaning(text, self.role)
            if text in self.crowd.divides:
                middle = self.dice.choice((0.08, 0.92))
            self.known[text] = min(1.0, max(0.0, self.dice.gauss(middle, SCATTER)))
        return self.known[text]


def swapped(choice: Any, one: str, other: str) -> Any:
    """The same choice with two options in each other's place."""
    names = {one: other, other: one}
    if isinstance(choice, dict):
        return {names.get(key, key): swapped(inner, one, other) for key, inner in choice.items()}
    if isinstance(choice, list):
        return [swapped(inner, one, other) for inner in choice]
    return names.get(choice, choice) if isinstance(choice, str) else choice


def ballots(crowd: Crowd, choose: Choose, roles: list[str | None], tie: bool) -> list[Json]:
    """A choice for every role in `roles`. `tie`: every second ballot mirrors the one before it in the two favourites,
    so that under any fair rule they end level."""
    choices: list[Json] = []
    for at, role in enumerate(roles):
        if tie and crowd.pair is not None and at % 2:
            choices.append(swapped(choices[-1], *crowd.pair))
        else:
            choices.append(choose(crowd.round, crowd.person(role)))
    return choices
