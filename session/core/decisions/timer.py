"""Decisions about the clock of a round: it starts, gets more time, pauses, runs on and stops."""

from __future__ import annotations

from session.core import payloads
from session.core.commands import Decision, Event, Nothing
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Json, Round, Session


def start_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: SessionContext
) -> Decision | Refused:
    return Decision((started(round_, data.seconds, context),))


def started(round_: Round, seconds: int, context: SessionContext) -> Event:
    timer: Json = {"round": round_.id, "total": seconds, "ends": context.now + seconds * 1000, "left": None}
    return context.event("timer.set", timer)


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
    event: Json = {"round": round_.id, "total": timer.total + data.seconds, "ends": ends, "left": left}
    return Decision((context.event("timer.set", event),))


def pause_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.ends is None:
        return Refused("no_timer")
    left = max(0, timer.ends - context.now)
    event: Json = {"round": round_.id, "total": timer.total, "ends": None, "left": left}
    return Decision((context.event("timer.set", event),))


def resume_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.left is None:
        return Refused("no_timer")
    event: Json = {"round": round_.id, "total": timer.total, "ends": context.now + timer.left, "left": None}
    return Decision((context.event("timer.set", event),))


def stop_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    return Decision((context.event("timer.stopped", {"round": round_.id}),))
