"""Brainstorm: comments on the ideas of others, which stay with their idea."""

from __future__ import annotations

import pytest

from session.core import origin
from session.core.shapes import told
from session.core.state import Json
from session.rounds import KINDS
from session.rounds.brainstorm.comments import IN_ALL, PER_PERSON, WITH_AN_IDEA
from tests.cast import Asked, Person, Story, ana, ben
from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import ROUND, body, closed, desk, given, round_of, section, with_settings


def adds(person: Person, text: str) -> Asked:
    return person.asks("brainstorm.add_idea", ROUND, text=text)


def says(person: Person, on: str, text: str = "Good") -> Asked:
    return person.asks("brainstorm.add_comment", ROUND, on=on, text=text)


def with_ideas(*texts: str, **settings: object) -> Story:
    """Ana's ideas: n1, n2, …"""
    story = given("brainstorm", {"comments": True, **settings})
    return story.when(*(adds(ana, text) for text in texts))


def said() -> Story:
    """Two ideas; Ben said something about each: n3 about n1, n4 about n2."""
    return with_ideas("one", "two").when(says(ben, "n1", "about one"), says(ben, "n2", "about two"))


def mine(story: Story, seat: str) -> Json:
    return told(KINDS["brainstorm"].mine(round_of(story), story.owned.get((ROUND, seat), frozenset())))


# What is refused


def test_without_the_setting_nobody_comments() -> None:
    with_ideas("one", comments=False).when(says(ben, "n1")).refused("no_comments")


@pytest.mark.parametrize("settings", [{"visibility": "after_close"}, {"others": "none"}])
def test_nobody_comments_on_what_phones_do_not_see(settings: dict[str, str]) -> None:
    with_ideas("one", **settings).when(says(ben, "n1")).refused("no_comments")


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_comment_without_text_is_refused(text: str) -> None:
    with_ideas("one").when(says(ben, "n1", text)).refused("text_empty")


def test_a_comment_that_is_too_long_is_refused_with_its_length() -> None:
    with_ideas("one").when(says(ben, "n1", "x" * 201)).refused("text_too_long", limit=200, length=201)
    with_ideas("one").when(says(ben, "n1", "é" * 200))


def test_a_comment_on_an_idea_that_is_not_there_or_hidden_is_refused() -> None:
    story = with_ideas("one", "two", "three").when(
        ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1"),
        desk("brainstorm.hide_idea", idea="n2", hidden=True),
    )
    for idea in ("n1", "n2", "nobody"):
        story.when(says(ben, idea)).refused("unknown_idea")


def test_a_participant_cannot_send_comments_without_end() -> None:
    story = with_ideas("one").when(*(says(ben, "n1") for _ in range(PER_PERSON)))
    story.when(says(ben, "n1")).refused("too_many_comments", limit=PER_PERSON)
    story.when(says(ana, "n1"))


def test_only_its_author_withdraws_a_comment_and_only_the_desk_edits_and_hides_it() -> None:
    story = said()
    story.when(ana.asks("brainstorm.withdraw_comment", ROUND, comment="n3")).refused("not_yours")
    story.when(ben.asks("brainstorm.hide_comment", ROUND, comment="n3", hidden=True)).refused("not_allowed")
    story.when(ben.asks("brainstorm.edit_comment", ROUND, comment="n3", text="x", was="about one")).refused(
        "not_allowed"
    )


@pytest.mark.parametrize("comment", ["n3", "n1", "nobody"])
def test_a_comment_that_is_not_there_is_refused(comment: str) -> None:
    story = said().when(ben.asks("brainstorm.withdraw_comment", ROUND, comment="n3"))
    story.when(desk("brainstorm.hide_comment", comment=comment, hidden=True)).refused("unknown_comment")


def test_a_correction_of_what_somebody_else_corrected_meanwhile_is_refused() -> None:
    story = said().when(desk("brainstorm.edit_comment", comment="n3", text="better", was="about one"))
    story.when(desk("brainstorm.edit_comment", comment="n3", text="best", was="about one")).refused(
        "changed_meanwhile", text="better"
    )


def test_nobody_comments_after_the_close() -> None:
    closed(said()).when(says(ben, "n1")).refused("round_closed")


# What people see


