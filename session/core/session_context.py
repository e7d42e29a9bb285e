"""What the core's own decisions may know that is not in the state; more than a decision of one kind (`Context`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from session.core.commands import Act, Cast, Context, Event
from session.core.events import Happened
from session.core.kind import RoundKind
from session.core.results import COUNTING, Results
from session.core.shapes import told


@dataclass(frozen=True, kw_only=True)
class SessionContext(Context):
    """`kinds`: every kind of round. `shuffle(items)`: a new list in an unpredictable order. `ballots`: what was in the
    ballot box of the round that the command seals (`decisions.closing.sealed_by`). `results`: where the figures of
    earlier rounds come from. `late`: whether what was on its way when a round began to close still comes in.
    `role_on_card`: the acting seat came in with an entry card that has a role on it. `acts`: what desks did, oldest
    first; `restoring`: one of these is taken back, so roles come back under their own ids.
    """

    kinds: Mapping[str, RoundKind]
    shuffle: Callable[[Iterable[Any]], list[Any]]
    ballots: Sequence[Cast] = ()
    results: Results = COUNTING
    late: bool = False
    role_on_card: bool = False
    acts: tuple[Act, ...] = ()
    restoring: bool = False

    def happened(self, what: Happened) -> Event:
        """What happened, as it enters the log."""
        return Event(what.name, told(what), self.now // 1000)
