"""Brainstorm: who may do what with an idea, what each audience sees, and what the record keeps."""

from __future__ import annotations

import pytest

from session.core.shapes import told
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, ana, ben, created, fay, given as cast_given
from tests.rounds.given import (
    ROUND,
    body,
    closed,
    desk,
    given,
    happened,
    items,
    result,
    round_of,
    section,
    tiers,
    with_settings,
)

KIND = KINDS["brainstorm"]


def adds(person, text: str, topic: str | None = None):
    return person.asks("brainstorm.add_idea", ROUND, text=text, topic=topic)


def with_ideas(*texts: str, **settings: object) -> Story:
    """Ana's ideas: the first is n1, the second n2, …"""
    return given("brainstorm", settings).when(*(adds(ana, text) for text in texts))


def mine(story: Story, seat: str = "ana") -> Json:
    return told(KIND.mine(round_of(story), story.owned.get((ROUND, seat), frozenset())))["ideas"]


# What is refused


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b"])
def test_an_idea_without_text_is_refused(text: str) -> None:
    given("brainstorm").when(adds(ana, text)).refused("text_empty")


def test_an_idea_that_is_too_long_is_refused_with_its_length() -> None:
    story = given("brainstorm", {"idea_characters": 20})
    story.when(adds(ana, "x" * 21)).refused("text_too_long", limit=20, length=21)
    story.when(adds(ana, "x" * 20), adds(ana, "é" * 20))


def test_of_ideas_collected_beforehand_all_come_in_or_none() -> None:
    pasted = desk("brainstorm.add_ideas", texts=["Bench", "  Tree "])
    assert [idea["text"] for idea in body(given("brainstorm").when(pasted), "desk")["ideas"].values()] == [
        "Bench", "Tree",
    ]  # fmt: skip
    refused = given("brainstorm").when(desk("brainstorm.add_ideas", texts=["Bench", " "]))
    refused.refused("text_empty")
    assert body(refused, "desk")["ideas"] == {}


def test_more_than_five_hundred_ideas_at_once_are_refused() -> None:
    given("brainstorm").when(desk("brainstorm.add_ideas", texts=["x"] * 501)).refused(
        "bad_command", path="texts"
    )


def test_a_participant_cannot_send_more_ideas_than_the_limit() -> None:
    story = with_ideas("one", "two", ideas_per_person=2)
    story.when(adds(ana, "three")).refused("too_many_ideas", limit=2)
    story.when(adds(ben, "three"), adds(fay, "four"), adds(fay, "five"), adds(fay, "six"))


def test_a_withdrawn_idea_makes_room_for_another() -> None:
    story = with_ideas("one", "two", ideas_per_person=2)
    story = story.when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1"), adds(ana, "three"))
    story.when(adds(ana, "four")).refused("too_many_ideas")


def test_no_limit_is_no_limit() -> None:
    assert len(mine(with_ideas(*(f"idea {n}" for n in range(40)), ideas_per_person=0))) == 40


def test_a_participant_cannot_change_or_withdraw_the_idea_of_another() -> None:
    story = with_ideas("one")
    story.when(ben.asks("brainstorm.edit_idea", ROUND, idea="n1", text="two", was="one")).refused("not_yours")
    story.when(ben.asks("brainstorm.withdraw_idea", ROUND, idea="n1")).refused("not_yours")


@pytest.mark.parametrize("name", ["edit_idea", "withdraw_idea", "hide_idea", "unmerge_idea"])
def test_an_idea_that_is_not_there_is_refused(name: str) -> None:
    extra = {"edit_idea": {"text": "x", "was": "one"}, "hide_idea": {"hidden": True}}.get(name, {})
    person = fay if name in ("hide_idea", "unmerge_idea") else ana
    story = with_ideas("one").when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1"))
    for idea in ("n1", "nobody"):
        story.when(person.asks(f"brainstorm.{name}", ROUND, idea=idea, **extra)).refused("unknown_idea")


@pytest.mark.parametrize("name", ["hide_idea", "merge_ideas", "unmerge_idea", "show_ideas"])
def test_a_participant_cannot_do_what_is_the_desks(name: str) -> None:
    with_ideas("one").when(ana.asks(f"brainstorm.{name}", ROUND)).refused("not_allowed")


def test_after_closing_only_the_desk_corrects() -> None:
    story = closed(with_ideas("one"))
    story.when(adds(ana, "two")).refused("round_closed")
    story.when(ana.asks("brainstorm.edit_idea", ROUND, idea="n1", text="two", was="one")).refused(
        "round_closed"
    )
    story.when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1")).refused("round_closed")
    story.when(desk("brainstorm.edit_idea", idea="n1", text="two", was="one")).then(
        happened("brainstorm.idea_edited", idea="n1", text="two", by="desk")
    )


