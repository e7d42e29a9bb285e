"""Roles that were invited and that nobody took: named on the desk before the start, and in the record.

As it was when the numbers by role were told last (`Session.announced`): that a chair is filled is told together with as
many others as the smallest group has, so that nobody sees as whom the last one came in. Pure.
"""

from __future__ import annotations

from session.core.state import Session


def empty_chairs(state: Session) -> tuple[str, ...]:
    """The ids of these roles, in the order of the session; none when nobody has a role, nor in sessions of before.

    That a role is named tells that every other one is taken. So none is named while those whose role is not told apart
    are too few to hide among: with each role that is taken there is one more who must have it.
    """
    counts = state.announced
    if not state.pooled or not any(counts):  # nobody has a role
        return ()
    small = [number for role, number in counts.items() if role is None or 0 < number < state.threshold]
    if 0 < sum(small) < max(state.threshold, len(small) + 1):
        return ()
    return tuple(role.id for role in state.roles if not counts.get(role.id))
