"""A phone sends on every change: part of an answer is a ballot, and a ballot can be emptied again."""

from __future__ import annotations

import copy

import pytest

from session.core import answers
from session.core.ballots import BLANK, final_choice, new_choice
from session.core.state import Json, Round
from session.rounds import KINDS
from tests.cast import Decision, Story, ana, fay, given
from tests.rounds.simulated import COMPLETE, SECRET, Tried, shown, somebody

EVERY_VOTE = pytest.mark.parametrize("tried", SECRET, ids=[tried.id for tried in SECRET])
ROUND = "r1"


def open_vote(tried: Tried) -> Story:
    return tried.opened(given(kinds=KINDS), ROUND)


def round_of(story: Story) -> Round:
    return story.state.rounds[ROUND]


def whole_ballot(tried: Tried, story: Story) -> Json:
    return tried.choose(shown(story, ROUND), somebody(0, COMPLETE))


@EVERY_VOTE
def test_on_paper_a_ballot_with_nothing_on_it_is_refused(tried: Tried) -> None:
    open_vote(tried).when(fay.asks("paper.count", ROUND, choice=BLANK)).refused("nothing_on_ballot")


@EVERY_VOTE
def test_a_ballot_can_be_emptied_and_then_it_is_as_if_nothing_was_sent(tried: Tried) -> None:
    story = open_vote(tried)
    story = story.when(ana.casts(ROUND, 1, **whole_ballot(tried, story)), ana.casts(ROUND, 2))
    assert isinstance(story.last, Decision)
    assert round_of(story.when(fay.asks("round.close", ROUND))).ballots == ()


@EVERY_VOTE
def test_after_a_ballot_was_emptied_the_next_one_counts(tried: Tried) -> None:
    story = open_vote(tried)
    whole = whole_ballot(tried, story)
    story = story.when(ana.casts(ROUND, 1), ana.casts(ROUND, 2, **whole), fay.asks("round.close", ROUND))
    assert [ballot.choice for ballot in round_of(story).ballots or ()] == [
        final_choice(KINDS[tried.kind], round_of(open_vote(tried)), copy.deepcopy(whole))
    ]


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.answers is not None])
def test_a_single_answer_is_a_ballot_that_counts(kind: str) -> None:
    """In the kinds in which a ballot may leave questions out."""
    tried = next(vote for vote in SECRET if vote.kind == kind)
    shape = KINDS[kind].answers
    assert shape is not None
    story = open_vote(tried)
    whole = whole_ballot(tried, story)
    for question, answer in answers.apart(shape, whole).items():
        part = answers.together(shape, whole, {question: answer})
        stored = new_choice(KINDS[kind], round_of(story), copy.deepcopy(part))
        assert stored == part
        assert final_choice(KINDS[kind], round_of(story), stored) is not None
