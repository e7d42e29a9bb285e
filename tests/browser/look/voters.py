"""Plausible ballots: two clear favourites, one option that divides people, some who do not know, roles that differ.

Everything follows from the dice, so that the same cell has the same ballots every time. Choices of the kinds that the
rehearsal has as plain functions are made by those; a `Voter` has what they ask for.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from session.core.state import Json
from session.rehearse import choices
from session.rehearse.sentences import Sentences

UNSURE = 0.06
STEPS = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
SCATTER = 0.17


@dataclass
class Crowd:
    """What the people of one round think on the whole: `lean` from 0 to 1 by text; `divides` are the texts that half of
    them are for and half against. `pair`: the two favourites, by id."""

    round: Json
    dice: random.Random
    sentences: Sentences
    lean: dict[str, float] = field(default_factory=dict)
    divides: set[str] = field(default_factory=set)
    pair: tuple[str, str] | None = None
    written: int = 0

    def __post_init__(self) -> None:
        names = self.round["body"].get("names", {})
        options = list(self.round["options"])
        self.dice.shuffle(options)
        for at, each in enumerate(options):
            lean = (0.86, 0.8, 0.5)[at] if at < 3 else self.dice.uniform(0.15, 0.62)
            for text in {each["text"], names.get(each["id"], each["text"])}:
                self.lean[text] = lean
                if at == min(2, len(options) - 1):
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


@dataclass
class Voter:
    """One person in the crowd."""

    crowd: Crowd
    dice: random.Random
    role: str | None
    opinions: dict[str, float] = field(default_factory=dict)

    @property
    def round(self) -> Json:
        return self.crowd.round

    @cached_property
    def options(self) -> list[str]:
        """Best liked first."""
        listed = sorted(self.round["options"], key=lambda each: -self.opinion(each["text"]))
        return [each["id"] for each in listed]

    def opinion(self, text: str) -> float:
        if text not in self.opinions:
            middle = self.crowd.leaning(text, self.role)
            if text in self.crowd.divides:
                middle = self.dice.choice((0.08, 0.92))
            self.opinions[text] = min(1.0, max(0.0, self.dice.gauss(middle, SCATTER)))
        return self.opinions[text]

    def write(self, source: str) -> str:
        self.crowd.written += 1
        return self.crowd.sentences.text(source, self.crowd.written)


def dots(voter: Voter) -> Json:
    settings = voter.round["settings"]
    step = int(settings["step"])
    left, given = settings["dots"], {}
    for option in voter.options:
        number = min(
            left, settings["per_option"] or left, step * voter.dice.randint(1, 8 if left > 20 else 3)
        )
        if number < step:
            break
        given[option] = number - number % step
        left -= given[option]
    last = voter.options[-1]
    if settings["negative"] and last not in given and voter.dice.random() < 0.6:
        given[last] = -voter.dice.randint(1, settings["negative"])
    return {"dots": given}


def stepped(voter: Voter, lowest: int, highest: int) -> dict[str, int | None]:
    """A step for every option; None for who does not know."""
    found: dict[str, int | None] = {}
    for each in voter.round["options"]:
        step = lowest + round(voter.opinion(each["text"]) * (highest - lowest))
        found[each["id"]] = None if voter.dice.random() < UNSURE else step
    return found


def rate(voter: Voter) -> Json:
    settings = voter.round["settings"]
    if settings["scale"] == "range":
        low, step = settings["lowest"], settings["step"]
        found = stepped(voter, 0, (settings["highest"] - low) // step)
        return {"values": {key: None if each is None else low + step * each for key, each in found.items()}}
    return {"values": stepped(voter, *STEPS.get(settings["scale"], (1, len(settings["labels"]))))}


def grade(voter: Voter) -> Json:
    """1 is the best grade."""
    return {"grades": {key: each and 7 - each for key, each in stepped(voter, 1, 6).items()}}


def rank(voter: Voter) -> Json:
    """Mostly a part of the options, now and then with two that are equal on top."""
    number = voter.dice.randint(min(3, len(voter.options)), min(10, len(voter.options)))
    order = [[each] for each in voter.options[:number]]
    if len(order) > 1 and voter.dice.random() < 0.1:
        order[:2] = [sorted(order[0] + order[1])]
    return {"order": order}


def decide(voter: Voter) -> Json:
    def answer(each: Json) -> Json:
        liked = voter.opinion(each["text"])
        stance = "support" if liked > 0.4 else "neutral" if liked > 0.2 else "against"
        speaks = stance == "against" and voter.dice.random() < 0.5
        return {"revision": 1, "stance": stance, "objection": voter.write("objections") if speaks else ""}

    return {"answers": {each["id"]: answer(each) for each in voter.round["options"]}}


CHOICES: dict[str, Callable[[Any], Json]] = {
    "dots": dots, "rate": rate, "grade": grade, "rank": rank, "decide": decide, "criteria": choices.criteria,
    "estimate": choices.estimate, "consent": choices.consent, "statements": choices.statements, "mood": choices.mood,
    "choose": choices.choose, "poll": choices.poll, "budget": choices.budget,
}  # fmt: skip


def swapped(choice: Any, one: str, other: str) -> Any:
    """The same choice with two options in each other's place."""
    names = {one: other, other: one}
    if isinstance(choice, dict):
        return {names.get(key, key): swapped(each, one, other) for key, each in choice.items()}
    if isinstance(choice, list):
        return [swapped(each, one, other) for each in choice]
    return names.get(choice, choice) if isinstance(choice, str) else choice


def ballots(crowd: Crowd, roles: list[str | None], tie: bool) -> list[Json]:
    """A choice for every role in `roles`. `tie`: every second ballot mirrors the one before it in the two favourites,
    so that under any fair rule they end level."""
    choose = CHOICES[crowd.round["kind"]]
    found: list[Json] = []
    for at, role in enumerate(roles):
        if tie and crowd.pair is not None and at % 2:
            found.append(swapped(found[-1], *crowd.pair))
        else:
            found.append(choose(Voter(crowd, random.Random(crowd.dice.random()), role)))
    return found
