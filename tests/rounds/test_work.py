"""What a kind says of its work is an upper bound, and grows at least as fast as the work itself."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from random import Random
from types import FrameType
from typing import Any

import pytest

from session.core.ballots import new_choice
from session.core.commands import Actor
from session.core.state import Round
from session.core.views import round_view
from session.live.counting_process import CountingProcess
from session.live.engine import make_engine
from session.live.result_cache import AT_ONCE, work_of
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Habits, Person, Variant
from tests import cast
from tests.cast import fay
from tests.rounds.given import ROUND, desk
from tests.rounds.simulated import Tried

VARIANTS = {
    variant.id_of(kind): (kind, variant)
    for kind, simulation in simulations().items()
    for variant in simulation.rounds
    if simulation.choose is not None and variant.options
}
EVERY = pytest.mark.parametrize("name", VARIANTS)
STOPS_EARLY = {
    "budget-nothing-fits",
    "poll-quorum",
}  # with few ballots there is nothing to count, so nothing to grow
BALLOTS = 20
REFERENCE = 10.0
"""Milliseconds that `reference` takes on an ordinary machine, one of two cores at 3 GHz that does nothing else."""


def reference() -> int:
    """Work like that of counting, of which is known how long it takes: objects made, looked up, added and sorted."""
    kept: dict[str, tuple[int, ...]] = {}
    total = 0
    for number in range(10_000):
        key = f"o{number % 50}"
        kept[key] = (*kept.get(key, ())[-8:], number)
        total += sum(kept[key])
    return total + len(sorted(kept.items(), key=lambda item: item[1]))


def milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def options_of(name: str) -> tuple[int, int]:
    """A few options and twice as many, as far as a round of the kind can have them."""
    few = min(10, Tried(*VARIANTS[name]).most_options // 2)
    return max(1, few), max(1, 2 * few)


def voter(seed: str) -> Person:
    dice = Random(seed)
    opinions: dict[str, float] = defaultdict(dice.random)
    return Person(
        dice, opinions.__getitem__, lambda purpose: f"{purpose} {dice.random()}", Habits(skips=(0.0,))
    )


def voted(name: str, options: int, ballots: int) -> Round:
    """A closed round of a variant, with ballots of made-up people who answer everything."""
    kind, variant = VARIANTS[name]
    simulation = simulations()[kind]
    texts = [simulation.typed(f"Option {number}", number) for number in range(options)]
    added = {"kind": kind, "settings": settings(variant), "source": {"texts": texts}}
    story = cast.given(cast.created(threshold=3), kinds=KINDS)
    story = story.when(fay.asks("round.add", **added), fay.asks("round.open", ROUND))
    phone = round_view(story.state, story.state.rounds[ROUND], "phone", KINDS)
    for number in range(ballots):
        assert simulation.choose is not None
        choice = new_choice(
            KINDS[kind], story.state.rounds[ROUND], simulation.choose(phone, voter(str(number)))
        )
        assert isinstance(choice, dict)
        seat = cast.Person(Actor("phone", f"v{number}", None))
        story = story.when(seat.casts(ROUND, 1, **choice))
    return story.when(desk("round.close")).state.rounds[ROUND]


def settings(variant: Variant) -> Any:
    return variant.settings_in("en")


def calls(round_: Round) -> int:
    """How many functions counting calls: a measure of work that no other program on this machine changes."""
    number = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        KINDS[round_.kind].result(round_, 3)
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.parametrize("name", sorted(VARIANTS.keys() - STOPS_EARLY))
def test_the_work_grows_no_faster_than_a_kind_says(name: str) -> None:
    few, many = options_of(name)
    small = voted(name, few, BALLOTS)
    for larger in (voted(name, few, 2 * BALLOTS), voted(name, many, BALLOTS)):
        said = work_of(KINDS[larger.kind], larger) / work_of(KINDS[small.kind], small)
        assert calls(larger) / calls(small) <= 1.3 * said


@EVERY
def test_a_count_takes_no_longer_than_a_kind_says(name: str) -> None:
    """Beside work of which is known how long it takes: what slows this machine slows both."""
    round_ = voted(name, options_of(name)[1], BALLOTS)
    beside = []
    for _ in range(3):
        counted = milliseconds(lambda: KINDS[round_.kind].result(round_, 3))
        beside.append(counted / milliseconds(reference))
    assert min(beside) * REFERENCE <= max(work_of(KINDS[round_.kind], round_), AT_ONCE / 2)


def test_the_other_process_counts_what_the_server_would() -> None:
    process = CountingProcess(make_engine("threading"))
    try:
        for name, (kind, _) in VARIANTS.items():
            round_ = voted(name, min(6, options_of(name)[1]), 8)
            figures, _ = process.count(KINDS[kind], round_, 3)
            assert figures == KINDS[kind].result(round_, 3), name
    finally:
        process.close()
