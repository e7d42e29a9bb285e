"""Rate: scales, what counts as a ballot, the figures, and where people are divided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from tests.cast import Story, ana, fay
from tests.rounds.given import ROUND, closed, given, result, result_of, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"


def start(**settings: Any) -> Story:
    return given("rate", settings, "Apples", "Cherries", "Bananas")


def values(role: str | None = None, /, **given_: int | None) -> tuple[str | None, Json]:
    names = {"a": A, "b": B, "c": C}
    return role, {"values": {names[name]: value for name, value in given_.items()}}


def option(found: Json, name: str) -> Json:
    return next(each for each in found["options"] if each["id"] == name)


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"values": None},
        {"values": {A: 0}},
        {"values": {A: 6}},
        {"values": {A: 2.5}},
        {"values": {A: "3"}},
        {"values": {A: True}},
        {"values": {A: 3}, "seat": "ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_unknown_option_and_an_unasked_dont_know_are_refused() -> None:
    start().when(ana.casts(ROUND, values={"r1-4": 1})).refused("unknown_option")
    start(dont_know=False).when(ana.casts(ROUND, values={A: None})).refused("bad_ballot")
    start().when(ana.casts(ROUND, values={A: None}))


@pytest.mark.parametrize(
    "settings",
    [
        {"scale": "labels"},
        {"scale": "labels", "labels": ["only one"]},
        {"scale": "labels", "labels": ["x"] * 11},
        {"labels": [""]},
        {"low": "x" * 61},
        {"scale": "1-6"},
    ],
)
def test_a_scale_that_cannot_be_is_refused(settings: Json) -> None:
    start().when(fay.asks("round.add", kind="rate", settings=settings)).refused("bad_settings")


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"lowest": 5, "highest": 5}, "scale_ends"),
        ({"lowest": 8, "highest": 3}, "scale_ends"),
        ({"highest": 10, "step": 3}, "scale_step"),
        ({"highest": 10, "step": 11}, "scale_step"),
        ({"highest": 101}, "scale_long"),
        ({"lowest": -1000, "highest": 1000, "step": 10}, "scale_long"),
        ({"lowest": -1001}, "bad_settings"),
        ({"highest": 1001}, "bad_settings"),
        ({"step": 0}, "bad_settings"),
        ({"step": 0.5}, "bad_settings"),
        ({"per_page": 21}, "bad_settings"),
        ({"per_page": -1}, "bad_settings"),
        ({"input": "dial"}, "bad_settings"),
    ],
)
def test_a_range_that_is_no_scale_is_refused(settings: Json, code: str) -> None:
    asked = {"scale": "range", **settings}
    start().when(fay.asks("round.add", kind="rate", settings=asked)).refused(code)


def test_a_score_between_two_steps_is_refused() -> None:
    story = start(scale="range", lowest=-10, highest=10, step=5)
    for value in (-11, -9, 1, 12, 15):
        story.when(ana.casts(ROUND, values={A: value})).refused("bad_ballot")
    for value in (-10, -5, 0, 10):
        story = story.when(ana.casts(ROUND, 20 + value, values={A: value}))


# The scales


@pytest.mark.parametrize(
    ("settings", "lowest", "highest"),
    [
        ({}, 1, 5),
        ({"scale": "1-10"}, 1, 10),
        ({"scale": "-2-2"}, -2, 2),
        ({"scale": "labels", "labels": ["no", "so so", "yes"]}, 1, 3),
        ({"scale": "range"}, 0, 10),
        ({"scale": "range", "lowest": -3, "highest": 3}, -3, 3),
    ],
)
def test_every_scale_has_its_own_ends(settings: Json, lowest: int, highest: int) -> None:
    story = start(**settings)
    for value in (lowest - 1, highest + 1):
        story.when(ana.casts(ROUND, values={A: value})).refused("bad_ballot")
    found = result(closed(story, *[values(a=lowest)] * 3, *[values(a=highest)] * 2))
    assert [each["value"] for each in found["steps"]] == list(range(lowest, highest + 1))
    assert option(found, A)["counts"] == [3, *[0] * (highest - lowest - 1), 2]


def test_labels_name_the_steps_only_when_there_is_one_for_each() -> None:
    def labels(**settings: Any) -> list[str]:
        return [each["label"] for each in result(closed(start(**settings), *[values(a=1)] * 5))["steps"]]

    assert labels(labels=list("abcde")) == list("abcde")
    assert labels(labels=list("abc")) == [""] * 5
    assert labels(scale="labels", labels=list("abc")) == list("abc")


# The figures


def test_the_figures_of_one_option() -> None:
    ballots = [values(a=1), values(a=2), values(a=2), values(a=4), values(a=5), values(a=None), values(b=1)]
    found = result(closed(start(), *ballots))
    assert found["ballots"] == 7
    assert option(found, A) == {
        "id": A,
        "text": "Apples",
        "n": 5,
        "dontKnow": 1,
        "counts": [1, 2, 0, 1, 1],
        "mean": 2.8,
        "median": 2.0,
        "q1": 2.0,
        "q3": 4.0,
        "sd": 1.643168,
        "agreement": 0.088889,
        "consensus": 0.365414,
        "divided": False,
        "skipped": 1,
        "place": 1,
        "tied": False,
        "byRole": {},
    }
    assert option(found, C)["n"] == 0
    assert option(found, C)["mean"] is option(found, C)["agreement"] is None


def test_options_are_sorted_by_mean_and_equal_means_share_a_place() -> None:
    story = closed(start(), *[values(a=2, b=4, c=4)] * 5)
    found = result(story)
    assert [(each["text"], each["place"], each["tied"]) for each in found["options"]] == [
        ("Bananas", 1, True),
        ("Cherries", 1, True),
        ("Apples", 3, False),
    ]
    assert found["tiers"] == [[C, B], [A]] == tiers(story, "options")


def test_the_talk_starts_where_people_are_most_divided() -> None:
    split = [*[values(a=1, b=3)] * 3, *[values(a=5, b=4)] * 3]
    story = closed(start(), *split)
    found = result(story)
    assert found["talkFirst"] == [A, B]
    assert [option(found, each)["divided"] for each in (A, B, C)] == [True, False, False]
    assert tiers(story, "divided") == [[A], [B], [C]]


def test_on_two_steps_the_smaller_side_tells_who_is_divided() -> None:
    yes_no = {"scale": "labels", "labels": ["no", "yes"]}
    story = closed(start(**yes_no), *[values(a=1, b=1)] * 3, *[values(a=2, b=1)] * 3)
    found = result(story)
    assert option(found, A)["agreement"] is None
    assert found["talkFirst"] == [A, B]
    assert not any("verdeeld" in each for each in section(story).summary)


def test_a_ballot_without_answers_is_no_ballot() -> None:
    assert result(closed(start(), *[values(a=1)] * 5, values()))["ballots"] == 5


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[values(a=3)] * 4)
    assert result(story)["withheld"]
    assert not section(story).tables


# A range with many steps


def test_a_long_range_keeps_exact_counts_and_tells_which_scores_share_a_bar() -> None:
    story = closed(
        start(scale="range", highest=100, step=5), *[values(a=20)] * 4, values(a=100), values(a=None)
    )
    found = result(story)
    counts = option(found, A)["counts"]
    assert (len(counts), counts[4], counts[20], sum(counts)) == (21, 4, 1, 5)
    assert [(each["low"], each["high"], each["steps"]) for each in found["bars"]][:2] == [
        (0, 10, 3),
        (15, 25, 3),
    ]
    assert sum(each["steps"] for each in found["bars"]) == 21
    figures = option(found, A)
    assert [figures[each] for each in ("mean", "median", "q1", "q3")] == [36.0, 20.0, 20.0, 20.0]
    assert figures["sd"] == pytest.approx(35.777088)
    assert (figures["dontKnow"], figures["skipped"]) == (1, 0)


def test_on_a_long_range_two_camps_are_divided_however_few_people_there_are() -> None:
    scores = [0, 2, 5, 7, 92, 95, 98, 100]
    found = result(closed(start(scale="range", highest=100), *[values(a=each) for each in scores]))
    figures = option(found, A)
    assert figures["divided"], "most of the hundred steps are empty, which is no agreement"
    assert figures["agreement"] == -1.0


def test_on_paper_a_long_range_says_what_its_ends_mean() -> None:
    asked = {"scale": "range", "highest": 100, "low": "nooit", "high": "altijd"}
    rows = KINDS["rate"].sheet(round_of(start(**asked)), Voice("nl", 5, {}))
    assert rows[0].text == "Apples (0 = nooit, 100 = altijd)"


def test_a_short_range_has_a_bar_for_every_step() -> None:
    assert result(closed(start(scale="range"), *[values(a=3)] * 5))["bars"] == []


def test_roles_of_a_long_range_are_told_without_their_counts() -> None:
    people = [*[values("burger", a=90)] * 5, *[values("gemeente", a=10)] * 5]
    found = result(closed(start(scale="range", highest=100), *people))
    assert option(found, A)["byRole"]["burger"] == {"n": 5, "mean": 90.0, "median": 90.0}


def test_the_record_of_a_long_range_names_its_steps_and_its_bars() -> None:
    asked = {"scale": "range", "highest": 100, "step": 5, "low": "nooit", "high": "altijd"}
    report = section(closed(start(**asked), *[values(a=20)] * 5))
    told = "De schaal loopt van 0 (nooit) tot 100 (altijd). De scores gaan in stappen van 5."
    assert report.summary[0].endswith(told)
    assert report.tables[0].note.startswith("Een staaf telt deze scores samen: 0–10, 15–25, 30–40,")
    assert len(report.tables[0].rows[0]["counts"]) == 21
    (counts,) = (each for each in report.tables[0].columns if each.kind == "histogram")
    assert counts.steps[:3] == ("0", "5", "10"), "a spreadsheet names every count"


def test_labels_name_a_range_of_as_many_steps() -> None:
    asked = {"scale": "range", "lowest": -1, "highest": 1, "labels": ["minder", "gelijk", "meer"]}
    assert (
        section(closed(start(**asked), *[values(a=1)] * 5))
        .summary[0]
        .endswith("De antwoorden: -1 = minder, 0 = gelijk, 1 = meer.")
    )


def test_a_log_of_before_there_were_ranges_is_read_as_it_was() -> None:
    story = closed(start(scale="-2-2"), *[values(a=2)] * 5)
    newer = {"lowest", "highest", "step", "input", "per_page"}
    old = {name: each for name, each in round_of(story).settings.items() if name not in newer}
    assert result_of(replace(round_of(story), settings=old)) == result(story)


# By role


def test_roles_are_told_apart_when_each_gave_enough_ballots() -> None:
    burgers = [values("burger", a=5, b=1)] * 5
    found = result(closed(start(), *burgers, *[values("gemeente", a=1)] * 6))
    assert found["roles"] == [{"role": "burger", "ballots": 5}, {"role": "gemeente", "ballots": 6}]
    assert option(found, A)["byRole"]["burger"] == {
        "n": 5,
        "counts": [0, 0, 0, 0, 5],
        "mean": 5.0,
        "median": 5.0,
    }
    assert {role: told["n"] for role, told in option(found, B)["byRole"].items()} == {
        "burger": 5,
        "gemeente": 0,
    }


# The record


def test_the_record_tells_the_scale_the_first_and_what_divides() -> None:
    story = closed(start(), *[values("burger", a=5, b=3)] * 5, *[values("gemeente", a=1, b=3)] * 5)
    report = section(story)
    assert report.summary[0].startswith(
        "10 mensen gaven antwoord. De antwoorden: 1 = Helemaal oneens, 2 = Oneens,"
    )
    assert report.summary[1:] == (
        "Het hoogst scoren, gelijk met gemiddeld 3,00: ‘Apples’, ‘Cherries’.",
        "Gelijkspel: bovenaan.",  # which was just said
        "Hierover is de zaal verdeeld: ‘Apples’.",
    )
    table, apart, roles = report.tables
    apples, cherries, bananas = table.rows
    assert (apples["place"], apples["counts"], apples["_marked"]) == ("1 (gelijk)", [5, 0, 0, 0, 5], True)
    first = apart.rows[0]
    assert (first["text"], first["sd"], first["consensus"], first["_marked"]) == (
        "Apples",
        2.108185,
        0.0,
        True,
    )
    assert (first["q1"], first["q3"], first["dontKnow"], first["skipped"]) == (1.0, 5.0, 0, 0)
    assert [each["text"] for each in apart.rows] == ["Apples", "Cherries", "Bananas"]
    assert [each.label for each in roles.columns] == ["Stelling", "Burger", "Gemeente"]
    assert roles.rows[0] == {"text": "Apples", "role:burger": 5.0, "role:gemeente": 1.0}
    assert roles.rows[2] == {"text": "Bananas"}
    assert not cherries["_marked"]
    assert bananas["mean"] is None


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"agree_words": False}, "De schaal loopt van 1 tot 5."),
        ({"scale": "-2-2", "low": "slecht", "high": "goed"}, "De schaal loopt van -2 (slecht) tot 2 (goed)."),
        ({"scale": "labels", "labels": ["nee", "ja"]}, "De antwoorden: 1 = nee, 2 = ja."),
    ],
)
def test_the_record_names_the_scale_that_was_used(settings: Json, sentence: str) -> None:
    assert section(closed(start(**settings), *[values(a=1)] * 5)).summary[0].endswith(sentence)


# On paper


@pytest.mark.parametrize(
    ("settings", "marks"),
    [
        (
            {"scale": "range", "highest": 4, "low": "niets", "high": "alles"},
            ("0 (niets)", "1", "2", "3", "4 (alles)"),
        ),
        ({"scale": "labels", "labels": ["nee", "ja"]}, ("nee", "ja")),
        ({"scale": "range", "highest": 100, "step": 5}, ("Score (0 tot 100, per 5): ........",)),
        ({"scale": "range", "highest": 20}, ("Score (0 tot 20): ........",)),
    ],
)
def test_on_paper_there_are_marks_for_few_steps_and_a_line_for_many(
    settings: Json, marks: tuple[str, ...]
) -> None:
    rows = KINDS["rate"].sheet(round_of(start(**settings)), Voice("nl", 5, {}))
    assert [each.text for each in rows] == ["Apples", "Cherries", "Bananas"]
    assert rows[0].marks == marks


def test_a_later_round_can_take_what_the_roles_differ_on_most() -> None:
    ballots = [*[values("burger", a=5, b=4, c=3)] * 5, *[values("gemeente", a=4, b=1, c=3)] * 5]
    assert tiers(closed(start(), *ballots), "roles") == [[B], [A], [C]]


def test_where_no_roles_are_told_nothing_is_what_they_differ_on_most() -> None:
    assert tiers(start(), "roles") == [[A, B, C]]
    assert tiers(closed(start(), *[values(a=5, b=1)] * 5), "roles") == []
    few = [*[values("burger", a=5)] * 3, *[values("gemeente", a=1)] * 3]
    assert tiers(closed(start(), *few), "roles") == []
