"""Ballots that were cast on paper. A facilitator counts them and so knows them; they are marked for ever."""

from __future__ import annotations

from collections.abc import Sequence

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
    counted = _counted(state, round_, (data,), context)
    if isinstance(counted, Refused):
        return counted
    return Decision((context.happened(counted[0]),), reply={"entry": counted[0].entry})


def count_all_paper(
    state: Session, round_: Round, data: payloads.CountAllPaper, context: SessionContext
) -> Decision | Refused:
    """Enter many ballots at once: all of them, or none when one of them cannot count."""
    counted = _counted(state, round_, data.ballots, context)
    if isinstance(counted, Refused):
        return counted
    entries = [entry.entry for entry in counted]
    return Decision(tuple(map(context.happened, counted)), reply={"entries": entries})


def _counted(
    state: Session, round_: Round, entries: Sequence[payloads.CountPaper], context: SessionContext
) -> list[PaperCounted] | Refused:
    kind = context.kinds[round_.kind]
    if not kind.secret:
        return Refused("unknown_command")
    there = sum(entry.count for entry in round_.paper.values())
    if there + sum(entry.count for entry in entries) > PAPER_BALLOTS:
        return Refused("too_many_on_paper", {"limit": PAPER_BALLOTS})
    counted = []
    for entry in entries:
        if entry.role is not None and state.role(entry.role) is None:
            return Refused("unknown_role")
        choice = checked_choice(kind, round_, entry.choice)
        if isinstance(choice, Refused):
            return choice
        counted.append(PaperCounted(round_.id, context.new_id(), entry.count, entry.role, choice))
    return counted


def checked_choice(kind: RoundKind, round_: Round, choice: object) -> Json | Refused:
    """What is on a ballot on paper as it is stored, or why it cannot count."""
    stored = new_choice(kind, round_, choice)
    if isinstance(stored, Refused):
        return stored
    return _why_it_cannot_count(kind, round_, stored) or stored


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
