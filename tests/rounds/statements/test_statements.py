"""Statements: what counts as a ballot, who may touch an argument, both sides counted, divided, by role and withheld."""

from __future__ import annotations

from typing import Any

import pytest

from session.core import views
from session.core.shapes import told
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Asked, Story, ana, ben, fay, people
from tests.rounds.given import ROUND, body, closed, desk, given, happened, result, round_of, section, tiers

A, B, C = "r1-1", "r1-2", "r1-3"
FOR = {"statement": A, "side": "for", "text": "Buses are full."}


def start(**settings: Any) -> Story:
    return given("statements", settings, "Cars leave the centre", "Shops open on Sunday", "Trees first")


def vote(role: str | None = None, /, **given_: str) -> tuple[str | None, Json]:
    names = {"a": A, "b": B, "c": C}
    return role, {"answers": {names[name]: answer for name, answer in given_.items()}}


def argued(story: Story, *given_: tuple[str, str, str]) -> Story:
    """The story after each (statement, side, text) came from a seat of its own."""
    for person, (statement, side, words) in zip(people(len(given_)), given_, strict=True):
        story = story.when(
            person.asks("statements.add_argument", ROUND, statement=statement, side=side, text=words)
        )
    return story


# What is refused


@pytest.mark.parametrize(
    "choice",
    [
        {"nothing": {}},
        {"answers": None},
        {"answers": [A]},
        {"answers": {A: "neutral"}},
        {"answers": {A: None}},
        {"answers": {A: "agree"}, "name": "Ana"},
    ],
)
def test_what_is_not_a_ballot_is_refused(choice: Json) -> None:
    start().when(ana.asks("ballot.cast", ROUND, n=1, choice=choice)).refused("bad_ballot")


def test_an_answer_to_what_is_not_there_is_refused() -> None:
    start().when(ana.casts(ROUND, answers={"r1-9": "agree"})).refused("unknown_option")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"statement": "r1-9"}, "unknown_option"),
        ({"text": "  "}, "text_empty"),
        ({"text": "x" * 201}, "text_too_long"),
        ({"side": "neutral"}, "bad_command"),
    ],
)
def test_what_is_not_an_argument_is_refused(change: Json, code: str) -> None:
    start().when(ana.asks("statements.add_argument", ROUND, **{**FOR, **change})).refused(code)


def test_nobody_gives_arguments_where_the_round_has_none() -> None:
    start(arguments="none").when(ana.asks("statements.add_argument", ROUND, **FOR)).refused("no_arguments")


def test_a_participant_cannot_send_more_arguments_than_the_limit_for_a_statement() -> None:
    story = start(arguments_per_person=1).when(ana.asks("statements.add_argument", ROUND, **FOR))
    story.when(ana.asks("statements.add_argument", ROUND, **FOR)).refused("too_many_arguments", limit=1)
    other = story.when(ana.asks("statements.add_argument", ROUND, **{**FOR, "statement": B}))
    assert len(round_of(other).body.arguments) == 2
    again = story.when(ana.asks("statements.withdraw_argument", ROUND, argument="n1")).when(
        ana.asks("statements.add_argument", ROUND, **FOR)
    )
    assert again.last.reply == {"argument": "n2"}  # type: ignore[union-attr]


def test_a_participant_cannot_touch_the_argument_of_another() -> None:
    story = start().when(ana.asks("statements.add_argument", ROUND, **FOR))
    story.when(ben.asks("statements.edit_argument", ROUND, argument="n1", text="Mine.", was="")).refused(
        "not_your_argument"
    )
    story.when(ben.asks("statements.withdraw_argument", ROUND, argument="n1")).refused("not_your_argument")
    story.when(ben.asks("statements.hide_argument", ROUND, argument="n1", hidden=True)).refused("not_allowed")
    story.when(fay.asks("statements.edit_argument", ROUND, argument="n1", text="Hers.", was="")).refused(
        "not_allowed"
    )
    story.when(ana.asks("statements.edit_argument", ROUND, argument="n9", text="x", was="")).refused(
        "unknown_argument"
    )


def test_an_argument_cannot_change_once_the_round_is_closed() -> None:
    story = closed(start().when(ana.asks("statements.add_argument", ROUND, **FOR)))
    for name, more in (("edit", {"text": "x", "was": FOR["text"]}), ("withdraw", {})):
        asked = ana.asks(f"statements.{name}_argument", ROUND, argument="n1", **more)
        story.when(asked).refused("round_closed")


# Arguments


def change(text: str, was: str) -> Asked:
    return ana.asks("statements.edit_argument", ROUND, argument="n1", text=text, was=was)


def test_an_argument_is_claimed_and_can_be_changed_and_withdrawn_by_its_author() -> None:
    story = start().when(ana.asks("statements.add_argument", ROUND, **FOR))
    story.then(happened("statements.argument_added", argument="n1", **FOR))
    assert story.last.claims == ("n1",)  # type: ignore[union-attr]
    edited = story.when(change("Trams are full.", FOR["text"]))
    edited.then(happened("statements.argument_edited", argument="n1", text="Trams are full."))
    edited.when(change("Trams are full.", FOR["text"])).then()
    edited.when(change("Both.", FOR["text"])).refused("changed_meanwhile", text="Trams are full.")
    gone = edited.when(ana.asks("statements.withdraw_argument", ROUND, argument="n1"))
    assert body(gone, "desk")["arguments"] == {}
    gone.when(change("x", "Trams are full.")).refused("unknown_argument")


