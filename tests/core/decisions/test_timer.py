"""The clock of a round."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cast import NOW, event, fay, system
from tests.core.stories import (
    agenda,
    notes_open,
)  # fmt: skip


def timer(total: int, ends: int | None = None, left: int | None = None, round: str = "r1") -> Any:
    return event("timer.set", round=round, total=total, ends=ends, left=left)


@pytest.mark.parametrize("seconds", [0, -1, 86_401, 1.5, True, "60", None, 10**400])
@pytest.mark.parametrize("name", ["timer.start", "timer.extend"])
def test_a_timer_runs_for_a_second_at_least_and_a_day_at_most(name: str, seconds: Any) -> None:
    notes_open().when(fay.asks(name, "r1", seconds=seconds)).refused("bad_command")


def test_a_timer_that_does_not_run_is_not_paused_and_one_that_runs_not_resumed() -> None:
    notes_open().when(fay.asks("timer.pause", "r1")).refused("no_timer")
    notes_open().when(fay.asks("timer.resume", "r1")).refused("no_timer")
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60))
    running.when(fay.asks("timer.resume", "r1")).refused("no_timer")
    running.when(fay.asks("timer.pause", "r1"), fay.asks("timer.pause", "r1")).refused("no_timer")


def test_a_round_that_is_not_open_has_no_timer() -> None:
    agenda().when(fay.asks("timer.start", "r1", seconds=60)).refused("round_not_open")
    story = notes_open().when(fay.asks("timer.start", "r1", seconds=60), fay.asks("round.close", "r1"))
    assert story.state.rounds["r1"].timer is None


def test_a_timer_pauses_with_what_is_left_and_runs_on_from_there() -> None:
    story = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).then(timer(60, ends=NOW + 60_000))
    story = story.later(20).when(fay.asks("timer.pause", "r1")).then(timer(60, left=40_000))
    story = story.later(300).when(fay.asks("timer.extend", "r1", seconds=30)).then(timer(90, left=70_000))
    story = story.when(fay.asks("timer.resume", "r1")).then(timer(90, ends=NOW + 390_000))
    story = story.when(fay.asks("timer.stop", "r1")).then(event("timer.stopped", round="r1"))
    assert story.state.rounds["r1"].timer is None


def test_a_pause_after_the_time_was_up_leaves_nothing() -> None:
    story = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).later(90)
    story.when(fay.asks("timer.pause", "r1")).then(timer(60, left=0))


def test_more_time_counts_from_what_is_left_or_from_now_when_the_time_was_up() -> None:
    story = notes_open()
    story.when(fay.asks("timer.extend", "r1", seconds=60)).then(timer(60, ends=NOW + 60_000))
    story = story.when(fay.asks("timer.start", "r1", seconds=60))
    story.later(10).when(fay.asks("timer.extend", "r1", seconds=30)).then(timer(90, ends=NOW + 90_000))
    story.later(100).when(fay.asks("timer.extend", "r1", seconds=30)).then(timer(90, ends=NOW + 130_000))


def test_grace_needs_a_clock_that_runs() -> None:
    notes_open().when(system.asks("timer.grace", "r1", seconds=45)).refused("no_timer")
    paused = notes_open().when(fay.asks("timer.start", "r1", seconds=60), fay.asks("timer.pause", "r1"))
    paused.when(system.asks("timer.grace", "r1", seconds=45)).refused("no_timer")


def test_grace_gives_what_is_missing_and_says_why() -> None:
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).later(300)
    given = running.when(system.asks("timer.grace", "r1", seconds=45))
    given.then(event("timer.set", round="r1", total=60, ends=NOW + 345_000, left=None, because="outage"))
    assert given.sees("projector")["round"]["timer"]["because"] == "outage"
    longer = given.when(fay.asks("timer.extend", "r1", seconds=30))
    assert "because" not in longer.sees("projector")["round"]["timer"]


def test_grace_takes_nothing_from_a_clock_with_time_enough() -> None:
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60))
    running.later(10).when(system.asks("timer.grace", "r1", seconds=45)).then()


def test_a_clock_that_has_more_than_its_whole_time_gets_its_whole_time() -> None:
    """The time of day went back while the server was away."""
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).later(-3600)
    running.when(system.asks("timer.grace", "r1", seconds=45)).then(
        event("timer.set", round="r1", total=60, ends=NOW - 3_540_000, left=None, because="outage")
    )


def test_the_clock_of_a_round_runs_by_a_clock_that_nobody_can_set() -> None:
    story = notes_open().when(fay.asks("timer.start", "r1", seconds=60))
    jumped = replace(story, now=story.now + 3_600_000, steady=NOW + 20_000)
    jumped.when(fay.asks("timer.pause", "r1")).then(timer(60, left=40_000))
    jumped.when(fay.asks("timer.extend", "r1", seconds=30)).then(timer(90, ends=NOW + 90_000))
