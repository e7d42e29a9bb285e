"""How often something may happen."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from session.live.rate_limit import FrameMeter, KeyedBuckets, TokenBucket


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_without_rate_or_room_is_refused() -> None:
    for rate, burst in [(0, 1), (-1, 1), (1, 0)]:
        with pytest.raises(ValueError, match="rate above 0"):
            TokenBucket(rate, burst, Clock())


def test_an_empty_bucket_refuses_and_keeps_what_it_has() -> None:
    clock = Clock()
    bucket = TokenBucket(2, 3, clock)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    clock.now += 0.25
    assert not bucket.take()
    assert bucket.level() == 0.5
    clock.now += 0.25
    assert bucket.take()


def test_a_bucket_never_holds_more_than_its_burst() -> None:
    clock = Clock()
    bucket = TokenBucket(100, 5, clock)
    clock.now += 3600
    assert bucket.level() == 5
    assert not bucket.take(6)
    assert bucket.take(5)


@given(
    st.integers(1, 50),
    st.integers(1, 50),
    st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5)), max_size=60),
)
def test_nobody_ever_gets_more_than_the_burst_plus_the_rate(
    rate: int, burst: int, steps: list[tuple[int, int]]
) -> None:
    clock = Clock()
    bucket = TokenBucket(rate, burst, clock)
    taken = 0
    for quarters, tokens in steps:
        clock.now += quarters / 4
        taken += tokens if bucket.take(tokens) else 0
        assert taken <= burst + rate * (clock.now - 1000.0)


def test_a_connection_is_cut_off_after_three_times_its_burst() -> None:
    meter = FrameMeter(Clock(), rate=20, burst=40, tolerated=3)
    assert [meter.count() for _ in range(121)] == [True] * 120 + [False]


def test_a_connection_that_keeps_to_its_rate_is_never_cut_off() -> None:
    clock = Clock()
    meter = FrameMeter(clock, rate=20, burst=40, tolerated=3)
    for _ in range(5000):
        clock.now += 0.05
        assert meter.count()


def test_each_key_has_a_bucket_of_its_own() -> None:
    clock = Clock()
    buckets = KeyedBuckets(1, 1, clock)
    assert buckets.take("a")
    assert not buckets.take("a")
    assert buckets.take("b")


def test_keys_without_end_do_not_grow_without_end() -> None:
    buckets = KeyedBuckets(1, 1, Clock(), keys=10)
    assert buckets.take("stays")
    for number in range(1000):
        assert buckets.take(number)
        assert not buckets.take("stays")
    assert len(buckets) == 10
