"""Brainstorm: pages that people write on and swap; nobody keeps who held which."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.cast import Asked, Person, Story, ana, ben, people
from tests.rounds.given import ROUND, body, closed, desk, given


def takes(person: Person, page: str | None = None) -> Asked:
    return person.asks("brainstorm.take_page", ROUND, page=page)


def writes(person: Person, text: str, page: str | None) -> Asked:
    return person.asks("brainstorm.add_idea", ROUND, text=text, page=page)


def swapping(**settings: object) -> Story:
    return given("brainstorm", {"others": "pages", "ideas_per_person": 0, **settings})


def taken(story: Story, person: Person, page: str | None = None) -> tuple[Story, str | None]:
    story = story.when(takes(person, page))
    return story, story.last.reply["page"]


@pytest.mark.parametrize("settings", [{"others": "all"}, {"visibility": "after_close"}])
def test_there_are_no_pages_where_people_see_all_ideas_or_none(settings: dict[str, str]) -> None:
    swapping(**settings).when(takes(ana)).refused("nothing_dealt")


def test_a_page_that_is_no_name_of_one_is_refused() -> None:
    for page in ("", "x" * 25, "a b", "<b>"):
        swapping().when(takes(ana, page)).refused("bad_command", path="page")
        swapping().when(writes(ana, "one", page)).refused("bad_command", path="page")


def test_the_desk_holds_no_page_and_nobody_after_the_close() -> None:
    swapping().when(desk("brainstorm.take_page")).refused("not_allowed")
    closed(swapping()).when(takes(ana)).refused("round_closed")


def test_who_comes_in_gets_a_new_page_and_writes_on_it() -> None:
    story, page = taken(swapping(), ana)
    assert page is not None
    story = story.when(writes(ana, "one", page))
    assert [idea["page"] for idea in body(story, "phone")["ideas"].values()] == [page]
    assert taken(story, ben)[1] != page


def test_nothing_is_kept_of_who_holds_a_page() -> None:
    story, page = taken(swapping(), ana)
    assert story.last.events == ()
    assert story.last.claims == ()
    story = story.when(writes(ana, "one", "p1"), writes(ben, "two", "p2"), takes(ana, page))
    assert story.last.events == ()


def test_as_long_as_there_is_no_other_page_one_keeps_ones_own() -> None:
    story = swapping().when(writes(ana, "one", "p1"))
    assert taken(story, ana, "p1")[1] is None
    assert taken(story, ana, "p2")[1] == "p1"


def test_the_next_page_is_one_of_those_on_which_least_was_written_and_never_the_same() -> None:
    story = swapping().when(
        writes(ana, "1", "p1"), *(writes(ana, "x", "p2") for _ in range(2)), writes(ana, "3", "p3")
    )
    assert {taken(story, ben, page)[1] for page in ("p1", "p1")} == {"p3"}
    assert taken(story, ben, "p3")[1] == "p1"
    assert taken(story, ben, "p2")[1] in ("p1", "p3")


def test_a_page_of_which_everything_was_hidden_goes_round_no_more() -> None:
    story = swapping().when(
        writes(ana, "1", "p1"), writes(ana, "2", "p2"), desk("brainstorm.hide_idea", idea="n2", hidden=True)
    )
    assert taken(story, ben, "p1")[1] is None


def test_pages_are_written_on_about_equally_often() -> None:
    story, held, dice = swapping(), dict[Person, str | None](), random.Random(3)
    phones = people(12)
    for person in phones:
        story, held[person] = taken(story, person)
    for _ in range(10):
        for person in dice.sample(phones, len(phones)):
            story = story.when(writes(person, "x", held[person]))
            story, other = taken(story, person, held[person])
            held[person] = other or held[person]
    ideas = body(story, "desk")["ideas"].values()
    written = Counter(idea["page"] for idea in ideas)
    assert len(written) == len(phones)
    assert max(written.values()) - min(written.values()) <= 6


def test_a_page_that_is_named_where_there_are_none_is_left_out() -> None:
    story = given("brainstorm").when(writes(ana, "one", "p1"))
    assert set(story.last.events[0].data) == {"round", "idea", "text", "topic"}
