"""Decisions about where phones are: they may look back at what was shown, and are called to the round in focus."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision, Nothing
from session.core.events import PhonesCalled, PhonesRoaming
from session.core.session_context import SessionContext
from session.core.state import Session


def roam(state: Session, data: payloads.Roam, context: SessionContext) -> Decision:
    if data.roam == state.roam:
        return Decision()
    return Decision((context.happened(PhonesRoaming(data.roam)),))


def call(state: Session, data: Nothing, context: SessionContext) -> Decision:
    """Everybody here. Where nobody may look back they are all here already."""
    return Decision((context.happened(PhonesCalled()),)) if state.roam else Decision()
