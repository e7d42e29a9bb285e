"""Every command of the core, who may give it and when. What is not here, nor in a round kind, does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from session.core import agenda, ballots, conduct, payloads
from session.core.commands import DESK, PHONE, SYSTEM, Actor, CommandSpec, Nothing
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.state import Round, Session

DRAFT = frozenset({"draft"})
OPEN = frozenset({"open"})
CLOSED = frozenset({"closed"})
ANY = frozenset({"draft", "open", "closed", "released"})
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
    "session.set": _rule(agenda.set_session, payloads.SetSession, sessions=ALWAYS),
    "session.open": _rule(agenda.open_session, sessions=DRAFT),
    "session.close": _rule(agenda.close_session, sessions=NOT_OVER),
    "session.reopen": _rule(agenda.reopen_session, sessions=CLOSED),
    "session.lock": _rule(agenda.lock, payloads.Lock),
    "seat.take": _rule(conduct.take_seat, payloads.TakeSeat, actors=PHONE | SYSTEM),
    "seat.role": _rule(conduct.change_role, payloads.TakeSeat, actors=PHONE),
    "round.add": _rule(agenda.add_round, payloads.AddRound),
    "round.change": _rule(agenda.change_round, payloads.ChangeRound, phases=NOT_OVER),
    "round.move": _rule(agenda.move_round, payloads.MoveRound, phases=ANY),
    "round.remove": _rule(agenda.remove_round, phases=DRAFT),
    "round.skip": _rule(agenda.skip_round, payloads.SkipRound, phases=DRAFT),
    "round.open": _rule(conduct.open_round, phases=DRAFT),
    "round.reopen": _rule(conduct.reopen_round, phases=FINISHED, sessions=OPEN),
    "round.close": _rule(conduct.close_round, phases=OPEN, actors=CLOSERS),
    "round.release": _rule(conduct.release_round, phases=CLOSED, sessions=ALWAYS),
    "round.hide": _rule(conduct.hide_result, phases=frozenset({"released"}), sessions=ALWAYS),
    "round.vote_again": _rule(ballots.vote_again, phases=FINISHED),
    "round.break_tie": _rule(ballots.break_tie, payloads.BreakTie, phases=FINISHED, sessions=ALWAYS),
    "paper.count": _rule(ballots.count_paper, payloads.CountPaper, phases=OPEN),
    "paper.drop": _rule(ballots.drop_paper, payloads.DropPaper, phases=OPEN),
    "timer.start": _rule(conduct.start_timer, payloads.SetTimer, phases=OPEN),
    "timer.extend": _rule(conduct.extend_timer, payloads.SetTimer, phases=OPEN),
    "timer.pause": _rule(conduct.pause_timer, phases=OPEN),
    "timer.resume": _rule(conduct.resume_timer, phases=OPEN),
    "timer.stop": _rule(conduct.stop_timer, phases=OPEN),
    "screen.show": _rule(conduct.show_screen, payloads.ShowScreen, sessions=ALWAYS),
}

BALLOT = CommandSpec(PHONE, payloads.CastBallot, phases=OPEN, sessions=OPEN)

_WRONG_PHASE = {
    "draft": "round_not_open",
    "open": "round_open",
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
    state: Session, spec: CommandSpec, round_name: str | None, actor: Actor, kind: str | None = None
) -> Round | Refused | None:
    """The round a command is about (None when it is about none), or why this actor may not give it now."""
    if actor.kind not in spec.actors:
        return Refused("not_allowed")
    if state.phase not in spec.sessions:
        return Refused("session_closed" if state.phase == "closed" else f"session_not_{_needed(spec)}")
    if not spec.phases and kind is None:
        return None
    round_ = state.rounds.get(round_name or "")
    if round_ is None or (kind is not None and round_.kind != kind):
        return Refused("unknown_round")
    if round_.phase not in spec.phases:
        return Refused(_WRONG_PHASE[round_.phase])
    return round_


def _needed(spec: CommandSpec) -> str:
    return "open" if "open" in spec.sessions else "closed" if "closed" in spec.sessions else "draft"