def test_a_seat_sees_its_own_arguments_and_nobody_sees_whose_they_are() -> None:
    story = start(arguments="live").when(ana.asks("statements.add_argument", ROUND, **FOR))
    kind, round_ = KINDS["statements"], round_of(story)
    assert told(kind.mine(round_, frozenset({"n1"}))) == {
        "arguments": {"n1": {**FOR, "state": "shown", "n": 1}}
    }
    assert told(kind.mine(round_, frozenset())) == {"arguments": {}}
    assert body(story, "phone")["arguments"] == {"n1": FOR}


def test_arguments_of_others_wait_for_the_close_unless_they_are_shown_right_away() -> None:
    story = argued(start(), (A, "for", "One."), (A, "against", "Two."))
    for audience in ("phone", "projector"):
        assert body(story, audience)["visible"] is False
        assert body(story, audience)["arguments"] == {}
        assert body(story, audience)["counts"][A] == {"for": 1, "against": 1}
    assert len(body(story, "desk")["arguments"]) == 2
    assert len(body(closed(story), "phone")["arguments"]) == 2
    shown = story.when(desk("round.change", settings={"arguments": "live"}))
    assert len(body(shown, "projector")["arguments"]) == 2


def test_a_hidden_argument_is_on_no_screen_and_only_counted_in_the_record() -> None:
    story = argued(start(arguments="live"), (A, "for", "One."), (A, "for", "Rude."))
    story = story.when(desk("statements.hide_argument", argument="n2", hidden=True))
    assert list(body(story, "phone")["arguments"]) == ["n1"]
    assert body(story, "desk")["arguments"]["n2"]["state"] == "hidden"
    report = section(closed(story, *[vote(a="agree")] * 5))
    assert [each.entries for each in report.appendix] == [("One.",)]
    assert "De begeleider heeft 1 argument verborgen. Dat staat niet in dit verslag." in report.summary
    back = story.when(desk("statements.hide_argument", argument="n2", hidden=False))
    assert len(body(back, "phone")["arguments"]) == 2


def test_a_phone_gets_the_newest_arguments_of_each_side_and_the_count_of_all() -> None:
    many = [(A, "for", f"Argument {n}.") for n in range(40)] + [(A, "against", "No.")]
    seen = body(argued(start(arguments="live"), *many), "phone")
    assert len(seen["arguments"]) == 31
    assert seen["counts"][A] == {"for": 40, "against": 1}
    assert "n1" not in seen["arguments"]


# The vote


def test_both_sides_are_counted_and_the_share_is_of_who_took_a_side() -> None:
    ballots = [*[vote(a="agree")] * 6, *[vote(a="disagree")] * 2, vote(a="pass"), vote(b="pass")]
    found = result(closed(start(), *ballots))
    assert found["ballots"] == 10
    first, second, third = found["statements"]
    assert {name: first[name] for name in ("agree", "disagree", "pass", "n", "share", "divided")} == {
        "agree": 6, "disagree": 2, "pass": 1, "n": 8, "share": 0.75, "divided": False
    }  # fmt: skip
    assert first["solid"] == {
        "verdict": "fragile",
        "reasons": [{"code": "few_first", "about": ["2"]}],
        "flips": 2,
        "cutFlips": None,
    }
    assert (second["withheld"], second["answers"]) == (True, 1)
    assert (third["n"], third["share"], third["solid"]) == (0, None, None)


@pytest.mark.parametrize(
    ("agree", "disagree", "divided"),
    [(6, 4, True), (4, 6, True), (13, 8, False), (5, 0, False), (5, 5, True)],
)
def test_a_statement_is_divided_when_the_smaller_side_has_forty_percent(
    agree: int, disagree: int, divided: bool
) -> None:
    ballots = [*[vote(a="agree")] * agree, *[vote(a="disagree")] * disagree]
    assert result(closed(start(), *ballots))["statements"][0]["divided"] is divided


def test_equal_sides_are_a_tie() -> None:
    story = closed(start(), *[vote(a="agree")] * 3, *[vote(a="disagree")] * 3)
    assert result(story)["statements"][0]["solid"]["verdict"] == "tie"
    assert section(story).tables[0].rows[0]["outcome"] == "Precies gelijk"


def test_a_statement_that_few_answered_tells_no_figures() -> None:
    story = closed(start(), *[vote(a="agree", b="agree")] * 2, *[vote(a="disagree")] * 4)
    assert result(story)["statements"][1] == {
        "id": B, "text": "Shops open on Sunday", "withheld": True, "answers": 2
    }  # fmt: skip
    assert section(story).tables[0].rows[1]["agree"] is None
    assert tiers(story, "agreed")[0] == [A]


