"""Large JSON in pieces is the same JSON, byte for byte, and between two pieces others get their turn."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from session.core import pieces
from session.core.chain import canonical
from session.core.giving_way import each, giving_way


def a_vote(ballots: int, options: int = 60) -> dict[str, Any]:
    dice = random.Random(ballots)
    choices = [
        {f"r1-{at}": {"één": dice.random(), "b": None} for at in range(options)} for _ in range(ballots)
    ]
    return {
        "round": "r1",
        "division": {"pool": ["", "raadslid"], "host": None},
        "ballots": [{"role": "a", "paper": False, "choice": {"scores": choice}} for choice in choices],
    }


WRONG = {
    "nan": {"x": float("nan")},
    "infinity": {"x": [float("inf")] * 40},
    "an object": {"x": [object()] * 40},
}
DAMAGE: dict[str, Callable[[str], str]] = {
    "the end is missing": lambda text: text[:-1],
    "a word is misspelt": lambda text: text.replace("null", "nul", 1),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_json_cannot_hold_is_refused_as_in_one_piece(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)) as whole:
        canonical(wrong)
    with pytest.raises(whole.type):
        pieces.written(wrong)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_long_text_that_is_no_json_is_refused(damage: Callable[[str], str]) -> None:
    text = canonical(a_vote(200))
    assert len(text) > pieces.SHORT
    with pytest.raises(ValueError, match=r"."):
        pieces.parsed(damage(text))


VALUES: dict[str, Any] = {
    "nothing": {},
    "an empty list": {"a": []},
    "a long list": {"b": 1, "a": [1.5] * 100, "é": "\u2028"},
    "names that are numbers": {1: ["a"] * 40, 2: []},
    "long lists of two levels": {"z": ["a"] * 40, "a": {"deep": ["b"] * 40}},
    "a list alone": ["a"] * 100,
    "odd numbers": {"large": [10**30, -(2**63), 2**64, 0.1, 5e-324, 1e22, True, None] * 9},
    "a small vote": a_vote(3),
    "a large vote": a_vote(200),
    "a long text": {"text": "ë" * 70_000},
    "a list that is long as a text": ["lang"] * 20_000,
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_the_text_and_what_is_read_are_those_of_one_piece(value: Any) -> None:
    text = pieces.written(value)
    assert text == canonical(value)
    assert pieces.parsed(text) == json.loads(text)
    assert canonical(pieces.parsed(text)) == text


def test_what_enters_the_log_is_what_the_log_gives_back() -> None:
    text, value = pieces.as_stored({"b": (1, 2), "a": "x"})
    assert (text, list(value.items())) == ('{"a":"x","b":[1,2]}', [("a", "x"), ("b", [1, 2])])


def test_others_get_their_turn_before_each_ballot() -> None:
    turns: list[int] = []
    with giving_way(lambda: turns.append(1)):
        text = pieces.written(a_vote(200))
        written, turns[:] = len(turns), []
        pieces.parsed(text)
    assert (written, len(turns)) == (200, 200)


def test_nobody_gets_a_turn_where_nobody_asked_for_it() -> None:
    things = [1, 2, 3]
    with giving_way(lambda: None):
        pass
    assert each(things) is things


def test_within_one_that_gives_way_another_may_do_so_too() -> None:
    said: list[str] = []
    with giving_way(lambda: said.append("outer")):
        with giving_way(lambda: said.append("inner")):
            list(each([1]))
        list(each([1]))
    assert said == ["inner", "outer"]
