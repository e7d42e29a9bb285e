"""Brainstorm: every phone reads a part of the items and writes what matters most in it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cast import Asked, Person, Story, ana, ben, people
from tests.rounds.given import ROUND, body, closed, desk, given, section


def takes(person: Person) -> Asked:
    return person.asks("brainstorm.take_slice", ROUND)


def reading(number: int, **settings: object) -> Story:
    texts = (f"text {at}" for at in range(number))
    return given("brainstorm", {"items": "slices", "slice": 4, **settings}, *texts)


@pytest.mark.parametrize("texts", [(), ("one", "two")])
def test_without_slices_there_is_nothing_to_take(texts: tuple[str, ...]) -> None:
    given("brainstorm", {}, *texts).when(takes(ana)).refused("nothing_dealt")
    given("brainstorm", {"items": "slices"}).when(takes(ana)).refused("nothing_dealt")


def test_the_desk_takes_no_slice_and_nobody_after_the_close() -> None:
    reading(9).when(desk("brainstorm.take_slice")).refused("not_allowed")
    closed(reading(9)).when(takes(ana)).refused("round_closed")


def test_what_is_read_is_not_changed_while_the_round_is_open() -> None:
    for change in ({"slice": 2}, {"items": "topics"}):
        reading(9).when(desk("round.change", settings=change)).refused("fixed_while_open")


def test_every_item_is_in_one_slice_and_slices_are_about_as_large() -> None:
    slices = body(reading(18), "phone")["slices"]
    assert sorted(item for one in slices for item in one) == sorted(f"r1-{at}" for at in range(1, 19))
    assert sorted(map(len, slices)) == [3, 3, 4, 4, 4]


def test_every_slice_goes_to_as_many_phones() -> None:
    story, taken = reading(12), Counter[int]()
    for person in people(10):
        story = story.when(takes(person))
        taken.update([story.last.reply["slice"]])
    assert sorted(taken.values()) == [3, 3, 4]


def test_what_is_kept_of_it_is_the_same_whoever_takes_it() -> None:
    first, other = (reading(12).when(takes(who)).last for who in (ana, ben))
    assert first.events == other.events
    assert [set(event.data) for event in first.events] == [{"round", "slice"}]
    assert first.claims == ()


def test_what_people_write_has_no_topic_and_the_wall_and_the_desk_have_no_slices() -> None:
    story = reading(12).when(ana.asks("brainstorm.add_idea", ROUND, text="It is about time"))
    assert [idea["topic"] for idea in body(story, "desk")["ideas"].values()] == [None]
    assert "slices" not in body(story, "desk")
    assert "slices" not in body(story, "projector")
    assert "slices" not in body(closed(story), "phone")


def test_the_record_says_in_how_many_parts_people_read() -> None:
    assert "Elke telefoon kreeg een van 3 delen te lezen." in section(closed(reading(12))).summary
