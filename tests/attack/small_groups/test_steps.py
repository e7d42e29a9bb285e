"""What is published while people vote: subtracting one version from the next, and from the result, leaves nobody alone.

In the first tests everybody votes once, so that the difference of two numbers of answers is a number of people, and
the attacker needs nothing but what is published.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as examples, strategies as st

from session.core import views
from session.core.state import Json
from session.live.live_results import LiveResults, Steps
from session.live.sampler import Sampler
from session.live.session_cache import BallotNow, SessionCache, box_of
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacker import LISTS
from tests.attack.small_groups.ballots import SETTINGS, TEXTS, chosen
from tests.cast import NOW, Story, fay, people

EVERY = pytest.mark.parametrize("kind", sorted(SETTINGS))
THRESHOLDS = (3, 5, 7)


def answered(result: Json) -> dict[tuple[str, ...], int]:
    """How many people answered each question, or voted, as a result tells it. "Don't know" is an answer."""
    found: dict[tuple[str, ...], int] = {}
    for item in (each for name in LISTS for each in result.get(name, ())):
        if "n" in item or "answers" in item:
            found[(item["id"],)] = item.get(
                "answers", item.get("n", 0) + item.get("dontKnow", 0) + item.get("pass", 0)
            )
        for criterion, cell in item.get("cells", {}).items():
            found[item["id"], criterion] = cell["n"] + cell["dontKnow"]
    return found or {(): int(result["ballots"])}


class Watched:
    """An open live round that the attacker watches; what was published is in `pictures`, the result as the last."""

    def __init__(self, kind: str, number: int, threshold: int, seed: int) -> None:
        self.kind, self.dice, self.pictures = kind, random.Random(seed), list[Json]()
        source = {} if KINDS[kind].takes == "none" else {"source": {"texts": TEXTS}}
        self.voters = people(number)
        self.story: Story = cast.given(cast.created(threshold=threshold), kinds=KINDS).when(
            *(each.asks("seat.take", role=None) for each in self.voters),
            fay.asks("round.add", kind=kind, settings=SETTINGS[kind], plan={"live": True}, **source),
            fay.asks("round.open", "r1"),
        )
        self.live_results = LiveResults(self.cache(), KINDS)

    def cache(self) -> SessionCache:
        box = {
            str(seat): BallotNow(n, each.role, each.choice) for (_, seat), (n, each) in self.story.box.items()
        }
        return SessionCache(self.story.state, ballots={box_of(self.story.state.rounds["r1"]): box})

    def votes(self) -> Watched:
        options = [each.id for each in self.story.state.rounds["r1"].options]
        for each in self.voters:
            choice = chosen(self.kind, options, self.dice, str(each.actor.seat))
            self.story = self.story.when(each.casts("r1", 1, **choice))
            self.looks()
            if self.dice.random() < 0.02:
                self.live_results = LiveResults(self.cache(), KINDS)  # the server starts again
        return self

    def looks(self) -> None:
        shown = self.live_results.now(self.cache())
        if shown and shown["result"] not in self.pictures[-1:]:
            self.pictures.append(shown["result"])

    def closes(self) -> Watched:
        self.story = self.story.when(fay.asks("round.close", "r1"))
        found = views.result(self.story.state, self.story.state.rounds["r1"], KINDS)
        if found and not found.get("withheld"):
            self.pictures.append(found)
        return self


@EVERY
@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("number", [8, 19, 60])
def test_between_two_pictures_and_the_result_nobody_or_as_many_as_the_threshold_answered_a_question(
    kind: str, threshold: int, number: int
) -> None:
    watched = Watched(kind, number, threshold, number + threshold).votes().closes()
    for before, after in pairwise(map(answered, watched.pictures)):
        told = {
            key: after[key] - number for key, number in before.items() if number
        }  # 0: not in a picture yet
        assert {key: more for key, more in told.items() if 0 < more < threshold} == {}
    assert len(watched.pictures) > 2 or number < 60
    assert not [each for each in watched.pictures[:-1] if each["roles"]]


def test_the_attacker_succeeds_when_pictures_do_not_lag_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(self: Steps, now: Mapping[str, Any], threshold: int, step: int) -> bool:
        fresh = sum(self.last.get(who) != now.get(who) for who in {**self.last, **now})
        if fresh >= step:
            self.last = self.shown = now
        return fresh >= step

    monkeypatch.setattr(Steps, "take", at_once)
    watched = Watched("rate", 19, 5, 1).votes().closes()
    last, result = (answered(each) for each in watched.pictures[-2:])
    assert any(0 < result[key] - last[key] < 5 for key in result)


MOVES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 3)), max_size=80)


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


def apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(one.get(who) != other.get(who) for who in {**one, **other})


def line(moves: list[tuple[int, int]], threshold: int) -> Iterator[tuple[Json, dict[str, int]]]:
    """The points of a mood round, each with where everybody stood when it came."""
    story = cast.given(cast.created(threshold=threshold), kinds=KINDS).when(
        fay.asks("round.add", kind="mood", settings={"scale": "1-10"}), fay.asks("round.open", "r1")
    )
    box: dict[str, BallotNow] = {}
    cache = SessionCache(story.state, ballots={box_of(story.state.rounds["r1"]): box})
    sampler = Sampler(cache, KINDS)
    for at, (person, value) in enumerate(moves):
        box[str(person)] = BallotNow(at, None, {"value": value + 1})
        point = sampler.due(cache, NOW + 11_000.0 * at)
        if point is not None:
            yield point, {who: each.choice["value"] for who, each in box.items()}


@examples(MOVES, st.integers(3, 5))
def test_a_point_of_the_line_is_of_a_moment_that_as_many_people_have_left_as_the_threshold(
    moves: list[tuple[int, int]], threshold: int
) -> None:
    """So neither the next point nor the result after the close, whenever that comes, is one person away from it."""
    stood: list[dict[str, int]] = [{}]
    for person, value in moves:
        stood.append({**stood[-1], str(person): value + 1})
    before: Json | None = None
    for point, now in line(moves, threshold):
        if point == before:  # nobody moved, and the line goes on
            continue
        fits = [each for each in stood if len(each) == point["n"] and mean(each) == point["mean"]]
        assert max(apart(each, now) for each in fits) >= threshold
        assert point["n"] >= threshold
        before = point


def mean(stands: Mapping[str, int]) -> float:
    return round(sum(stands.values()) / len(stands), 1) if stands else 0.0
