"""Every command of the core, who may give it and when. What is not here, nor in a round kind, does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from session.core import payloads
from session.core.commands import DESK, PHONE, SYSTEM, Actor, CommandSpec, Nothing
from session.core.decisions import (
    agenda,
    closing,
    paper,
    phases,
    phones,
    repeat,
    screen,
    seats,
    second_vote,
    session,
    ties,
    timer,
    undo,
)
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.state import Round, Session

DRAFT = frozenset({"draft"})
OPEN = frozenset({"open"})
CLOSED = frozenset({"closed"})
CLOSING = frozenset({"closing"})
ANY = frozenset({"draft", "open", "closing", "closed", "released"})
FINISHED = frozenset({"closed", "released"})
NOT_OVER = frozenset({"draft", "open"})
ALWAYS = frozenset({"draft", "open", "closed"})
CLOSERS = frozenset({"desk", "system"})


@dataclass(frozen=True)
class Rule:
    """A command of the core: what it needs, and the function that decides it."""

    spec: CommandSpec
    decide: Callable[..., Any]


def _rule(decide: Callable[..., Any], shape: Any = Nothing, **spec: Any) -> Rule:
    return Rule(CommandSpec(spec.pop("actors", DESK), shape, **spec), decide)


COMMANDS: Mapping[str, Rule] = {
    "session.set": _rule(session.set_session, payloads.SetSession, sessions=ALWAYS),
    "session.open": _rule(session.open_session, sessions=DRAFT),
    "session.close": _rule(session.close_session, sessions=NOT_OVER),
    "session.reopen": _rule(session.reopen_session, sessions=CLOSED),
    "session.lock": _rule(session.lock, payloads.Lock),
    "phones.roam": _rule(phones.roam, payloads.Roam),
    "phones.call": _rule(phones.call),
    "seat.take": _rule(seats.take_seat, payloads.ComeIn, actors=PHONE | SYSTEM),
    "seat.move": _rule(seats.move_seat, actors=SYSTEM, sessions=ALWAYS),
    "seat.role": _rule(seats.change_role, payloads.TakeSeat, actors=PHONE),
    "seats.clear": _rule(seats.clear_seats, payloads.ClearSeats, actors=SYSTEM),
    "cards.make": _rule(seats.make_cards, payloads.MakeCards, actors=SYSTEM),
    "cards.withdraw": _rule(seats.withdraw_cards, payloads.WithdrawCards, actors=SYSTEM),
    "round.add": _rule(agenda.add_round, payloads.AddRound),
    "round.change": _rule(agenda.change_round, payloads.ChangeRound, phases=NOT_OVER),
    "round.move": _rule(agenda.move_round, payloads.MoveRound, phases=ANY),
    "round.remove": _rule(agenda.remove_round, phases=DRAFT),
    "round.compare": _rule(repeat.compare, payloads.EarlierResult, phases=DRAFT, actors=SYSTEM),
    "round.skip": _rule(agenda.skip_round, payloads.SkipRound, phases=DRAFT),
    "round.until": _rule(closing.open_until, payloads.OpenUntil, phases=NOT_OVER),
    "round.open": _rule(phases.open_round, phases=DRAFT),
    "round.reopen": _rule(phases.reopen_round, phases=FINISHED, sessions=OPEN),
    "round.end": _rule(closing.end_round, phases=OPEN, actors=CLOSERS),
    "round.keep_open": _rule(closing.keep_open, phases=CLOSING),
    "round.close": _rule(closing.close_round, phases=OPEN | CLOSING, actors=CLOSERS),
    "round.release": _rule(phases.release_round, phases=CLOSED | CLOSING, sessions=ALWAYS),
    "round.hide": _rule(phases.hide_result, phases=frozenset({"released"}), sessions=ALWAYS),
    "round.count": _rule(phases.count_again, phases=FINISHED, sessions=ALWAYS),
    "round.vote_again": _rule(second_vote.vote_again, phases=FINISHED),
    "round.break_tie": _rule(ties.break_tie, payloads.BreakTie, phases=FINISHED, sessions=ALWAYS),
    "paper.count": _rule(paper.count_paper, payloads.CountPaper, phases=OPEN),
    "paper.count_all": _rule(paper.count_all_paper, payloads.CountAllPaper, phases=OPEN),
    "paper.drop": _rule(paper.drop_paper, payloads.DropPaper, phases=OPEN),
    "timer.start": _rule(timer.start_timer, payloads.SetTimer, phases=OPEN),
    "timer.extend": _rule(timer.extend_timer, payloads.SetTimer, phases=OPEN),
    "timer.pause": _rule(timer.pause_timer, phases=OPEN),
    "timer.resume": _rule(timer.resume_timer, phases=OPEN),
    "timer.stop": _rule(timer.stop_timer, phases=OPEN),
    "timer.grace": _rule(timer.give_grace, payloads.SetTimer, phases=OPEN, actors=SYSTEM),
    "screen.show": _rule(screen.show_screen, payloads.ShowScreen, sessions=ALWAYS),
    "screen.light": _rule(
        screen.light_up, payloads.LightUp, phases=FINISHED | OPEN | CLOSING, sessions=ALWAYS
    ),
    "act.undo": _rule(undo.undo_act, payloads.UndoAct, sessions=ALWAYS),
    "screen.turn": _rule(screen.turn_screen, payloads.TurnScreen, sessions=ALWAYS),
}

BALLOT = CommandSpec(PHONE, payloads.CastBallot, phases=OPEN, sessions=OPEN)

_WRONG_PHASE = {
    "draft": "round_not_open",
    "open": "round_open",
    "closing": "round_closing",
    "closed": "round_closed",
    "released": "round_closed",
}


def find(name: str, kinds: Mapping[str, RoundKind]) -> CommandSpec | None:
    """The rule for a command of the core or of a round kind ("<kind>.<command>"), None when there is none."""
    if name in COMMANDS:
        return COMMANDS[name].spec
    kind, _, own = name.partition(".")
    return kinds[kind].commands.get(own) if kind in kinds else None


def permitted(
    state: Session,
    spec: CommandSpec,
    round_name: str | None,
    actor: Actor,
    kind: str | None = None,
    late: bool = False,
) -> Round | Refused | None:
    """The round a command is about (None when it is about none), or why this actor may not give it now.

    `late`: a round that closes still takes what phones had on its way.
    """
    if actor.who not in spec.actors:
        return Refused("not_allowed")
    if state.phase not in spec.sessions:
        return Refused("session_closed" if state.phase == "closed" else f"session_not_{_needed(spec)}")
    if not spec.phases and kind is None:
        return None
    round_ = state.rounds.get(round_name or "")
    if round_ is None or (kind is not None and round_.kind != kind):
        return Refused("unknown_round")
    if round_.phase == "closing" and actor.who == "phone":
        return round_ if late and "open" in spec.phases else Refused("round_closed")
    if round_.phase not in _phases(spec):
        return Refused(_WRONG_PHASE[round_.phase])
    return round_


def _phases(spec: CommandSpec) -> frozenset[str]:
    """What goes on from an open round to a closed one goes on while it closes."""
    return spec.phases | CLOSING if spec.phases >= OPEN | CLOSED else spec.phases


def _needed(spec: CommandSpec) -> str:
    return "open" if "open" in spec.sessions else "closed" if "closed" in spec.sessions else "draft"
