"""The agenda: what may be added, changed, moved, skipped and removed."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.decisions import agenda as rules
from tests.cast import Story, ana, created, event, fay, given
from tests.core.stories import (
    agenda,
    notes_closed,
    notes_open,
    over,
    pick_open,
    vote_open,
)

NOTES: dict[str, Any] = {"kind": "notes"}
NO_SOURCE: dict[str, Any] = {"round": None, "flavour": "", "pick": "all", "top": 5, "ids": [], "texts": []}
PLAN: dict[str, Any] = {
    "minutes": 0,
    "auto_close": False,
    "auto_release": False,
    "by_role": True,
    "live": False,
    "note": "",
}
SETTINGS: dict[str, Any] = {"limit": 50, "heading": "", "tags": []}


@pytest.mark.parametrize(
    ("given_fields", "code"),
    [
        ({}, "bad_command"),
        ({"kind": "poem"}, "unknown_kind"),
        ({"kind": "\ud800"}, "unknown_kind"),
        ({**NOTES, "prompt": "x" * 501}, "text_too_long"),
        ({**NOTES, "prompt": "\u200b"}, "text_empty"),
        ({**NOTES, "settings": {"limit": 0}}, "bad_settings"),
        ({**NOTES, "settings": {"limit": True}}, "bad_settings"),
        ({**NOTES, "settings": {"colour": "red"}}, "bad_settings"),
        ({**NOTES, "settings": {"\ud800": 1}}, "bad_settings"),
        ({**NOTES, "settings": []}, "bad_command"),
        ({**NOTES, "plan": {"minutes": -1}}, "bad_command"),
        ({**NOTES, "plan": {"minutes": 601}}, "bad_command"),
        ({**NOTES, "plan": {"hours": 1}}, "bad_command"),
        ({**NOTES, "at": -1}, "bad_command"),
        ({**NOTES, "source": {"round": "r1"}}, "unknown_round"),
        ({**NOTES, "source": {"round": ""}}, "unknown_round"),
        ({**NOTES, "source": {"pick": "best"}}, "bad_settings"),
        ({**NOTES, "source": {"top": 0}}, "bad_settings"),
        ({**NOTES, "source": {"top": 501}}, "bad_settings"),
        ({**NOTES, "source": {"texts": ["x"] * 501}}, "bad_settings"),
        ({**NOTES, "source": {"ids": ["x"] * 501}}, "bad_settings"),
        ({**NOTES, "source": {"ids": ["x" * 81]}}, "bad_command"),
        ({**NOTES, "source": {"ids": ["\ud800"]}}, "bad_command"),
        ({**NOTES, "source": {"flavour": "\ud800"}}, "bad_command"),
        ({**NOTES, "source": {"flavour": "all\n"}}, "bad_command"),
        ({**NOTES, "source": {"texts": ["x" * 501]}}, "text_too_long"),
    ],
    ids=lambda value: ascii(value)[:60],
)
def test_a_round_is_not_added_as_what_it_cannot_be(given_fields: dict[str, Any], code: str) -> None:
    given().when(fay.asks("round.add", **given_fields)).refused(code)


def test_an_agenda_has_an_end() -> None:
    story = given().when(*[fay.asks("round.add", **NOTES)] * rules.ROUNDS)
    story.when(fay.asks("round.add", **NOTES)).refused("too_many_rounds", limit=rules.ROUNDS)


def test_a_round_is_added_with_everything_filled_in() -> None:
    story = given().when(fay.asks("round.add", kind="notes"))
    story.then(
        event(
            "round.added", round="r1", kind="notes", prompt="", settings=SETTINGS, source=NO_SOURCE, plan=PLAN, at=0,
        )
    )  # fmt: skip
    assert story.last.reply == {"round": "r1"}  # type: ignore[union-attr]


def test_what_a_round_is_added_with_is_cleaned_and_is_plain_json() -> None:
    story = given().when(
        fay.asks(
            "round.add",
            kind="notes",
            prompt=" Wat\u202e helpt? ",
            settings={"heading": "een\u0000 twee", "tags": ["a\u200b", "b"]},
            source={"texts": [" ma\u202e", " ", "di"], "ids": ["n1"]},
            plan={"note": "let \ud800\u202eop"},
        )
    )
    added = story.log[-1].data
    assert (added["prompt"], added["plan"]["note"]) == ("Wat helpt?", "let op")
    assert added["settings"] == {"limit": 50, "heading": "een twee", "tags": ["a", "b"]}
    assert added["source"] == {**NO_SOURCE, "texts": ["ma", "di"], "ids": ["n1"]}


def test_a_round_goes_where_it_is_put_or_to_the_end() -> None:
    story = given().when(
        fay.asks("round.add", **NOTES),
        fay.asks("round.add", **NOTES, at=0),
        fay.asks("round.add", **NOTES, at=99),
    )
    assert story.state.order == ("r2", "r1", "r3")


def test_the_id_of_a_removed_round_is_never_used_again() -> None:
    add = fay.asks("round.add", **NOTES)
    story = given().when(add, fay.asks("round.remove", "r1"), add, add, fay.asks("round.remove", "r3"), add)
    assert story.state.order == ("r2", "r4")


@pytest.mark.parametrize(
    "given_fields",
    [
        {"settings": {"heading": "Other"}},
        {"settings": {"limit": 60, "heading": "Other"}},
        {"source": {"texts": ["topic"]}},
    ],
)
def test_an_open_round_keeps_what_people_already_answer_to(given_fields: dict[str, Any]) -> None:
    notes_open().when(fay.asks("round.change", "r1", **given_fields)).refused("fixed_while_open")


def test_the_question_of_a_secret_round_is_fixed_while_people_vote() -> None:
    pick_open().when(fay.asks("round.change", "r3", prompt="Another question?")).refused("fixed_while_open")
    pick_open().when(fay.asks("round.change", "r3", settings={"blank": False})).refused("fixed_while_open")


def test_a_closed_round_does_not_change() -> None:
    notes_closed().when(fay.asks("round.change", "r1", prompt="Other?")).refused("round_closed")


def test_a_round_cannot_take_from_itself_or_from_a_round_that_is_not_there() -> None:
    agenda().when(fay.asks("round.change", "r2", source={"round": "r2"})).refused("unknown_round")
    agenda().when(fay.asks("round.change", "r2", source={"round": "r9"})).refused("unknown_round")


@pytest.mark.parametrize("given_fields", [{"settings": {"limit": 201}}, {"settings": {"colour": 1}}])
def test_settings_that_cannot_be_are_refused(given_fields: dict[str, Any]) -> None:
    agenda().when(fay.asks("round.change", "r1", **given_fields)).refused("bad_settings")


def test_settings_that_may_and_the_prompt_of_an_open_round_change() -> None:
    notes_open().when(
        fay.asks("round.change", "r1", prompt="What else?", settings={"limit": 60, "heading": ""})
    ).then(event("round.changed", round="r1", prompt="What else?", settings={**SETTINGS, "limit": 60}))


def test_a_draft_changes_only_where_something_was_given() -> None:
    story = agenda()
    story.when(fay.asks("round.change", "r1")).then()
    story.when(fay.asks("round.change", "r1", plan={"minutes": 5, "note": "\u202ecoffee"})).then(
        event("round.changed", round="r1", plan={**PLAN, "minutes": 5, "note": "coffee"})
    )
    story.when(fay.asks("round.change", "r2", source={"texts": ["Mon"]})).then(
        event("round.changed", round="r2", source={**NO_SOURCE, "texts": ["Mon"]})
    )


def test_a_round_that_a_later_one_takes_from_cannot_be_removed() -> None:
    agenda().when(fay.asks("round.remove", "r1")).refused("round_needed")


def test_a_round_that_was_opened_cannot_be_removed_or_skipped() -> None:
    notes_open().when(fay.asks("round.remove", "r1")).refused("round_open")
    notes_closed().when(fay.asks("round.remove", "r1")).refused("round_closed")
    notes_closed().when(fay.asks("round.skip", "r1")).refused("round_closed")


def test_a_removed_round_leaves_the_projector() -> None:
    story = agenda().when(fay.asks("screen.show", mode="round", round="r3"), fay.asks("round.remove", "r3"))
    story.then(event("round.removed", round="r3"))
    assert story.sees("projector")["screen"]["mode"] == "lobby"
    assert "r3" not in story.state.rounds


@pytest.mark.parametrize(
    ("to", "order"), [(0, "r3 r1 r2"), (1, "r1 r3 r2"), (2, "r1 r2 r3"), (9, "r1 r2 r3")]
)
def test_a_round_moves(to: int, order: str) -> None:
    story = agenda().when(fay.asks("round.move", "r3", to=to))
    assert story.state.order == tuple(order.split())


def test_a_skipped_round_stays_in_the_agenda_and_opening_it_takes_that_back() -> None:
    story = agenda().when(fay.asks("round.skip", "r3")).then(event("round.skipped", round="r3", skipped=True))
    assert [entry["skipped"] for entry in story.sees("phone")["agenda"]] == [False, False, True]
    assert not story.when(fay.asks("round.skip", "r3", skipped=False)).state.rounds["r3"].skipped
    assert not story.when(fay.asks("round.open", "r3")).state.rounds["r3"].skipped


def test_a_session_that_is_over_takes_no_more_rounds_and_no_more_people() -> None:
    over().when(fay.asks("round.add", **NOTES)).refused("session_closed")
    over().when(fay.asks("round.move", "r1", to=0)).refused("session_closed")
    over().when(ana.asks("seat.take")).refused("session_closed")


def test_sealed_never_becomes_live_while_people_vote() -> None:
    vote_open().when(fay.asks("round.change", "r1", plan={"live": True})).refused("fixed_while_open")
    story = given(created()).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}, plan={"live": True}),
        fay.asks("round.open", "r1"),
    )
    assert story.sees("phone")["round"]["live"] is True
    story.when(fay.asks("round.change", "r1", plan={"live": False})).refused("fixed_while_open")


@pytest.mark.parametrize(
    "was",
    [
        {"prompt": "Older"},
        {"note": "Older"},
        {"settings": {"limit": 3}},
    ],
    ids=["question", "note", "setting"],
)
def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(was: dict[str, Any]) -> None:
    agenda().when(fay.asks("round.change", "r1", prompt="Mine", was=was)).refused("changed_meanwhile")


def sources(part: str, *seen_asked: dict[str, Any], now: dict[str, Any]) -> Story:
    """The second round after somebody who saw one source asks for another, and by then it is `now`."""
    was, asked = seen_asked
    story = agenda().when(fay.asks("round.change", "r2", **{part: now}))
    return story.when(fay.asks("round.change", "r2", **{part: asked}, was={part: was}))


@pytest.mark.parametrize("part", ["source", "about"])
@pytest.mark.parametrize(
    ("asked", "now"),
    [
        ({"texts": ["A", "Mine"]}, {"texts": ["A", "Theirs"]}),
        ({"round": "r1", "pick": "top", "texts": ["A"]}, {"round": "r1", "texts": ["A"]}),
    ],
    ids=["typed", "taken"],
)
def test_the_part_of_a_source_that_a_colleague_changed_meanwhile_is_not_overwritten(
    part: str, asked: dict[str, Any], now: dict[str, Any]
) -> None:
    sources(part, {"texts": ["A"]}, asked, now=now).refused("changed_meanwhile")


@pytest.mark.parametrize("part", ["source", "about"])
def test_of_a_source_what_each_of_two_desks_changed_comes_together(part: str) -> None:
    story = sources(part, {"texts": ["A"]}, {"texts": ["A", "Mine"]}, now={"round": "r1", "texts": ["A"]})
    stands = getattr(story.state.rounds["r2"], part)
    assert (stands["round"], stands["texts"]) == ("r1", ["A", "Mine"])
    story = sources(part, {"texts": ["A"]}, {"round": "r1", "texts": ["A"]}, now={"texts": ["A", "Theirs"]})
    stands = getattr(story.state.rounds["r2"], part)
    assert (stands["round"], stands["texts"]) == ("r1", ["A", "Theirs"])
    same = {"round": "r1", "pick": "top", "top": 2, "texts": ["B"]}
    assert getattr(sources(part, {"texts": ["A"]}, same, now=same).state.rounds["r2"], part)["top"] == 2


def test_what_stands_as_it_was_seen_is_changed() -> None:
    story = agenda().when(
        fay.asks("round.change", "r1", prompt="Mine", was={"prompt": "What helps?", "note": ""})
    )
    assert story.state.rounds["r1"].prompt == "Mine"


def test_a_title_that_a_colleague_wrote_meanwhile_is_not_overwritten() -> None:
    agenda().when(fay.asks("session.set", title="Mine", was={"title": "Older"})).refused("changed_meanwhile")
