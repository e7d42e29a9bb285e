"""Roles that were invited and that nobody took: named on the desk before the start, and in the record.

As it was when the numbers by role were told last (`Session.announced`): that a chair is filled is told together with as
many others as the smallest group has, so that nobody sees as whom the last one came in. Pure.
"""

from __future__ import annotations

from session.core.state import Session


def empty_chairs(state: Session) -> tuple[str, ...]:
    """The ids of these roles, in the order of the session; none before there was a count, nor in sessions of before."""
    if not state.pooled or not any(state.announced):  # nobody has a role
        return ()
    return tuple(role.id for role in state.roles if not state.announced.get(role.id))
