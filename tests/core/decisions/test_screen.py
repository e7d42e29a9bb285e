"""What the projector shows."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Screen
from tests.cast import fay, people
from tests.core.stories import (
    notes_open,
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