def test_a_topic_has_to_be_one_of_the_round() -> None:
    story = given("brainstorm", {}, "For", "Against")
    for topic in (None, "r1-3", "for"):
        story.when(adds(ana, "one", topic)).refused("unknown_topic")
    given("brainstorm").when(adds(ana, "one", "r1-1")).refused("unknown_topic")


def test_merging_into_what_stands_under_another_is_refused() -> None:
    story = with_ideas("one", "two", "three").when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    story.when(desk("brainstorm.merge_ideas", into="n2", ideas=["n3"])).refused("already_merged")
    story.when(desk("brainstorm.merge_ideas", into="n1", ideas=["nobody"])).refused("unknown_idea")
    story.when(desk("brainstorm.merge_ideas", into="n1", ideas=[])).refused("bad_command")


# What happens


def test_an_idea_of_a_phone_is_claimed_and_one_of_the_desk_is_not() -> None:
    story = given("brainstorm").when(adds(ana, "  One   idea "))
    story.then(happened("brainstorm.idea_added", idea="n1", text="One idea", topic=None))
    assert story.last.claims == ("n1",)
    assert story.last.reply == {"idea": "n1"}
    story = story.when(adds(fay, "two"))
    assert story.last.claims == ()
    assert mine(story) == {"n1": {"n": 1, "text": "One idea", "topic": None, "state": "shown"}}


def test_the_only_topic_is_implied() -> None:
    given("brainstorm", {}, "For").when(adds(ana, "one")).then(
        happened("brainstorm.idea_added", idea="n1", text="one", topic="r1-1")
    )


def test_more_than_twelve_topics_are_cut_off() -> None:
    assert len(body(given("brainstorm", {}, *"abcdefghijklmno"), "phone")["topics"]) == 12


def test_the_author_edits_and_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    story = with_ideas("one").when(ana.asks("brainstorm.edit_idea", ROUND, idea="n1", text="two", was="one"))
    story.then(happened("brainstorm.idea_edited", idea="n1", text="two", by="author"))
    assert body(story, "desk")["ideas"]["n1"]["edited"]
    story.when(ana.asks("brainstorm.edit_idea", ROUND, idea="n1", text=" two ", was="one")).then()
    story.when(desk("brainstorm.hide_idea", idea="n1", hidden=False)).then()
    story.when(desk("brainstorm.unmerge_idea", idea="n1")).then()
    story.when(desk("brainstorm.merge_ideas", into="n1", ideas=["n1"])).then()


@pytest.mark.parametrize("late", ["phone", "desk"])
def test_words_that_somebody_else_changed_meanwhile_are_not_overwritten(late: str) -> None:
    def edit(who: Person, text: str, was: str) -> Asked:
        return who.asks("brainstorm.edit_idea", ROUND, idea="n1", text=text, was=was)

    first, second = (fay, ana) if late == "phone" else (ana, fay)
    story = with_ideas("one").when(edit(first, "two", "one"))
    story.when(edit(second, "three", "one")).refused("changed_meanwhile", text="two")
    story.when(edit(second, "two", "one")).then()
    knowing = story.when(edit(second, "three", " two "))
    assert body(knowing, "desk")["ideas"]["n1"]["text"] == "three"


