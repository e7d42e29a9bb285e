"""Figures while people vote, for a round of which that was said beforehand (`plan.live`). Owned by the conductor.

Neither one picture nor the step between two tells what one person chose. A picture is published when at least
`threshold` people have voted or changed their vote since the one before, and not while so few people still have to
vote that they could be recognised in the next one. It never tells roles apart: a step in one role could be one person.
After a restart everything in the box counts as seen, so that the first step after it is large enough too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from session.core import conduct, views
from session.core.commands import Cast
from session.core.kind import RoundKind
from session.core.state import Json, Round, Session
from session.live.book import BallotNow, Book, box_of

STEPS = 20
"""A large room is counted about this often, not once for every few people."""


class Interim:
    """What was published last of the open round. Not safe to use from two threads at once: see `Conductor.live`."""

    def __init__(self, book: Book, kinds: Mapping[str, RoundKind]) -> None:
        self._kinds = kinds
        self._box = ""
        self._seen: dict[str, int] = {}  # pseudonym -> n of the ballot in what was published last
        self._shown: Json | None = None
        round_ = book.state.open_round()
        if round_ is not None:
            self._begin(box_of(round_), {who: cast.n for who, cast in _box(book, round_).items()})

    def now(self, book: Book) -> Json | None:
        """`{round, ballots, result}` as it may be seen now; None when nothing may."""
        round_ = book.state.open_round()
        if round_ is None or not round_.plan["live"] or not self._kinds[round_.kind].secret:
            return None
        if box_of(round_) != self._box:
            self._begin(box_of(round_), {})
        box = _box(book, round_)
        if self._may_show(box, book.state.people, book.state.threshold):
            self._seen = {who: cast.n for who, cast in box.items()}
            self._shown = self._figures(book.state, round_, box)
        return self._shown

    def _begin(self, box: str, seen: dict[str, int]) -> None:
        self._box, self._seen, self._shown = box, seen, None

    def _may_show(self, box: Mapping[str, BallotNow], people: int, threshold: int) -> bool:
        fresh = sum(self._seen.get(who) != cast.n for who, cast in box.items())
        waiting = max(0, people - len(box))
        if waiting == 0:
            return fresh >= threshold
        return waiting >= threshold and fresh >= max(threshold, people // STEPS)

    def _figures(self, state: Session, round_: Round, box: Mapping[str, BallotNow]) -> Json | None:
        kind = self._kinds[round_.kind]
        whole = replace(round_, paper={key: each | {"role": None} for key, each in round_.paper.items()})
        casts = [Cast(None, cast.choice) for cast in box.values()]
        ballots = tuple(conduct.counted(whole, kind, casts, state.threshold))
        result = views.result(state, replace(round_, phase="closed", ballots=ballots), self._kinds)
        if result is None or result.get("withheld"):
            return None
        return {"round": round_.id, "ballots": len(ballots), "result": result}


def _box(book: Book, round_: Round) -> dict[str, BallotNow]:
    # A copy: in the threading engine the conductor may add to it meanwhile.
    return dict(book.ballots.get(box_of(round_), {}))
