"""Token buckets: how often something may happen.

Pure: the clock is given by the caller and must never run backwards (`time.monotonic`). Nothing here waits or locks;
a bucket belongs to one connection, or to code that already takes turns.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

Clock = Callable[[], float]

SOCKETS_PER_SEAT = 4
"""A phone, a tab beside it and a laptop; one more, and the oldest goes."""
STORED_PER_SECOND = 500.0
STORED_AT_ONCE = 65_536
"""Bytes that one seat may add to the log: what people type, many times over, and not what a program can send."""
STORED_AROUND = 200
"""What a command takes besides its text."""
FRAMES_PER_SECOND = 20.0
FRAMES_AT_ONCE = 40
FRAMES_TOLERATED = 3
"""How many times the burst a connection may send before it is cut off."""


class TokenBucket:
    """`burst` tokens at the start, `rate` new ones a second, never more than `burst`."""

    __slots__ = ("_at", "_clock", "_level", "burst", "rate")

    def __init__(self, rate: float, burst: float, clock: Clock) -> None:
        if rate <= 0 or burst < 1:
            raise ValueError("a bucket needs a rate above 0 and room for at least one token")
        self.rate = rate
        self.burst = float(burst)
        self._clock = clock
        self._level = self.burst
        self._at = clock()

    def level(self) -> float:
        """The tokens there are now."""
        now = self._clock()
        self._level = min(self.burst, self._level + (now - self._at) * self.rate)
        self._at = now
        return self._level

    def take(self, tokens: float = 1.0) -> bool:
        """Take `tokens` if they are there. False takes nothing."""
        if self.level() < tokens:
            return False
        self._level -= tokens
        return True


class FrameMeter:
    """Counts the frames of one connection. A client within its budget never notices; a flood ends the connection.

    The budget is `burst` frames at once and `rate` a second. Going over it is forgiven until `tolerated` times the
    burst is used up, so that a phone that comes out of a tunnel and sends everything it kept is not punished.
    """

    __slots__ = ("_bucket",)

    def __init__(
        self,
        clock: Clock,
        rate: float = FRAMES_PER_SECOND,
        burst: int = FRAMES_AT_ONCE,
        tolerated: int = FRAMES_TOLERATED,
    ) -> None:
        self._bucket = TokenBucket(rate, burst * tolerated, clock)

    def count(self) -> bool:
        """Count one frame. False: this connection must be closed."""
        return self._bucket.take()


class KeyedBuckets:
    """One bucket a key, for at most `keys` keys; the key that was silent longest is forgotten first.

    Forgetting gives a key its full burst again, so `keys` must be well above the number of keys that are active.
    """

    def __init__(self, rate: float, burst: float, clock: Clock, keys: int = 10_000) -> None:
        self._rate, self._burst, self._clock, self._keys = rate, burst, clock, keys
        self._buckets: OrderedDict[Hashable, TokenBucket] = OrderedDict()

    def take(self, key: Hashable, tokens: float = 1.0) -> bool:
        """Take `tokens` from the bucket of `key`. False takes nothing."""
        return self.bucket(key).take(tokens)

    def __len__(self) -> int:
        return len(self._buckets)

    def bucket(self, key: Hashable) -> TokenBucket:
        """The bucket of `key`, made when it is new."""
        bucket = self._buckets.get(key)
        if bucket is None:
            while len(self._buckets) >= self._keys:
                self._buckets.popitem(last=False)
            bucket = self._buckets[key] = TokenBucket(self._rate, self._burst, self._clock)
        self._buckets.move_to_end(key)
        return bucket
