"""Decisions about the clock of a round: it starts, gets more time, pauses, runs on and stops."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision, Event, Nothing
from session.core.events import TimerSet, TimerStopped
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Round, Session


def start_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: SessionContext
) -> Decision | Refused:
    return Decision((started(round_, data.seconds, context),))


def started(round_: Round, seconds: int, context: SessionContext) -> Event:
    return context.happened(TimerSet(round_.id, seconds, ends=context.now + seconds * 1000, left=None))


def extend_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: SessionContext
) -> Decision | Refused:
    """More time: from what is left, or from now when the time was up."""
    timer = round_.timer
    if timer is None:
        return start_timer(state, round_, data, context)
    extra = data.seconds * 1000
    ends = None if timer.ends is None else max(timer.ends, context.now) + extra
    left = None if timer.left is None else timer.left + extra
    longer = TimerSet(round_.id, timer.total + data.seconds, ends, left)
    return Decision((context.happened(longer),))


def pause_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.ends is None:
        return Refused("no_timer")
    left = max(0, timer.ends - context.now)
    return Decision((context.happened(TimerSet(round_.id, timer.total, ends=None, left=left)),))


def resume_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.left is None:
        return Refused("no_timer")
    running = TimerSet(round_.id, timer.total, ends=context.now + timer.left, left=None)
    return Decision((context.happened(running),))


def stop_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    return Decision((context.happened(TimerStopped(round_.id)),))
