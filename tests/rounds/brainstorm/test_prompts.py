"""Brainstorm: what the desk asks besides the question, while people write."""

from __future__ import annotations

import pytest

from session.rounds.brainstorm.prompts import CHARACTERS, MOST
from tests.cast import Asked, Story, ana
from tests.rounds.given import ROUND, body, closed, desk, given, section

AUDIENCES = ("phone", "projector", "desk")


def pushes(text: str) -> Asked:
    return desk("brainstorm.push_prompt", text=text)


def asked(*texts: str) -> Story:
    """The ids are n1, n2, …"""
    return given("brainstorm").when(*map(pushes, texts))


def seen(story: Story, audience: str) -> list[str]:
    return [one["text"] for one in body(story, audience).get("prompts", ())]


def test_a_participant_cannot_ask_something_besides() -> None:
    given("brainstorm").when(ana.asks("brainstorm.push_prompt", ROUND, text="x")).refused("not_allowed")


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_prompt_without_text_is_refused(text: str) -> None:
    given("brainstorm").when(pushes(text)).refused("text_empty")


def test_a_prompt_that_is_too_long_is_refused_with_its_length() -> None:
    given("brainstorm").when(pushes("x" * (CHARACTERS + 1))).refused(
        "text_too_long", limit=CHARACTERS, length=CHARACTERS + 1
    )


def test_prompts_have_an_end() -> None:
    asked(*map(str, range(MOST))).when(pushes("more")).refused("too_many_prompts", limit=MOST)


def test_nothing_is_asked_besides_after_the_close() -> None:
    closed(given("brainstorm")).when(pushes("late")).refused("round_closed")


def test_people_see_the_last_three_and_the_desk_all() -> None:
    story = asked("one", "two", "three", "four")
    assert [seen(story, audience) for audience in AUDIENCES] == [
        ["two", "three", "four"],
        ["two", "three", "four"],
        ["one", "two", "three", "four"],
    ]


def test_what_was_taken_back_is_seen_nowhere_and_taking_it_back_twice_is_harmless() -> None:
    story = asked("one", "two").when(*[desk("brainstorm.take_back_prompt", prompt="n1")] * 2)
    assert [seen(story, audience) for audience in AUDIENCES] == [["two"]] * 3
    assert [entry for listing in section(story).listings for entry in listing.entries] == [
        "two (in minuut 1)"
    ]


def test_a_round_without_prompts_is_told_as_it_was() -> None:
    assert not any("prompts" in body(given("brainstorm"), audience) for audience in AUDIENCES)
    assert section(given("brainstorm")).listings == ()


def test_the_record_has_every_prompt_with_the_minute_in_which_it_was_sent() -> None:
    story = asked("soon").later(130).when(pushes("later"))
    (listing,) = section(closed(story)).listings
    assert listing.entries == ("soon (in minuut 1)", "later (in minuut 3)")