def test_a_withdrawn_idea_is_in_no_view_and_not_in_the_record() -> None:
    story = closed(with_ideas("Keep", "Secret").when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n2")))
    seen = [body(story, audience) for audience in ("phone", "projector", "desk")]
    assert "Secret" not in repr([*seen, mine(story), result(story), section(story), items(round_of(story))])
    assert body(story, "phone")["count"] == 1


def test_a_hidden_idea_is_seen_by_its_author_and_the_desk_only() -> None:
    story = with_ideas("Keep", "Hide me").when(desk("brainstorm.hide_idea", idea="n2", hidden=True))
    assert set(body(story, "phone")["ideas"]) == set(body(story, "projector")["ideas"]) == {"n1"}
    assert body(story, "desk")["ideas"]["n2"]["state"] == "hidden"
    assert mine(story)["n2"]["state"] == "hidden"
    assert "Hide me" not in repr(section(closed(story)))
    assert any("1 idee verborgen" in each for each in section(closed(story)).summary)
    shown = story.when(desk("brainstorm.hide_idea", idea="n2", hidden=False))
    assert set(body(shown, "phone")["ideas"]) == {"n1", "n2"}


def test_merging_keeps_every_text_and_can_be_taken_apart() -> None:
    story = with_ideas("one", "two", "three").when(
        desk("brainstorm.merge_ideas", into="n1", ideas=["n2", "n1"])
    )
    story.then(happened("brainstorm.ideas_merged", into="n1", ideas=["n2"]))
    assert body(story, "phone")["ideas"]["n1"] == {"n": 1, "text": "one", "topic": None, "merged": 1}
    assert body(story, "phone")["count"] == 3
    assert tiers(story, "ideas") == [["n1", "n3"]]
    again = story.when(desk("brainstorm.merge_ideas", into="n3", ideas=["n1"]))
    assert body(again, "desk")["ideas"]["n2"]["into"] == "n3"
    assert section(closed(again)).appendix[0].entries == (
        "three",
        "Samengevoegd: one",
        "Samengevoegd: two",
    )
    apart = again.when(desk("brainstorm.unmerge_idea", idea="n2"))
    assert tiers(apart, "ideas") == [["n2", "n3"]]


def test_withdrawing_or_hiding_what_others_stand_under_loses_none_of_them() -> None:
    story = with_ideas("one").when(adds(ben, "two"), desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    withdrawn = story.when(ana.asks("brainstorm.withdraw_idea", ROUND, idea="n1"))
    assert tiers(withdrawn, "ideas") == [["n2"]]
    hidden = story.when(desk("brainstorm.hide_idea", idea="n1", hidden=True))
    assert body(hidden, "phone")["count"] == 0
    assert tiers(hidden.when(desk("brainstorm.hide_idea", idea="n1", hidden=False)), "ideas") == [["n1"]]


# Who sees what, and when


def test_ideas_appear_when_the_setting_says_so() -> None:
    def visible(story: Story) -> list[bool]:
        return [body(story, audience)["visible"] for audience in ("phone", "projector", "desk")]

    assert all(visible(with_ideas("one")))
    after = with_ideas("one", visibility="after_close")
    assert not any(visible(after))
    assert body(after, "phone")["ideas"] == body(after, "projector")["ideas"] == {}
    assert body(after, "desk")["ideas"]
    assert all(visible(closed(after)))
    hidden = with_ideas("one", visibility="hidden")
    assert not any(visible(closed(hidden)))
    shown = hidden.when(desk("brainstorm.show_ideas")).then(happened("brainstorm.ideas_shown"))
    assert all(visible(shown))
    shown.when(desk("brainstorm.show_ideas")).then()


def test_settings_may_change_while_people_type() -> None:
    story = with_settings(with_ideas("one"), visibility="hidden", ideas_per_person=1)
    assert body(story, "phone")["ideas"] == {}
    story.when(adds(ana, "two")).refused("too_many_ideas")


def test_phones_get_the_newest_hundred_and_the_projector_a_few_more() -> None:
    story = given("brainstorm", {"ideas_per_person": 0}).when(*(adds(ana, f"idea {n}") for n in range(130)))
    assert list(body(story, "phone")["ideas"]) == [f"n{n}" for n in range(31, 131)]
    assert list(body(story, "projector")["ideas"]) == [f"n{n}" for n in range(11, 131)]
    assert len(body(story, "desk")["ideas"]) == body(story, "phone")["count"] == 130


def test_once_the_round_is_closed_the_projector_has_every_idea() -> None:
    story = given("brainstorm", {"ideas_per_person": 0}).when(*(adds(ana, f"idea {n}") for n in range(130)))
    assert len(body(closed(story), "projector")["ideas"]) == 130
    assert len(body(closed(story), "phone")["ideas"]) == 100


def test_the_projector_gets_the_newest_of_every_topic_also_where_nobody_writes_any_more() -> None:
    story = given("brainstorm", {"ideas_per_person": 0}, "Early", "Late").when(
        *(adds(ana, f"early {n}", "r1-1") for n in range(70)),
        *(adds(ana, f"late {n}", "r1-2") for n in range(130)),
    )
    shown = [each["text"] for each in body(story, "projector")["ideas"].values()]
    assert shown == [f"early {n}" for n in range(10, 70)] + [f"late {n}" for n in range(70, 130)]


def test_ideas_are_counted_by_topic() -> None:
    story = given("brainstorm", {}, "For", "Against")
    story = story.when(adds(ana, "a", "r1-1"), adds(ana, "b", "r1-2"), adds(ben, "c", "r1-2"))
    assert body(story, "projector")["perTopic"] == {"r1-1": 1, "r1-2": 2}
    assert result(closed(story)) == {"count": 3, "perTopic": {"r1-1": 1, "r1-2": 2}}
    report = section(closed(story))
    assert [row["count"] for row in report.tables[0].rows] == [1, 2]
    assert [(each.title, each.entries) for each in report.appendix] == [
        ("For", ("a",)),
        ("Against", ("b", "c")),
    ]


def test_the_record_of_a_round_without_ideas_says_so() -> None:
    assert section(closed(given("brainstorm")), "en").summary == ("There is no idea to show.",)


def test_on_the_wall_an_idea_counts_with_its_own_topic_also_under_one_of_another() -> None:
    story = given("brainstorm", {}, "For", "Against")
    story = story.when(adds(ana, "a", "r1-1"), adds(ana, "b", "r1-2"))
    story = story.when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2"]))
    shown = body(story, "projector")
    assert shown["perTopic"] == {"r1-1": 1, "r1-2": 1}
    assert shown["ideas"]["n1"]["by"] == {"r1-1": 1, "r1-2": 1}


# Two sides of what a round is about


def argues(person, text: str, side: str | None):
    return person.asks("brainstorm.add_idea", ROUND, text=text, **({"side": side} if side else {}))


def argued(**settings: object) -> Story:
    """n1 and n3 are for, n2 is against."""
    story = given("brainstorm", {"sides": "for_against", **settings})
    return story.when(argues(ana, "Ja", "for"), argues(ben, "Nee", "against"), argues(ana, "Zeker", "for"))


def test_an_argument_without_a_side_and_an_idea_with_one_are_refused() -> None:
    given("brainstorm", {"sides": "for_against"}).when(argues(ana, "Ja", None)).refused("unknown_side")
    given("brainstorm", {"sides": "for_against"}).when(argues(ana, "Ja", "up")).refused("bad_command")
    given("brainstorm").when(argues(ana, "Ja", "for")).refused("unknown_side")


def test_two_ends_with_names_of_their_own_have_two_names() -> None:
    story = cast_given(created(), kinds=KINDS)
    for names in ({}, {"side_for": "Hoog"}, {"side_for": "Hoog", "side_against": " hoog "}):
        asked = fay.asks("round.add", kind="brainstorm", settings={"sides": "named", **names})
        story.when(asked).refused("bad_settings", path="side_for")


def test_while_a_round_is_open_it_keeps_its_sides() -> None:
    argued().when(fay.asks("round.change", ROUND, settings={"sides": "none"})).refused("fixed_while_open")


def test_everybody_sees_the_side_of_an_argument_and_how_many_there_are_of_each() -> None:
    for audience in ("phone", "projector"):
        shown = body(argued(), audience)
        assert {key: one["side"] for key, one in shown["ideas"].items()} == {
            "n1": "for",
            "n2": "against",
            "n3": "for",
        }
        assert shown["perPart"] == {"for": 2, "against": 1}
    assert mine(argued())["n1"]["side"] == "for"


def test_arguments_of_several_topics_are_counted_for_each() -> None:
    story = given("brainstorm", {"sides": "for_against"}, "Geld", "Tijd")
    asked = {"text": "Ja", "topic": "r1-2", "side": "against"}
    story = story.when(ana.asks("brainstorm.add_idea", ROUND, **asked))
    assert body(story, "projector")["perPart"] == {
        "r1-1:for": 0,
        "r1-1:against": 0,
        "r1-2:for": 0,
        "r1-2:against": 1,
    }


def test_arguments_that_are_merged_across_sides_stay_on_their_own() -> None:
    story = argued().when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2", "n3"]))
    assert body(story, "projector")["ideas"]["n1"]["by"] == {"for": 2, "against": 1}
    (pair,) = section(closed(story)).sides
    assert [(listing.title, listing.entries) for listing in pair.sides] == [
        ("Voor", ("Ja", "Samengevoegd: Zeker")),
        ("Tegen", ("Nee (samengevoegd met ‘Ja’)",)),
    ]


def test_many_arguments_stand_at_the_back_by_side() -> None:
    story = given(
        "brainstorm", {"sides": "named", "side_for": "Hoog", "side_against": "Laag", "ideas_per_person": 0}
    )
    story = story.when(*(argues(ana, f"Reden {n}", "for" if n % 2 else "against") for n in range(30)))
    report = section(closed(story))
    assert not report.sides
    assert [(listing.title, len(listing.entries)) for listing in report.appendix] == [
        ("Hoog", 15),
        ("Laag", 15),
    ]


def test_an_idea_stands_under_its_own_topic_in_the_record_also_when_it_was_merged_with_another() -> None:
    story = given("brainstorm", {}, "Houden", "Stoppen")
    story = story.when(
        adds(ana, "Vergaderen", "r1-1"), adds(ben, "Vergaderen", "r1-2"), adds(ben, "Koffie", "r1-1")
    )
    story = story.when(desk("brainstorm.merge_ideas", into="n1", ideas=["n2", "n3"]))
    assert [(listing.title, listing.entries) for listing in section(closed(story)).appendix] == [
        ("Houden", ("Vergaderen", "Samengevoegd: Koffie")),
        ("Stoppen", ("Vergaderen (samengevoegd met ‘Vergaderen’)",)),
    ]
