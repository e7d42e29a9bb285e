"""Small groups stay hidden: which roles may be told apart in the result of a secret round.

Called once, when the ballots of a round leave the ballot box, so that what is stored already obeys the rule.
A group below the threshold is merged into the rest ("*"). When that rest is itself too small, the smallest
group still shown joins it; otherwise subtracting the shown groups from the total would reveal it. Groups of
equal size join together, so that the outcome never depends on names or on order.
"""

from __future__ import annotations

from collections.abc import Mapping

REST = "*"


def fold(counts: Mapping[str | None, int], threshold: int) -> dict[str | None, str | None]:
    """Map every role of `counts` (role -> number of ballots; None = rather not say) to itself or to `REST`.

    Afterwards every shown role has at least `threshold` ballots, and the rest has none, or at least `threshold`,
    or is everybody.
    """
    present = {role: number for role, number in counts.items() if number > 0}
    hidden = {role for role, number in present.items() if number < threshold}
    while hidden and len(hidden) < len(present) and sum(present[role] for role in hidden) < threshold:
        smallest = min(number for role, number in present.items() if role not in hidden)
        hidden |= {role for role, number in present.items() if number == smallest}
    return {role: REST if role in hidden else role for role in counts}
