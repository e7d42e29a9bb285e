"""What was counted of the rounds of one session, for as long as it is true.

The figures of a round follow from the round itself (its ballots, body, options, settings and plan) and from the
threshold of its session; whether they were released counts for nothing. So what is counted at the close is not counted
again when it is released, hidden, shown again or written into the record. What changes a figure makes another round.

What would take long is never counted here: its figures are `put` here by who counted them elsewhere (`long_counts`).
Until then they are being counted, and nothing can follow from them.
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
from session.core.results import Counting, items_of
from session.core.shapes import Shape
from session.core.state import FINISHED, Round, Session

T = TypeVar("T")
Kinds = Mapping[str, RoundKind]

AT_ONCE = 50.0
"""Milliseconds of processor time: what may take longer is not counted where everybody would wait for it."""
KEPT = 256
"""Results and items of rounds of one session: more than an agenda can have. Asked for longest ago goes first."""
VERSIONS = 2
"""Of a round the figures as they are, and as they will be: a batch is counted before it is shown."""


def work_of(kind: RoundKind, round_: Round) -> float:
    """How many milliseconds of processor time counting this round takes at most."""
    return kind.work(len(round_.options), len(round_.ballots or ()))


@dataclass(frozen=True)
class _Counted:
    round: Round
    threshold: int
    figures: Any


class ResultCache:
    """Gives the figures of a session; see `session.core.results.Results`. For tasks and native threads alike.

    Two that ask for the same at the same moment may both count it: nobody waits for another one's count. `at_once`: how
    many milliseconds a count may take here, AT_ONCE unless told.
    """

    def __init__(self, at_once: float | None = None) -> None:
        self._at_once = at_once
        # (what, round) -> the last counts, newest first; a list is replaced, never changed
        self._counted: OrderedDict[tuple[str, str], list[_Counted]] = OrderedDict()
        self._same: dict[str, tuple[object, Any]] = {}  # what -> of which object, and what was made of it
        self._turn = threading.Lock()  # held for a few instructions, never while something is counted

    def result(self, kind: RoundKind, round_: Round, threshold: int) -> Shape | None:
        counted: Shape | None = self._once(
            "result", kind, round_, threshold, None, lambda: kind.result(round_, threshold)
        )
        return counted

    def items(self, kind: RoundKind, round_: Round, threshold: int) -> dict[str, Tiers]:
        return self._once(
            "items", kind, round_, threshold, {}, lambda: items_of(kind, round_, threshold, self)
        )

    def counting(self, kind: RoundKind, round_: Round, threshold: int) -> Counting | None:
        if self._is_quick(kind, round_) or not round_.ballots or not round_.tells(threshold):
            return None
        if self._known("result", round_, threshold):
            return None
        return "failed" if self._known("failed", round_, threshold) else "busy"

    def _is_quick(self, kind: RoundKind, round_: Round) -> bool:
        return work_of(kind, round_) <= (AT_ONCE if self._at_once is None else self._at_once)

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        known = self._same.get(what)
        if known is not None and known[0] is of:
            same: T = known[1]
            return same
        made = make()
        self._same[what] = (of, made)
        return made

    def put(self, round_: Round, threshold: int, figures: Shape | None, items: dict[str, Tiers]) -> None:
        """What was counted elsewhere of a round."""
        counted = _as_counted(round_)
        self._keep("items", _Counted(counted, threshold, items))
        self._keep("result", _Counted(counted, threshold, figures))

    def failed(self, round_: Round, threshold: int) -> None:
        """The figures of this round could not be counted."""
        self._keep("failed", _Counted(_as_counted(round_), threshold, None))

    def try_again(self, round_: str) -> None:
        """Forget that the figures of this round could not be counted."""
        with self._turn:
            self._counted.pop(("failed", round_), None)

    def waiting(self, state: Session, kinds: Kinds) -> list[Round]:
        """The rounds whose figures must be counted elsewhere, as they are to be counted."""
        waiting = []
        for round_ in state.agenda():
            kind = kinds[round_.kind]
            if not round_.ballots or self._is_quick(kind, round_):
                continue
            asked = with_cut(state, kinds, round_)
            if self.counting(kind, asked, state.threshold) == "busy":
                waiting.append(asked)
        return waiting

    def count(self, state: Session, kinds: Kinds) -> None:
        """Count what finished votes tell and hand on, as far as it takes no time, so that a view takes none."""
        for round_ in state.agenda():
            if round_.is_finished and round_.ballots:
                views.figures(state, round_, kinds, self)
                offered(state, kinds, round_, self)

    def _once(
        self, what: str, kind: RoundKind, round_: Round, threshold: int, not_yet: T, count: Callable[[], T]
    ) -> T:
        """What is known, or what `count` gives; `not_yet` when it is being counted elsewhere, or could not be."""
        known = self._known(what, round_, threshold)
        if known is None and self.counting(kind, round_, threshold) is not None:
            return not_yet
        figures: T = count() if known is None else known.figures
        # Also when it was known: comparing with this very round again takes no time.
        self._keep(what, _Counted(_as_counted(round_), threshold, figures), known)
        return figures

    def _keep(self, what: str, counted: _Counted, instead_of: _Counted | None = None) -> None:
        key = what, counted.round.id
        with self._turn:
            others = [other for other in self._counted.get(key, ()) if other is not instead_of]
            self._counted[key] = [counted, *others][:VERSIONS]
            self._counted.move_to_end(key)
            while len(self._counted) > KEPT:
                self._counted.popitem(last=False)

    def _known(self, what: str, round_: Round, threshold: int) -> _Counted | None:
        asked = _as_counted(round_)
        for counted in self._counted.get((what, round_.id), ()):
            if counted.threshold == threshold and counted.round == asked:
                return counted
        return None


def _as_counted(round_: Round) -> Round:
    """The round without what changes no figure: its clock, and whether its result was released."""
    return replace(round_, phase="closed" if round_.phase in FINISHED else round_.phase, timer=None)
