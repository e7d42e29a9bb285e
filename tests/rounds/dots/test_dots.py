"""Dots: what counts as a ballot, how dots are added, told by role, tied and withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from session.core.ballots import new_choice
from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, result_of, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"


def start(**settings: Any) -> Story:
    return given("dots", settings, "Apples", "Cherries", "Bananas")


def dots(role: str | None = None, /, **given_: int) -> tuple[str | None, Json]:
    names = {"a": A, "b": B, "c": C}
    return role, {"dots": {names[name]: number for name, number in given_.items()}}


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"dots": None},
        {"dots": [A]},
        {"dots": {A: 0}},
        {"dots": {A: -1}},
        {"dots": {A: 1.5}},
        {"dots": {A: "1"}},
        {"dots": {A: True}},
        {"dots": {A: 1}, "name": "Ana"},
        {"dots": {A: 10**30}},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_dots_on_what_is_not_there_or_beyond_a_limit_are_refused() -> None:
    start().when(ana.casts(ROUND, dots={"r1-4": 1})).refused("unknown_option")
    start(per_option=2).when(ana.casts(ROUND, dots={A: 3})).refused("too_many_on_option", limit=2)
    start(per_option=0).when(ana.casts(ROUND, dots={A: 6})).refused("too_many_dots", limit=5)
    start().when(ana.casts(ROUND, dots={A: 3, B: 3})).refused("too_many_dots", limit=5)
    start().when(fay.casts(ROUND, dots={A: 1})).refused("not_allowed")


def test_taking_away_is_refused_unless_the_round_says_how_many() -> None:
    start(negative=0).when(ana.casts(ROUND, dots={A: -1})).refused("bad_ballot")
    start(negative=2).when(ana.casts(ROUND, dots={A: 3, B: -2, C: -1})).refused("too_many_taken", limit=2)
    start(negative=9, per_option=2).when(ana.casts(ROUND, dots={A: -3})).refused(
        "too_many_on_option", limit=2
    )
    start(negative=2).when(ana.casts(ROUND, dots={A: 3, B: 3, C: -1})).refused("too_many_dots", limit=5)


def test_dots_that_are_not_whole_steps_are_refused() -> None:
    hundred = {"dots": 100, "per_option": 0, "step": "5"}
    start(**hundred).when(ana.casts(ROUND, dots={A: 52, B: 45})).refused("bad_ballot")
    start(**hundred).when(ana.casts(ROUND, dots={A: 55, B: 50})).refused("too_many_dots", limit=100)
    start(**{**hundred, "per_option": 52}).when(ana.casts(ROUND, dots={A: 55})).refused(
        "too_many_on_option", limit=50
    )


@pytest.mark.parametrize(
    "settings",
    [
        {"dots": 0},
        {"dots": 101},
        {"per_option": -1},
        {"dots": "5"},
        {"unused": 1},
        {"dots": 12, "step": "5"},
        {"step": "2"},
        {"negative": -1},
    ],
)
def test_settings_out_of_bounds_are_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="dots", settings=settings)).refused("bad_settings")


def test_the_rules_cannot_change_while_people_vote() -> None:
    start().when(fay.asks("round.change", ROUND, settings={"dots": 8})).refused("fixed_while_open")


# What happens


def test_dots_are_added_and_sorted_with_the_best_first() -> None:
    story = closed(start(), dots(b=3, a=2), dots(b=2), dots(c=1), dots(a=1), dots())
    found = result(story)
    assert (found["ballots"], found["dots"], found["unused"]) == (5, 9, 16)
    assert [
        (each["id"], each["dots"], each["voters"], each["place"], each["tied"]) for each in found["options"]
    ] == [
        (B, 5, 2, 1, False),
        (A, 3, 2, 2, False),
        (C, 1, 1, 3, False),
    ]
    assert found["tiers"] == [[B], [A], [C]] == tiers(story, "options")
    assert found["roles"] == []
    assert all(each["byRole"] == {} for each in found["options"])


def test_what_was_taken_away_is_subtracted_and_told_apart() -> None:
    ballots = [dots(a=3, b=-1), dots(a=2, b=-2), dots(b=1), dots(c=2, a=-1), dots(c=2)]
    found = result(closed(start(negative=2), *ballots))
    assert (found["dots"], found["unused"]) == (10, 15)
    told = ("id", "dots", "voters", "given", "taken", "opponents", "place", "tied")
    assert [tuple(each[name] for name in told) for each in found["options"]] == [
        (A, 4, 2, 5, 1, 1, 1, True),
        (C, 4, 2, 4, 0, 0, 1, True),
        (B, -2, 1, 1, 3, 2, 3, False),
    ]
    assert found["solid"]["verdict"] == "tie"


def test_where_dots_can_be_taken_away_a_changed_ballot_turns_more() -> None:
    lead = [dots(a=3)] * 5 + [dots(b=3)] * 2
    assert result(closed(start(), *lead))["solid"]["flips"] == 2
    assert result(closed(start(negative=3), *lead))["solid"]["flips"] == 1


def test_a_hundred_points_in_fives_are_shared_out() -> None:
    story = start(dots=100, per_option=0, step="5")
    found = result(closed(story, *[dots(a=60, b=35, c=5)] * 5))
    assert [each["dots"] for each in found["options"]] == [300, 175, 25]
    assert found["unused"] == 0


def test_a_round_from_before_steps_and_taking_away_still_counts() -> None:
    story = closed(start(), *[dots(a=2, b=1)] * 5)
    old = replace(round_of(story), settings={"dots": 5, "per_option": 3})
    assert result_of(old) == result(story)
    assert KINDS["dots"].section(old, KINDS["dots"].result(old, 5), 1, Voice("nl", 5, {})) == section(story)
    assert new_choice(KINDS["dots"], old, {"dots": {A: 3}}) == {"dots": {A: 3}}


def test_equal_totals_share_a_place_and_the_text_only_orders_the_telling() -> None:
    found = result(closed(start(), *[dots(b=1, c=1)] * 5))
    assert [(each["text"], each["place"], each["tied"]) for each in found["options"]] == [
        ("Bananas", 1, True),
        ("Cherries", 1, True),
        ("Apples", 3, False),
    ]
    assert found["tiers"] == [[C, B], [A]]


def test_the_newest_ballot_of_a_seat_counts() -> None:
    story = start().when(ana.casts(ROUND, 2, dots={B: 1}), ana.casts(ROUND, 1, dots={A: 3}))
    assert result(closed(story, *[dots(c=1)] * 4))["options"][-1]["text"] == "Apples"


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[dots(b=3)] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    report = section(story)
    assert report.summary == ("Er zijn minder dan 5 stemmen. Daarom laten we geen cijfers zien.",)
    assert not report.tables


def test_until_closing_the_options_are_equal_for_a_later_round() -> None:
    assert tiers(start(), "options") == [[A, B, C]]


# By role


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    ballots = [*[dots("burger", a=3)] * 5, *[dots("gemeente", b=1)] * 6, *[dots(None, c=2)] * 5]
    found = result(closed(start(), *ballots))
    assert found["roles"] == [
        {"role": "burger", "ballots": 5},
        {"role": "gemeente", "ballots": 6},
        {"role": "*", "ballots": 5, "of": ["vrij", ""]},
    ]
    apples = found["options"][0]
    assert apples["byRole"]["burger"] == {"dots": 15, "ballots": 5, "perPerson": 3.0}
    assert apples["byRole"]["*"] == {"dots": 0, "ballots": 5, "perPerson": 0.0}


def test_small_roles_are_merged_and_a_single_group_is_not_told() -> None:
    mixed = [*[dots("burger", a=3)] * 5, *[dots("gemeente", b=1)] * 3, *[dots("vrij", c=2)] * 2]
    found = result(closed(start(), *mixed))
    assert [each["role"] for each in found["roles"]] == ["burger", "*"]
    small = [*[dots("burger", a=3)] * 4, *[dots("gemeente", b=1)] * 3]
    assert result(closed(start(), *small))["roles"] == []


def test_roles_stay_out_when_the_round_is_not_asked_by_role() -> None:
    story = given("dots", {}, "Apples", "Cherries", "Bananas", by_role=False)
    story = closed(story, *[dots("burger", a=3)] * 5, *[dots("gemeente", b=1)] * 5)
    assert result(story)["roles"] == []
    assert [each.key for each in section(story).tables[0].columns] == ["place", "text", "dots", "voters"]


# The record


def test_the_record_tells_the_rule_the_first_and_the_figures_by_role() -> None:
    story = closed(start(), *[dots("burger", a=3)] * 5, *[dots("gemeente", b=1)] * 5)
    report = section(story)
    assert report.summary == (
        "Iedereen had 5 stippen, hooguit 3 op één keuze. 10 mensen plakten 20 van de 50 stippen.",
        "Bovenaan staat ‘Apples’ met 15 stippen.",
        "Kwetsbaar: als 2 mensen anders stemden, stond een andere keuze gelijk; anders geteld (aantal mensen) komt er "
        "iets anders uit; bij Gemeente staat iets anders bovenaan.",
    )
    (table,) = report.tables
    assert [each.label for each in table.columns][-2:] == ["Burger", "Gemeente"]
    assert table.rows[0] == {
        "place": "1",
        "text": "Apples",
        "dots": 15,
        "voters": 5,
        "role:burger": 3.0,
        "role:gemeente": 0.0,
    }


def test_the_record_tells_a_tie_in_words() -> None:
    report = section(closed(start(per_option=0), *[dots(b=1, c=1)] * 5))
    assert "mocht ze vrij verdelen" in report.summary[0]
    assert report.summary[1] == "Bovenaan staan gelijk, met elk 5 stippen: ‘Bananas’, ‘Cherries’."
    assert [row["place"] for row in report.tables[0].rows] == ["1 (gelijk)", "1 (gelijk)", "3"]


def test_the_record_tells_the_steps_and_what_was_taken_away() -> None:
    story = start(dots=10, per_option=0, step="5", negative=5)
    report = section(closed(story, *[dots(a=10, b=-5)] * 5))
    assert report.summary[0] == (
        "Iedereen had 10 stippen en mocht ze vrij verdelen. De stippen gingen per 5. Iedereen mocht ook 5 stippen "
        "weghalen; wat eraf ging is afgetrokken. 5 mensen plakten 50 van de 50 stippen."
    )
    (table,) = report.tables
    assert [each.key for each in table.columns][2:] == ["dots", "voters", "given", "taken", "opponents"]
    assert table.rows[-1] == {
        "place": "3", "text": "Cherries", "dots": -25, "voters": 0, "given": 0, "taken": 25, "opponents": 5
    }  # fmt: skip


def test_a_paper_ballot_has_rings_for_few_dots_and_a_box_for_a_number() -> None:
    def marks(**settings: int | str) -> tuple[str, ...]:
        voice = Voice("nl", 5, {})
        return KINDS["dots"].sheet(round_of(start(**settings)), voice)[0].marks

    assert marks() == ("", "", "")
    assert marks(negative=2) == ("erbij: ........", "eraf: ........")
    assert marks(dots=100, per_option=0, step="10") == ("",)


def test_nobody_is_first_without_dots() -> None:
    story = closed(start(), *[dots()] * 5)
    assert len(section(story).summary) == 1
    assert round_of(story).phase == "closed"
