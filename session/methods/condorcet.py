"""The Condorcet winner: the option that beats every other one head to head, if there is one.

Source: Condorcet (1785). Tie rule: a drawn pair is not a win, so a draw with anyone means there is no Condorcet
winner.
"""

from __future__ import annotations

from session.methods.pairwise import Pairwise
from session.methods.tiers import Tier


def winner(pairs: Pairwise) -> Tier:
    """The Condorcet winner as a tuple of one, or an empty tuple."""
    if not pairs.ballots:
        return ()
    return tuple(a for a in pairs.options if all(pairs.margin(a, b) > 0 for b in pairs.options if b != a))
