"""The end of a round: it closes, takes what was on its way, may be kept open, and is sealed."""

from __future__ import annotations

from functools import cache

import pytest

from session.core.views import AUDIENCES
from tests.cast import NOW, Story, ana, event, fay, projector, system
from tests.core.stories import agenda, notes_closed, notes_open, pick_open, shown, votes


@cache
def notes_closing() -> Story:
    return notes_open().when(fay.asks("round.end", "r1"))


@cache
def pick_closing() -> Story:
    """r3 closes; seven clients and five of the staff voted."""
    return pick_open().when(*votes(7, 5), fay.asks("round.end", "r3"))


def test_a_round_that_is_not_open_cannot_end() -> None:
    agenda().when(fay.asks("round.end", "r1")).refused("round_not_open")
    notes_closing().when(fay.asks("round.end", "r1")).refused("round_closing")
    notes_closed().when(fay.asks("round.end", "r1")).refused("round_closed")


@pytest.mark.parametrize("name", ["round.end", "round.keep_open"])
def test_only_the_desk_ends_a_round_or_keeps_it_open(name: str) -> None:
    story = notes_open() if name == "round.end" else notes_closing()
    for person in (ana, projector):
        story.when(person.asks(name, "r1")).refused("not_allowed")


def test_what_was_sealed_is_not_kept_open() -> None:
    pick_open().when(fay.asks("round.keep_open", "r3")).refused("round_open")
    pick_closing().when(fay.asks("round.close", "r3"), fay.asks("round.keep_open", "r3")).refused(
        "round_closed"
    )
    notes_closing().when(system.asks("round.close", "r1"), fay.asks("round.keep_open", "r1")).refused(
        "round_closed"
    )


@pytest.mark.parametrize(
    "asked",
    [
        fay.asks("timer.start", "r3", seconds=60),
        fay.asks("timer.stop", "r3"),
        fay.asks("paper.count", "r3", choice={"option": "r3-1"}),
        fay.asks("round.change", "r3", plan={"auto_release": True}),
        fay.asks("round.open", "r3"),
        fay.asks("round.skip", "r3"),
    ],
    ids=lambda asked: asked.command.name,
)
def test_the_desk_begins_nothing_in_a_round_that_closes(asked) -> None:  # type: ignore[no-untyped-def]
    pick_closing().when(asked).refused("round_closing")


def test_after_the_grace_nothing_of_a_phone_comes_in() -> None:
    pick_closing().after_the_grace().when(ana.casts("r3", option="r3-3")).refused("round_closed")
    over = notes_closing().after_the_grace()
    over.when(ana.asks("notes.add", "r1", text="Late")).refused("round_closed")
    over.when(ana.asks("notes.drop", "r1", id="n1")).refused("round_closed")


def test_what_was_on_its_way_when_a_round_began_to_close_counts() -> None:
    story = pick_closing().when(ana.as_("clients").casts("r3", option="r3-3"), fay.asks("round.close", "r3"))
    assert len(story.log[-1].data["ballots"]) == 13
    story = notes_closing().when(
        ana.asks("notes.add", "r1", text="On its way"), ana.asks("notes.drop", "r1", id="n1")
    )
    assert [note.text for note in story.state.rounds["r1"].body.notes] == [
        "A shorter form", "One contact", "On its way",
    ]  # fmt: skip


def test_the_desk_goes_on_with_what_it_may_do_before_and_after_the_close() -> None:
    notes_closing().when(fay.asks("notes.star", "r1", id="n1")).then(
        event("notes.starred", round="r1", id="n1")
    )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_round_that_closes_shows_nothing_but_that_it_is_over(audience: str) -> None:
    seen = pick_closing().sees(audience)
    round_ = seen["rounds"]["r3"] if audience == "desk" else seen["round"]
    assert (round_["phase"], round_["result"], seen["current"]) == ("closing", None, "r3")
    opened = pick_open().sees(audience)
    before = opened["rounds"]["r3"] if audience == "desk" else opened["round"]
    assert round_ == {**before, "phase": "closing"}


def test_the_end_can_be_taken_back_and_everything_is_as_it_was() -> None:
    kept = pick_closing().when(fay.asks("round.keep_open", "r3")).then(event("round.kept_open", round="r3"))
    assert kept.state == pick_open().state
    assert len(kept.box) == 12
    kept.when(ana.casts("r3", option="r3-3"))


def test_the_clock_stands_still_while_a_round_closes_and_comes_back_with_the_time_that_was_left() -> None:
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).later(20)
    closing = running.when(fay.asks("round.end", "r1")).then(event("round.closing", round="r1", left=40_000))
    kept = closing.later(8).when(fay.asks("round.keep_open", "r1"))
    timer = kept.state.rounds["r1"].timer
    assert timer is not None
    assert (timer.total, timer.ends, timer.left) == (60, None, 40_000)
    kept.when(fay.asks("timer.resume", "r1")).then(
        event("timer.set", round="r1", total=60, ends=NOW + 68_000, left=None)
    )


def test_a_clock_that_ran_out_or_stood_still_comes_back_like_that() -> None:
    running = notes_open().when(fay.asks("timer.start", "r1", seconds=60)).later(90)
    running.when(system.asks("round.end", "r1")).then(event("round.closing", round="r1", left=0))
    paused = notes_open().when(fay.asks("timer.start", "r1", seconds=60), fay.asks("timer.pause", "r1"))
    paused.when(fay.asks("round.end", "r1")).then(event("round.closing", round="r1", left=60_000))
    notes_open().when(fay.asks("round.end", "r1")).then(event("round.closing", round="r1", left=None))


