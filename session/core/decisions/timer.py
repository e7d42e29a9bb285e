"""Decisions about the clock of a round: it starts, gets more time, pauses, runs on and stops.

It runs by `context.ticking`, which nobody can set: a jump of the time of day gives or takes no time.
"""

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
    return context.happened(TimerSet(round_.id, seconds, ends=context.ticking + seconds * 1000, left=None))


def time_left(round_: Round, context: SessionContext) -> int | None:
    """What is left on the clock of this round, in milliseconds; None without one."""
    if round_.timer is None:
        return None
    ends = round_.timer.ends
    return round_.timer.left if ends is None else max(0, ends - context.ticking)


def extend_timer(
    state: Session, round_: Round, data: payloads.SetTimer, context: SessionContext
) -> Decision | Refused:
    """More time: from what is left, or from now when the time was up."""
    timer = round_.timer
    if timer is None:
        return start_timer(state, round_, data, context)
    extra = data.seconds * 1000
    ends = None if timer.ends is None else max(timer.ends, context.ticking) + extra
    left = None if timer.left is None else timer.left + extra
    longer = TimerSet(round_.id, timer.total + data.seconds, ends, left)
    return Decision((context.happened(longer),))


def pause_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.ends is None:
        return Refused("no_timer")
    left = time_left(round_, context)
    return Decision((context.happened(TimerSet(round_.id, timer.total, ends=None, left=left)),))


def resume_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    timer = round_.timer
    if timer is None or timer.left is None:
        return Refused("no_timer")
    running = TimerSet(round_.id, timer.total, ends=context.ticking + timer.left, left=None)
    return Decision((context.happened(running),))


def give_grace(
    state: Session, round_: Round, data: payloads.SetTimer, context: SessionContext
) -> Decision | Refused:
    """After phones could not reach the server: at least so many seconds are left, and no more than the whole time.

    The server asks for it, so that a clock that ran out meanwhile does not close the round on what was on its way.
    """
    timer = round_.timer
    if timer is None or timer.ends is None:
        return Refused("no_timer")
    least = data.seconds * 1000
    left = min(max(timer.ends - context.ticking, least), max(timer.total * 1000, least))
    ends = context.ticking + left
    if ends == timer.ends:
        return Decision()
    given = TimerSet(round_.id, timer.total, ends, left=None, because="outage")
    return Decision((context.happened(given),))


def stop_timer(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    return Decision((context.happened(TimerStopped(round_.id)),))
