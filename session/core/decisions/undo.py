"""Taking an act back: the commands that undo it are decided in order, each on what the one before made of the session.

Nothing is allowed here that the desk may not do by itself, except that a round comes back under its own name. All of it
happens or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import UNSET

from session.core import payloads
from session.core.acts import RESTORE, is_as_left, keeps_its_own, left_behind, undoing
from session.core.commands import Command, Decision, Event
from session.core.decisions.agenda import ROUNDS
from session.core.decisions.closing import sealed_by
from session.core.events import RoundAdded, RoundCompared, RoundSkipped, RoundUntil
from session.core.evolve import evolve
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Session

Decide = Callable[[Session, Command, SessionContext], Decision | Refused]


def undo_act(
    state: Session, data: payloads.UndoAct, context: SessionContext, decide: Decide
) -> Decision | Refused:
    """The events that take an act back, or do it again, and what the act is afterwards."""
    act = next((act for act in context.acts if act.id == data.act), None)
    if act is None or act.undone != data.again:
        return Refused("act_unknown")
    if not act.back:
        return Refused("act_stays")
    if not is_as_left(state, act):
        return Refused("act_changed")
    context = replace(context, restoring=True)
    start, events = state, list[Event]()
    back: tuple[Command, ...] = ()
    for command in act.back:
        if sealed_by(state, command) is not None:  # that needs the ballots that are in the box
            return Refused("round_closing")
        restores = command.name == RESTORE
        decision = _restored(state, command, context) if restores else decide(state, command, context)
        if isinstance(decision, Refused):
            return decision
        before = state
        for event in decision.events:
            state = evolve(state, event, context.kinds)
        events += decision.events
        if decision.events:
            back = (*undoing(before, command, decision.reply, context.kinds, context.ticking), *back)
    left = () if keeps_its_own(back) else left_behind(start, state, act.name)
    turned = replace(act, back=back, left=left, undone=not act.undone)
    return Decision(tuple(events), reply={"act": act.id}, act=turned)


def _restored(state: Session, command: Command, context: SessionContext) -> Decision | Refused:
    """A round that was removed comes back under its own name, where it stood."""
    name, data = command.round or "", command.data
    if len(state.order) >= ROUNDS:
        return Refused("too_many_rounds", {"limit": ROUNDS})
    needs = (data["again"], data["source"].get("round"), data["about"].get("round"))
    if any(need is not None and need not in state.rounds for need in needs):
        return Refused("unknown_round")
    kind, prompt, settings, source, plan = (
        data[part] for part in ("kind", "prompt", "settings", "source", "plan")
    )
    at, again, about = min(data["at"], len(state.order)), data["again"] or UNSET, data["about"] or UNSET
    added = RoundAdded(name, kind, prompt, settings, source, plan, at, again=again, about=about)
    events = [context.happened(added)]
    if data["skipped"]:
        events.append(context.happened(RoundSkipped(name, skipped=True)))
    if data["until"] is not None:
        events.append(context.happened(RoundUntil(name, data["until"])))
    if data["earlier"] is not None:
        events.append(context.happened(RoundCompared(name, data["earlier"])))
    return Decision(tuple(events))
