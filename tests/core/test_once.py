"""What follows from a round alone is made once, for as long as the round is what it is."""

from __future__ import annotations

import pickle
from dataclasses import replace

from session.core.state import Item, Plan, Round

ROUND = Round("r1", "dots", "What?", {}, {}, Plan(), options=(Item("a", "A"), Item("b", "B")))


def test_a_round_that_changed_is_asked_anew_and_one_that_did_not_is_not() -> None:
    asked: list[str] = []

    def prompt(round_: Round) -> str:
        asked.append(round_.prompt)
        return round_.prompt

    one = replace(ROUND)
    other = replace(one, prompt="Why?")
    assert [one.once(prompt), one.once(prompt), other.once(prompt), one.once(prompt)] == [
        "What?",
        "What?",
        "Why?",
        "What?",
    ]
    assert asked == ["What?", "Why?"]


def test_what_was_made_changes_no_round_and_does_not_travel() -> None:
    asked, fresh = replace(ROUND), replace(ROUND)
    assert (asked.option_ids, asked.once(lambda round_: 1)) == (frozenset("ab"), 1)
    assert asked == fresh
    assert pickle.dumps(asked) == pickle.dumps(fresh)
    assert replace(asked, options=asked.options[:1]).option_ids == frozenset("a")
