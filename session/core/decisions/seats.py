"""Decisions about seats: who comes in, and as what role. Who it is stays beside the log."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision
from session.core.events import SeatRoleChanged, SeatTaken
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Session


def take_seat(state: Session, data: payloads.TakeSeat, context: SessionContext) -> Decision | Refused:
    """A participant comes in; the log counts roles."""
    if state.locked:
        return Refused("session_locked")
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    return Decision((context.happened(SeatTaken(data.role)),))


def change_role(state: Session, data: payloads.TakeSeat, context: SessionContext) -> Decision | Refused:
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    if data.role == context.actor.role:
        return Decision()
    if state.open_round() is not None and context.kinds[state.open_round().kind].secret:  # type: ignore[union-attr]
        return Refused("role_while_open")
    return Decision((context.happened(SeatRoleChanged(context.actor.role, data.role)),))
