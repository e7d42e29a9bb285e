"""Numbers as people write them: what can mean two is never guessed. tests/js/amounts.test.js has the same cases."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from session.core.amounts import Reading, read_amount
from session.i18n import number

CASES = json.loads(Path(__file__).with_name("amount_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "sort", "values"), CASES)
def test_a_number_is_read_as_it_was_written(language: str, text: str, sort: str, values: list[str]) -> None:
    assert read_amount(text, language) == Reading(sort, tuple(values))  # type: ignore[arg-type]


def test_no_text_stands_in_the_table_twice() -> None:
    keys = [(language, text) for language, text, *_ in CASES]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("text", ["12 uur", "12uur", "12 UUR"])
def test_the_unit_that_was_asked_for_may_stand_behind_the_number(text: str) -> None:
    assert read_amount(text, "nl", "uur").value == 12


def test_another_unit_is_no_part_of_a_number() -> None:
    assert read_amount("12 dagen", "nl", "uur").sort == "other"


def test_a_unit_that_is_a_word_for_thousands_too_is_the_unit() -> None:
    assert read_amount("2 ton", "nl", "ton").value == 2


@given(st.integers(-(10**14), 10**14), st.sampled_from(["nl", "en"]))
def test_a_whole_number_as_this_program_writes_it_is_that_number(value: int, language: str) -> None:
    assert read_amount(number(language, value), language).value == value


@given(st.integers(0, 10**9), st.integers(1, 99), st.sampled_from(["nl", "en"]))
def test_cents_as_this_program_writes_them_are_those_cents(whole: int, cents: int, language: str) -> None:
    written = number(language, float(Fraction(whole * 100 + cents, 100)), 2)
    assert read_amount(written, language).value == Fraction(whole * 100 + cents, 100)


@given(st.text(max_size=40), st.sampled_from(["nl", "en"]))
def test_any_text_is_read_as_something(text: str, language: str) -> None:
    reading = read_amount(text, language)
    expected = {"number": (1, 1), "unclear": (2, 4), "range": (2, 2)}.get(reading.sort, (0, 0))
    assert expected[0] <= len(reading.values) <= expected[1]
