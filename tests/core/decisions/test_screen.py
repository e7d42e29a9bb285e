"""What the projector shows."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Screen
from tests.cast import fay, people
from tests.core.stories import (
    agenda,
    notes_open,
    pick_open,
    pick_released,
    shown,
    tie_closed,
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"mode": "film"}, "bad_command"),
        ({}, "bad_command"),
        ({"mode": "round"}, "unknown_round"),
        ({"mode": "round", "round": "r9"}, "unknown_round"),
        ({"mode": "result", "round": "r1"}, "not_released"),
        ({"mode": "text", "text": "x" * 501}, "text_too_long"),
        ({"mode": "text", "text": "x" * 2001}, "bad_command"),
    ],
)
def test_the_projector_is_not_turned_to_what_may_not_be_shown(asked: dict[str, Any], code: str) -> None:
    notes_open().when(fay.asks("screen.show", **asked)).refused(code)


def test_a_hidden_result_is_not_shown_on_the_projector() -> None:
    story = pick_released().when(fay.asks("round.hide", "r3"))
    story.when(fay.asks("screen.show", mode="result", round="r3")).refused("not_released")


def test_a_break_has_a_length_and_waits_until_people_have_answered() -> None:
    agenda().when(fay.asks("screen.show", mode="break")).refused("bad_command", path="minutes")
    agenda().when(fay.asks("screen.show", mode="break", minutes=0)).refused("bad_command", path="minutes")
    pick_open().when(fay.asks("screen.show", mode="break", minutes=10)).refused("round_open")


def test_a_break_ends_on_a_whole_minute_and_the_next_round_ends_it() -> None:
    story = agenda().when(fay.asks("screen.show", mode="break", minutes=10))
    for audience in ("phone", "projector", "desk"):
        screen = story.sees(audience)["screen"]
        assert (screen["mode"], screen["until"] % 60_000) == ("break", 0)
    left = screen["until"] - story.now
    assert 10 * 60_000 <= left < 11 * 60_000
    opened = story.when(fay.asks("round.open", "r3")).sees("phone")["screen"]
    assert opened == {"mode": "round", "round": "r3", "text": ""}


def test_a_break_that_is_taken_back_gives_the_wall_what_hung_there_and_again_gives_what_is_left() -> None:
    story = agenda().when(fay.asks("screen.show", mode="break", minutes=10))
    until = story.state.screen.until
    back = story.when(fay.asks("act.undo", act=story.acts[-1].id))
    assert back.state.screen == Screen()
    again = back.when(fay.asks("act.undo", act=back.acts[-1].id, again=True))
    assert again.state.screen.until == until


def test_a_break_is_planned_after_a_round_and_stands_in_the_agenda() -> None:
    story = agenda().when(fay.asks("round.change", "r1", plan={"minutes": 20, "pause": 10}))
    assert story.sees("phone")["agenda"][0] == story.sees("desk")["agenda"][0]
    assert story.sees("desk")["agenda"][0]["pause"] == 10
    none = story.when(fay.asks("act.undo", act=story.acts[-1].id)).sees("desk")["agenda"]
    assert "pause" not in none[0]


@pytest.mark.parametrize("mode", ["lobby", "code", "black", "record"])
def test_the_projector_turns_to_what_is_asked_and_carries_nothing_else(mode: str) -> None:
    notes_open().when(fay.asks("screen.show", mode=mode, round="r1", text="hidden")).then(shown(mode))


def test_a_text_on_the_projector_is_cleaned() -> None:
    notes_open().when(fay.asks("screen.show", mode="text", text=" Tot\u202e half drie ")).then(
        shown("text", None, "Tot half drie")
    )


def test_the_shift_of_a_second_vote_is_on_the_projector_only_when_its_result_may_be() -> None:
    story = tie_closed().when(fay.asks("round.release", "r1"))
    story.when(fay.asks("screen.show", mode="shift", round="r1")).refused("no_shift")
    again = story.when(
        fay.asks("round.vote_again", "r1"),
        fay.asks("round.open", "r2"),
        *[voter.casts("r2", option="r1-2") for voter in people(6)],
        fay.asks("round.close", "r2"),
    )
    again.when(fay.asks("screen.show", mode="shift", round="r2")).refused("not_released")
    shown = again.when(fay.asks("round.release", "r2"), fay.asks("screen.show", mode="shift", round="r2"))
    assert shown.state.screen == Screen("shift", "r2")
    assert shown.when(fay.asks("round.hide", "r2")).state.screen == Screen("round", "r2")


@pytest.mark.parametrize("asked", [{"by": 2}, {"by": -2}, {"by": None}, {"still": "yes"}, {"page": 3}])
def test_pages_turn_one_at_a_time(asked: dict[str, Any]) -> None:
    notes_open().when(fay.asks("screen.turn", **asked)).refused("bad_command")


def test_holding_what_is_held_already_is_no_event() -> None:
    story = notes_open().when(fay.asks("screen.turn", still=True))
    assert story.when(fay.asks("screen.turn", still=True)).state == story.state
    assert notes_open().when(fay.asks("screen.turn")).state == notes_open().state


def test_a_page_that_was_turned_stays_until_the_screen_goes_on_or_shows_something_else() -> None:
    story = notes_open().when(*(fay.asks("screen.turn", by=by) for by in (1, 1, -1)))
    assert (story.state.screen.page, story.state.screen.still) == (1, True)
    going = story.when(fay.asks("screen.turn", still=False)).state.screen
    assert (going.page, going.still) == (1, False)
    assert story.when(fay.asks("screen.show", mode="code")).state.screen == Screen("code")


def test_the_projector_and_the_desk_know_how_often_pages_were_turned() -> None:
    for audience in ("projector", "desk"):
        assert "page" not in notes_open().sees(audience)["screen"]
        turned = notes_open().when(fay.asks("screen.turn", by=-1)).sees(audience)["screen"]
        assert (turned["page"], turned["still"]) == (-1, True)
