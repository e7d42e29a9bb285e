"""How many people voted, and how many said that they are done.

Of the ballots those are counted that would count if the round were sealed now, and no others.

An answer to an older wording, or an emptied ballot, is in the box and is no vote. So turnout, result and record agree
at every moment. Owned by the conductor; a ballot is looked at once, not for everybody who is told.
"""

from __future__ import annotations

from session.core.kind import BLANK, RoundKind, final_choice, keeps_every_ballot
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
        self._about: tuple[str, object, object] = ("", None, None)
        self._every = False  # every ballot counts that was not emptied
        self._looked: dict[str, tuple[BallotNow, bool]] = {}  # pseudonym -> its ballot, and whether it counts

    def turnout(self, cache: SessionCache, round_: Round, kind: RoundKind) -> Turnout:
        """The turnout of `round_`, the open secret one, in steps that a single ballot does not move."""
        box, people = box_of(round_), cache.state.people
        ballots, done = self._of(cache, box, round_, kind), len(cache.done.get(box, ()))
        return Turnout(round_.id, coarse(ballots, people), people, coarse(done, people), round_.late)

    def _of(self, cache: SessionCache, box: str, round_: Round, kind: RoundKind) -> int:
        """The number of ballots of this open round that count now."""
        # A copy: in the threading engine the conductor may add to it meanwhile.
        ballots = dict(cache.ballots.get(box, {}))
        known, body, settings = self._about
        if known != box or body is not round_.body or settings is not round_.settings:
            self._about, self._looked = (box, round_.body, round_.settings), {}
            self._every = keeps_every_ballot(kind)
        if self._every:
            return sum(ballot.choice != BLANK for ballot in ballots.values())
        return sum(self._counts(who, ballot, round_, kind) for who, ballot in ballots.items())

    def _counts(self, who: str, ballot: BallotNow, round_: Round, kind: RoundKind) -> bool:
        looked = self._looked.get(who)
        if looked is None or looked[0] is not ballot:
            looked = self._looked[who] = (ballot, final_choice(kind, round_, ballot.choice) is not None)
        return looked[1]
