"""How many people voted, and how many said that they are done.

Of the ballots those are counted that would count if the round were sealed now, and no others.

An answer to an older wording, or an emptied ballot, is in the box and is no vote. So turnout, result and record agree
at every moment. Owned by the conductor; a ballot is looked at once, not for everybody who is told.
"""

from __future__ import annotations

import threading

from session.core.ballots import BLANK, final_choice, keeps_every_ballot
from session.core.kind import RoundKind
from session.core.state import Round
from session.live.messages import Turnout
from session.live.session_cache import BallotNow, SessionCache, box_of

STEP = 5


def coarse(number: int, people: int) -> int:
    """A turnout that does not change with a single ballot: in steps, and exact only when everybody voted."""
    return number if number >= people else number - number % STEP


class VoteCount:
    """What is known of the ballots of one round, with the body and the settings it was found out with."""

    def __init__(self) -> None:
        self._about: tuple[object, str, object, object] = (None, "", None, None)
        self._every = False  # every ballot counts that was not emptied
        self._looked: dict[
            str, tuple[BallotNow | None, bool]
        ] = {}  # pseudonym -> its ballot, and whether it counts
        self._number = 0  # of those that count
        self._turn = threading.Lock()  # two that are told something may ask at once

    def turnout(self, cache: SessionCache, round_: Round, kind: RoundKind) -> Turnout:
        """The turnout of `round_`, the open secret one, in steps that a single ballot does not move."""
        box, people = box_of(round_), cache.state.people
        with self._turn:
            ballots = self._of(cache, box, round_, kind)
        done = len(cache.done.get(box, ()))
        return Turnout(round_.id, coarse(ballots, people), people, coarse(done, people), round_.late)

    def _of(self, cache: SessionCache, box: str, round_: Round, kind: RoundKind) -> int:
        """The number of ballots of this open round that count now; only those that came since are looked at."""
        ballots = cache.ballots.get(box, {})
        of, known, body, settings = self._about
        same = of is cache and known == box and body is round_.body and settings is round_.settings
        if not same:
            cache.voted.clear()  # first: who votes from here on is looked at once more
            self._about = (cache, box, round_.body, round_.settings)
            self._looked, self._number = {}, 0
            self._every = keeps_every_ballot(kind)
            for who, ballot in list(ballots.items()):
                self._look(who, ballot, round_, kind)
        while cache.voted:
            where, who = cache.voted.popleft()
            if where == box:
                self._look(who, ballots.get(who), round_, kind)
        return self._number

    def _look(self, who: str, ballot: BallotNow | None, round_: Round, kind: RoundKind) -> None:
        before, counted = self._looked.get(who, (None, False))
        if ballot is before or ballot is None:
            return
        counts = ballot.choice != BLANK
        if counts and not self._every:
            counts = final_choice(kind, round_, ballot.choice) is not None
        self._looked[who] = (ballot, counts)
        self._number += counts - counted
