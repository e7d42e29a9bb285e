"""The answers inside a choice: taken apart and put together again, counted, and left out."""

from __future__ import annotations

import pytest

from session.core.answers import Answers, apart, few, numbers, together, without, wordless
from session.core.state import Ballot, Json

FLAT, NESTED = Answers("values"), Answers("values", levels=2)
STANCES = Answers("answers", withheld=True, reason="text")


@pytest.mark.parametrize(
    ("shape", "choice", "answers"),
    [
        (FLAT, {"values": {}}, {}),
        (FLAT, {"values": {"a": 3, "b": None}}, {("a",): 3, ("b",): None}),
        (FLAT, {"values": {"a": {"low": 1, "high": 2}}}, {("a",): {"low": 1, "high": 2}}),
        (NESTED, {"values": {"a": {"c1": 1, "c2": None}}}, {("a", "c1"): 1, ("a", "c2"): None}),
    ],
)
def test_a_choice_comes_apart_and_together(shape: Answers, choice: Json, answers: Json) -> None:
    assert apart(shape, choice) == answers
    assert together(shape, choice, answers) == choice


def test_what_is_left_out_leaves_nothing_behind() -> None:
    choice = {"values": {"a": {"c1": 1}, "b": {"c1": 2, "c2": 3}}}
    assert without(NESTED, choice, {("a", "c1"), ("b", "c2")}) == {"values": {"b": {"c1": 2}}}


def test_who_does_not_know_is_not_counted() -> None:
    choices: list[Json] = [{"values": {"a": 1}}, {"values": {"a": None, "b": 2}}]
    assert numbers(FLAT, choices) == {("a",): 1, ("b",): 1}


def test_only_a_kind_that_withholds_them_has_questions_with_few_answers() -> None:
    ballots = [Ballot(None, {"answers": {"a": "agree"}, "values": {"a": 1}})] * 4
    for by_phone in (True, False):
        assert few(STANCES, ballots, 5, by_phone=by_phone) == {("a",)}
        for shape, threshold in ((STANCES, 4), (FLAT, 5), (None, 5)):
            assert few(shape, ballots, threshold, by_phone=by_phone) == frozenset()


def test_answers_on_paper_do_not_count_beside_others_and_are_told_where_there_are_no_others() -> None:
    paper = [Ballot(None, {"answers": {"a": "agree"}}, paper=True)] * 4
    phones = [Ballot(None, {"answers": {"a": "agree", "b": "pass"}})] * 4
    assert few(STANCES, paper + phones, 5, by_phone=False) == {("b",)}
    assert few(STANCES, paper + phones, 5, by_phone=True) == {("a",), ("b",)}
    assert few(STANCES, paper, 5, by_phone=True) == frozenset()


def test_words_are_blank_and_the_rest_stays() -> None:
    choice = {"answers": {"a": {"stance": "objection", "text": "Too dear"}}}
    assert wordless(STANCES, choice) == {"answers": {"a": {"stance": "objection", "text": ""}}}
    assert wordless(FLAT, {"values": {"a": 1}}) == {"values": {"a": 1}}
