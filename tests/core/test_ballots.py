"""Around a vote: second votes, ties that somebody breaks, ballots on paper, and results live or sealed."""

from __future__ import annotations

import hashlib

import pytest

from session.core.commands import Cast
from session.core.counted_ballots import counted_ballots
from session.core.decisions.ties import drawn
from session.core.state import Json, Screen
from tests.cast import Story, ana, created, fay, given, people
from tests.core.kinds import KINDS


def opened(*texts: str, threshold: int = 3) -> Story:
    return given(created(threshold=threshold)).when(
        fay.asks("round.add", kind="pick", source={"texts": list(texts or ("Mon", "Tue", "Wed"))}),
        fay.asks("round.open", "r1"),
    )


def closed(first: int = 4, second: int = 4) -> Story:
    voters = people(first + second)
    return opened().when(
        *[voter.casts("r1", option="r1-1") for voter in voters[:first]],
        *[voter.casts("r1", option="r1-2") for voter in voters[first:]],
        fay.asks("round.close", "r1"),
    )


def test_only_a_round_with_ballots_has_a_second_vote() -> None:
    story = given(created()).when(
        fay.asks("round.add", kind="notes"), fay.asks("round.open", "r1"), fay.asks("round.close", "r1")
    )
    story.when(fay.asks("round.vote_again", "r1")).refused("no_second_vote")


def test_a_second_vote_that_waits_is_not_made_twice() -> None:
    story = closed().when(fay.asks("round.vote_again", "r1"))
    story.when(fay.asks("round.vote_again", "r1")).refused("second_vote_ready")


def test_a_second_vote_follows_the_first_with_the_same_options() -> None:
    story = closed().when(fay.asks("round.vote_again", "r1"), fay.asks("round.open", "r2"))
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
    assert story.sees("desk")["rounds"]["r3"]["shift"]["before"]["r1-1"] == 4


def test_a_second_vote_shows_the_shift_of_the_group_only_when_both_may_be_told() -> None:
    story = closed(5, 1).when(fay.asks("round.vote_again", "r1"), fay.asks("round.open", "r2"))
    few = story.when(ana.casts("r2", option="r1-1"), fay.asks("round.close", "r2"))
    assert few.sees("desk")["rounds"]["r2"]["shift"] is None
    voters = people(6)
    voted = story.when(*[voter.casts("r2", option="r1-2") for voter in voters], fay.asks("round.close", "r2"))
    assert voted.sees("desk")["rounds"]["r2"]["shift"] == {
        "before": {"r1-1": 5.0, "r1-2": 1.0, "r1-3": 0.0},
        "after": {"r1-1": 0.0, "r1-2": 6.0, "r1-3": 0.0},
        "ballots": [6, 6],
    }
    assert voted.sees("projector")["round"]["shift"] is None
    assert voted.when(fay.asks("round.release", "r2")).sees("projector")["round"]["shift"]["ballots"] == [
        6,
        6,
    ]


@pytest.mark.parametrize(
    "options", [["r1-1"], ["r1-1", "r1-3"], ["r1-1", "r1-1"], ["r1-1", "r1-2", "r1-3"], ["x", "y"]]
)
def test_only_options_that_tie_can_be_told_apart(options: list[str]) -> None:
    ask = fay.asks("round.break_tie", "r1", options=options, how="person", flavour="ranked")
    closed().when(ask).refused("no_tie")


def test_a_tie_of_a_withheld_result_cannot_be_broken_because_nobody_may_know_it() -> None:
    story = opened(threshold=5).when(ana.casts("r1", option="r1-1"), fay.asks("round.close", "r1"))
    assert story.sees("desk")["rounds"]["r1"]["equals"] == {}
    ask = fay.asks("round.break_tie", "r1", options=["r1-2", "r1-3"], how="person", flavour="ranked")
    story.when(ask).refused("no_tie")


def test_a_tie_is_broken_by_a_person_and_the_act_is_told() -> None:
    story = closed()
    assert story.sees("desk")["rounds"]["r1"]["equals"] == {
        "ranked": [["r1-1", "r1-2"]],
        "chosen": [["r1-1", "r1-2"]],
    }
    broken = story.when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked")
    )
    assert broken.state.rounds["r1"].ties == (
        {"flavour": "ranked", "how": "person", "seed": None, "order": ["r1-2", "r1-1"]},
    )
    assert broken.sees("desk")["rounds"]["r1"]["equals"] == {"chosen": [["r1-1", "r1-2"]]}


def test_a_lot_can_be_drawn_again_by_anybody_from_its_seed() -> None:
    story = closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="lot", flavour="ranked")
    )
    act = story.state.rounds["r1"].ties[0]
    by_hand = sorted(
        ["r1-1", "r1-2"], key=lambda option: hashlib.sha256(f"{act['seed']}:{option}".encode()).hexdigest()
    )
    assert act["order"] == by_hand == drawn(act["seed"], ("r1-1", "r1-2"))


