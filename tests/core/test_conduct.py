"""Conducting: seats, rounds that open, close and are released, ballots that lose their seat, timer and projector."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from session.core.commands import Cast
from tests.cast import NOW, ana, ben, created, event, fay, given, people, system
from tests.core.stories import (
    CLIENTS,
    agenda,
    notes_closed,
    notes_open,
    over,
    pick_closed,
    pick_open,
    pick_released,
    shown,
    votes,
)  # fmt: skip


def item(id: str, text: str, source: str | None = None) -> dict[str, Any]:
    return {"id": id, "text": text, "note": "", "source": source}


def timer(total: int, ends: int | None = None, left: int | None = None, round: str = "r1") -> Any:
    return event("timer.set", round=round, total=total, ends=ends, left=left)


# Seats


def test_a_role_that_does_not_exist_cannot_be_taken() -> None:
    agenda().when(ana.asks("seat.take", role="mayor")).refused("unknown_role")
    agenda().when(ana.asks("seat.role", role="*")).refused("unknown_role")
    agenda().when(ana.asks("seat.role", role="\ud800")).refused("unknown_role")


def test_nobody_changes_role_while_people_vote_in_secret() -> None:
    pick_open().when(ana.as_("clients").asks("seat.role", role="staff")).refused("role_while_open")
    pick_open().when(ana.as_("clients").asks("seat.role", role="clients")).then()


def test_the_log_counts_roles_and_knows_no_seats() -> None:
    story = given(created(roles=[CLIENTS])).when(ana.asks("seat.take", role="clients"), ben.asks("seat.take"))
    assert [event.data for event in story.log[1:]] == [{"role": "clients"}, {"role": None}]
    story = story.when(ana.as_("clients").asks("seat.role")).then(
        event("seat.role_changed", **{"from": "clients", "to": None})
    )
    assert story.state.seats == {None: 2}
    assert story.state.people == 2


# Opening


def test_one_round_is_open_at_a_time() -> None:
    notes_open().when(fay.asks("round.open", "r3")).refused("another_round_open")
    notes_closed().when(fay.asks("round.open", "r3"), fay.asks("round.reopen", "r1")).refused(
        "another_round_open"
    )


def test_an_open_or_closed_round_does_not_open_again_by_opening() -> None:
    notes_open().when(fay.asks("round.open", "r1")).refused("round_open")
    notes_closed().when(fay.asks("round.open", "r1")).refused("round_closed")


def test_a_round_that_needs_items_does_not_open_without() -> None:
    given().when(fay.asks("round.add", kind="pick"), fay.asks("round.open", "r1")).refused("no_items")
    agenda().when(fay.asks("round.open", "r2")).refused("no_items")


def test_opening_the_first_round_opens_the_session_and_turns_the_projector_to_it() -> None:
    agenda().when(fay.asks("round.open", "r1")).then(
        event("session.opened"),
        event("round.opened", round="r1", options=[], tied=False),
        shown("round", "r1"),
    )


def test_a_round_with_minutes_starts_its_timer() -> None:
    story = agenda().when(fay.asks("session.open"), fay.asks("round.change", "r1", plan={"minutes": 2}))
    story.when(fay.asks("round.open", "r1")).then(
        event("round.opened", round="r1", options=[], tied=False),
        timer(120, ends=NOW + 120_000),
        shown("round", "r1"),
    )


def test_typed_options_get_ids_of_the_round() -> None:
    options = [item("r3-1", "Mon"), item("r3-2", "Tue"), item("r3-3", "Wed")]
    assert event("round.opened", round="r3", options=options, tied=False) in pick_open().log


# Reopening


def test_a_secret_round_never_opens_again() -> None:
    pick_closed().when(fay.asks("round.reopen", "r3")).refused("secret_stays_closed")
    pick_released().when(fay.asks("round.reopen", "r3")).refused("secret_stays_closed")


def test_a_secret_round_stays_closed_also_when_nobody_voted_and_in_a_session_that_opened_again() -> None:
    pick_closed(0, 0).when(fay.asks("round.reopen", "r3")).refused("secret_stays_closed")
    over().when(fay.asks("session.reopen"), fay.asks("round.reopen", "r3")).refused("secret_stays_closed")


def test_a_round_that_is_open_or_was_never_opened_cannot_be_reopened() -> None:
    notes_open().when(fay.asks("round.reopen", "r1")).refused("round_open")
    notes_open().when(fay.asks("round.reopen", "r2")).refused("round_not_open")


def test_an_open_kind_of_round_opens_again_with_what_it_held() -> None:
    story = notes_closed().when(fay.asks("round.release", "r1"), fay.asks("round.reopen", "r1"))
    story.then(event("round.reopened", round="r1"), shown("round", "r1"))
    again = story.state.rounds["r1"]
    assert (again.phase, again.turns, again.closed_at, len(again.body["notes"])) == ("open", 2, None, 3)
    assert story.sees("phone")["current"] == "r1"


# Closing


def test_a_participant_cannot_add_to_a_closed_round_or_vote_in_it() -> None:
    notes_closed().when(ana.asks("notes.add", "r1", text="Late")).refused("round_closed")
    pick_closed().when(ana.casts("r3", option="r3-1")).refused("round_closed")


def test_a_round_that_is_not_open_cannot_be_closed() -> None:
    agenda().when(fay.asks("round.close", "r1")).refused("round_not_open")
    notes_closed().when(fay.asks("round.close", "r1")).refused("round_closed")


def test_the_clock_may_close_a_round() -> None:
    notes_open().when(system.asks("round.close", "r1")).then(event("round.closed", round="r1"))


def test_ballots_leave_the_box_shuffled_with_only_a_role_and_a_choice() -> None:
    story = pick_open().when(*votes(6, 5))
    cast = [{"role": cast.role, "choice": cast.choice} for _, cast in story.box.values()]
    story = story.when(fay.asks("round.close", "r3")).then(
        event("round.closed", round="r3", ballots=cast[::-1])
    )
    assert story.box == {}


def test_roles_that_are_too_small_are_merged_before_the_ballots_enter_the_log() -> None:
    ballots = pick_closed(7, 4).log[-1].data["ballots"]
    assert Counter(ballot["role"] for ballot in ballots) == {"*": 11}
    undisclosed = [voter.casts("r3", option=None) for voter in people(2, None, "u")]
    story = pick_open().when(*votes(7, 4), *undisclosed, fay.asks("round.close", "r3"))
    assert Counter(ballot["role"] for ballot in story.log[-1].data["ballots"]) == {"clients": 7, "*": 6}


def test_a_ballot_that_lapsed_is_not_counted_and_does_not_make_its_role_larger() -> None:
    story = pick_open().when(*votes(6, 5))
    key = next(key for key, (_, cast) in story.box.items() if cast.role == "staff")
    story = replace(story, box={**story.box, key: (1, Cast("staff", {"option": "r3-2", "lapsed": True}))})
    ballots = story.when(fay.asks("round.close", "r3")).log[-1].data["ballots"]
    assert Counter(ballot["role"] for ballot in ballots) == {"*": 10}


def test_a_newer_ballot_replaces_an_older_one_and_never_the_other_way_round() -> None:
    story = pick_open().when(ana.casts("r3", 2, option="r3-2"), ana.casts("r3", 1, option="r3-1"))
    assert [cast.choice for _, cast in story.box.values()] == [{"option": "r3-2"}]
    story = story.when(ana.casts("r3", 3, option="r3-3"))
    assert [cast.choice for _, cast in story.box.values()] == [{"option": "r3-3"}]


def test_a_round_that_releases_itself_shows_its_result_at_once() -> None:
    story = agenda().when(
        fay.asks("round.change", "r1", plan={"auto_release": True}), fay.asks("round.open", "r1")
    )
    story.when(system.asks("round.close", "r1")).then(
        event("round.closed", round="r1"), event("round.released", round="r1"), shown("result", "r1")
    )


# Releasing


def test_a_result_cannot_be_released_before_the_round_is_closed() -> None:
    pick_open().when(fay.asks("round.release", "r3")).refused("round_open")
    agenda().when(fay.asks("round.release", "r3")).refused("round_not_open")


def test_a_result_is_released_and_hidden_again_and_the_projector_follows() -> None:
    story = pick_closed().when(fay.asks("round.release", "r3"))
    story.then(event("round.released", round="r3"), shown("result", "r3"))
    story.when(fay.asks("round.hide", "r3")).then(event("round.hidden", round="r3"), shown("round", "r3"))
    elsewhere = story.when(fay.asks("screen.show", mode="code"))
    elsewhere.when(fay.asks("round.hide", "r3")).then(event("round.hidden", round="r3"))


# The timer


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


# The projector


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
