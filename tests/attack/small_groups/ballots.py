"""Ballots of every secret kind for the attacks on small groups, and what each adds to the figures of its voter's role.

A figure is a tuple: ("ballots",) or a question and a name. A choice leaves questions out and says "don't know" often
enough for a role to have a question that hardly any of its people answered.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from session.core.state import Json

Figure = tuple[Any, ...]
Options = Sequence[str]

TEXTS = ["Elm | 2000", "Oak | 3000", "Yew | 9000"]
SETTINGS: Mapping[str, Json] = {
    "budget": {"amount": 5000},
    "choose": {"least": 0, "most": 2, "places": 1},
    "consent": {},
    "criteria": {"criteria": [{"name": "Gain", "weight": 3}, {"name": "Cost", "lower": True}]},
    "decide": {},
    "dots": {"dots": 4, "per_option": 3, "negative": 2},
    "estimate": {"highest": 9},
    "grade": {"grades": ["Good", "Fair", "Poor"]},
    "mood": {"scale": "1-10"},
    "poll": {},
    "rank": {},
    "rate": {},
    "statements": {},
}
WITHHOLD = {"decide", "estimate", "statements"}  # a question that few people answered has no figures
SKIP = (0.02, 0.15, 0.6)


def given(options: Options, dice: random.Random) -> list[str]:
    """The questions that somebody does not leave out: hardly anybody the first, most people the last."""
    left_out = dict(zip(options, SKIP, strict=False))
    return [each for each in options if dice.random() >= left_out[each]] or list(options[:1])


def some(options: Options, dice: random.Random, most: int) -> list[str]:
    return sorted(dice.sample(options, dice.randint(0, most)))


def stances(options: Options, dice: random.Random, voter: str, names: Sequence[str], word: str) -> Json:
    """Everybody who may give a reason gives one, with something in it that only this voter would write."""
    chosen = {each: dice.choice(names) for each in given(options, dice)}
    with_reason = ("concern", "objection", "against")
    return {
        each: {"stance": name, word: f"canary of {voter} on {each}" if name in with_reason else ""}
        for each, name in chosen.items()
    }


def chosen(kind: str, options: Options, dice: random.Random, voter: str) -> Json:
    """A ballot."""
    rating = {each: dice.choice((None, 1, 2, 3)) for each in given(options, dice)}
    sides = {each: dice.choice(("agree", "disagree", "pass")) for each in given(options, dice)}
    make: Mapping[str, Callable[[], Json]] = {
        "budget": lambda: {"approved": some(options[:2], dice, 2)},
        "choose": lambda: {"chosen": some(options, dice, 2)},
        "consent": lambda: {
            "answers": stances(options, dice, voter, ("consent", "concern", "objection", "abstain"), "text")
        },
        "criteria": lambda: {
            "values": {
                each: {key: dice.choice((None, 1, 3, 5)) for key in ("c1", "c2") if dice.random() < 0.8}
                for each in given(options, dice)
            }
        },
        "decide": lambda: {
            "answers": {
                key: {**each, "revision": 1}
                for key, each in stances(
                    options, dice, voter, ("support", "neutral", "against"), "objection"
                ).items()
            }
        },
        "dots": lambda: {
            "dots": {each: dots for each in options[:2] if (dots := dice.choice((0, 1, 2, -1)))}
        },
        "estimate": lambda: {
            "values": {
                key: None if each is None else {"low": each, "high": None} for key, each in rating.items()
            }
        },
        "grade": lambda: {"grades": rating},
        "mood": lambda: {"value": dice.randint(1, 10)},
        "poll": lambda: {"answer": dice.choice((None, *options))},
        "rank": lambda: {"order": [[each] for each in dice.sample(options, dice.randint(1, 3))]},
        "rate": lambda: {"values": rating},
        "statements": lambda: {"answers": sides},
    }
    return make[kind]()


def figures_of(kind: str, options: Options, choice: Json) -> dict[Figure, int]:
    """What a counted ballot adds to every figure; a figure it adds nothing to may be left out."""
    return {("ballots",): 1, **dict(FIGURES[kind](options, choice))}


Found = Iterable[tuple[Figure, int]]


def _scores(options: Options, values: Json) -> Found:
    for option, value in values.items():
        if isinstance(value, dict) and "low" not in value:  # criteria of an option
            yield from (((option, *figure), n) for figure, n in _scores(options, value))
        elif value is None:
            yield (option, "dontKnow"), 1
        else:
            number = value["low"] if isinstance(value, dict) else value
            yield from (((option, "n"), 1), ((option, "sum"), number), ((option, number), 1))


def _dots(options: Options, choice: Json) -> Found:
    for option, dots in choice["dots"].items():
        yield from (((option, "dots"), dots), ((option, "voters" if dots > 0 else "opponents"), 1))


def _places(options: Options, choice: Json) -> Found:
    """Twice the place; what a ballot does not list shares its last places."""
    listed = [option for (option,) in choice["order"]]
    yield from (((option, "place"), 2 * at) for at, option in enumerate(listed, 1))
    shared = len(listed) + 1 + len(options)
    yield from (((option, "place"), shared) for option in options if option not in listed)


def _ticks(key: str) -> Callable[[Options, Json], Found]:
    return lambda options, choice: (((option, "votes"), 1) for option in choice[key])


def _stances(options: Options, choice: Json) -> Found:
    for option, each in choice["answers"].items():
        yield (option, each if isinstance(each, str) else each["stance"]), 1
        yield (option, "n"), int(each != "pass")


FIGURES: Mapping[str, Callable[[Options, Json], Found]] = {
    "budget": _ticks("approved"),
    "choose": _ticks("chosen"),
    "consent": _stances,
    "criteria": lambda options, choice: _scores(options, choice["values"]),
    "decide": _stances,
    "dots": _dots,
    "estimate": lambda options, choice: _scores(options, choice["values"]),
    "grade": lambda options, choice: _scores(options, choice["grades"]),
    "mood": lambda options, choice: [(("value",), choice["value"])],
    "poll": lambda options, choice: [((choice["answer"], "votes") if choice["answer"] else ("abstain",), 1)],
    "rank": _places,
    "rate": lambda options, choice: _scores(options, choice["values"]),
    "statements": _stances,
}
