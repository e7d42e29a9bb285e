"""What somebody at the desk may not do to learn more of a small group than was promised when people voted."""

from __future__ import annotations

import json

import pytest

from session.core.state import Json
from session.record import export
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacks import SECRET, attacked
from tests.cast import NOW, Story, fay, people

EVERY = pytest.mark.parametrize("kind", SECRET)
ROLES = [{"id": role, "label": role.title()} for role in ("argon", "krypton")]


def opened(kind: str = "poll", **plan: bool) -> Story:
    return attacked(kind).opened(cast.given(cast.created(roles=ROLES), kinds=KINDS), "r1", **plan)


@EVERY
def test_the_smallest_group_cannot_be_made_smaller_while_people_vote_nor_after(kind: str) -> None:
    story = opened(kind)
    story.when(fay.asks("session.set", threshold=3)).refused("fixed_while_open")
    closed = story.when(fay.asks("round.close", "r1"))
    closed.when(fay.asks("session.set", threshold=3)).refused("threshold_used")
    closed.when(fay.asks("session.close"), fay.asks("session.reopen"),
                fay.asks("session.set", threshold=3)).refused("threshold_used")  # fmt: skip


@EVERY
def test_roles_that_people_were_not_told_of_cannot_be_told_while_they_vote_nor_after(kind: str) -> None:
    story = opened(kind, by_role=False)
    story.when(fay.asks("round.change", "r1", plan={"by_role": True})).refused("fixed_while_open")
    closed = story.when(fay.asks("round.close", "r1"))
    closed.when(fay.asks("round.change", "r1", plan={"by_role": True})).refused("round_closed")


@EVERY
def test_a_counted_vote_does_not_open_again_for_one_more_ballot(kind: str) -> None:
    closed = opened(kind).when(fay.asks("round.close", "r1"))
    closed.when(fay.asks("round.reopen", "r1")).refused("secret_stays_closed")
    closed.when(fay.asks("paper.count", "r1", choice={"answer": None})).refused("round_closed")


# Ballots on paper


def exported(story: Story) -> Json:
    source = export.RecordSource(story.state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam")
    round_: Json = json.loads(export.file(source, KINDS, "json"))["rounds"][0]
    return round_


def test_the_one_ballot_on_paper_of_a_role_stands_among_the_others() -> None:
    """Everybody in the room saw who voted on paper."""
    voters = [*people(6, "argon", "a"), *people(6, "krypton", "k")]
    story = opened().when(
        fay.asks("paper.count", "r1", choice={"answer": "r1-1"}, role="argon"),
        *(voter.casts("r1", answer="r1-2") for voter in voters),
        fay.asks("round.close", "r1"),
    )
    round_ = exported(story)
    assert (round_["paper"], len(round_["ballots"])) == (1, 13)
    assert all(set(ballot) == {"role", "choice"} for ballot in round_["ballots"])
    assert round_["result"]["people"] == 13 == round_["result"]["ballots"]


@pytest.mark.parametrize("audience", ["phone", "projector"])
def test_nobody_but_the_desk_sees_what_is_on_paper(audience: str) -> None:
    before = opened()
    after = before.when(fay.asks("paper.count", "r1", choice={"answer": "r1-1"}, count=9, role="argon"))
    assert after.sees(audience) == before.sees(audience)


@pytest.mark.parametrize("phones", [1, 2, 4])
def test_who_entered_the_paper_of_a_role_cannot_subtract_it(phones: int) -> None:
    """Five ballots of a role, of which the desk knows one or more: the others are fewer than five."""
    voters = [*people(phones, "argon", "a"), *people(9, "krypton", "k")]
    story = opened().when(
        fay.asks("paper.count", "r1", choice={"answer": "r1-1"}, count=5 - phones, role="argon"),
        *(voter.casts("r1", answer="r1-2") for voter in voters),
        fay.asks("round.close", "r1"),
    )
    assert {ballot["role"] for ballot in exported(story)["ballots"]} == {"*"}
    assert exported(story)["result"]["roles"] == []
