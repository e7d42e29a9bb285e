"""When the line of a round that is sampled while people vote (`RoundKind.sample`) gets a point. Owned by `Sessions`.

Neither one point, nor the step between two, nor the step from the last one to the result after the close tells what
one person chose. So the line lags behind: a point is taken when at least `threshold` people stand elsewhere than at the
one before, and comes into the line only when the next one is taken. Who counted for a point counts again only after so
many others did: half of those who take part, or fewer where too few would be left to count. Seats that were taken while
people vote do not count. So somebody with a few seats cannot choose between whom a point falls, again and again. When
nobody moved the same point comes again after a while, so that the line goes on. After a restart everything in the box
counts as seen.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.ballots import BLANK, stored_choice
from session.core.kind import RoundKind
from session.core.state import Json
from session.live.session_cache import SessionCache, box_of

EVERY_MS = 10_000
STILL_MS = 60_000


class Sampler:
    """What the point taken last of one session stood on. Only the watch of `Sessions` uses it."""

    def __init__(self, cache: SessionCache, kinds: Mapping[str, RoundKind]) -> None:
        self._kinds = kinds
        self._box = ""
        self._at = 0.0
        self._seen: dict[str, Json] = {}  # pseudonym -> its choice at the last point
        self._taken: Json | None = None  # waits for the next one
        self._last: Json | None = None  # of the line
        self._counted: list[str] = []  # who counted for a point and has to wait, the longest ago first
        round_ = cache.state.open_round()
        if round_ is not None:
            self._box, self._seen = box_of(round_), _choices(cache, box_of(round_))

    def due(self, cache: SessionCache, now: float) -> Json | None:
        """The payload of a point to add now (`now` in ms since the epoch); None when there is none."""
        round_ = cache.state.open_round()
        kind = None if round_ is None else self._kinds[round_.kind]
        if round_ is None or kind is None or kind.sample is None or round_.phase == "closing":
            return None
        if box_of(round_) != self._box:
            self._box, self._at, self._seen, self._taken, self._last = box_of(round_), 0.0, {}, None, None
            self._counted = []
        if now - self._at < EVERY_MS:
            return None
        choices, threshold = _choices(cache, self._box), cache.state.threshold
        moved = {who for who, choice in choices.items() if self._seen.get(who) != choice}
        late = cache.latecomers.get(self._box, set())
        others = moved.difference(self._counted, late)
        if len(others) >= threshold:  # so there are as many ballots at least
            number = len(choices.keys() - late)
            self._count(others, min(number // 2, number - threshold))
            ballots = [stored_choice(kind, choice) for choice in choices.values()]
            point, self._taken = self._taken, kind.sample(round_, ballots)
            self._seen, self._last, self._at = choices, point or self._last, now
            return point
        if moved or self._last is None or now - self._at < STILL_MS:
            return None
        self._at = now
        return self._last

    def _count(self, others: set[str], most: int) -> None:
        """`others` counted now; at most `most` have to wait. Pseudonyms are in no order that means anything."""
        counted = [*self._counted, *sorted(others)]
        self._counted = counted[max(0, len(counted) - most) :]


def _choices(cache: SessionCache, box: str) -> dict[str, Json]:
    # A copy: in the threading engine the conductor may add to it meanwhile.
    casts = dict(cache.ballots.get(box, {}))
    return {who: cast.choice for who, cast in casts.items() if cast.choice != BLANK}
