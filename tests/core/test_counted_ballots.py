"""The ballots as they count: the same before and after the close, and without roles where nobody asked for them."""

from __future__ import annotations

from session.core.commands import Cast
from session.core.counted_ballots import counted_ballots
from tests.cast import created, fay, given, people
from tests.core.kinds import KINDS
from tests.core.stories import vote_open


def test_what_counts_is_the_same_before_and_after_the_close() -> None:
    story = vote_open().when(fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3))
    round_ = story.state.rounds["r1"]
    casts = (
        [Cast("a", {"option": "r1-1"})] * 4
        + [Cast("b", {"option": "r1-1"})] * 2
        + [Cast(None, {"option": "r1-1"})]
    )
    ballots = counted_ballots(round_, KINDS["pick"], casts, 3)
    assert [ballot["role"] for ballot in ballots] == ["a"] * 4 + ["*"] * 3 + ["*"] * 3


def test_a_round_that_is_not_told_by_role_keeps_no_roles_with_its_ballots() -> None:
    story = given(created(threshold=3)).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}, plan={"by_role": False}),
        fay.asks("round.open", "r1"),
        *[voter.casts("r1", option="r1-1") for voter in people(6, "clients", "a")],
        fay.asks("round.close", "r1"),
    )
    assert {ballot["role"] for ballot in story.state.rounds["r1"].ballots or ()} == {"*"}
