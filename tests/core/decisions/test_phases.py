"""A round opens, closes, with ballots that lose their seat, and may open again; its result is released and hidden."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from session.core.commands import Cast
from tests.cast import NOW, ana, event, fay, given, people, system
from tests.core.stories import (
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
    assert (again.phase, again.turns, again.closed_at, len(again.body.notes)) == ("open", 2, None, 3)
    assert story.sees("phone")["current"] == "r1"


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
        event(
            "round.closed",
            round="r3",
            ballots=cast[::-1],
            division={"pool": [""], "host": None},
        )
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


def test_a_result_cannot_be_released_before_the_round_is_closed() -> None:
    pick_open().when(fay.asks("round.release", "r3")).refused("round_open")
    agenda().when(fay.asks("round.release", "r3")).refused("round_not_open")


def test_a_result_is_released_and_hidden_again_and_the_projector_follows() -> None:
    story = pick_closed().when(fay.asks("round.release", "r3"))
    story.then(event("round.released", round="r3"), shown("result", "r3"))
    story.when(fay.asks("round.hide", "r3")).then(event("round.hidden", round="r3"), shown("round", "r3"))
    elsewhere = story.when(fay.asks("screen.show", mode="code"))
    elsewhere.when(fay.asks("round.hide", "r3")).then(event("round.hidden", round="r3"))
