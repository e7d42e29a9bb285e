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
"""Figures of one session: more than an agenda can have. What was asked for longest ago goes first."""


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
        self._counted: OrderedDict[tuple[str, str], _Counted] = (
            OrderedDict()
        )  # (what, round) -> the last count
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
        with self._turn:
            # Also when it was known: comparing with this very round again takes no time.
            self._counted[what, round_.id] = _Counted(_as_counted(round_), threshold, figures)
            self._counted.move_to_end((what, round_.id))
            while len(self._counted) > KEPT:
                self._counted.popitem(last=False)
        return figures

    def _known(self, what: str, round_: Round, threshold: int) -> _Counted | None:
        counted = self._counted.get((what, round_.id))
        if counted is None or counted.threshold != threshold or counted.round != _as_counted(round_):
            return None
        return counted


def _as_counted(round_: Round) -> Round:
    """The round without what changes no figure: its clock, and whether its result was released."""
    return replace(round_, phase="closed" if round_.is_finished else round_.phase, timer=None)