def test_after_a_tie_is_broken_the_top_brings_exactly_as_many_as_were_asked() -> None:
    next_ = fay.asks(
        "round.add", kind="pick", source={"round": "r1", "pick": "top", "top": 1, "flavour": "ranked"}
    )
    tied = closed().when(next_, fay.asks("round.open", "r2"))
    assert (len(tied.state.rounds["r2"].options), tied.state.rounds["r2"].tied) == (2, True)
    broken = closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked"),
        next_,
        fay.asks("round.open", "r2"),
    )
    assert [option.id for option in broken.state.rounds["r2"].options] == ["r1-2"]
    assert not broken.state.rounds["r2"].tied


def test_ballots_on_paper_are_checked_like_any_other() -> None:
    opened().when(fay.asks("paper.count", "r1", choice={"option": "r9-9"})).refused("bad_ballot")
    opened().when(fay.asks("paper.count", "r1", choice={"option": "r1-1"}, role="mayor")).refused(
        "unknown_role"
    )
    opened().when(fay.asks("paper.drop", "r1", entry="n9")).refused("unknown_paper")
    ana_counts = opened().when(ana.asks("paper.count", "r1", choice={"option": "r1-1"}))
    ana_counts.refused("not_allowed")


def test_there_is_an_end_to_the_ballots_on_paper() -> None:
    story = opened().when(
        *[fay.asks("paper.count", "r1", choice={"option": "r1-1"}, count=1000) for _ in range(2)]
    )
    story.when(fay.asks("paper.count", "r1", choice={"option": "r1-1"})).refused(
        "too_many_on_paper", limit=2000
    )


def test_ballots_on_paper_count_with_the_others_and_stay_marked() -> None:
    story = opened().when(
        fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3),
        fay.asks("paper.count", "r1", choice={"option": "r1-3"}, count=2),
    )
    story = story.when(
        fay.asks("paper.drop", "r1", entry="n2"),
        *[voter.casts("r1", option="r1-1") for voter in people(4)],
        fay.asks("round.close", "r1"),
    )
    round_ = story.state.rounds["r1"]
    assert round_.ballots is not None
    assert sum(ballot.get("paper", False) for ballot in round_.ballots) == 3
    assert story.sees("desk")["rounds"]["r1"]["result"]["counts"] == {"r1-1": 4, "r1-2": 3, "r1-3": 0}


def test_phones_and_the_projector_see_nothing_of_the_ballots_on_paper() -> None:
    story = opened().when(fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3))
    for audience in ("phone", "projector"):
        assert "paper" not in story.sees(audience)["round"]


def test_sealed_never_becomes_live_while_people_vote() -> None:
    opened().when(fay.asks("round.change", "r1", plan={"live": True})).refused("fixed_while_open")
    story = given(created()).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}, plan={"live": True}),
        fay.asks("round.open", "r1"),
    )
    assert story.sees("phone")["round"]["live"] is True
    story.when(fay.asks("round.change", "r1", plan={"live": False})).refused("fixed_while_open")


def test_what_counts_is_the_same_before_and_after_the_close() -> None:
    story = opened().when(fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3))
    round_ = story.state.rounds["r1"]
    casts = (
        [Cast("a", {"option": "r1-1"})] * 4
        + [Cast("b", {"option": "r1-1"})] * 2
        + [Cast(None, {"option": "r1-1"})]
    )
    ballots = counted_ballots(round_, KINDS["pick"], casts, 3)
    assert [ballot["role"] for ballot in ballots] == ["a"] * 4 + ["*"] * 3 + ["*"] * 3


def test_a_second_vote_that_waits_shows_the_options_of_the_first_also_when_the_tie_is_broken_since() -> None:
    story = closed().when(
        fay.asks(
            "round.add", kind="pick", source={"round": "r1", "pick": "top", "top": 1, "flavour": "ranked"}
        ),
        fay.asks("round.open", "r2"),
        fay.asks("round.close", "r2"),
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked"),
        fay.asks("round.vote_again", "r2"),
    )
    assert [option["id"] for option in story.sees("desk")["rounds"]["r3"]["options"]] == ["r1-1", "r1-2"]


def test_nobody_but_the_desk_hears_of_a_tie_before_the_result_is_shown() -> None:
    story = closed().when(
        fay.asks("round.break_tie", "r1", options=["r1-2", "r1-1"], how="person", flavour="ranked")
    )
    for audience in ("phone", "projector"):
        assert story.sees(audience)["round"]["ties"] == []
    assert len(story.sees("desk")["rounds"]["r1"]["ties"]) == 1
    assert len(story.when(fay.asks("round.release", "r1")).sees("phone")["round"]["ties"]) == 1


def test_the_shift_of_a_second_vote_is_on_the_wall_only_when_its_result_may_be() -> None:
    story = closed().when(fay.asks("round.release", "r1"))
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


def test_a_round_that_is_not_told_by_role_keeps_no_roles_with_its_ballots() -> None:
    story = given(created(threshold=3)).when(
        fay.asks("round.add", kind="pick", source={"texts": ["Mon", "Tue"]}, plan={"by_role": False}),
        fay.asks("round.open", "r1"),
        *[voter.casts("r1", option="r1-1") for voter in people(6, "clients", "a")],
        fay.asks("round.close", "r1"),
    )
    assert {ballot["role"] for ballot in story.state.rounds["r1"].ballots or ()} == {"*"}
