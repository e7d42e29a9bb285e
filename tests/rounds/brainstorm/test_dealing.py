"""Brainstorm: ideas of others three at a time, dealt fairly, and nothing kept of who got which."""

from __future__ import annotations

from collections import Counter

import pytest

from session.core.commands import Actor
from session.rounds.brainstorm.dealing import AT_ONCE
from tests.cast import Person, Story, ana, ben, people
from tests.rounds.given import ROUND, body, closed, desk, given, round_of, with_settings


def adds(person: Person, text: str) -> object:
    return person.asks("brainstorm.add_idea", ROUND, text=text)


def deals(person: Person) -> object:
    return person.asks("brainstorm.deal", ROUND)


def with_ideas(number: int, **settings: object) -> Story:
    """So many ideas of Ana: n1, n2, …"""
    story = given("brainstorm", {"others": "three", "ideas_per_person": 0, **settings})
    return story.when(*(adds(ana, f"idea {at}") for at in range(number)))


def dealt_to(story: Story, person: Person) -> tuple[Story, list[str]]:
    story = story.when(deals(person))
    return story, story.last.reply["ideas"]


@pytest.mark.parametrize("settings", [{"others": "all"}, {"others": "none"}, {"visibility": "after_close"}])
def test_nothing_is_dealt_where_people_see_all_ideas_or_none(settings: dict[str, str]) -> None:
    with_ideas(3, **settings).when(deals(ben)).refused("nothing_dealt")


def test_the_desk_gets_no_ideas_dealt() -> None:
    with_ideas(3).when(desk("brainstorm.deal")).refused("not_allowed")


def test_nothing_is_dealt_after_the_close() -> None:
    closed(with_ideas(3)).when(deals(ben)).refused("round_closed")


def test_without_ideas_of_others_nothing_is_dealt() -> None:
    story, ideas = dealt_to(given("brainstorm", {"others": "three"}), ben)
    assert ideas == []
    assert story.last.events == ()
    assert dealt_to(with_ideas(2), ana)[1] == []


def test_three_ideas_of_others_are_dealt_and_never_ones_own() -> None:
    story = with_ideas(5).when(adds(ben, "of Ben"))
    for _ in range(6):
        story, ideas = dealt_to(story, ben)
        assert len(set(ideas)) == AT_ONCE
        assert "n6" not in ideas


def test_every_idea_is_dealt_about_equally_often() -> None:
    story, seen = with_ideas(20), Counter[str]()
    for person in people(40):
        story, ideas = dealt_to(story, person)
        seen.update(ideas)
    assert len(seen) == 20
    assert max(seen.values()) - min(seen.values()) <= 1


def test_a_new_idea_is_dealt_before_those_that_others_had() -> None:
    story, _ = dealt_to(with_ideas(3), ben)
    story, ideas = dealt_to(story.when(adds(ana, "new")), Person(Actor("phone", "v1")))
    new = next(key for key, idea in round_of(story).body.ideas.items() if idea.text == "new")
    assert new in ideas


def test_what_is_kept_of_it_is_the_same_whoever_asks() -> None:
    """Else the log would tell whose ideas they are not."""
    story = with_ideas(4).when(adds(ben, "of Ben"))
    first, *others = (story.when(deals(who)).last.events for who in (ana, ben, Person(Actor("phone", "v1"))))
    assert others == [first, first]
    assert [set(event.data) for event in first] == [{"round", "ideas"}]
    assert story.when(deals(ben)).last.claims == ()


def test_hidden_and_merged_ideas_are_not_dealt() -> None:
    story = with_ideas(4).when(
        desk("brainstorm.hide_idea", idea="n1", hidden=True),
        desk("brainstorm.merge_ideas", into="n2", ideas=["n3"]),
    )
    assert sorted(dealt_to(story, ben)[1]) == ["n2", "n4"]


def test_phones_get_no_ideas_of_others_while_the_round_is_open_where_that_was_asked() -> None:
    story = with_ideas(3, others="none")
    assert body(story, "phone")["ideas"] == {}
    assert len(body(story, "projector")["ideas"]) == 3
    assert len(body(closed(story), "phone")["ideas"]) == 3
    assert len(body(with_settings(story, others="all"), "phone")["ideas"]) == 3
