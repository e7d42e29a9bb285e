"""Decide: wordings and their revisions, answers and objections, actions, and what the record says."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.section import Resolution, Undertaking
from session.core.state import Json
from session.record.build import Voice
from session.rounds import KINDS
from tests.cast import Asked, Story, ana, fay
from tests.rounds.given import ROUND, body, closed, desk, given, happened, result, round_of, section, tiers

A, B = "r1-1", "r1-2"


def start(**settings: Any) -> Story:
    return given("decide", settings, "We start in three districts", "Residents join in")


def answer(stance: str, objection: str = "", revision: int = 1) -> Json:
    return {"revision": revision, "stance": stance, "objection": objection}


def answers(role: str | None = None, /, **given_: Any) -> tuple[str | None, Json]:
    names = {"a": A, "b": B}
    return role, {"answers": {names.get(name, name): each for name, each in given_.items()}}


def casts(**given_: Any) -> Asked:
    return ana.casts(ROUND, **answers(**given_)[1])


def words(text: str, decision: str | None = None) -> Asked:
    return desk("decide.word", text=text, decision=decision)


FOR, NEUTRAL, AGAINST = answer("support"), answer("neutral"), answer("against", "Too fast")


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"answers": []},
        {"answers": {A: "support"}},
        {"answers": {A: {"revision": 1}}},
        {"answers": {A: {"revision": 1, "stance": "maybe"}}},
        {"answers": {A: {"revision": 1, "stance": "support", "seat": "ana"}}},
        {"answers": {A: {"revision": True, "stance": "support"}}},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_answer_to_another_wording_is_refused() -> None:
    story = start().when(words("We start in four districts", A))
    story.when(casts(a=FOR)).refused("stale_wording")
    story.when(casts(a=answer("support", revision=3))).refused("stale_wording")
    story.when(casts(a=answer("support", revision=2), b=FOR))
    story.when(casts(n9=FOR)).refused("unknown_option")


def test_an_objection_that_is_too_long_is_refused() -> None:
    story = start(objection_characters=40)
    story.when(casts(a=answer("against", "x" * 41))).refused("text_too_long", limit=40, length=41)
    story.when(casts(a=answer("against", "x" * 40)), casts(a=answer("against", "  ")))


@pytest.mark.parametrize("name", ["word", "drop", "add_action", "change_action", "remove_action"])
def test_only_the_desk_words_and_agrees(name: str) -> None:
    start().when(ana.asks(f"decide.{name}", ROUND, text="x")).refused("not_allowed")


def test_a_decision_that_is_not_there_or_is_empty_is_refused() -> None:
    start().when(words("x", "n9")).refused("unknown_option")
    start().when(desk("decide.drop", decision="n9")).refused("unknown_option")
    start().when(words(" ")).refused("text_empty")
    start().when(words("x" * 501)).refused("text_too_long")
    closed(start()).when(words("x")).refused("round_closed")


@pytest.mark.parametrize(
    "due",
    [
        "tomorrow",
        "2026-2-3",
        "2026-02-30",
        "2026-13-01",
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
        "20260203",
    ],
)
def test_a_date_that_does_not_exist_is_refused(due: str) -> None:
    start().when(desk("decide.add_action", text="Call", due=due)).refused("bad_date")


def test_an_action_needs_a_text_and_has_to_be_there() -> None:
    start().when(desk("decide.add_action", text="")).refused("text_empty")
    start().when(desk("decide.add_action", text="x", owner="x" * 81)).refused("text_too_long")
    start().when(desk("decide.change_action", action="n9", text="x")).refused("unknown_action")
    start().when(desk("decide.remove_action", action="n9")).refused("unknown_action")


# What happens


def test_the_options_are_the_first_decisions() -> None:
    assert body(start(), "phone") == {
        "decisions": [
            {"id": A, "text": "We start in three districts", "revision": 1},
            {"id": B, "text": "Residents join in", "revision": 1},
        ],
        "actions": [],
    }


def test_a_new_wording_is_a_new_revision_and_the_same_words_are_not() -> None:
    story = start().when(words("We wait", A))
    story.then(happened("decide.worded", decision=A, text="We wait", revision=2))
    assert [each["id"] for each in body(story, "phone")["decisions"]] == [A, B]
    story.when(words(" We wait ", A)).then()
    made = story.when(words("A third"))
    made.then(happened("decide.worded", decision="n1", text="A third", revision=1))
    assert made.last.reply == {"decision": "n1", "text": "A third"}
    dropped = made.when(desk("decide.drop", decision=A)).then(happened("decide.dropped", decision=A))
    assert tiers(dropped, "decisions") == [[B, "n1"]]


def test_two_desks_that_word_the_same_decision_do_not_overwrite_each_other() -> None:
    was = start().state.rounds[ROUND].body.decisions[A].text
    story = start().when(desk("decide.word", decision=A, text="Open on Friday", was=was))
    other = desk("decide.word", decision=A, text="Open on Monday", was=was)
    story.when(other).refused("changed_meanwhile", text="Open on Friday")
    story = story.when(desk("decide.word", decision=A, text="Open on Monday", was="Open on Friday"))
    assert story.state.rounds[ROUND].body.decisions[A].text == "Open on Monday"


def test_two_desks_that_change_the_same_action_do_not_overwrite_each_other() -> None:
    story = start().when(desk("decide.add_action", text="Choose"))
    was = {"text": "Choose"}
    change = desk("decide.change_action", action="n1", text="Choose", owner="Team West", was=was)
    story = story.when(
        change, desk("decide.change_action", action="n1", text="Choose", due="2028-02-29", was=was)
    )
    story.then(
        happened("decide.action_changed", action="n1", text="Choose", owner="Team West", due="2028-02-29")
    )
    other = desk("decide.change_action", action="n1", text="Choose", owner="Ana", was=was)
    story.when(other).refused("changed_meanwhile", text="Choose")


def test_actions_are_added_changed_and_removed_until_after_the_session() -> None:
    story = closed(start()).when(fay.asks("session.close"))
    story = story.when(desk("decide.add_action", text="Choose", owner=" Team  West ", due="2028-02-29"))
    story.then(
        happened("decide.action_added", action="n1", text="Choose", owner="Team West", due="2028-02-29")
    )
    story = story.when(desk("decide.change_action", action="n1", text="Choose three", owner="", due=""))
    story.then(happened("decide.action_changed", action="n1", text="Choose three", owner=None, due=None))
    assert body(story, "projector")["actions"] == [
        {"id": "n1", "text": "Choose three", "owner": None, "due": None}
    ]
    assert section(story).undertakings == (Undertaking("Choose three"),)
    story.when(desk("decide.change_action", action="n1", text="Choose three")).then()
    gone = story.when(desk("decide.remove_action", action="n1")).then(
        happened("decide.action_removed", action="n1")
    )
    assert body(gone, "desk")["actions"] == []


# The figures


def test_support_neutral_and_against_are_counted_with_their_objections() -> None:
    ballots = [
        answers(a=FOR, b=FOR),
        answers(a=FOR),
        answers(a=NEUTRAL),
        answers(a=AGAINST),
        answers(a=answer("against", " after  the summer ")),
    ]
    found = result(closed(start(), *ballots))
    first, second = found["decisions"]
    assert first == {
        "id": A,
        "text": "We start in three districts",
        "support": 2,
        "neutral": 1,
        "against": 2,
        "n": 5,
        "objections": ["after the summer", "Too fast"],
        "byRole": {},
    }
    assert second == {"id": B, "text": "Residents join in", "withheld": True, "n": 1}


def test_an_objection_is_kept_only_of_who_is_against_and_when_it_is_asked() -> None:
    told = [answers(a=answer("neutral", "A doubt"))] * 5
    assert result(closed(start(), *told))["decisions"][0]["objections"] == []
    not_asked = closed(start(objections=False), *[answers(a=AGAINST)] * 5)
    assert result(not_asked)["decisions"][0]["objections"] == []
    assert section(not_asked).summary[0] == "Besluit 1. 5 antwoorden: 0 voor, 0 neutraal, 5 tegen."


def test_answers_to_an_older_wording_or_a_dropped_decision_do_not_count() -> None:
    story = start().when(casts(a=AGAINST, b=FOR), words("Other words", A))
    assert result(closed(story, *[answers(a=answer("support", revision=2))] * 5))["decisions"][0]["n"] == 5
    both = start().when(casts(a=FOR), words("Other words", A), desk("round.close"))
    assert result(both) == {"withheld": True, "ballots": 0, "threshold": 5}
    dropped = start().when(casts(a=FOR, b=FOR), desk("decide.drop", decision=A))
    assert [each["id"] for each in result(closed(dropped, *[answers(b=FOR)] * 5))["decisions"]] == [B]


def test_roles_are_told_apart_when_each_gave_enough_ballots() -> None:
    ballots = [*[answers("burger", a=FOR)] * 5, *[answers("gemeente", a=AGAINST, b=FOR)] * 6]
    found = result(closed(start(), *ballots))
    assert [each["role"] for each in found["roles"]] == ["burger", "gemeente"]
    first, second = found["decisions"]
    assert first["byRole"] == {
        "burger": {"support": 5, "neutral": 0, "against": 0, "n": 5},
        "gemeente": {"support": 0, "neutral": 0, "against": 6, "n": 6},
    }
    assert second["byRole"]["burger"] == {"support": 0, "neutral": 0, "against": 0, "n": 0}
    assert second["byRole"]["gemeente"] == {"support": 6, "neutral": 0, "against": 0, "n": 6}


# The record


def test_the_record_has_resolutions_objections_and_earlier_wordings() -> None:
    story = start().when(words("We start small", A))
    against = answer("against", "Too fast", 2)
    ballots = [
        *[answers("burger", a=answer("support", revision=2), b=FOR)] * 5,
        answers("burger", a=against, b=NEUTRAL),
    ]
    report = section(closed(story, *ballots))
    assert report.resolutions == (
        Resolution("We start small", 5, 0, 1, 6, ("Too fast",), id=A),
        Resolution("Residents join in", 5, 1, 0, 6, id=B),
    )
    assert report.summary == (
        "Besluit 1. 6 antwoorden: 5 voor, 0 neutraal, 1 tegen. 1 persoon noemde een bezwaar.",
        "Besluit 2. 6 antwoorden: 5 voor, 1 neutraal, 0 tegen. Niemand noemde een bezwaar. 1 persoon bleef neutraal.",
    )
    assert [(each.texts, each.dissent) for each in report.quotes] == [(("Too fast",), True)]
    assert report.listings[0].entries == ("We start in three districts",)


def test_the_record_withholds_a_small_round_and_a_decision_with_few_answers() -> None:
    small = section(closed(start(), *[answers(a=AGAINST)] * 4))
    assert small.resolutions[0] == Resolution(
        "We start in three districts", None, None, None, 4, withheld=True, id=A
    )
    assert not small.quotes
    report = section(closed(start(), *[answers(a=FOR)] * 4, answers(a=FOR, b=AGAINST)))
    assert report.resolutions[1] == Resolution("Residents join in", None, None, None, 1, withheld=True, id=B)
    assert "Too fast" not in repr(report)


def test_the_record_shows_support_by_role() -> None:
    ballots = [*[answers("burger", a=FOR)] * 5, *[answers("gemeente", a=AGAINST)] * 6]
    (table,) = section(closed(start(), *ballots)).tables
    assert (table.rows[0]["role:burger"], table.rows[0]["role:gemeente"]) == ("5 van 5", "0 van 6")


def test_on_paper_every_decision_as_it_is_worded_now_has_the_three_answers() -> None:
    story = start().when(words("We start in two districts", A))
    rows = KINDS["decide"].sheet(round_of(story), Voice("en", 5, {}))
    assert [each.text for each in rows] == ["We start in two districts", "Residents join in"]
    assert rows[0].marks == ("For", "Neutral", "Against")
