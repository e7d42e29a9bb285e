"""Ballots that were cast on paper. A facilitator counts them and so knows them; they are marked for ever."""

from __future__ import annotations

from session.core import payloads
from session.core.ballots import BLANK, final_choice, new_choice, stored_choice
from session.core.commands import Decision
from session.core.events import PaperCounted, PaperDropped
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Json, Round, Session

PAPER_BALLOTS = 2000


def count_paper(
    state: Session, round_: Round, data: payloads.CountPaper, context: SessionContext
) -> Decision | Refused:
    """Enter `count` equal ballots that were cast on paper. They join the others when the round closes."""
    kind = context.kinds[round_.kind]
    if not kind.secret:
        return Refused("unknown_command")
    if data.role is not None and state.role(data.role) is None:
        return Refused("unknown_role")
    if sum(entry.count for entry in round_.paper.values()) + data.count > PAPER_BALLOTS:
        return Refused("too_many_on_paper", {"limit": PAPER_BALLOTS})
    choice = new_choice(kind, round_, data.choice)
    if isinstance(choice, Refused):
        return choice
    refused = _why_it_cannot_count(kind, round_, choice)
    if refused is not None:
        return refused
    entry = context.new_id()
    counted = PaperCounted(round_.id, entry, data.count, data.role, choice)
    return Decision((context.happened(counted),), reply={"entry": entry})


def _why_it_cannot_count(kind: RoundKind, round_: Round, choice: Json) -> Refused | None:
    """Nobody goes on filling in a ballot on paper: what does not count as it is entered never will."""
    if choice != BLANK:
        lacking = kind.lacks(round_, stored_choice(kind, choice))
        if lacking is not None:
            return lacking
    return Refused("nothing_on_ballot") if final_choice(kind, round_, choice) is None else None


def drop_paper(
    state: Session, round_: Round, data: payloads.DropPaper, context: SessionContext
) -> Decision | Refused:
    """Take back an entry of paper ballots; the log keeps that it was there."""
    if data.entry not in round_.paper:
        return Refused("unknown_paper")
    return Decision((context.happened(PaperDropped(round_.id, data.entry)),))
