"""The end of a round as it goes on: how long what was on its way still comes in, and when the round is sealed.

The log says that a round closes, not since when: that is measured here, by a clock that nobody can set. After a restart
the end begins anew, and what was on its way has until the seal, because everybody was cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from session.core.state import Session
from session.live.messages import Ending
from session.live.session_cache import box_of

GRACE_SECONDS = 3.0
"""So long a ballot or an idea that was on its way when the round began to close still comes in."""
SEAL_SECONDS = 10.0
"""So long the end can be taken back; then the round is sealed."""


@dataclass(frozen=True)
class Began:
    """When the round with this ballot box began to close, and how long it takes what was on its way, in seconds."""

    box: str
    at: float
    grace: float


class RoundEnd:
    """Of one session. Only the task of its conductor changes it; `clock` tells seconds."""

    def __init__(self, state: Session, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.began: Began | None = None
        self.follow(state, SEAL_SECONDS)

    def follow(self, state: Session, grace: float = GRACE_SECONDS) -> None:
        """What was decided last led to `state`."""
        round_ = state.closing_round()
        if round_ is None:
            self.began = None
        elif self.began is None or self.began.box != box_of(round_):
            self.began = Began(box_of(round_), self._clock(), grace)

    def grace_left(self) -> float:
        """How many seconds what was on its way still comes in; 0 when it does not, or when no round closes."""
        began = self.began
        return 0.0 if began is None else max(0.0, began.at + began.grace - self._clock())

    def takes_late(self) -> bool:
        """Whether a round that closes still takes what was on its way; one that only now begins to does."""
        return self.began is None or self.grace_left() > 0

    def seals_at(self) -> float | None:
        """When the round that closes is sealed, by the clock; None when no round closes."""
        began = self.began
        return None if began is None else began.at + SEAL_SECONDS

    def ending(self, state: Session) -> Ending | None:
        """What the desk hears of it; None when no round closes."""
        round_, seals = state.closing_round(), self.seals_at()
        return None if round_ is None or seals is None else Ending(round_.id, int(seals * 1000))

    def is_over(self) -> bool:
        """Whether the round that closes should be sealed now."""
        seals = self.seals_at()
        return seals is not None and seals <= self._clock()
