"""Looking back: phones may see again what was shown, never more than that, and everybody can be called to now."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from session.core.look_back import looked_back
from session.core.refusals import Refused
from session.core.results import COUNTING
from session.core.state import Json
from session.core.views import AUDIENCES
from tests.cast import Story, ana, event, fay, given, projector, system
from tests.core.kinds import KINDS
from tests.core.stories import agenda, notes_closed, pick_closed, pick_open, pick_released

FREE = fay.asks("phones.roam", roam=True)
FIXED = fay.asks("phones.roam", roam=False)


def seen(story: Story, name: str = "r3") -> Json | Refused:
    return looked_back(story.state, name, KINDS, COUNTING)


def refused(story: Story, name: str = "r3") -> str:
    answer = seen(story, name)
    assert isinstance(answer, Refused), answer
    return answer.code


def roam(story: Story, audience: str = "phone") -> Json | None:
    found: Json | None = story.sees(audience)["session"].get("roam")
    return found


def called(story: Story) -> int:
    return story.state.called


# What is refused


@pytest.mark.parametrize("name", ["phones.roam", "phones.call"])
def test_only_the_desk_says_whether_phones_roam(name: str) -> None:
    for person in (ana, projector, system):
        agenda().when(person.asks(name, roam=True)).refused("not_allowed")


@pytest.mark.parametrize("given", [{}, {"roam": None}, {"roam": 1}, {"roam": True, "for": "ana"}])
def test_a_wish_that_says_something_else_is_refused(given: Any) -> None:
    agenda().when(fay.asks("phones.roam", **given)).refused("bad_command")


def test_nobody_looks_back_before_the_desk_lets_them_nor_after_that() -> None:
    assert refused(pick_released()) == "no_looking_back"
    assert refused(pick_released().when(FREE, FIXED)) == "no_looking_back"
    assert refused(pick_released().when(FREE, fay.asks("session.close"))) == "no_looking_back"


def test_a_round_that_is_not_there_cannot_be_seen() -> None:
    assert {refused(pick_released().when(FREE), name) for name in ("", "r9", "R3")} == {"unknown_round"}


def test_a_round_is_only_seen_while_its_result_is_on_show() -> None:
    hidden = pick_released().when(fay.asks("round.hide", "r3"))
    ending = pick_open().when(fay.asks("round.end", "r3"))
    for story in (pick_open(), ending, pick_closed(), hidden):
        assert refused(story.when(FREE)) == "not_shown_now"
    assert refused(pick_released().when(FREE), "r1") == "not_shown_now", "it never opened"
    reopened = notes_closed().when(FREE, fay.asks("round.release", "r1"), fay.asks("round.reopen", "r1"))
    assert refused(reopened, "r1") == "not_shown_now"


def test_a_result_that_was_hidden_and_is_shown_again_can_be_seen_again() -> None:
    story = pick_released().when(FREE, fay.asks("round.hide", "r3"), fay.asks("round.release", "r3"))
    assert not isinstance(seen(story), Refused)


# What is seen


def test_a_round_is_seen_as_phones_saw_it_in_focus() -> None:
    in_focus = pick_released().when(FREE)
    now = in_focus.when(fay.asks("round.open", "r1"))
    assert now.state.focus == "r1"
    assert seen(now) == in_focus.sees("phone")["round"] == seen(in_focus)


def test_figures_of_too_few_people_stay_withheld() -> None:
    story = pick_released(2, 2).when(FREE)
    answer = seen(story)
    assert not isinstance(answer, Refused)
    assert answer["result"] == {"withheld": True, "ballots": 4, "threshold": 5}


# Who hears what


def test_sessions_are_as_they_were_until_somebody_may_look_back() -> None:
    assert all(roam(pick_released(), audience) is None for audience in AUDIENCES)
    story = pick_released().when(FREE, FIXED)
    assert all(roam(story, audience) is None for audience in AUDIENCES)


def test_phones_and_the_desk_hear_it_and_the_wall_has_nothing_to_do_with_it() -> None:
    story = pick_released().when(FREE).then(event("phones.roaming", roam=True))
    assert [set(roam(story, audience) or {}) for audience in AUDIENCES] == [
        {"called", "amended"},
        set(),
        {"called", "amended"},
    ]


def test_what_every_phone_gets_does_not_grow_with_the_rounds_that_were_shown() -> None:
    """Beside the agenda, which said the phases before there was anything to look back at."""
    before, after = (
        story.when(FREE, fay.asks("round.open", "r1")) for story in (pick_closed(), pick_released())
    )
    views = [{**story.sees("phone"), "agenda": None} for story in (before, after)]
    for view in views:
        view["session"]["roam"] = view["screen"] = None
    assert views[0] == views[1]


def test_what_already_is_so_happens_once() -> None:
    assert agenda().when(FIXED).then() == agenda().when(FIXED)
    agenda().when(FREE, FREE).then()
    agenda().when(fay.asks("phones.call")).then()


# Everybody here


def test_everybody_is_called_when_the_desk_says_so() -> None:
    story = pick_released().when(FREE)
    again = story.when(fay.asks("phones.call")).then(event("phones.called"))
    assert called(again) == called(story) + 1
    assert roam(again) == {"called": called(again), "amended": 0}


def test_everybody_is_called_when_a_round_opens_when_a_result_is_shown_and_when_looking_back_ends() -> None:
    story = pick_closed().when(FREE)
    steps = [
        fay.asks("round.release", "r3"),
        fay.asks("round.open", "r1"),
        FIXED,
        FREE,
        fay.asks("round.close", "r1"),
        fay.asks("round.reopen", "r1"),
    ]
    numbers = [called(story)]
    for step in steps:
        story = story.when(step)
        numbers.append(called(story))
    assert [after - before for before, after in pairwise(numbers)] == [1, 1, 1, 1, 0, 1]


@pytest.mark.parametrize(
    "asked",
    [
        fay.asks("round.close", "r1"),
        fay.asks("timer.start", "r1", seconds=60),
        fay.asks("screen.show", mode="lobby"),
        fay.asks("round.hide", "r3"),
        ana.asks("notes.add", "r1", text="More time"),
    ],
    ids=lambda asked: asked.command.name,
)
def test_nobody_is_called_for_anything_else(asked: Any) -> None:
    story = pick_released().when(FREE, fay.asks("round.open", "r1"))
    assert called(story.when(asked)) == called(story)


# What changes meanwhile


def test_phones_hear_that_a_round_that_is_over_became_another_and_nothing_of_what_is_written_now() -> None:
    story = notes_closed().when(FREE, fay.asks("round.open", "r3"))
    before = roam(story)
    assert before == roam(story.when(ana.casts("r3", option="r3-1")))
    changed = story.when(fay.asks("notes.star", "r1", id="n1"))
    assert (roam(changed) or {})["amended"] == (before or {})["amended"] + 1


# Taking back


def test_the_switch_is_taken_back_as_other_acts_are_also_when_a_round_opened_since() -> None:
    story = pick_released().when(FREE, fay.asks("round.open", "r1"))
    switch = next(act for act in story.acts if act.name == "phones.roam")
    back = story.when(fay.asks("act.undo", act=switch.id)).then(event("phones.roaming", roam=False))
    assert refused(back) == "no_looking_back"


def test_calling_everybody_is_no_step_that_one_goes_back_over() -> None:
    story = pick_released().when(FREE)
    assert story.when(fay.asks("phones.call")).acts == story.acts


def test_a_result_is_hidden_again_with_one_step_back_also_after_everybody_was_called() -> None:
    story = pick_released().when(FREE, fay.asks("phones.call"))
    release = next(act for act in story.acts if act.name == "round.release")
    story.when(fay.asks("act.undo", act=release.id)).then(
        event("round.hidden", round="r3"), event("screen.shown", mode="round", round="r3", text="")
    )


def test_the_log_tells_it_all_again() -> None:
    story = pick_released().when(FREE, fay.asks("phones.call"), fay.asks("round.open", "r1"))
    assert story.replayed() == story.state
    assert given().state.roam is False
