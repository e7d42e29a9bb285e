"""The line of a mood while people move: no point of it is one person away from the next, or from the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given as examples, strategies as st

from session.core.state import Json
from session.live.sampler import Sampler
from session.live.session_cache import BallotNow, SessionCache, box_of
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.moves import MOVES, apart
from tests.cast import NOW, fay


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
            yield point, {who: ballot.choice["value"] for who, ballot in box.items()}


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
        fits = [stands for stands in stood if len(stands) == point["n"] and mean(stands) == point["mean"]]
        assert max(apart(stands, now) for stands in fits) >= threshold
        assert point["n"] >= threshold
        before = point


def mean(stands: Mapping[str, int]) -> float:
    return round(sum(stands.values()) / len(stands), 1) if stands else 0.0


def honest_steps(own: int, late: bool, honest: int, moves: int) -> list[int]:
    """One honest person moves, then all seats of the attacker: how many others each point of the line shows apart."""
    story = cast.given(kinds=KINDS).when(
        fay.asks("round.add", kind="mood", settings={"scale": "1-10"}), fay.asks("round.open", "r1")
    )
    name = box_of(story.state.rounds["r1"])
    mine = {f"own {n}" for n in range(own)}
    box = {f"honest {n}": BallotNow(0, None, {"value": 5}) for n in range(honest)}
    cache = SessionCache(story.state, ballots={name: box}, latecomers={name: mine if late else set()})
    sampler, stood = Sampler(cache, KINDS), [dict[str, Json]()]
    for at in range(moves):
        box[f"honest {at % honest}"] = BallotNow(at, None, {"value": 1 + at % 7})
        box |= {who: BallotNow(at, None, {"value": 1 + at % 3}) for who in mine}
        seen = sampler._seen
        sampler.due(cache, NOW + 11_000.0 * at)
        if sampler._seen is not seen:
            stood.append({who: choice for who, choice in sampler._seen.items() if who not in mine})
    return [apart(before, after) for before, after in pairwise(stood[1:])]


def test_seats_that_were_taken_while_people_vote_make_no_point_of_few_others() -> None:
    assert all(step >= 5 for step in honest_steps(own=5, late=True, honest=20, moves=200))


def test_whose_seats_made_a_point_of_few_others_wait_until_many_others_moved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = honest_steps(own=5, late=False, honest=20, moves=300)
    assert len(steps) > 50
    assert sum(step < 4 for step in steps) <= 2
    monkeypatch.setattr(Sampler, "_count", lambda self, others, most: None)
    careless = honest_steps(own=5, late=False, honest=20, moves=300)
    assert sum(step == 1 for step in careless) > 200
