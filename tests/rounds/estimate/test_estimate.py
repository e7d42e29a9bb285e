"""Estimate: numbers and ranges within bounds, the median with its spread, bins people can read, the record."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.rounds.estimate import questions
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, round_of, section, tiers

A, B = "r1-1", "r1-2"
RANGE = {"answer": "range"}


def start(**settings: Any) -> Story:
    return given("estimate", settings, "Hours a week", "People")


def guess(role: str | None = None, /, **given_: Any) -> tuple[str | None, Json]:
    """A ballot: a number, (low, high) or None for a, b, or the whole round."""
    names = {"a": A, "b": B, "whole": "whole"}
    return role, {"values": {names[name]: one(each) for name, each in given_.items()}}


def one(value: Any) -> Json | None:
    if value is None:
        return None
    low, high = value if isinstance(value, tuple) else (value, None)
    return {"low": low, "high": high}


def question(found: Json, name: str = A) -> Json:
    return next(each for each in found["questions"] if each["id"] == name)


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"values": 5},
        {"values": {A: 5}},
        {"values": {A: {"low": "5"}}},
        {"values": {A: {"low": True}}},
        {"values": {A: {"low": -1}}},
        {"values": {A: {"low": 101}}},
        {"values": {A: {"low": 2.5}}},
        {"values": {A: {"low": float("nan")}}},
        {"values": {A: {"low": float("inf")}}},
        {"values": {A: {"low": 1, "high": 2}}},
        {"values": {A: {"high": 2}}},
        {"values": {A: {"low": 1}}, "seat": "ana"},
    ],
)
def test_what_is_not_an_estimate_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


@pytest.mark.parametrize("value", [(5, None), (5, 4), (-1, 4), (5, 101), (1.5, 2)])
def test_what_is_not_a_range_is_refused(value: tuple[float, float | None]) -> None:
    start(**RANGE).when(ana.casts(ROUND, values={A: {"low": value[0], "high": value[1]}})).refused(
        "bad_ballot"
    )


def test_an_unknown_question_and_an_unasked_dont_know_are_refused() -> None:
    start().when(ana.casts(ROUND, values={"r1-3": one(1)})).refused("unknown_option")
    start().when(ana.casts(ROUND, values={"whole": one(1)})).refused("unknown_option")
    start(dont_know=False).when(ana.casts(ROUND, values={A: None})).refused("bad_ballot")


@pytest.mark.parametrize(
    "settings", [{"lowest": 5, "highest": 5}, {"lowest": 10**10}, {"decimals": 4}, {"unit": "x" * 31}]
)
def test_settings_that_cannot_be_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="estimate", settings=settings)).refused("bad_settings")


# What is stored


def test_a_number_is_stored_as_it_was_meant_within_its_bounds_and_decimals() -> None:
    story = start(lowest=-2, highest=2, decimals=1)
    told = closed(story, *(guess(a=each) for each in (-2, 2, 0.1, 1.0, 0)))
    stored = [each.choice["values"][A]["low"] for each in round_of(told).ballots or ()]
    assert sorted(stored) == [-2, 0, 0.1, 1, 2]
    assert [type(each) for each in sorted(stored)] == [int, int, float, int, int]


def test_without_options_the_question_of_the_round_is_estimated() -> None:
    story = given("estimate", {}).when(fay.asks("round.close", ROUND))
    assert [each.id for each in questions(round_of(story))] == ["whole"]
    found = result(closed(given("estimate", {}), *[guess(whole=4)] * 5))
    assert question(found, "whole")["median"] == 4


def test_a_ballot_without_answers_is_no_ballot() -> None:
    assert result(closed(start(), *[guess(a=1)] * 5, guess()))["ballots"] == 5


# The figures


def test_the_figures_of_one_question() -> None:
    ballots = [guess(a=each) for each in (10, 12, 14, 20, 34, None)]
    assert question(result(closed(start(), *ballots))) == {
        "id": A,
        "text": "Hours a week",
        "n": 5,
        "dontKnow": 1,
        "lowest": 10.0,
        "highest": 34.0,
        "mean": 18.0,
        "median": 14.0,
        "q1": 12.0,
        "q3": 20.0,
        "sd": 9.69536,
        "bins": [
            {"start": 10.0, "end": 20.0, "count": 3},
            {"start": 20.0, "end": 30.0, "count": 1},
            {"start": 30.0, "end": 40.0, "count": 1},
        ],
        "byRole": {},
    }


def test_the_published_crowd_has_the_published_middle() -> None:
    """Galton (1907): 787 people guessed an ox. Of his table, the percentiles 5, 25, 50, 75 and 95."""
    table = [1074, 1162, 1207, 1236, 1293]
    found = question(result(closed(start(highest=2000), *(guess(a=each) for each in table))))
    assert (found["median"], found["q1"], found["q3"]) == (1207, 1162, 1236)


def test_whole_numbers_close_together_have_a_bin_each() -> None:
    found = question(result(closed(start(), *(guess(a=each) for each in (3, 4, 4, 5, 7)))))
    assert [(each["start"], each["count"]) for each in found["bins"]] == [
        (3, 1), (4, 2), (5, 1), (6, 0), (7, 1),
    ]  # fmt: skip


def test_of_a_range_the_middle_counts_and_the_stretch_in_most_ranges_is_told() -> None:
    ranges = [(10, 20), (15, 30), (18, 40), (0, 12), (19, 19)]
    found = question(result(closed(start(**RANGE), *(guess(a=each) for each in ranges))))
    assert (found["median"], found["low"], found["high"]) == (19.0, 15.0, 20.0)
    assert found["shared"] == {"count": 4, "stretches": [{"low": 19.0, "high": 19.0}]}


def test_stretches_that_lie_in_equally_many_ranges_are_all_told() -> None:
    ranges = [(0, 10), (5, 10), (20, 30), (25, 40), (60, 70)]
    found = question(result(closed(start(**RANGE), *(guess(a=each) for each in ranges))))
    assert found["shared"] == {
        "count": 2,
        "stretches": [{"low": 5.0, "high": 10.0}, {"low": 25.0, "high": 30.0}],
    }


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[guess(a=3)] * 4)
    assert result(story)["withheld"]
    assert not section(story).tables


def test_a_question_with_too_few_answers_has_no_figures() -> None:
    story = closed(start(), *[guess(a=3)] * 5, guess(b=77))
    found = result(story)
    assert question(found, B) == {"id": B, "text": "People", "n": 1, "withheld": True}
    assert "77" not in str(section(story))


def test_the_options_go_on_as_they_came() -> None:
    assert tiers(closed(start(), *[guess(a=1, b=99)] * 5), "options") == [[A, B]]


# By role


def test_roles_are_told_apart_when_each_gave_enough_ballots() -> None:
    burgers = [guess("burger", a=each, b=1) for each in (1, 2, 3, 4, 5)]
    found = result(closed(start(), *burgers, *[guess("gemeente", a=9)] * 6))
    assert question(found)["byRole"] == {
        "burger": {"n": 5, "median": 3.0, "q1": 2.0, "q3": 4.0},
        "gemeente": {"n": 6, "median": 9.0, "q1": 9.0, "q3": 9.0},
    }
    assert question(found, B)["byRole"]["gemeente"] == {"n": 0, "median": None, "q1": None, "q3": None}


# The record


def test_the_record_tells_the_middle_the_spread_and_the_bins_with_the_unit() -> None:
    story = closed(start(unit="uur"), *(guess(a=each) for each in (10, 12, 14, 20, 34)))
    report = section(story)
    assert report.summary == (
        "5 mensen gaven een schatting. Iedereen gaf één getal, van 0 uur tot 100 uur.",
        "Hours a week: Het midden is 14 uur. De helft van de schattingen ligt tussen 12 uur en 20 uur; "
        "de laagste is 10 uur, de hoogste 34 uur.",
        "People: Niemand gaf een schatting",
    )
    assert [each["range"] for each in report.tables[1].rows] == ["10 tot 19", "20 tot 29", "30 tot 39"]


def test_the_record_of_ranges_tells_where_most_of_them_lie() -> None:
    story = closed(given("estimate", RANGE), *[guess(whole=(4, 8))] * 3, *[guess(whole=(6, 9))] * 3)
    told = section(story, "en").summary
    assert told[0].endswith("The middle of the two counts as the estimate.")
    assert told[1].endswith("6 to 8 fits 6 of the 6 answers.")


def test_one_value_is_one_bin_that_is_named_by_it() -> None:
    report = section(closed(start(decimals=2), *[guess(a=1.25)] * 5))
    assert [each["range"] for each in report.tables[1].rows] == ["1,25"]


def test_sixty_questions_keep_the_order_of_the_agenda() -> None:
    story = given("estimate", {}, *(f"Question {at:02}" for at in range(60)))
    values = {f"r1-{at}": one(60 - at) for at in range(1, 61)}
    found = result(closed(story, *[(None, {"values": values})] * 5))
    assert [each["median"] for each in found["questions"]] == list(range(59, -1, -1))
