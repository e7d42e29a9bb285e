"""A second vote on the same options."""

from __future__ import annotations

import pytest

from session.core.state import Json
from tests.cast import Story, ana, created, fay, given, people
from tests.core.stories import tie_closed


def test_only_a_round_with_ballots_has_a_second_vote() -> None:
    story = given(created()).when(
        fay.asks("round.add", kind="notes"), fay.asks("round.open", "r1"), fay.asks("round.close", "r1")
    )
    story.when(fay.asks("round.vote_again", "r1")).refused("no_second_vote")


def test_a_second_vote_that_waits_is_not_made_twice() -> None:
    story = tie_closed().when(fay.asks("round.vote_again", "r1"))
    story.when(fay.asks("round.vote_again", "r1")).refused("second_vote_ready")


def test_a_second_vote_follows_the_first_with_the_same_options() -> None:
    story = tie_closed().when(fay.asks("round.vote_again", "r1"), fay.asks("round.open", "r2"))
    assert story.state.order == ("r1", "r2")
    assert story.state.rounds["r2"].options == story.state.rounds["r1"].options
    assert story.state.rounds["r1"].ballots is not None


def planned(**more: object) -> Story:
    """A vote, a round with notes and a second vote, none of them open yet."""
    return given(created(threshold=3)).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}),
        fay.asks("round.add", kind="notes"),
        fay.asks("round.add", kind="pick", again="r1", prompt="Once more", **more),
    )


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"kind": "pick", "again": "r9"}, "unknown_round"),
        ({"kind": "pick", "again": "r2"}, "bad_command"),
        ({"kind": "notes", "again": "r2"}, "no_second_vote"),
        ({"kind": "pick", "again": "r1"}, "second_vote_ready"),
        ({"kind": "pick", "again": "r3", "settings": {"blank": False}}, "bad_command"),
        ({"kind": "pick", "again": "r3", "source": {"texts": ["Wed"]}}, "bad_command"),
    ],
)
def test_a_second_vote_that_cannot_be_is_not_put_on_the_agenda(payload: Json, code: str) -> None:
    planned().when(fay.asks("round.add", **payload)).refused(code)


def test_a_second_vote_does_not_open_before_the_first_was_held() -> None:
    planned().when(fay.asks("round.open", "r3")).refused("first_vote_first")
    skipped = planned().when(fay.asks("round.skip", "r1"))
    skipped.when(fay.asks("round.open", "r3")).refused("first_vote_first")


def test_the_first_vote_cannot_be_removed_while_a_second_one_waits_for_it() -> None:
    planned().when(fay.asks("round.remove", "r1")).refused("round_needed")
    planned().when(fay.asks("round.remove", "r3"), fay.asks("round.remove", "r1"))


@pytest.mark.parametrize("change", [{"settings": {"blank": False}}, {"source": {"texts": ["Wed"]}}])
def test_what_a_second_vote_is_about_cannot_be_changed(change: Json) -> None:
    planned().when(fay.asks("round.change", "r3", **change)).refused("second_vote_fixed")


def test_a_second_vote_that_waits_follows_every_change_of_the_first() -> None:
    story = planned().when(
        fay.asks("round.add", kind="pick", again="r3"),
        fay.asks("round.change", "r1", settings={"blank": False}, source={"texts": ["Wed", "Thu"]}),
    )
    for name in ("r3", "r4"):
        assert story.state.rounds[name].settings["blank"] is False
        assert [option["text"] for option in story.sees("desk")["rounds"][name]["options"]] == ["Wed", "Thu"]
    assert story.state.rounds["r3"].prompt == "Once more"


@pytest.mark.parametrize(
    ("at", "order"), [(0, ("r1", "r3", "r2")), (9, ("r1", "r2", "r3")), (None, ("r1", "r2", "r3"))]
)
def test_a_second_vote_comes_after_the_first_on_the_agenda(at: int | None, order: tuple[str, ...]) -> None:
    assert planned(**({} if at is None else {"at": at})).state.order == order


def test_a_second_vote_that_was_planned_is_held_on_the_options_of_the_first() -> None:
    voters = people(4)
    story = planned().when(
        fay.asks("round.open", "r1"),
        *[voter.casts("r1", option="r1-1") for voter in voters],
        fay.asks("round.close", "r1"),
        fay.asks("round.open", "r3"),
        *[voter.casts("r3", option="r1-2") for voter in voters],
        fay.asks("round.close", "r3"),
    )
    assert story.state.rounds["r3"].options == story.state.rounds["r1"].options
    assert story.sees("desk")["rounds"]["r3"]["shift"]["moves"][0]["before"] == 4


def test_a_second_vote_shows_the_shift_of_the_group_only_when_both_may_be_told() -> None:
    story = tie_closed(5, 1).when(fay.asks("round.vote_again", "r1"), fay.asks("round.open", "r2"))
    few = story.when(ana.casts("r2", option="r1-1"), fay.asks("round.close", "r2"))
    assert few.sees("desk")["rounds"]["r2"]["shift"] is None
    voters = people(6)
    voted = story.when(*[voter.casts("r2", option="r1-2") for voter in voters], fay.asks("round.close", "r2"))
    assert voted.sees("desk")["rounds"]["r2"]["shift"] == {
        "moves": [
            {"id": "r1-1", "before": 5.0, "after": 0.0},
            {"id": "r1-2", "before": 1.0, "after": 6.0},
            {"id": "r1-3", "before": 0.0, "after": 0.0},
        ],
        "ballots": [6, 6],
    }
    assert voted.sees("projector")["round"]["shift"] is None
    assert voted.when(fay.asks("round.release", "r2")).sees("projector")["round"]["shift"]["ballots"] == [
        6,
        6,
    ]


def test_a_second_vote_that_waits_shows_the_options_of_the_first_also_when_the_tie_is_broken_since() -> None:
    story = tie_closed().when(
        fay.asks(
            "round.add", kind="pick", source={"round": "r1", "pick": "top", "top": 1, "flavour": "ranked"}
        ),
        fay.asks("round.open", "r2"),
        fay.asks("round.close", "r2"),
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked"),
        fay.asks("round.vote_again", "r2"),
    )
    assert [option["id"] for option in story.sees("desk")["rounds"]["r3"]["options"]] == ["r1-1", "r1-2"]