def test_a_comment_is_claimed_and_its_event_names_no_seat() -> None:
    story = with_ideas("one").when(says(ben, "n1"))
    assert story.last.claims == ("n2",)
    assert [set(event.data) for event in story.last.events] == [{"round", "idea", "comment", "text"}]
    assert mine(story, "ben")["comments"] == {"n2": {"n": 1, "idea": "n1", "text": "Good", "state": "shown"}}
    assert "comments" not in mine(story, "ana")


@pytest.mark.parametrize("audience", ["phone", "projector"])
def test_comments_stand_under_their_idea(audience: str) -> None:
    seen = body(said(), audience)
    assert seen["comments"] == {
        "n3": {"n": 1, "idea": "n1", "text": "about one"},
        "n4": {"n": 2, "idea": "n2", "text": "about two"},
    }
    assert [idea["comments"] for idea in seen["ideas"].values()] == [1, 1]


def test_a_round_without_comments_is_told_as_it_was() -> None:
    for audience in ("phone", "projector", "desk"):
        assert "comments" not in body(with_ideas("one", comments=False), audience)


def test_of_many_comments_the_newest_of_each_idea_are_sent() -> None:
    story = with_ideas("one").when(*(says(ben, "n1", f"{at}") for at in range(5)))
    seen = body(story, "phone")
    assert [one["text"] for one in seen["comments"].values()] == ["4", "3", "2"]
    assert seen["ideas"]["n1"]["comments"] == 5
    assert WITH_AN_IDEA * 100 > IN_ALL


def test_hidden_and_withdrawn_comments_are_seen_by_nobody_in_the_room() -> None:
    story = said().when(
        desk("brainstorm.hide_comment", comment="n3", hidden=True),
        ben.asks("brainstorm.withdraw_comment", ROUND, comment="n4"),
    )
    assert body(story, "phone")["comments"] == body(story, "projector")["comments"] == {}
    assert [one["state"] for one in body(story, "desk")["comments"].values()] == ["hidden"]
    assert [one["state"] for one in mine(story, "ben")["comments"].values()] == ["hidden"]


def test_comments_on_a_hidden_idea_are_not_seen_either() -> None:
    story = said().when(desk("brainstorm.hide_idea", idea="n1", hidden=True))
    assert [one["text"] for one in body(story, "phone")["comments"].values()] == ["about two"]


def test_a_comment_goes_where_its_idea_is_merged_and_comes_back() -> None:
    merged = said().when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    seen = body(merged, "phone")
    assert {one["idea"] for one in seen["comments"].values()} == {"n1"}
    assert seen["ideas"]["n1"]["comments"] == 2
    apart = merged.when(desk("brainstorm.unmerge_idea", idea="n2"))
    assert body(apart, "phone") == body(said(), "phone")


def test_turning_comments_off_keeps_those_there_are() -> None:
    story = with_settings(said(), comments=False)
    story.when(says(ben, "n1")).refused("no_comments")
    assert len(body(story, "phone")["comments"]) == 2


# What is kept


def test_the_record_has_comments_under_their_own_idea_also_when_that_was_merged() -> None:
    (listing,) = section(said().when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))).appendix
    assert listing.lines() == (
        ("one", ("Reactie: about one",)),
        ("Samengevoegd: two", ("Reactie: about two",)),
    )


def test_the_record_says_how_many_comments_came_and_how_many_were_hidden() -> None:
    told_ = section(said().when(desk("brainstorm.hide_comment", comment="n3", hidden=True))).summary
    assert told_[1:] == (
        "Er kwam 1 reactie. Die staat bij het idee.",
        "De begeleider heeft 1 reactie verborgen. Die staat niet in dit verslag.",
    )


def test_what_was_said_about_an_idea_is_known_from_whatever_it_became() -> None:
    story = said().when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    put_in = origin.put_in(story.state, KINDS, round_of(story))
    assert {key: one.remarks for key, one in put_in.items()} == {"n1": ("about one",), "n2": ("about two",)}


def test_comments_are_counted_again() -> None:
    document = exported(said().when(desk("round.close")))
    assert document["rounds"][0]["result"]["comments"] == 2
    assert sentences(document) == []
    document["record"]["sections"][0]["appendix"][0]["remarks"][0] = []
    assert differs(document)
