"""How many ballots in the box of an open round count: those that would enter the log if it closed now.

Not every ballot in the box counts: some are blank, not complete yet, or answer a wording that has changed since. What
is said while people vote and what is said afterwards must be the same number. Owned by the conductor of a session.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.kind import RoundKind, final_choice
from session.core.state import Round
from session.live.session_cache import BallotNow, SessionCache, box_of


class CountingBallots:
    """Looks at a ballot once, for as long as neither the ballot nor what it answers changes."""

    def __init__(self, kinds: Mapping[str, RoundKind]) -> None:
        self._kinds = kinds
        self._asked: Round | None = None
        self._known: dict[str, tuple[BallotNow, bool]] = {}

    def number(self, cache: SessionCache, round_: Round) -> int:
        """Of `round_`, which is open and secret."""
        box = box_of(round_)
        before = {} if self._asked is None or not _same_question(self._asked, box, round_) else self._known
        # A copy: in the threading engine the conductor may add to it meanwhile.
        now = {
            who: self._looked_at(before.get(who), ballot, round_)
            for who, ballot in dict(cache.ballots.get(box, {})).items()
        }
        self._asked, self._known = round_, now
        return sum(counts for _, counts in now.values())

    def _looked_at(
        self, before: tuple[BallotNow, bool] | None, ballot: BallotNow, round_: Round
    ) -> tuple[BallotNow, bool]:
        if before is not None and before[0] is ballot:
            return before
        return ballot, final_choice(self._kinds[round_.kind], round_, ballot.choice) is not None


def _same_question(asked: Round, box: str, round_: Round) -> bool:
    """Whether a ballot counts now exactly if it counted then: a round changes by replacing what is in it."""
    same = (asked.body is round_.body, asked.settings is round_.settings, asked.options is round_.options)
    return box_of(asked) == box and all(same)
