"""A repeated measurement: what stands beside a round, and what never does."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Story, ana, created, fay, given, people, projector, system
from tests.golden.repeat import BOTH_TIMES, FINGERPRINT, ONLY_NOW, earlier, story

THEN = {BOTH_TIMES: 2.0, ONLY_NOW: 4.0}


def planned(threshold: int = 5) -> Story:
    texts = {"texts": [BOTH_TIMES, ONLY_NOW]}
    return given(created(threshold=threshold), kinds=KINDS).when(
        fay.asks("round.add", kind="rate", source=texts)
    )


def held(story: Story, voters: int = 6) -> Story:
    crowd = people(voters)
    story = story.when(
        fay.asks("session.open"), *(voter.asks("seat.take") for voter in crowd), fay.asks("round.open", "r1")
    )
    story = story.when(*(voter.casts("r1", values={"r1-1": 4, "r1-2": 3}) for voter in crowd))
    return story.when(fay.asks("round.close", "r1"), fay.asks("round.release", "r1"))


def beside(story: Story, audience: str = "projector") -> Json | None:
    view = story.sees(audience)
    round_ = view["rounds"]["r1"] if audience == "desk" else view["round"]
    found: Json | None = round_.get("repeat")
    return found


@pytest.mark.parametrize("who", [fay, ana, projector])
def test_nobody_but_the_server_can_say_what_came_of_a_round_then(who: Any) -> None:
    told = {"fingerprint": FINGERPRINT, "title": "T", "held": None, "round": "r1", "kind": "rate", "settings": {},
            "threshold": 5, "ballots": 9, "figures": []}  # fmt: skip
    planned().when(who.asks("round.compare", "r1", **told)).refused("not_allowed")


def test_a_result_of_another_kind_stands_beside_nothing() -> None:
    story = planned().when(fay.asks("round.add", kind="brainstorm"))
    with pytest.raises(AssertionError, match="bad_command"):
        earlier(story, "r1", THEN, kind="dots").when(fay.asks("session.open"))
    with pytest.raises(AssertionError, match="bad_command"):
        earlier(story, "r2", THEN).when(fay.asks("session.open"))


def test_a_round_that_was_opened_gets_no_earlier_result_any_more() -> None:
    story = held(planned())
    told = {"fingerprint": FINGERPRINT, "title": "T", "held": None, "round": "r1", "kind": "rate",
            "settings": story.state.rounds["r1"].settings, "threshold": 5, "ballots": 9, "figures": []}  # fmt: skip
    story.when(system.asks("round.compare", "r1", **told)).refused("round_closed")


@pytest.mark.parametrize("audience", ["projector", "phone", "desk"])
def test_the_figures_of_then_and_now_stand_beside_each_other(audience: str) -> None:
    told = beside(held(earlier(planned(), "r1", THEN)), audience)
    assert told is not None
    assert told["moves"] == [
        {"id": "r1-1", "before": 2.0, "after": 4.0},
        {"id": "r1-2", "before": 4.0, "after": 3.0},
    ]
    assert told["ballots"] == [12, 6]


def test_nothing_of_then_is_seen_before_the_result_of_now_is() -> None:
    story = earlier(planned(), "r1", THEN).when(fay.asks("session.open"), fay.asks("round.open", "r1"))
    assert beside(story) is None
    assert beside(story, "desk") is None


def test_options_are_known_by_their_words_whatever_their_case() -> None:
    told = beside(held(earlier(planned(), "r1", {BOTH_TIMES.upper(): 2.0, "Something else": 1.0})))
    assert told is not None
    assert [(move["id"], move["before"]) for move in told["moves"]] == [("r1-1", 2.0)]


def test_a_round_without_any_option_of_then_stands_beside_nothing() -> None:
    assert beside(held(earlier(planned(), "r1", {"Something else": 1.0}))) is None


def test_a_round_that_is_asked_in_another_way_stands_beside_nothing_and_the_desk_hears_it() -> None:
    story = earlier(planned(), "r1", THEN).when(fay.asks("round.change", "r1", settings={"dont_know": False}))
    assert story.sees("desk")["rounds"]["r1"]["compare"]["alike"] is False
    assert beside(held(story)) is None
    held(story).when(fay.asks("screen.show", mode="repeat", round="r1")).refused("no_repeat")


def test_figures_that_were_told_under_a_smaller_threshold_stay_away() -> None:
    assert beside(held(earlier(planned(threshold=6), "r1", THEN))) is None
    assert beside(held(earlier(planned(threshold=4), "r1", THEN))) is not None


def test_nothing_stands_beside_a_round_that_is_withheld_itself() -> None:
    assert beside(held(earlier(planned(), "r1", THEN), voters=4)) is None


def test_what_counts_people_is_told_as_a_percentage_and_points_as_so_many_each() -> None:
    figures = story().sees("desk")["rounds"]
    dots = figures["r2"]["repeat"]
    assert dots["per"] == "points"
    assert {move["id"]: move["before"] for move in dots["moves"]} == {"r2-1": 2.5, "r2-2": 1.5}
    texts = {"texts": [BOTH_TIMES, ONLY_NOW]}
    chosen = given(created(), kinds=KINDS).when(fay.asks("round.add", kind="choose", source=texts))
    chosen = earlier(chosen, "r1", {BOTH_TIMES: 6.0, ONLY_NOW: 3.0})
    crowd = people(8)
    chosen = chosen.when(
        fay.asks("session.open"), *(one.asks("seat.take") for one in crowd), fay.asks("round.open", "r1")
    )
    chosen = chosen.when(*(one.casts("r1", chosen=["r1-1"]) for one in crowd), fay.asks("round.close", "r1"))
    told = beside(chosen, "desk")
    assert told is not None
    assert told["per"] == "people"
    assert told["moves"] == [
        {"id": "r1-1", "before": 50.0, "after": 100.0},
        {"id": "r1-2", "before": 25.0, "after": 0.0},
    ]


def test_a_wall_without_an_earlier_result_cannot_show_one() -> None:
    held(planned()).when(fay.asks("screen.show", mode="repeat", round="r1")).refused("no_repeat")
