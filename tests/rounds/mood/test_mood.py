"""Mood: what counts as a position, the line of the group, where everybody ended, by role and withheld."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.rounds import KINDS
from session.rounds.mood.count import Choice
from tests.cast import Story, ana, fay, system
from tests.rounds.given import ROUND, body, closed, given, happened, result, round_of, section

POINT = {"n": 12, "mean": 61.0, "median": 60.0}


def start(**settings: Any) -> Story:
    return given("mood", settings)


def at(value: int, role: str | None = None) -> tuple[str | None, Json]:
    return role, {"value": value}


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"value": None},
        {"value": "50"},
        {"value": 50.5},
        {"value": 101},
        {"value": -1},
        {"value": 5, "n": 1},
    ],
)
def test_what_is_not_a_position_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_a_position_off_the_scale_of_the_round_is_refused() -> None:
    start(scale="1-10").when(ana.casts(ROUND, value=0)).refused("bad_ballot")
    start(scale="1-10").when(ana.casts(ROUND, value=11)).refused("bad_ballot")


@pytest.mark.parametrize("person", [ana, fay])
def test_nobody_but_the_system_adds_a_point(person: Any) -> None:
    start().when(person.asks("mood.sample", ROUND, **POINT)).refused("not_allowed")


def test_a_closed_round_gets_no_points() -> None:
    closed(start()).when(system.asks("mood.sample", ROUND, **POINT)).refused("round_closed")


def test_a_point_stands_so_many_seconds_after_the_opening() -> None:
    story = start().later(75).when(system.asks("mood.sample", ROUND, **POINT))
    story.then(happened("mood.sampled", second=75, **POINT))
    assert body(story, "projector") == body(story, "desk") == {"series": [{"second": 75, **POINT}]}


def test_a_phone_sees_no_line() -> None:
    assert body(start().when(system.asks("mood.sample", ROUND, **POINT)), "phone") == {}


def test_the_figures_of_a_point_are_rounded() -> None:
    kind, values = KINDS["mood"], [Choice(value) for value in (50, 51, 53)]
    assert kind.sample is not None
    assert kind.sample(round_of(start()), values) == {"n": 3, "mean": 51.0, "median": 51.0}
    tens = [Choice(value) for value in (5, 6, 6)]
    assert kind.sample(round_of(start(scale="1-10")), tens) == {"n": 3, "mean": 5.7, "median": 6.0}


def test_the_last_positions_are_counted_with_their_spread() -> None:
    found = result(closed(start(), *[at(each) for each in (0, 10, 50, 90, 100, 100)]))
    assert (found["ballots"], found["mean"], found["median"]) == (6, 58.333333, 70.0)
    assert found["counts"] == [1, 1, 0, 0, 0, 1, 0, 0, 0, 3]
    assert (found["q1"], found["q3"], found["divided"]) == (20.0, 97.5, False)


def test_two_camps_at_the_ends_are_divided() -> None:
    found = result(closed(start(), *[at(0)] * 3, *[at(100)] * 3))
    assert (found["agreement"], found["divided"]) == (-1.0, True)
    assert "De groep was verdeeld." in section(closed(start(), *[at(0)] * 3, *[at(100)] * 3)).summary[0]


def test_ten_steps_are_counted_one_by_one() -> None:
    found = result(closed(start(scale="1-10"), *[at(each) for each in (1, 7, 7, 8, 10)]))
    assert found["counts"] == [1, 0, 0, 0, 0, 0, 2, 1, 0, 1]
    assert (found["mean"], found["median"]) == (6.6, 7.0)


def test_a_round_with_fewer_ballots_than_the_threshold_shows_nothing() -> None:
    story = closed(start(), *[at(50)] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    assert section(story).tables == ()


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    found = result(closed(start(), *[at(80, "burger")] * 5, *[at(20, "gemeente")] * 6))
    assert found["byRole"] == {
        "burger": {"n": 5, "mean": 80.0, "median": 80.0},
        "gemeente": {"n": 6, "mean": 20.0, "median": 20.0},
    }


def test_the_record_tells_where_everybody_ended_and_how_the_line_went() -> None:
    story = (
        start(low="Sceptical", high="Convinced").later(30).when(system.asks("mood.sample", ROUND, **POINT))
    )
    story = story.later(60).when(system.asks("mood.sample", ROUND, n=14, mean=40.0, median=41.0))
    report = section(closed(story, *[at(50)] * 5), "en")
    assert report.summary == (
        "5 people moved the slider, on a scale from 0–100. At the end the average was 50.0. The middle position was "
        "50.0, and the middle half lay between 50.0 and 50.0. Left meant Sceptical, right Convinced.",
        "The line has 2 points: first 61, last 40; lowest 40 after 1:30, highest 61 after 0:30 (minutes:seconds).",
    )
    assert [each.name for each in report.tables] == ["r1_mood", "r1_line"]
    assert report.tables[1].rows[1] == {"at": "1:30", "mean": 40.0, "median": 41.0, "n": 14}


def test_a_long_line_is_thinned_on_paper_and_whole_in_the_result() -> None:
    story = start()
    for _ in range(130):
        story = story.later(10).when(system.asks("mood.sample", ROUND, **POINT))
    story = closed(story, *[at(50)] * 5)
    table = section(story).tables[-1]
    assert len(table.rows) == 44
    assert table.note == "Hier staat één op de 3 punten. Het JSON-bestand heeft ze allemaal."
    assert len(result(story)["series"]) == 130
    shown = story.when(fay.asks("round.release", ROUND)).sees("projector")["round"]
    assert len(shown["body"]["series"]) == 130
    assert "series" not in shown["result"]
