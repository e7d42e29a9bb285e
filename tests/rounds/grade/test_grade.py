"""Grade: what counts as a ballot, the middle grade of a published election, ties, roles, the record."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from session.rounds.grade.judgment import judged
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, round_of, section, tiers, with_settings

A, B, C = "r1-1", "r1-2", "r1-3"

# Orsay, 2007: percentages of the six grades, best first, and the gauge that was published (Balinski & Laraki).
ORSAY = {
    "Bayrou": (13.6, 30.7, 25.1, 14.8, 8.4, 7.4),
    "Royal": (16.7, 22.7, 19.1, 16.8, 12.2, 12.6),
    "Sarkozy": (19.1, 19.8, 14.3, 11.5, 7.1, 28.2),
}


def start(**settings: Any) -> Story:
    return given("grade", settings, "Apples", "Cherries", "Bananas")


def grades(role: str | None = None, /, **given_: int | None) -> tuple[str | None, Json]:
    names = {"a": A, "b": B, "c": C}
    return role, {"grades": {names[name]: grade for name, grade in given_.items()}}


def option(found: Json, name: str) -> Json:
    return next(each for each in found["options"] if each["id"] == name)


def orsay() -> Story:
    """The percentages as 1,000 ballots; which grades stood on one ballot was not published."""
    columns = []
    for shares in ORSAY.values():
        row = [grade for grade, share in enumerate(shares, 1) for _ in range(round(share * 10))]
        columns.append((row + [6] * 10)[:1000])
    story = given("grade", {}, *ORSAY)
    return closed(story, *[grades(a=a, b=b, c=c) for a, b, c in zip(*columns, strict=True)])


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"grades": None},
        {"grades": [A]},
        {"grades": {A: 0}},
        {"grades": {A: 7}},
        {"grades": {A: 1.5}},
        {"grades": {A: "Good"}},
        {"grades": {A: True}},
        {"grades": {A: 1}, "name": "Ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_grades_that_the_round_does_not_have_are_refused() -> None:
    start().when(ana.casts(ROUND, grades={"r1-4": 1})).refused("unknown_option")
    start(grades=["yes", "no"]).when(ana.casts(ROUND, grades={A: 3})).refused("bad_ballot")
    start(dont_know=False).when(ana.casts(ROUND, grades={A: None})).refused("bad_ballot")
    start().when(fay.casts(ROUND, grades={A: 1})).refused("not_allowed")


@pytest.mark.parametrize(
    "settings",
    [
        {"grades": ["only"]},
        {"grades": ["good", "Good "]},
        {"grades": ["good", ""]},
        {"grades": ["good", " "]},
        {"grades": [str(number) for number in range(11)]},
        {"unused": 1},
    ],
)
def test_settings_out_of_bounds_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="grade", settings=settings)).refused("bad_settings")


def test_the_grades_cannot_change_while_people_vote() -> None:
    with_settings(start(), grades=["yes", "no"]).refused("fixed_while_open")


# What is counted


def test_the_middle_grade_and_the_gauge_are_those_that_were_published_for_orsay() -> None:
    found = result(orsay())
    assert [(each["text"], each["grade"], each["sign"]) for each in found["options"]] == [
        ("Bayrou", 3, "+"),
        ("Royal", 3, "-"),
        ("Sarkozy", 3, "-"),
    ]
    gauges = [(each["above"] / 10, each["below"] / 10) for each in found["options"]]
    assert gauges == [(44.3, 30.6), (39.4, 41.5), (38.9, 46.8)]


def test_an_option_is_judged_by_who_graded_it_and_dont_know_stands_apart() -> None:
    found = result(closed(start(), *[grades(a=1, b=None)] * 6, *[grades(a=5, b=2)] * 5))
    assert [each["id"] for each in found["options"]] == [A, B, C]
    apples, cherries, bananas = found["options"]
    assert (apples["grade"], apples["sign"], apples["above"], apples["below"]) == (1, "-", 0, 5)
    assert (cherries["n"], cherries["dontKnow"], cherries["grade"]) == (5, 6, 2)
    assert (bananas["n"], bananas["grade"], bananas["place"]) == (0, None, 3)


def test_of_an_even_number_the_lower_grade_is_the_middle() -> None:
    found = result(closed(start(), *[grades(a=1)] * 3, *[grades(a=4)] * 3))
    assert option(found, A)["grade"] == 4
    assert option(found, A)["counts"] == [3, 0, 0, 3, 0, 0]


def test_equal_gauges_share_a_place_and_the_text_only_orders_the_telling() -> None:
    found = result(closed(start(), *[grades(a=3, b=2, c=2)] * 5))
    assert [(each["text"], each["place"], each["tied"]) for each in found["options"]] == [
        ("Bananas", 1, True),
        ("Cherries", 1, True),
        ("Apples", 3, False),
    ]
    assert found["solid"]["verdict"] == "tie"


def test_two_camps_are_divided() -> None:
    found = result(closed(start(), *[grades(a=1, b=3)] * 5, *[grades(a=6, b=3)] * 5))
    assert (option(found, A)["agreement"], option(found, A)["divided"]) == (-1, True)
    assert not option(found, B)["divided"]


def test_few_ballots_before_another_is_level_make_it_fragile_and_turning_them_shows_it() -> None:
    found = result(closed(start(), *[grades(a=1, b=2)] * 6, *[grades(a=3, b=2)] * 5))
    assert found["solid"]["flips"] == 1
    turned = judged({A: [5, 0, 5, 0, 0, 1], B: [1, 10, 0, 0, 0, 0]})
    assert turned.winner == (B,)
    clear = result(closed(start(), *[grades(a=1, b=5)] * 40))
    assert (clear["solid"]["verdict"], clear["solid"]["flips"]) == ("solid", 20)


def test_another_winner_by_the_mean_makes_it_fragile() -> None:
    found = result(closed(start(), *[grades(a=2, b=3)] * 21, *[grades(a=6, b=3)] * 20))
    reasons = {each["code"]: each["about"] for each in found["solid"]["reasons"]}
    assert reasons["rule_disagrees"] == ["mean"]


def test_a_ballot_that_grades_nothing_is_no_ballot() -> None:
    assert result(closed(start(), *[grades(a=1)] * 5, grades()))["ballots"] == 5
    unknown = result(closed(start(), *[grades(a=None)] * 5))
    assert unknown["solid"] is None
    assert all(each["grade"] is None for each in unknown["options"])


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[grades(a=1)] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert not section(story).tables


def test_later_rounds_take_the_options_by_grade_and_all_as_equals_before() -> None:
    assert tiers(start(), "options") == [[A, B, C]]
    assert tiers(closed(start(), *[grades(a=3, b=1, c=2)] * 5), "options") == [[B], [C], [A]]


def test_sixty_options_and_ten_grades_are_all_told() -> None:
    options = [f"Option {number:02}" for number in range(60)]
    story = given("grade", {"grades": [f"Grade {number}" for number in range(10)]}, *options)
    choice = {"grades": {f"r1-{number}": 1 + number % 10 for number in range(1, 61)}}
    found = result(closed(story, *[(None, choice)] * 6))
    assert len(found["options"]) == 60
    assert found["tiers"][0] == [f"r1-{number}" for number in range(10, 61, 10)]


# By role


def test_middle_grades_are_told_by_role_when_every_role_graded_enough() -> None:
    ballots = [*[grades("burger", a=1, b=4)] * 6, *[grades("gemeente", a=4, b=1)] * 5]
    found = result(closed(start(), *ballots))
    assert option(found, A)["byRole"]["gemeente"] == {
        "n": 5,
        "counts": [0, 0, 0, 5, 0, 0],
        "grade": 4,
        "sign": "-",
    }
    assert option(found, C)["byRole"] == {}
    assert all(each["code"] != "role_disagrees" for each in found["solid"]["reasons"])
    full = [*[grades("burger", a=1, b=4, c=5)] * 6, *[grades("gemeente", a=4, b=1, c=5)] * 5]
    reasons = {each["code"]: each["about"] for each in result(closed(start(), *full))["solid"]["reasons"]}
    assert reasons["role_disagrees"] == ["gemeente"]


# The record and the paper


def test_the_record_tells_the_grades_the_first_and_who_is_divided() -> None:
    report = section(
        closed(start(), *[grades("burger", a=1, b=3)] * 6, *[grades("gemeente", a=6, b=3)] * 5), "en"
    )
    assert report.summary[0].startswith(
        "11 people gave grades. The grades, from best to worst: Excellent, Very good, Good, Acceptable, Poor, Bad."
    )
    assert report.summary[1] == "First is ‘Apples’, with Excellent −."
    assert report.summary[2].startswith("Fragile: ")
    assert report.summary[3] == "The room is divided on: ‘Apples’."
    whole, apart, roles = report.tables
    assert whole.rows[0]["middle"] == "Excellent −"
    assert whole.rows[0]["_marked"]
    first = apart.rows[0]
    assert (first["text"], first["agreement"], first["skipped"]) == ("Apples", -0.818182, 0)
    assert "sd" not in first, "grades in words have no distances"
    assert roles.rows[0] == {"text": "Apples", "role:burger": "Excellent −", "role:gemeente": "Bad −"}


def test_the_record_tells_a_tie_in_words_and_own_grades() -> None:
    report = section(closed(start(grades=["ja", "nee"]), *[grades(a=1, b=1)] * 5))
    assert report.summary[1] == "Bovenaan staan gelijk, met ja −: ‘Apples’, ‘Cherries’."
    assert [row["place"] for row in report.tables[0].rows] == ["1 (gelijk)", "1 (gelijk)", "3"]


def test_on_paper_every_line_has_the_grades_to_choose_from() -> None:
    rows = KINDS["grade"].sheet(round_of(start()), Voice("en", 5, {}))
    assert [each.text for each in rows] == ["Apples", "Cherries", "Bananas"]
    assert rows[0].marks == ("Excellent", "Very good", "Good", "Acceptable", "Poor", "Bad")
