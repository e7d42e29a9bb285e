"""Decisions about the phases of a round: it opens, and opens again; its result is released and hidden again."""

from __future__ import annotations

from msgspec import UNSET

from session.core.carry import as_opened, settings_as_opened, subjects
from session.core.commands import Decision, Event, Nothing
from session.core.decisions.agenda import followed
from session.core.decisions.closing import close, is_past, released, settled
from session.core.decisions.screen import ABOUT_A_RESULT, shown
from session.core.decisions.timer import started
from session.core.events import RoundChanged, RoundHidden, RoundOpened, RoundReopened, SessionOpened
from session.core.refusals import Refused
from session.core.results import not_counted
from session.core.session_context import SessionContext
from session.core.state import Round, Screen, Session
from session.core.views import counting


def open_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    before, state = settled(state, context)
    refused = _cannot_open(state, round_, context)
    if refused is not None:
        return refused
    kind = context.kinds[round_.kind]
    options, tied = (
        as_opened(state, context.kinds, round_, context.results) if kind.takes != "none" else ((), False)
    )
    if kind.takes == "options" and not options:
        return Refused("no_items")
    if kind.most_options is not None and len(options) > kind.most_options:
        return Refused("too_many_options", {"most": kind.most_options, "n": len(options)})
    about = subjects(state, context.kinds, round_, context.results)
    if round_.about and not about:
        return Refused("no_subject")
    taken = _clusters_taken(state, round_, context)
    if isinstance(taken, Refused):
        return taken
    events = [*taken, context.happened(RoundOpened(round_.id, options, tied, about or UNSET))]
    if state.phase == "draft":
        events.insert(0, context.happened(SessionOpened()))
    if round_.plan.minutes and round_.until is None:
        events.append(started(round_, round_.plan.minutes * 60, context))
    events.append(shown(Screen("round", round_.id), context))
    return Decision((*before, *events))


def _cannot_open(state: Session, round_: Round, context: SessionContext) -> Refused | None:
    """Why it is not the moment to open this round."""
    if state.open_round() is not None:
        return Refused("another_round_open")
    if round_.again is not None and state.rounds[round_.again].phase == "draft":
        return Refused("first_vote_first")
    if is_past(round_.until, context):
        return Refused("until_past")
    return _still_counting(state, round_, context)


def _clusters_taken(state: Session, round_: Round, context: SessionContext) -> list[Event] | Refused:
    """The settings of the round change before it opens, when it takes over clusters, and those of its second votes."""
    settings = settings_as_opened(state, context.kinds, round_, context.results)
    if isinstance(settings, Refused) or settings == round_.settings:
        return settings if isinstance(settings, Refused) else []
    changed = context.happened(RoundChanged(round_.id, settings=settings))
    return [changed, *followed(state, round_, {"settings": settings}, context)]


def _still_counting(state: Session, round_: Round, context: SessionContext) -> Refused | None:
    """A round it takes its items from, or what it is about, has no figures yet, so nobody knows which come first."""
    takes = context.kinds[round_.kind].takes != "none"
    asked = [round_.source if takes else {}, round_.about]
    for name in dict.fromkeys(source.get("round") or "" for source in asked):
        giver = state.rounds.get(name)
        if giver is None or (round_.again is not None and name != round_.again):
            continue
        refused = not_counted(counting(state, giver, context.kinds, context.results))
        if refused is not None:
            return refused
    return None


def reopen_round(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """A round without ballots may open again. A secret round never does: its ballots are counted and unlinked."""
    if context.kinds[round_.kind].secret:
        return Refused("secret_stays_closed")
    before, state = settled(state, context)
    if state.open_round() is not None:
        return Refused("another_round_open")
    events = (
        context.happened(RoundReopened(round_.id)),
        shown(Screen("round", round_.id), context),
    )
    return Decision((*before, *events))


def release_round(
    state: Session, round_: Round, data: Nothing, context: SessionContext
) -> Decision | Refused:
    """Shows the result. A round that still closes is sealed first, in the same act."""
    before = (close(state, round_, context),) if round_.is_open else ()
    return Decision((*before, *released(round_, context)))


def hide_result(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    events = [context.happened(RoundHidden(round_.id))]
    if state.screen.mode in ABOUT_A_RESULT and state.screen.round == round_.id:
        events.append(shown(Screen("round", round_.id), context))
    return Decision(tuple(events))


def count_again(state: Session, round_: Round, data: Nothing, context: SessionContext) -> Decision | Refused:
    """Try to count what could not be counted. Nothing happens to the session, so there is no event."""
    return Decision()
