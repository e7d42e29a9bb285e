"""Random ballots for the second count, and the shape of a check. Used by the other second_count files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any

from session.methods.tiers import Ballot, Ranking


class Verdict(Enum):
    EQUAL = "equal"
    TIE = "tie"  # ours is a tie; the library had to choose and chose one of ours
    LEFT_OUT = "left out"  # the library cannot take these ballots
    DIFFERS = "differs"


Told = tuple[Verdict, str]


@dataclass(frozen=True)
class Check:
    """One figure. `compare` draws a case and compares it; what it tells is printed when the two differ."""

    figure: str
    by: str
    compare: Callable[[Random], Told]


@dataclass(frozen=True)
class Profile:
    """Options "0", "1", ... and ballots with equal ranks, unlisted options and blanks."""

    options: tuple[str, ...]
    ballots: tuple[Ballot, ...]


def profile(dice: Random, most: int = 6, *, blanks: bool = True) -> Profile:
    """2 to `most` options and 1 to 12 different rows. Few ballots make many ties; the counts of some profiles make few.

    A third of the profiles is strict and complete, a third strict and cut short, a third has equal ranks too.
    """
    options = tuple(str(place) for place in range(dice.randint(2, most)))
    kind, largest = dice.randrange(3), dice.choice((1, 3, 1_000))
    ballots = []
    while not ballots or (dice.random() < 0.85 and len(ballots) < 12):
        ranking = _strict(dice, options, kind == 0) if kind < 2 else _weak(dice, options)
        if ranking or blanks:
            ballots.append(Ballot(ranking, dice.randint(1, largest)))
    return Profile(options, tuple(ballots))


def _strict(dice: Random, options: tuple[str, ...], complete: bool) -> Ranking:
    length = len(options) if complete else dice.randint(0, len(options))
    return tuple((option,) for option in dice.sample(options, length))


def _weak(dice: Random, options: tuple[str, ...]) -> Ranking:
    """Every option gets a rank or none; few ranks make many ties."""
    last = dice.randint(1, len(options))
    ranks = {option: dice.randint(0, last) for option in options}
    tiers = [tuple(option for option in options if ranks[option] == rank) for rank in range(1, last + 1)]
    return tuple(tier for tier in tiers if tier)


def verdict(ours: Any, theirs: Any, about: Any = None) -> Told:
    """Equal or not."""
    if ours == theirs:
        return Verdict.EQUAL, ""
    return Verdict.DIFFERS, f"ours {ours}, theirs {theirs}, of {about}"


def near(one: float | None, other: float | None) -> bool:
    """Equal but for the rounding of floats; both None, too."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
