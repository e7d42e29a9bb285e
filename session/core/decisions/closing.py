"""Decisions about the end of a round: it begins to close, may be kept open, and is sealed.

A round that closes takes nothing new from the desk, and from phones only what was on its way. Until it is sealed
nothing is destroyed and nothing is shown, so it can be taken back. What ends or begins something else seals it first,
in one act.
"""

from __future__ import annotations

from functools import reduce

from session.core import payloads
from session.core.ballots import counted_ballots
from session.core.commands import Command, Decision, Event, Nothing
from session.core.decisions.screen import shown
from session.core.decisions.timer import time_left
from session.core.events import RoundClosed, RoundClosing, RoundKeptOpen, RoundReleased, RoundUntil
from session.core.evolve import evolve
from session.core.giving_way import each
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.shapes import told
from session.core.state import Round, Screen, Session

SEAL_FIRST = frozenset({"round.open", "round.reopen", "session.close"})
"""Commands that seal a round that closes, whichever it is, before they do what they are for."""
MAY_SEAL = SEAL_FIRST | {"round.close", "round.release"}
"""Every command that can seal a round."""


def open_until(
    state: Session, round_: Round, data: payloads.OpenUntil, context: SessionContext
) -> Decision | Refused:
    """The moment at which the round closes by itself, by the time of day; a clock of the round goes on beside it."""
    if data.until == round_.until:
        return Decision()
    if is_past(data.until, context):
        return Refused("until_past")
    return Decision((context.happened(RoundUntil(round_.id, data.until)),))


def is_past(until: int | None, context: SessionContext) -> bool:
    return until is not None and until * 1000 <= context.now


def end_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """The round is over for everybody; what phones still hold may come in for a moment."""
    return Decision((context.happened(RoundClosing(round_.id, time_left(round_, context))),))


def keep_open(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """Take the end back. The clock of the round stands still, with the time that was left; a moment that has passed is
    none any more.
    """
    kept = context.happened(RoundKeptOpen(round_.id))
    over = (context.happened(RoundUntil(round_.id, None)),) if is_past(round_.until, context) else ()
    return Decision((kept, *over))


def close_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """Seals a round. Ballots leave the box here: shuffled, small roles together, without seat or time."""
    return Decision(sealed(state, round_, context))


def sealed(state: Session, round_: Round, context: SessionContext) -> tuple[Event, ...]:
    """What sealing this round leads to; a round that releases itself does."""
    closed = close(state, round_, context)
    return (closed, *released(round_, context)) if round_.plan.auto_release else (closed,)


def close(state: Session, round_: Round, context: SessionContext) -> Event:
    kind = context.kinds[round_.kind]
    if not kind.secret:
        return context.happened(RoundClosed(round_.id))
    counted = counted_ballots(state, round_, kind, context.ballots)
    pool = [role or "" for role in counted.division.pool]
    division = {"pool": pool, "host": counted.division.host}
    closed = context.happened(RoundClosed(round_.id, (), division))
    ballots = [told(ballot) for ballot in each(context.shuffle(counted.ballots))]
    return Event(closed.name, {**closed.data, "ballots": ballots}, closed.at)


def released(round_: Round, context: SessionContext) -> tuple[Event, ...]:
    """The result of this round is shown, on the projector too."""
    return (context.happened(RoundReleased(round_.id)), shown(Screen("result", round_.id), context))


def settled(state: Session, context: SessionContext) -> tuple[tuple[Event, ...], Session]:
    """What seals the round that closes, and the state after that; nothing when no round closes."""
    round_ = state.closing_round()
    events = () if round_ is None else sealed(state, round_, context)
    return events, reduce(lambda now, event: evolve(now, event, context.kinds), events, state)


def sealed_by(state: Session, command: Command) -> Round | None:
    """The round that `command` seals if it is accepted: the ballots in its box go with the command."""
    if command.name == "round.close":
        round_ = state.rounds.get(command.round or "")
        return round_ if round_ is not None and round_.is_open else None
    closing = state.closing_round()
    if closing is None or command.name in SEAL_FIRST:
        return closing
    return closing if command.name == "round.release" and command.round == closing.id else None
