"""Minority: what is refused, whose objection it is, how sharing is counted, and how it stands beside the decision."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from msgspec import UNSET

from session.core import views
from session.core.state import Json
from session.record import csv_export, outcome_pages
from session.record.build import build
from session.record.document import Chain, Record
from session.rounds import KINDS
from tests import cast
from tests.cast import Asked, Person, Story, ana, ben, fay, people
from tests.rounds.given import (
    ROLES,
    ROUND,
    body,
    closed,
    desk,
    given,
    happened,
    result,
    round_of,
    section,
    tiers,
)  # fmt: skip

A, B = "r1-1", "r1-2"
TEXT = "Who locks up?"


def start(**settings: Any) -> Story:
    return given("minority", settings, "Open in the evening", "Drop the form")


def objects(person: Person = ana, text: str = TEXT, decision: str = A, condition: str = "") -> Asked:
    return person.asks("minority.add_objection", ROUND, decision=decision, text=text, condition=condition)


def objected(*given_: tuple[str, str]) -> tuple[Story, list[str]]:
    """The story after each (decision, text) came from a seat of its own, and their ids."""
    story, ids = start(), []
    for person, (decision, text) in zip(people(len(given_)), given_, strict=True):
        story = story.when(objects(person, text, decision))
        ids.append(story.last.reply["objection"])
    return story, ids


def ballot(role: str | None = None, /, **joined: list[str]) -> tuple[str | None, Json]:
    return role, {"answers": {{"a": A, "b": B}[name]: sorted(ids) for name, ids in joined.items()}}


# What is refused


@pytest.mark.parametrize(
    "choice",
    [{"nothing": {}}, {"answers": None}, {"answers": {A: None}}, {"answers": {A: "none"}}, {"answers": [A]}],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_answer_about_what_is_not_there_is_refused() -> None:
    start().when(ana.casts(ROUND, answers={"r1-9": []})).refused("unknown_option")
    start().when(ana.casts(ROUND, answers={A: ["n9"]})).refused("unknown_objection")


def test_an_objection_to_another_decision_cannot_be_joined() -> None:
    story, [first] = objected((A, TEXT))
    story.when(ana.casts(ROUND, answers={B: [first]})).refused("unknown_objection")


def test_an_objection_needs_words_and_a_decision_that_is_there() -> None:
    start().when(objects(text=" ")).refused("text_empty")
    start().when(objects(decision="r1-9")).refused("unknown_option")


@pytest.mark.parametrize("field", ["text", "condition"])
def test_an_objection_of_4001_characters_is_refused_with_both_numbers(field: str) -> None:
    story = start(objection_characters=4000)
    long = {"text": TEXT, field: "x" * 4001}
    story.when(objects(**long)).refused("text_too_long", limit=4000, length=4001)
    long[field] = "x" * 4000
    assert body(story.when(objects(**long)), "phone")["counts"] == {A: 1, B: 0}


def test_an_objection_after_the_close_is_refused() -> None:
    start().when(desk("round.close"), objects()).refused("round_closed")


def test_the_same_objection_twice_is_refused_and_points_to_joining() -> None:
    story = start().when(objects())
    story.when(objects(ben)).refused("objection_there")
    story.when(objects(ben, condition="When it is safe"), objects(ben, decision=B))


def test_an_objection_that_is_hidden_can_be_written_again_because_nobody_may_learn_of_it() -> None:
    story = start().when(objects())
    hide = desk("minority.hide_objection", objection=story.last.reply["objection"], hidden=True)
    story.when(hide, objects(ben))


def test_nobody_writes_more_objections_than_allowed_but_the_desk_does() -> None:
    story = start(objections_per_person=1).when(objects())
    story.when(objects(text="Another", decision=B)).refused("too_many_objections", limit=1)
    story.when(objects(ben, "Another", B), objects(fay, "Third"), objects(fay, "Fourth"))


def test_who_withdraws_an_objection_may_write_another_one() -> None:
    story = start(objections_per_person=1).when(objects())
    withdrawn = story.last.reply["objection"]
    story.when(ana.asks("minority.withdraw_objection", ROUND, objection=withdrawn), objects(text="Another"))


def test_an_objection_of_somebody_else_cannot_be_withdrawn_nor_one_that_is_gone() -> None:
    story = start().when(objects())
    own = story.last.reply["objection"]
    story.when(ben.asks("minority.withdraw_objection", ROUND, objection=own)).refused("not_your_objection")
    gone = story.when(ana.asks("minority.withdraw_objection", ROUND, objection=own))
    gone.when(ana.asks("minority.withdraw_objection", ROUND, objection=own)).refused("unknown_objection")


def test_a_phone_cannot_hide_an_objection() -> None:
    story = start().when(objects())
    story.when(
        ana.asks("minority.hide_objection", ROUND, objection=story.last.reply["objection"], hidden=True)
    ).refused("not_allowed")


# Who wrote what is known nowhere


def test_an_objection_is_an_event_without_its_author() -> None:
    story = start().when(objects(condition="When it is safe"))
    story.then(
        happened(
            "minority.objection_added", objection="n1", decision=A, text=TEXT, condition="When it is safe"
        )
    )
    for audience in views.AUDIENCES:
        assert "ana" not in json.dumps(story.sees(audience))


def test_a_condition_is_left_out_where_it_is_not_asked() -> None:
    story = start(conditions=False).when(objects(condition="When it is safe"))
    story.then(happened("minority.objection_added", objection="n1", decision=A, text=TEXT))


def test_only_the_desk_sees_what_is_hidden_and_nobody_what_was_withdrawn() -> None:
    story, [first, second] = objected((A, "Names somebody"), (A, TEXT))
    story = story.when(desk("minority.hide_objection", objection=first, hidden=True))
    assert list(body(story, "phone")["objections"]) == [second]
    assert list(body(story, "projector")["objections"]) == [second]
    assert list(body(story, "desk")["objections"]) == [first, second]
    author = people(2)[1]
    gone = story.when(author.asks("minority.withdraw_objection", ROUND, objection=second))
    assert list(body(gone, "desk")["objections"]) == [first]


# What is counted


def test_each_seat_joins_an_objection_once_and_can_take_it_back() -> None:
    story, [first] = objected((A, TEXT))
    story = story.when(
        ana.casts(ROUND, 1, answers={A: [first, first]}),
        ana.casts(ROUND, 2, answers={A: [first]}),
        ben.casts(ROUND, 1, answers={A: [first]}),
        ben.casts(ROUND, 2, answers={A: []}),
    )
    found = result(closed(story, *[ballot(a=[])] * 4))
    assert found["objections"][0]["joined"] == 1
    assert (found["decisions"][0]["none"], found["decisions"][0]["n"]) == (5, 6)


def test_nobody_sees_who_joins_what_before_the_close() -> None:
    story, [first] = objected((A, TEXT))
    story = story.when(*[person.casts(ROUND, answers={A: [first]}) for person in people(9)])
    assert all(
        story.sees(audience).get("round", {"result": None})["result"] is None for audience in ("phone",)
    )


def test_fewer_answers_than_the_threshold_give_no_number_and_still_the_objections() -> None:
    story, [first] = objected((A, TEXT))
    story = closed(story, *[ballot(a=[first])] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    [concern] = section(story).minorities[0].concerns
    assert (concern.text, concern.joined) == (TEXT, None)


def test_a_decision_that_few_people_answered_tells_no_number() -> None:
    story, [first, second] = objected((A, TEXT), (B, TEXT))
    found = result(closed(story, *[ballot(a=[first], b=[second])] * 4, *[ballot(a=[])] * 3))
    assert found["decisions"][1] == {"id": B, "text": "Drop the form", "n": 4, "withheld": True}
    assert [one.get("joined") for one in found["objections"]] == [4, None]


def test_who_joined_only_what_was_withdrawn_did_not_say_to_have_no_objection() -> None:
    story, [first] = objected((A, TEXT))
    story = story.when(*[person.casts(ROUND, answers={A: [first]}) for person in people(3, name="q")])
    author = people(1)[0]
    story = story.when(author.asks("minority.withdraw_objection", ROUND, objection=first))
    assert result(closed(story, *[ballot(a=[])] * 5))["decisions"][0]["n"] == 5


def test_a_tap_on_what_was_withdrawn_meanwhile_loses_nothing_else() -> None:
    story, [first, second] = objected((A, TEXT), (A, "Too dear"))
    story = story.when(people(1)[0].asks("minority.withdraw_objection", ROUND, objection=first))
    found = result(closed(story, *[ballot(a=[first, second])] * 5))
    assert [one["joined"] for one in found["objections"]] == [5]


def test_later_rounds_get_the_objections_most_shared_first_once_that_may_be_told() -> None:
    story, [first, second] = objected((A, TEXT), (A, "Too dear"))
    assert tiers(story, "objections") == [[first, second]]
    counted = closed(story, *[ballot(a=[second])] * 5)
    assert tiers(counted, "objections") == [[second], [first]]
    assert tiers(counted, "decisions") == [[A, B]]
    few = closed(story, *[ballot(a=[second])] * 4)
    assert tiers(few, "objections") == [[first, second]]


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    story, [first] = objected((A, TEXT))
    found = result(closed(story, *[ballot("burger", a=[first])] * 5, *[ballot("gemeente", a=[])] * 5))
    assert found["decisions"][0]["byRole"] == {"burger": {"none": 0, "n": 5}, "gemeente": {"none": 5, "n": 5}}


# The record: beside the decision


def decided(reworded: bool = False, hide: bool = False, silent: bool = False) -> Record:
    """A decision that seven people answer, a round of objections to it that eight answer, and the record of both."""
    story = cast.given(cast.created(roles=ROLES), kinds=KINDS)
    about = {"kind": "decide", "source": {"texts": ["Open in the evening"]}}
    story = story.when(fay.asks("round.add", **about), fay.asks("round.open", "r1"))
    stance = {A: {"revision": 1, "stance": "support", "objection": ""}}
    story = story.when(*[person.casts("r1", answers=stance) for person in people(7)])
    asked = {"kind": "minority", "source": {"round": "r1"}}
    story = story.when(fay.asks("round.close", "r1"), fay.asks("round.add", **asked))
    story = story.when(fay.asks("round.open", "r2"))
    joined: list[str] = []
    if not silent:
        story = story.when(
            ana.asks("minority.add_objection", "r2", decision=A, text=TEXT, condition="Two at a time")
        )
        joined = [story.last.reply["objection"]]
    if hide:
        story = story.when(fay.asks("minority.hide_objection", "r2", objection=joined[0], hidden=True))
    choices = [joined] * 3 + [[]] * 5
    story = story.when(
        *[person.casts("r2", answers={A: ids}) for person, ids in zip(people(8), choices, strict=True)]
    )
    story = story.when(fay.asks("round.close", "r2"))
    if reworded:
        story = story.when(
            fay.asks("round.vote_again", "r1"),
            fay.asks("round.open", "r3"),
            fay.asks("decide.word", "r3", decision=A, text="Open on Friday evening"),
            fay.asks("round.close", "r3"),
        )
    return build(story.state, KINDS, Chain(0, ""), "en", 0, "Europe/Amsterdam")


def test_objections_stand_beside_their_decision_with_their_numbers() -> None:
    record = decided()
    [decision] = record.decisions
    assert [(one.text, one.condition, one.joined) for one in decision.minority or ()] == [
        (TEXT, "Two at a time", 3)
    ]
    [box] = outcome_pages.decisions(record)
    assert box["minority"] == {
        "title": "Objections after the decision",
        "none": "",
        "concerns": [
            {"text": TEXT, "under": ["Condition: Two at a time", "3 people: this is my concern too"]}
        ],
    }
    with zipfile.ZipFile(io.BytesIO(csv_export.bundle(record))) as archive:
        assert f'"{TEXT}","Two at a time","3"' in archive.read("decisions.csv").decode()


def test_a_decision_without_objections_says_so() -> None:
    record = decided(silent=True)
    [box] = outcome_pages.decisions(record)
    assert (box["minority"]["none"], box["minority"]["concerns"]) == ("No objections.", [])
    assert "No objections." in record.sections[1].summary[0]


def test_a_decision_that_nobody_was_asked_about_says_nothing_of_objections() -> None:
    story = cast.given(cast.created(roles=ROLES), kinds=KINDS)
    about = {"kind": "decide", "source": {"texts": ["Open in the evening"]}}
    story = story.when(fay.asks("round.add", **about), fay.asks("round.open", "r1"))
    record = build(story.state, KINDS, Chain(0, ""), "en", 0, "Europe/Amsterdam")
    assert "minority" not in outcome_pages.decisions(record)[0]


def test_a_hidden_objection_leaves_a_trace_and_none_of_its_words() -> None:
    record = decided(hide=True)
    assert "The facilitator hid 1 objection. It is not in this record." in record.sections[1].summary
    assert TEXT not in repr(record)


def test_a_decision_that_was_voted_on_is_not_reworded_and_what_a_later_vote_words_is_another_one() -> None:
    first, second = decided(reworded=True).decisions
    assert (first.text, [one.text for one in first.minority or ()]) == ("Open in the evening", [TEXT])
    assert (second.text, second.minority) == ("Open on Friday evening", UNSET)


def test_the_record_tells_every_decision_in_a_sentence() -> None:
    story, [first] = objected((A, TEXT))
    story = closed(story, *[ballot(a=[first], b=[])] * 2, *[ballot(a=[], b=[])] * 4)
    assert section(story).summary == (
        "Besluit 1. Er is 1 bezwaar. 6 mensen gaven antwoord: 4 zonder bezwaar.",
        "Besluit 2. Geen bezwaren. 6 mensen gaven antwoord: 6 zonder bezwaar.",
    )
    assert round_of(story).phase == "closed"
