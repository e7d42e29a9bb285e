"""What is published while people vote: subtracting one version from the next, and from the result, leaves nobody alone.

In the first tests everybody votes once, so that the difference of two numbers of answers is a number of people, and
the attacker needs nothing but what is published.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as examples, strategies as st

from session.core import views
from session.core.state import Json
from session.live.live_results import LiveResults, Steps
from session.live.session_cache import BallotNow, SessionCache, box_of
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacker import questions
from tests.attack.small_groups.attacks import SECRET, attacked, ballot
from tests.attack.small_groups.moves import MOVES, apart
from tests.cast import Story, fay, people
from tests.rounds.simulated import shown

EVERY = pytest.mark.parametrize("kind", SECRET)
THRESHOLDS = (3, 5, 7)


def answered(result: Json) -> dict[tuple[str, ...], int]:
    """How many people answered each question, or voted, as a result tells it. "Don't know" is an answer."""
    numbers: dict[tuple[str, ...], int] = {}
    for item in questions(result):
        if "n" in item or "answers" in item:
            numbers[(item["id"],)] = item.get(
                "answers", item.get("n", 0) + item.get("dontKnow", 0) + item.get("pass", 0)
            )
        for criterion, cell in item.get("cells", {}).items():
            numbers[item["id"], criterion] = cell["n"] + cell["dontKnow"]
    return numbers or {(): int(result["ballots"])}


class Watched:
    """An open live round that the attacker watches; what was published is in `pictures`, the result as the last."""

    def __init__(self, kind: str, number: int, threshold: int, seed: int) -> None:
        self.tried, self.dice, self.pictures = attacked(kind), random.Random(seed), list[Json]()
        self.voters = people(number)
        story: Story = cast.given(cast.created(threshold=threshold), kinds=KINDS)
        story = story.when(*(voter.asks("seat.take", role=None) for voter in self.voters))
        self.story = self.tried.opened(story, "r1", live=True)
        self.live_results = LiveResults(self.cache(), KINDS)

    def cache(self) -> SessionCache:
        box = {
            str(seat): BallotNow(n, cast.role, cast.choice) for (_, seat), (n, cast) in self.story.box.items()
        }
        return SessionCache(self.story.state, ballots={box_of(self.story.state.rounds["r1"]): box})

    def votes(self) -> Watched:
        round_ = shown(self.story, "r1")
        for voter in self.voters:
            choice = ballot(self.tried, round_, self.dice, str(voter.actor.seat))
            self.story = self.story.when(voter.casts("r1", 1, **choice))
            self.looks()
            if self.dice.random() < 0.02:
                self.live_results = LiveResults(self.cache(), KINDS)  # the server starts again
        return self

    def looks(self) -> None:
        picture = self.live_results.now(self.cache())
        if picture and picture.result not in self.pictures[-1:]:
            self.pictures.append(picture.result)

    def closes(self) -> Watched:
        self.story = self.story.when(fay.asks("round.close", "r1"))
        result = views.result(self.story.state, self.story.state.rounds["r1"], KINDS)
        if result and not result.get("withheld"):
            self.pictures.append(result)
        return self


@EVERY
@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("number", [8, 19, 60])
def test_between_two_pictures_and_the_result_nobody_or_as_many_as_the_threshold_answered_a_question(
    kind: str, threshold: int, number: int
) -> None:
    watched = Watched(kind, number, threshold, number + threshold).votes().closes()
    for before, after in pairwise(map(answered, watched.pictures)):
        # 0: not in a picture yet
        more = {question: after[question] - number for question, number in before.items() if number}
        assert {question: step for question, step in more.items() if 0 < step < threshold} == {}
    assert len(watched.pictures) > 2 or number < 60
    assert not [picture for picture in watched.pictures[:-1] if picture["roles"]]


def test_the_attacker_succeeds_when_pictures_do_not_lag_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(self: Steps, now: Mapping[str, Any], threshold: int, step: int, late: Any = ()) -> bool:
        fresh = sum(self.last.get(who) != now.get(who) for who in {**self.last, **now})
        if fresh >= step:
            self.last = self.shown = now
        return fresh >= step

    monkeypatch.setattr(Steps, "take", at_once)
    watched = Watched("rate", 19, 5, 1).votes().closes()
    last, result = (answered(picture) for picture in watched.pictures[-2:])
    assert any(0 < result[key] - last[key] < 5 for key in result)


@examples(MOVES, st.integers(3, 5))
def test_however_people_change_a_step_is_of_as_many_people_as_the_threshold(
    moves: list[tuple[int, int]], threshold: int
) -> None:
    """`now` may be the result: it is told at a moment that the facilitator chooses."""
    steps, now = Steps(), dict[str, int]()
    for person, answer in moves:
        now = {**now, str(person): answer}
        before = dict(steps.shown)
        if steps.take(now, threshold, threshold):
            assert apart(before, steps.shown) >= threshold
            assert apart(steps.shown, now) >= threshold
        else:
            assert steps.shown == before


def honest_steps(own: int, late: bool, honest: int = 30, threshold: int = 5) -> list[int]:
    """The attacker changes the votes of `own` seats after each honest one: how many honest votes each step shows."""
    mine, steps, now = [f"own {n}" for n in range(own)], Steps(), dict[str, int]()
    shown: list[Mapping[str, int]] = [{}]
    for n in range(honest):
        now = {**now, f"honest {n}": 1, **dict.fromkeys(mine, n)}
        if steps.take(now, threshold, threshold, mine if late else ()):
            shown.append(steps.shown)
    shown.append(now)  # the close
    bare = [{who: answer for who, answer in picture.items() if who not in mine} for picture in shown]
    return [apart(before, after) for before, after in pairwise(bare)]


def test_who_takes_seats_while_people_vote_and_changes_again_and_again_never_sees_few_others() -> None:
    assert all(step >= 5 for step in honest_steps(own=5, late=True))


def test_who_has_as_many_seats_as_the_threshold_sees_few_others_once_and_not_again() -> None:
    assert sum(step < 5 for step in honest_steps(own=5, late=False)) <= 1
    assert len(honest_steps(own=5, late=False)) > 4


def test_the_attacker_succeeds_when_a_seat_counts_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(self: Steps, *given: Any) -> bool:
        self.counted.clear()
        return whole(self, *given)

    whole = Steps.take
    monkeypatch.setattr(Steps, "take", forgetful)
    assert sum(step < 5 for step in honest_steps(own=5, late=False)) > 9