def test_sealing_takes_the_ballots_out_of_the_box() -> None:
    story = pick_closing().when(system.asks("round.close", "r3"))
    assert (len(story.log[-1].data["ballots"]), story.box) == (12, {})
    assert story.state.rounds["r3"].phase == "closed"


def test_asking_for_the_result_seals_and_shows_in_one_act() -> None:
    story = pick_closing().when(fay.asks("round.release", "r3"))
    assert [what.name for what in story.last.events] == ["round.closed", "round.released", "screen.shown"]  # type: ignore[union-attr]
    assert story.box == {}
    assert story.sees("phone")["round"]["result"]["ballots"] == 12


def test_a_round_that_releases_itself_does_so_when_it_is_sealed_and_once() -> None:
    story = agenda().when(
        fay.asks("round.change", "r3", plan={"auto_release": True}), fay.asks("round.open", "r3")
    )
    closing = story.when(*votes(7, 5), system.asks("round.end", "r3")).then(
        event("round.closing", round="r3", left=None)
    )
    for asked in (system.asks("round.close", "r3"), fay.asks("round.release", "r3")):
        names = [what.name for what in closing.when(asked).last.events]  # type: ignore[union-attr]
        assert names == ["round.closed", "round.released", "screen.shown"]


def test_opening_the_next_round_seals_the_one_that_closes_and_works_on_its_outcome() -> None:
    story = notes_closing().when(ana.asks("notes.add", "r1", text="On its way"), fay.asks("round.open", "r2"))
    names = [what.name for what in story.last.events]  # type: ignore[union-attr]
    assert names == ["round.closed", "round.opened", "screen.shown"]
    assert "On its way" in {option.text for option in story.state.rounds["r2"].options}


def test_a_next_round_that_cannot_open_seals_nothing() -> None:
    story = pick_closing().when(fay.asks("round.open", "r2"))
    story.refused("no_items")
    assert (story.state.rounds["r3"].phase, len(story.box)) == ("closing", 12)


def test_opening_an_earlier_round_again_seals_the_one_that_closes() -> None:
    story = notes_closed().when(fay.asks("round.open", "r3"), *votes(7, 5), fay.asks("round.end", "r3"))
    story = story.when(fay.asks("round.reopen", "r1"))
    assert [what.name for what in story.last.events] == ["round.closed", "round.reopened", "screen.shown"]  # type: ignore[union-attr]
    assert len(story.state.rounds["r3"].ballots or ()) == 12


def test_closing_the_session_seals_the_round_that_closes() -> None:
    story = pick_closing().when(fay.asks("session.close"))
    assert [what.name for what in story.last.events] == ["round.closed", "session.closed"]  # type: ignore[union-attr]
    assert (story.state.phase, len(story.state.rounds["r3"].ballots or ())) == ("closed", 12)


def test_another_round_that_is_closed_is_released_without_sealing_this_one() -> None:
    story = notes_closed().when(fay.asks("round.open", "r3"), fay.asks("round.end", "r3"))
    story.when(fay.asks("round.release", "r1")).then(
        event("round.released", round="r1"), shown("result", "r1")
    )


def test_the_log_of_an_end_that_was_taken_back_replays() -> None:
    story = pick_closing().when(fay.asks("round.keep_open", "r3"), fay.asks("round.end", "r3"))
    story = story.when(fay.asks("round.release", "r3"))
    assert story.replayed() == story.state


# --- open until a moment ---------------------------------------------------------------------------------------------

SOON = NOW // 1000 + 3600


def test_a_moment_that_has_passed_is_refused_and_nothing_changes() -> None:
    for story in (agenda(), notes_open()):
        story.when(fay.asks("round.until", "r1", until=NOW // 1000)).refused("until_past")
    late = agenda().when(fay.asks("round.until", "r1", until=SOON)).later(3600)
    late.when(fay.asks("round.open", "r1")).refused("until_past")


def test_a_round_that_is_over_has_no_moment_and_a_phone_sets_none() -> None:
    pick_closing().when(fay.asks("round.until", "r3", until=SOON)).refused("round_closing")
    notes_closed().when(fay.asks("round.until", "r1", until=SOON)).refused("round_closed")
    notes_open().when(ana.asks("round.until", "r1", until=SOON)).refused("not_allowed")


def test_a_round_opens_without_a_clock_when_a_moment_says_how_long_it_is_open() -> None:
    planned = agenda().when(
        fay.asks("round.change", "r1", plan={"minutes": 5}), fay.asks("round.until", "r1", until=SOON)
    )
    story = planned.when(fay.asks("round.open", "r1"))
    assert story.state.rounds["r1"].timer is None
    for audience in ("phone", "projector"):
        assert story.sees(audience)["round"]["until"] == SOON
    assert story.sees("desk")["rounds"]["r1"]["until"] == SOON
    freed = story.when(fay.asks("round.until", "r1", until=None)).then(
        event("round.until", round="r1", until=None)
    )
    assert "until" not in freed.sees("phone")["round"]


def test_the_moment_is_gone_when_the_round_is_sealed_and_when_it_is_kept_open_after_it() -> None:
    story = notes_open().when(fay.asks("round.until", "r1", until=SOON))
    over = story.later(3600).when(system.asks("round.end", "r1"))
    assert over.state.rounds["r1"].until == SOON
    assert over.when(fay.asks("round.keep_open", "r1")).state.rounds["r1"].until is None
    assert over.when(system.asks("round.close", "r1")).state.rounds["r1"].until is None
    early = story.when(fay.asks("round.end", "r1"), fay.asks("round.keep_open", "r1"))
    assert early.state.rounds["r1"].until == SOON
