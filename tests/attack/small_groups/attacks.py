"""What the attacks on small groups know of a secret kind, and the ballots that they are made with.

A kind says in tests/rounds/<kind>/attack.py what a ballot adds to the published figures, and in its `simulate.py` how
people answer. A figure is a tuple: ("ballots",), another name for the round as a whole, or a question and a name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from session.core.state import Json
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Habits
from tests.rounds.beside import beside
from tests.rounds.simulated import Tried, somebody

Figure = tuple[Any, ...]
Options = Sequence[str]
Added = Iterable[tuple[Figure, int]]

SECRET = sorted(kind for kind in KINDS if KINDS[kind].secret)
FORGETFUL = Habits(unsure=0.25, skips=(0.02, 0.15, 0.6), aside=0, changes=0, explains=1)
"""Often enough for a role to have a question that hardly any of its people answered."""


@dataclass(frozen=True)
class Attack:
    """How the figures of a kind are worked out again.

    figures   what a counted choice adds to every figure, given the ids of the options. ("ballots",) goes without
              saying, and what it adds nothing to may be left out.
    counts    the keys under which a result tells such a figure of a question, and of a role in it. A list of `counts`
              by step, a `mean` of `n` answers ("sum") and a `meanPlace` ("place", twice it) are known already.
    whole     the keys under which it tells one of the whole round, and of a role; `mean` is that of ("mean",).
    one_of    the names of figures of which every ballot adds one to exactly one.
    withholds whether nothing is told of a question that few people answered. Not asked of the kind, because a kind that
              forgets it is what the attack is for.
    probes    commands of the desk, with their data, whose answer could tell something.
    variant   the round in which all this holds.
    """

    figures: Callable[[Options, Json], Added]
    counts: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    withholds: bool = False
    probes: tuple[tuple[str, Json], ...] = ()
    variant: str = ""

    def of(self, options: Options, choice: Json) -> dict[Figure, int]:
        """What a counted choice adds to every figure."""
        return {("ballots",): 1, **dict(self.figures(options, choice))}


def attack_on(kind: str) -> Attack:
    """The attack on a secret kind. AssertionError when it has none."""
    module = beside(kind, "attack")
    assert module is not None, (
        f"tests/rounds/{kind}/attack.py is missing: what a ballot adds to what is published"
    )
    attack: Attack = module.ATTACK
    return attack


def withholding() -> list[str]:
    """The kinds that tell nothing of a question that few people answered."""
    return [kind for kind in SECRET if beside(kind, "attack") and attack_on(kind).withholds]


def attacked(kind: str) -> Tried:
    """The round in which a kind is attacked."""
    return Tried(kind, simulations()[kind].variant(attack_on(kind).variant))


def ballot(tried: Tried, round_: Json, dice: random.Random, voter: str, habits: Habits = FORGETFUL) -> Json:
    """A choice of somebody in a round; what this person writes nobody else would."""
    return tried.choose(round_, somebody(dice.random(), habits, f"canary of {voter}"))


def scored(values: Mapping[str, int | None], *above: str) -> Added:
    """What scores from 1 up add to the figures of each question; `above` is what the questions are part of."""
    for question, score in values.items():
        if score is None:
            yield (*above, question, "dontKnow"), 1
        else:
            added = {"n": 1, "sum": score, score: 1}
            yield from (((*above, question, name), number) for name, number in added.items())
