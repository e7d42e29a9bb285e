"""How large a sealed ballot of a round is: one size for all of them, known before the first is cast.

It follows from the round alone. It must stay true that every ballot that `check_ballot` can accept fits, so that no
ballot shows by its size what is on it.
"""

from __future__ import annotations

from session.core.ballot_room import has_words, room
from session.core.kind import RoundKind
from session.core.state import Round
from session.store.seal import LARGEST, size_for


def ballot_size(round_: Round, kind: RoundKind) -> int:
    """The size of every sealed ballot of this round, in bytes."""
    if has_words(kind):  # as much as fits in a command
        return LARGEST
    return size_for(room(round_, kind))
