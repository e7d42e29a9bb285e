"""What the core's own decisions may know that is not in the state; more than a decision of one kind (`Context`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from session.core.commands import Cast, Context, Event, unparse
from session.core.events import Happened
from session.core.kind import RoundKind
from session.core.results import COUNTING, Results


@dataclass(frozen=True, kw_only=True)
class SessionContext(Context):
    """`kinds`: every kind of round. `shuffle(items)`: a new list in an unpredictable order. `ballots`: what was in the
    ballot box, given only with `round.close`. `results`: where the figures of earlier rounds come from.
    """

    kinds: Mapping[str, RoundKind]
    shuffle: Callable[[Iterable[Any]], list[Any]]
    ballots: Sequence[Cast] = ()
    results: Results = COUNTING

    def happened(self, what: Happened) -> Event:
        return self.event(what.name, unparse(what))
