"""What was counted of the rounds of one session, for as long as it is true.

The figures of a round follow from the round itself (its ballots, body, options, settings and plan) and from the
threshold of its session; whether they were released counts for nothing. So what is counted at the close is not counted
again when it is released, hidden, shown again or written into the record. What changes a figure makes another round.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from session.core import views
from session.core.carry import offered, with_cut
from session.core.kind import RoundKind, Tiers
from session.core.results import COUNTING, items_of
from session.core.shapes import Shape
from session.core.state import Round, Session

T = TypeVar("T")
Kinds = Mapping[str, RoundKind]

KEPT = 256
"""Results and items of rounds of one session: more than an agenda can have. Asked for longest ago goes first."""
VERSIONS = 2
"""Of a round the figures as they are, and as they will be: a batch is counted before it is shown."""


@dataclass(frozen=True)
class _Counted:
    round: Round
    threshold: int
    figures: Any


class ResultCache:
    """Gives the figures of a session; see `session.core.results.Results`. For tasks and native threads alike.

    Two that ask for the same at the same moment may both count it: nobody waits for another one's count.
    """

    def __init__(self) -> None:
        # (what, round) -> the last counts, newest first; a list is replaced, never changed
        self._counted: OrderedDict[tuple[str, str], list[_Counted]] = OrderedDict()
        self._turn = threading.Lock()  # held for a few instructions, never while something is counted

    def result(self, kind: RoundKind, round_: Round, threshold: int) -> Shape | None:
        return self._once("result", round_, threshold, lambda: COUNTING.result(kind, round_, threshold))

    def items(self, kind: RoundKind, round_: Round, threshold: int) -> dict[str, Tiers]:
        return self._once("items", round_, threshold, lambda: items_of(kind, round_, threshold, self))

    def uncounted(self, state: Session, kinds: Kinds) -> int:
        """From how many answers figures still have to be counted before this state of the session can be shown."""
        voted = [round_ for round_ in state.agenda() if round_.is_finished and round_.ballots]
        new = [
            round_
            for round_ in voted
            if self._known("result", with_cut(state, kinds, round_), state.threshold) is None
        ]
        return sum(len(round_.ballots or ()) * max(1, len(round_.options)) for round_ in new)

    def count(self, state: Session, kinds: Kinds) -> None:
        """Count everything that finished votes tell and hand on, so that a view takes no time."""
        for round_ in state.agenda():
            if round_.is_finished and round_.ballots:
                views.figures(state, round_, kinds, self)
                offered(state, kinds, round_, self)

    def _once(self, what: str, round_: Round, threshold: int, count: Callable[[], T]) -> T:
        known = self._known(what, round_, threshold)
        figures: T = count() if known is None else known.figures
        # Also when it was known: comparing with this very round again takes no time.
        counted = _Counted(_as_counted(round_), threshold, figures)
        with self._turn:
            others = [other for other in self._counted.get((what, round_.id), ()) if other is not known]
            self._counted[what, round_.id] = [counted, *others][:VERSIONS]
            self._counted.move_to_end((what, round_.id))
            while len(self._counted) > KEPT:
                self._counted.popitem(last=False)
        return figures

    def _known(self, what: str, round_: Round, threshold: int) -> _Counted | None:
        asked = _as_counted(round_)
        for counted in self._counted.get((what, round_.id), ()):
            if counted.threshold == threshold and counted.round == asked:
                return counted
        return None


def _as_counted(round_: Round) -> Round:
    """The round without what changes no figure: its clock, and whether its result was released."""
    return replace(round_, phase="closed" if round_.is_finished else round_.phase, timer=None)
