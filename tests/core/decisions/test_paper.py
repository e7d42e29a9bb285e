"""Ballots that were cast on paper."""

from __future__ import annotations

from tests.cast import ana, fay, people
from tests.core.stories import vote_open


def test_ballots_on_paper_are_checked_like_any_other() -> None:
    vote_open().when(fay.asks("paper.count", "r1", choice={"option": "r9-9"})).refused("bad_ballot")
    vote_open().when(fay.asks("paper.count", "r1", choice={"option": "r1-1"}, role="mayor")).refused(
        "unknown_role"
    )
    vote_open().when(fay.asks("paper.drop", "r1", entry="n9")).refused("unknown_paper")
    ana_counts = vote_open().when(ana.asks("paper.count", "r1", choice={"option": "r1-1"}))
    ana_counts.refused("not_allowed")


def test_there_is_an_end_to_the_ballots_on_paper() -> None:
    story = vote_open().when(
        *[fay.asks("paper.count", "r1", choice={"option": "r1-1"}, count=1000) for _ in range(2)]
    )
    story.when(fay.asks("paper.count", "r1", choice={"option": "r1-1"})).refused(
        "too_many_on_paper", limit=2000
    )


def test_ballots_on_paper_count_with_the_others_and_stay_marked() -> None:
    story = vote_open().when(
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
    assert sum(ballot.paper for ballot in round_.ballots) == 3
    assert story.sees("desk")["rounds"]["r1"]["result"]["counts"] == {"r1-1": 4, "r1-2": 3, "r1-3": 0}


def test_phones_and_the_projector_see_nothing_of_the_ballots_on_paper() -> None:
    story = vote_open().when(fay.asks("paper.count", "r1", choice={"option": "r1-2"}, count=3))
    for audience in ("phone", "projector"):
        assert "paper" not in story.sees(audience)["round"]


def test_many_ballots_are_entered_at_once_or_not_at_all() -> None:
    good, bad = {"choice": {"option": "r1-1"}, "count": 3}, {"choice": {"option": "r9-9"}}
    vote_open().when(fay.asks("paper.count_all", "r1", ballots=[good, bad])).refused("bad_ballot")
    vote_open().when(fay.asks("paper.count_all", "r1", ballots=[])).refused("bad_command", path="ballots")
    vote_open().when(fay.asks("paper.count_all", "r1", ballots=[{**good, "count": 1000}] * 3)).refused(
        "too_many_on_paper", limit=2000
    )
    story = vote_open().when(fay.asks("paper.count_all", "r1", ballots=[good, {**good, "count": 1}]))
    assert [entry.count for entry in story.state.rounds["r1"].paper.values()] == [3, 1]
    back = story.when(fay.asks("act.undo", act=story.acts[-1].id))
    assert not back.state.rounds["r1"].paper
    again = back.when(fay.asks("act.undo", act=back.acts[-1].id, again=True))
    assert [entry.count for entry in again.state.rounds["r1"].paper.values()] == [3, 1]
