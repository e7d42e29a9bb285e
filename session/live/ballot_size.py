"""How large a sealed ballot of a round is: one size for all of them, known before the first is cast.

It follows from the round alone. It must stay true that every ballot that `check_ballot` can accept fits, so that no
ballot shows by its size what is on it.
"""

from __future__ import annotations

from session.core.kind import RoundKind
from session.core.shapes import told
from session.core.state import Round
from session.store.seal import LARGEST, size_for

_AROUND = 200  # the role, and the names of the fields
_ANSWER = 80  # what can be said about one option, without words: two large numbers with their names


def ballot_size(round_: Round, kind: RoundKind) -> int:
    """The size of every sealed ballot of this round, in bytes."""
    if kind.answers is not None and kind.answers.reason:  # people may write, as much as fits in a command
        return LARGEST
    questions = max(1, len(round_.options))
    if kind.answers is not None and kind.answers.levels > 1:
        questions *= max(
            (len(part) for part in told(round_.body).values() if isinstance(part, dict)), default=1
        )
    longest = max((len(option.id.encode()) for option in round_.options), default=0)
    return size_for(_AROUND + questions * (longest + _ANSWER))