def test_a_round_with_fewer_ballots_than_the_threshold_shows_arguments_and_no_figures() -> None:
    story = closed(argued(start(), (A, "for", "One.")), *[vote(a="agree")] * 4)
    assert result(story) == {"withheld": True, "ballots": 4, "threshold": 5}
    report = section(story)
    assert report.tables == ()
    assert [(each.title, each.entries) for each in report.appendix] == [
        ("Voor: Cars leave the centre", ("One.",))
    ]


def test_a_ballot_without_an_answer_is_no_ballot() -> None:
    assert result(closed(start(), *[vote()] * 9, *[vote(a="pass")] * 5))["ballots"] == 5


def test_roles_are_told_apart_and_a_role_with_another_majority_is_named() -> None:
    ballots = [
        *[vote("burger", a="agree")] * 8,
        *[vote("gemeente", a="disagree")] * 5,
        vote("gemeente", a="pass"),
    ]
    first = result(closed(start(), *ballots))["statements"][0]
    assert first["byRole"]["gemeente"] == {
        "agree": 0, "disagree": 5, "pass": 1, "n": 5, "share": 0.0, "divided": False
    }  # fmt: skip
    assert {"code": "role_disagrees", "about": ["gemeente"]} in first["solid"]["reasons"]


def test_a_role_that_hardly_took_sides_hides_no_role() -> None:
    ballots = [*[vote("burger", a="agree")] * 8, *[vote("gemeente", a="disagree", b="agree")] * 5]
    ballots += [vote("gemeente", b="agree")]
    found = result(closed(start(), *ballots))
    assert {role: told["n"] for role, told in found["statements"][1]["byRole"].items()} == {
        "burger": 0,
        "gemeente": 6,
    }
    assert set(found["statements"][0]["byRole"]) == {"burger", "gemeente"}


def test_later_rounds_take_the_most_agreed_or_the_most_divided_first() -> None:
    story = closed(
        start(), *[vote(a="agree", b="agree")] * 3, *[vote(a="disagree", b="agree", c="agree")] * 3
    )
    assert tiers(story, "agreed") == [[B, C], [A]]
    assert tiers(story, "divided") == [[A], [B, C]]
    assert tiers(start(), "agreed") == [[A, B, C]]


def test_a_second_vote_shows_how_the_share_moved() -> None:
    story = closed(start(), *[vote(a="agree")] * 2, *[vote(a="disagree")] * 3).when(desk("round.vote_again"))
    again = story.last.reply["round"]  # type: ignore[union-attr]
    story = story.when(fay.asks("round.open", again))
    for person, answer in zip(people(5), ["agree"] * 4 + ["disagree"], strict=True):
        story = story.when(person.casts(again, answers={A: answer}))
    story = story.when(fay.asks("round.close", again))
    shift = views.round_view(story.state, story.state.rounds[again], "desk", KINDS)["shift"]
    assert shift["moves"][0] == {"id": A, "before": 40.0, "after": 80.0}


# The record


def test_the_record_lists_arguments_in_alphabetical_order_and_says_what_is_divided() -> None:
    story = argued(
        start(), (A, "for", "Quiet."), (A, "for", "air gets clean."), (A, "against", "Shops close.")
    )
    report = section(closed(story, *[vote(a="agree", b="agree")] * 3, *[vote(a="disagree", b="agree")] * 2))
    assert report.summary == (
        "5 mensen stemden. Bij elke stelling kon je kiezen: eens, oneens of geen mening.",
        "De groep is verdeeld over: ‘Cars leave the centre’.",
        "Er kwamen 3 argumenten. Ze staan letterlijk in de bijlage, op alfabet.",
    )
    assert [(each.title, each.entries) for each in report.appendix] == [
        ("Voor: Cars leave the centre", ("air gets clean.", "Quiet.")),
        ("Tegen: Cars leave the centre", ("Shops close.",)),
    ]
    assert report.tables[0].rows[0] == {
        "_marked": True, "text": "Cars leave the centre", "agree": 3, "disagree": 2, "pass": 0, "share": 60.0,
        "outcome": "Verdeeld, iets meer eens", "flips": 1,
    }  # fmt: skip


def test_sixty_statements_are_counted() -> None:
    story = given("statements", {}, *[f"Statement {n}" for n in range(60)])
    answers = {f"r1-{n}": ("agree", "disagree", "pass")[n % 3] for n in range(1, 61)}
    found = result(closed(story, *[(None, {"answers": answers})] * 6))
    assert [each["n"] for each in found["statements"]] == [0 if n % 3 == 2 else 6 for n in range(1, 61)]
    assert len(section(closed(story, *[(None, {"answers": answers})] * 6)).tables[0].rows) == 60


def test_a_later_round_can_take_what_the_roles_differ_on_most() -> None:
    ballots = [
        *[vote("burger", a="agree", b="agree", c="disagree")] * 5,
        *[vote("gemeente", a="agree", b="disagree", c="disagree")] * 5,
    ]
    story = closed(start(), *ballots)
    assert tiers(story, "roles") == [[B], [A, C]]
    assert tiers(closed(start(), *[vote(a="agree")] * 5), "roles") == []
