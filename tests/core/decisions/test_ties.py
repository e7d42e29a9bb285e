"""Ties that somebody breaks, as an act that is told."""

from __future__ import annotations

import hashlib

import pytest

from session.core.decisions.ties import drawn
from session.core.state import BrokenTie
from tests.cast import ana, fay
from tests.core.stories import tie_closed, vote_open


@pytest.mark.parametrize(
    "options", [["r1-1"], ["r1-1", "r1-3"], ["r1-1", "r1-1"], ["r1-1", "r1-2", "r1-3"], ["x", "y"]]
)
def test_only_options_that_tie_can_be_told_apart(options: list[str]) -> None:
    ask = fay.asks("round.break_tie", "r1", options=options, how="person", flavour="ranked")
    tie_closed().when(ask).refused("no_tie")


def test_a_tie_of_a_withheld_result_cannot_be_broken_because_nobody_may_know_it() -> None:
    story = vote_open(threshold=5).when(ana.casts("r1", option="r1-1"), fay.asks("round.close", "r1"))
    assert story.sees("desk")["rounds"]["r1"]["equals"] == {}
    ask = fay.asks("round.break_tie", "r1", options=["r1-2", "r1-3"], how="person", flavour="ranked")
    story.when(ask).refused("no_tie")


def test_a_tie_is_broken_by_a_person_and_the_act_is_told() -> None:
    story = tie_closed()
    assert story.sees("desk")["rounds"]["r1"]["equals"] == {
        "ranked": [["r1-1", "r1-2"]],
        "chosen": [["r1-1", "r1-2"]],
    }
    broken = story.when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked")
    )
    assert broken.state.rounds["r1"].ties == (BrokenTie("ranked", "person", None, ("r1-2", "r1-1")),)
    assert broken.sees("desk")["rounds"]["r1"]["equals"] == {"chosen": [["r1-1", "r1-2"]]}


def test_a_lot_can_be_drawn_again_by_anybody_from_its_seed() -> None:
    story = tie_closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="lot", flavour="ranked")
    )
    act = story.state.rounds["r1"].ties[0]
    by_hand = sorted(
        ["r1-1", "r1-2"], key=lambda option: hashlib.sha256(f"{act.seed}:{option}".encode()).hexdigest()
    )
    assert act.seed is not None
    assert [*act.order] == by_hand == drawn(act.seed, ("r1-1", "r1-2"))


def test_after_a_tie_is_broken_the_top_brings_exactly_as_many_as_were_asked() -> None:
    next_ = fay.asks(
        "round.add", kind="pick", source={"round": "r1", "pick": "top", "top": 1, "flavour": "ranked"}
    )
    tied = tie_closed().when(next_, fay.asks("round.open", "r2"))
    assert (len(tied.state.rounds["r2"].options), tied.state.rounds["r2"].tied) == (2, True)
    broken = tie_closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked"),
        next_,
        fay.asks("round.open", "r2"),
    )
    assert [option.id for option in broken.state.rounds["r2"].options] == ["r1-2"]
    assert not broken.state.rounds["r2"].tied


def test_nobody_but_the_desk_hears_of_a_tie_before_the_result_is_shown() -> None:
    story = tie_closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked")
    )
    for audience in ("phone", "projector"):
        assert story.sees(audience)["round"]["ties"] == []
    assert len(story.sees("desk")["rounds"]["r1"]["ties"]) == 1
    assert len(story.when(fay.asks("round.release", "r1")).sees("phone")["round"]["ties"]) == 1
