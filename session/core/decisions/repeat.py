"""Decisions about a round that is held again: the result of an earlier session that stands beside it."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision
from session.core.events import RoundCompared
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.shapes import told
from session.core.state import Round, Session


def compare(
    state: Session, round_: Round, data: payloads.EarlierResult, context: SessionContext
) -> Decision | Refused:
    """Only the server says this, after it held the earlier record against its fingerprint."""
    if data.kind != round_.kind or not context.kinds[round_.kind].secret:
        return Refused("bad_command", {"path": "kind"})
    return Decision((context.happened(RoundCompared(round_.id, told(data))),))
