"""Actions: what is refused, who sees a proposal, what the desk makes of it, and how confidence is counted and told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import UNSET

from session.core import views
from session.core.section import Undertaking
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Asked, Person, Story, ana, ben, fay, people
from tests.rounds.given import ROUND, body, closed, desk, given, happened, result, round_of, section, tiers

A, B = "r1-1", "r1-2"
KEYS = {"text": "Get keys"}
PLAN = {"text": "Make a rota", "who": "Clients", "when": "2030-03-01"}


def start(**settings: Any) -> Story:
    return given("actions", settings, "Get keys", "Ask the neighbours")


def proposes(person: Person = ana, **words: str) -> Asked:
    return person.asks("actions.propose", ROUND, **{**PLAN, **words})


def proposed(**words: str) -> tuple[Story, str]:
    story = start().when(proposes(**words))
    return story, story.last.reply["action"]


def sure(role: str | None = None, /, **steps: int) -> tuple[str | None, Json]:
    names = {"a": A, "b": B}
    return role, {"answers": {names[name]: {"revision": 1, "sure": step} for name, step in steps.items()}}


# What is refused


@pytest.mark.parametrize(
    "answer", [None, 3, {"revision": 1}, {"revision": 1, "sure": 0}, {"revision": 1, "sure": 6}]
)
def test_what_is_not_a_ballot_is_refused(answer: Any) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice={"answers": {A: answer}})).refused("bad_ballot")


def test_an_action_without_a_what_is_refused() -> None:
    start().when(proposes(text="  ")).refused("action_without_what")


def test_the_same_proposal_twice_is_refused() -> None:
    story, action = proposed()
    story.when(proposes()).refused("action_there")
    story.when(proposes(fay)).refused("action_there")
    story.when(proposes(who="Board"))
    accepted = story.when(desk("actions.judge", action=action, to="accepted"))
    accepted.when(proposes(ben)).refused("action_there")


def test_nobody_learns_from_a_refusal_what_another_proposed() -> None:
    story, _ = proposed()
    story.when(proposes(ben))


def test_a_proposal_of_too_many_characters_is_refused_with_both_numbers() -> None:
    start().when(proposes(text="x" * 201)).refused("text_too_long", limit=200, length=201)
    start().when(proposes(who="x" * 81)).refused("text_too_long", limit=80, length=81)


def test_a_proposal_after_the_close_is_refused() -> None:
    start().when(desk("round.close"), proposes()).refused("round_closed")


def test_nobody_proposes_more_than_allowed_but_the_desk_does() -> None:
    story = start(actions_per_person=1).when(proposes())
    story.when(proposes(text="Another")).refused("too_many_actions", limit=1)
    story.when(proposes(fay, text="Another"), proposes(fay, text="Third"))


def test_what_was_accepted_or_is_anothers_cannot_be_withdrawn() -> None:
    story, action = proposed()
    story.when(ben.asks("actions.withdraw", ROUND, action=action)).refused("not_your_action")
    story.when(
        desk("actions.judge", action=action, to="accepted"),
        ana.asks("actions.withdraw", ROUND, action=action),
    ).refused("action_accepted")
    gone = story.when(ana.asks("actions.withdraw", ROUND, action=action))
    gone.when(desk("actions.judge", action=action, to="accepted")).refused("unknown_action")


def test_confidence_in_what_was_not_accepted_is_refused() -> None:
    story, action = proposed()
    story.when(ana.casts(ROUND, answers={action: {"revision": 1, "sure": 3}})).refused("unknown_action")


def test_two_desks_that_reword_the_same_action_do_not_overwrite_each_other() -> None:
    story = start().when(desk("actions.reword", action=A, was=KEYS, text="Get 2 keys"))
    story.when(desk("actions.reword", action=A, was=KEYS, text="Buy keys")).refused(
        "changed_meanwhile", text="Get 2 keys"
    )


def test_who_and_when_that_two_desks_fill_in_at_the_same_time_both_stand_there() -> None:
    story = start().when(desk("actions.reword", action=A, was=KEYS, text="Get keys", who="Board"))
    story = story.when(desk("actions.reword", action=A, was=KEYS, text="Get keys", when="soon"))
    assert {key: body(story, "phone")["actions"][0][key] for key in ("who", "when")} == {
        "who": "Board",
        "when": "soon",
    }
    story.when(desk("actions.reword", action=A, was=KEYS, text="Get keys", who="Ana")).refused(
        "changed_meanwhile"
    )
    mine = {"text": "Get keys", "who": "Ana"}
    story = story.when(desk("actions.reword", action=A, was={**KEYS, "who": "Board", "when": "soon"}, **mine))
    assert body(story, "phone")["actions"][0]["when"] == ""


def test_without_what_stood_there_the_words_are_put_there() -> None:
    story = start().when(desk("actions.reword", action=A, text="Get 2 keys"))
    story = story.when(desk("actions.reword", action=A, text="Buy keys"))
    assert body(story, "phone")["actions"][0]["text"] == "Buy keys"


def test_words_that_people_voted_on_do_not_change_but_who_and_when_do() -> None:
    story = start().when(desk("round.close"))
    words = {"action": A, "was": KEYS}
    story.when(desk("actions.reword", text="Buy keys", **words)).refused("action_voted")
    later = story.when(desk("actions.reword", text="Get keys", who="Board", when="soon", **words))
    assert body(later, "phone")["actions"][0]["who"] == "Board"


# Who sees a proposal


def test_a_proposal_is_an_event_without_its_author_that_only_the_desk_sees() -> None:
    story, action = proposed()
    story.then(happened("actions.proposed", action=action, **PLAN))
    assert list(body(story, "desk")["proposals"]) == [action]
    for audience in ("phone", "projector"):
        assert "Make a rota" not in json.dumps(body(story, audience))
        assert body(story, audience)["waiting"] == 1
    assert all('"ana"' not in json.dumps(story.sees(audience)) for audience in views.AUDIENCES)


def test_what_is_accepted_is_seen_by_all_and_what_is_declined_is_not() -> None:
    story, action = proposed()
    accepted = story.when(desk("actions.judge", action=action, to="accepted"))
    assert [one["id"] for one in body(accepted, "phone")["actions"]] == [A, B, action]
    declined = accepted.when(desk("actions.judge", action=action, to="declined"))
    assert [one["id"] for one in body(declined, "phone")["actions"]] == [A, B]


def test_what_is_merged_stands_under_the_other_and_is_told_in_the_record() -> None:
    story, action = proposed()
    merged = story.when(desk("actions.merge", into=A, actions=[action]))
    assert [one["id"] for one in body(merged, "phone")["actions"]] == [A, B]
    assert "1 voorstel is samengevoegd met een andere actie." in section(merged).summary


def test_what_was_merged_stands_alone_again_as_what_it_was() -> None:
    story, action = proposed()
    story.when(desk("actions.unmerge", actions=[action])).refused("unknown_action")
    merged = story.when(desk("actions.merge", into=A, actions=[action, B]))
    merged.when(ana.asks("actions.unmerge", ROUND, actions=[B])).refused("not_allowed")
    assert list(body(merged, "desk")["merged"]) == [B, action]
    apart = merged.when(desk("actions.unmerge", actions=[action, B]))
    assert "merged" not in body(apart, "desk")
    assert list(body(apart, "desk")["proposals"]) == [action]
    assert [one["id"] for one in body(apart, "phone")["actions"]] == [A, B]
    assert apart.state.rounds[ROUND].body.actions[action] == story.state.rounds[ROUND].body.actions[action]


def test_confidence_in_an_action_that_was_merged_by_mistake_still_counts() -> None:
    story = start().when(*[voter.casts(ROUND, **sure(b=4)[1]) for voter in people(5)])
    story = story.when(desk("actions.merge", into=A, actions=[B]), desk("actions.unmerge", actions=[B]))
    found = result(story.when(desk("round.close")))["actions"][1]
    assert (found["id"], found["n"], found["mean"]) == (B, 5, 4.0)


def test_what_was_merged_into_something_that_was_merged_later_is_not_lost() -> None:
    story, action = proposed()
    story = story.when(desk("actions.merge", into=B, actions=[action]))
    story = story.when(desk("actions.merge", into=A, actions=[B]))
    made = KINDS["actions"].made_of(round_of(story), "")
    assert sorted(made[A]) == sorted([A, B, action])


# What is counted


def test_answers_to_older_words_do_not_count() -> None:
    story = start().when(ana.casts(ROUND, answers={A: {"revision": 1, "sure": 1}}))
    story = story.when(desk("actions.reword", action=A, was=KEYS, text="Get 2 keys"))
    voters = people(5)
    story = story.when(*[voter.casts(ROUND, answers={A: {"revision": 2, "sure": 4}}) for voter in voters])
    found = result(story.when(desk("round.close")))["actions"][0]
    assert (found["n"], found["mean"], found["counts"]) == (5, 4.0, [0, 0, 0, 5, 0])


def test_an_answer_to_older_words_is_refused_when_it_comes() -> None:
    story = start().when(desk("actions.reword", action=A, was=KEYS, text="Get 2 keys"))
    story.when(ana.casts(ROUND, answers={A: {"revision": 1, "sure": 1}})).refused("stale_wording")


def test_an_action_that_few_people_answered_tells_no_figure() -> None:
    found = result(closed(start(), *[sure(a=5, b=2)] * 4, *[sure(a=5)] * 3))
    assert found["actions"][1] == {
        "id": B, "text": "Ask the neighbours", "who": "", "when": "", "n": 4, "withheld": True
    }  # fmt: skip


def test_roles_are_told_apart_when_each_is_large_enough() -> None:
    found = result(closed(start(), *[sure("burger", a=5)] * 5, *[sure("gemeente", a=2)] * 5))
    assert {role: part["mean"] for role, part in found["actions"][0]["byRole"].items()} == {
        "burger": 5.0,
        "gemeente": 2.0,
    }


def test_later_rounds_take_the_surest_or_the_most_doubtful_first() -> None:
    story = closed(start(), *[sure(a=2, b=4)] * 6)
    assert tiers(story, "actions") == [[B], [A]]
    assert tiers(story, "doubtful") == [[A], [B]]


def test_the_record_has_what_who_and_when_and_no_words_of_what_was_not_accepted() -> None:
    story, action = proposed()
    story = story.when(desk("actions.judge", action=action, to="accepted"), proposes(ben, text="Named: Ana"))
    told = section(closed(story, *[sure(a=2, b=4)] * 6))
    assert told.undertakings[-1] == Undertaking("Make a rota", "Clients", "2030-03-01")
    assert [one.sure for one in told.undertakings] == [2.0, 4.0, UNSET]
    assert "1 voorstel is niet aangenomen. Dat staat niet in dit verslag." in told.summary
    assert "Named: Ana" not in repr(told)
