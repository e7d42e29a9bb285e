"""The line between what goes on to a later round and what does not: how many ballots would move it is told."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from tests.cast import Story, fay
from tests.rounds.given import closed, given, result, section

OPTIONS = ("Apples", "Bananas", "Cherries", "Dates")
A, B, C, D = (f"r1-{n}" for n in range(1, 5))

# kind -> settings, and a ballot that likes the first most, then the second, then the third
LIKING: dict[str, tuple[Json, Any]] = {
    "dots": (
        {"dots": 6, "per_option": 3},
        lambda one, two, three, four: {"dots": {one: 3, two: 2, three: 1}},
    ),
    "rate": ({}, lambda one, two, three, four: {"values": {one: 5, two: 4, three: 2, four: 1}}),
    "rank": ({}, lambda one, two, three, four: {"order": [[one], [two], [three], [four]]}),
    "grade": ({}, lambda one, two, three, four: {"grades": {one: 1, two: 2, three: 4, four: 5}}),
    "criteria": (
        {"criteria": [{"name": "Cost"}], "scale": "1-5"},
        lambda one, two, three, four: {
            "values": {one: {"c1": 5}, two: {"c1": 4}, three: {"c1": 2}, four: {"c1": 1}}
        },
    ),
}


def voted(kind: str, *others: tuple[str, ...]) -> Story:
    """Thirty people like A most and B second; each of `others` is one more ballot."""
    settings, ballot = LIKING[kind]
    orders = [(A, B, C, D)] * 30 + list(others)
    return closed(given(kind, settings, *OPTIONS), *[(None, ballot(*each)) for each in orders])


def taken(story: Story, **source: Any) -> Story:
    """The story with a later round that takes from it."""
    return story.when(fay.asks("round.add", kind="dots", source={"round": "r1", "pick": "top", **source}))


@pytest.mark.parametrize("kind", LIKING)
def test_no_line_is_drawn_where_nothing_is_left_out(kind: str) -> None:
    story = voted(kind)
    everything = story.when(fay.asks("round.add", kind="dots", source={"round": "r1"}))
    for each in (story, everything, taken(story, top=4), taken(story, top=1)):
        assert result(each)["solid"]["line"] is None
        assert result(each)["solid"]["cutFlips"] is None


def test_a_round_that_is_skipped_or_takes_another_order_draws_no_line() -> None:
    skipped = taken(voted("rate"), top=2).when(fay.asks("round.skip", "r2", skipped=True))
    divided = taken(voted("rate"), top=2, flavour="divided")
    assert result(skipped)["solid"]["line"] is result(divided)["solid"]["line"] is None


@pytest.mark.parametrize("kind", LIKING)
def test_how_many_ballots_would_move_the_line_is_told(kind: str) -> None:
    story = taken(voted(kind), top=2)
    found = result(story)["solid"]
    assert found["line"] == 2
    assert found["cutFlips"] >= 3
    if kind == "dots":  # as many people gave dots to B as to A, and that is told instead
        assert [each["code"] for each in found["reasons"]] == ["rule_disagrees"]
        return
    assert (found["verdict"], found["reasons"]) == ("solid", [])
    (told,) = [each for each in section(story).summary if each.startswith("Stevig")]
    assert f"pas als {found['cutFlips']} mensen anders stemden, verschoof de grens na plaats 2" in told


@pytest.mark.parametrize("kind", LIKING)
def test_a_line_that_two_ballots_would_move_is_fragile(kind: str) -> None:
    story = taken(voted(kind, *[(A, C, B, D)] * 29), top=2)
    found = result(story)["solid"]
    assert found["verdict"] == "fragile"
    assert {"code": "few_cut", "about": ["1"]} in found["reasons"]


@pytest.mark.parametrize("kind", LIKING)
def test_a_tie_across_the_line_is_told_as_a_tie(kind: str) -> None:
    found = result(taken(voted(kind, *[(A, C, B, D)] * 30), top=2))["solid"]
    assert found["verdict"] == "tie"
    assert {"code": "tie_cut", "about": [B, C]} in found["reasons"]


def test_the_places_of_an_approval_vote_go_before_what_a_later_round_takes() -> None:
    ballots = [(None, {"chosen": [A]})] * 30 + [(None, {"chosen": [B]})] * 20 + [(None, {"chosen": [C]})] * 9
    plain, placed = (closed(given("choose", each, *OPTIONS), *ballots) for each in ({}, {"places": 1}))
    found = result(taken(plain, top=2))["solid"]
    assert (found["line"], found["cutFlips"]) == (2, 6)
    assert result(taken(placed, top=2))["solid"]["line"] == 1
