"""How many bytes a ballot of a round can take, known before the first is cast.

It follows from the round alone, never from a ballot. What is stored in the box has one size because of it, and so has
what goes over the network: who sees only sizes must not see what was chosen.
"""

from __future__ import annotations

from session.core.kind import RoundKind
from session.core.shapes import told
from session.core.state import Round

ENVELOPE = 256
"""The command around a choice: ids, names, the number, "done"."""
WORDS = 2048
"""People may write: seven hundred characters of any language, or a few reasons in ordinary letters."""
STEP = 512
MOST = 12_288
"""More is not filled up to: with more around it a command would no longer fit in a message of the socket."""
_AROUND = 200  # the role, and the names of the fields
_ANSWER = 80  # what can be said about one option, without words: two large numbers with their names


def has_words(kind: RoundKind) -> bool:
    """Whether people write in a ballot."""
    return kind.answers is not None and bool(kind.answers.reason or kind.answers.words)


def room(round_: Round, kind: RoundKind) -> int:
    """The bytes in which the role and the choice of any ballot fit, without what people write in it."""
    questions = max(1, len(round_.options))
    if kind.answers is not None and kind.answers.levels > 1:
        questions *= _largest_part(round_)
    elif has_words(kind):  # decisions are added while people answer
        questions = max(questions, _largest_part(round_))
    longest = max((len(option.id.encode()) for option in round_.options), default=0)
    return _AROUND + questions * (longest + _ANSWER)


def _largest_part(round_: Round) -> int:
    """The length of the longest list of things that the kind keeps in this round."""
    return max((len(part) for part in told(round_.body).values() if isinstance(part, dict)), default=1)


def on_the_wire(round_: Round, kind: RoundKind) -> int:
    """A `ballot.cast` of this round is filled up to a multiple of so many bytes. One multiple is enough for all, but
    where people write pages."""
    needed = ENVELOPE + room(round_, kind) + (WORDS if has_words(kind) else 0)
    return min(MOST, -(-needed // STEP) * STEP)
