"""Decisions about the session itself: its title, language, roles and threshold, and its opening, closing and lock."""

from __future__ import annotations

from session.core import payloads, text
from session.core.commands import Decision, Nothing
from session.core.decisions.closing import settled
from session.core.decisions.roles import changed_roles
from session.core.decisions.seats import people_vote
from session.core.events import SessionChanged, SessionClosed, SessionLocked, SessionOpened, SessionReopened
from session.core.refusals import Refused
from session.core.session_context import SessionContext
from session.core.state import Json, Session

TITLE_CHARACTERS = 160


def set_session(state: Session, data: payloads.SetSession, context: SessionContext) -> Decision | Refused:
    """Title, language, roles, threshold and who may come in. A role in use stays; the threshold stays once ballots were
    counted; and who may come in while people vote.
    """
    changes: Json = {}
    was = data.was or payloads.WasSession()
    if was.title not in (None, state.title) or was.place not in (None, state.place):
        return Refused("changed_meanwhile")
    if data.title is not None:
        title = text.accept(data.title, TITLE_CHARACTERS, lines=False)
        if isinstance(title, Refused):
            return title
        changes["title"] = title
    if data.language is not None:
        if data.language not in ("nl", "en"):
            return Refused("unknown_language")
        changes["language"] = data.language
    refused = _planned(data, changes)
    refused = refused or _changed_threshold(state, data.threshold, context, changes)
    refused = refused or _changed_entry(state, data.entry, context, changes)
    if refused is not None:
        return refused
    if data.roles is not None:
        roles = changed_roles(state, data.roles, was.roles, context)
        if isinstance(roles, Refused):
            return roles
        changes["roles"] = tuple(roles)
    return Decision((context.happened(SessionChanged(**changes)),) if changes else ())


def _planned(data: payloads.SetSession, changes: Json) -> Refused | None:
    """Put when, where and how long among the changes; or why not."""
    if data.place is not None:
        changes["place"] = text.clean(data.place, lines=False)
        length = text.length(changes["place"])
        if length > TITLE_CHARACTERS:
            return Refused("text_too_long", {"limit": TITLE_CHARACTERS, "length": length})
    changes |= {key: value for key in ("date", "minutes") if (value := getattr(data, key)) is not None}
    return None


def _changed_threshold(
    state: Session, threshold: int | None, context: SessionContext, changes: Json
) -> Refused | None:
    """Put the threshold among the changes, if it is another; or why it stays."""
    if threshold is None or threshold == state.threshold:
        return None
    if people_vote(state, context):
        return Refused("fixed_while_open")  # people vote trusting the one they saw
    if any(round_.ballots is not None for round_ in state.agenda()):
        return Refused("threshold_used")
    changes["threshold"] = threshold
    return None


def _changed_entry(
    state: Session, entry: str | None, context: SessionContext, changes: Json
) -> Refused | None:
    """Put who may come in among the changes, if it is another; or why it stays."""
    if entry is None or entry == (state.entry or "open"):
        return None
    if entry not in ("open", "cards"):
        return Refused("bad_settings", {"path": "entry"})
    if people_vote(state, context):
        return Refused("fixed_while_open")
    changes["entry"] = entry
    return None


def open_session(state: Session, data: Nothing, context: SessionContext) -> Decision | Refused:
    return Decision((context.happened(SessionOpened()),))


def close_session(state: Session, data: Nothing, context: SessionContext) -> Decision | Refused:
    """Ends the session. A round that is still open has to be closed first, so that nothing is lost by accident; one
    that closes is sealed.
    """
    before, state = settled(state, context)
    if state.open_round() is not None:
        return Refused("round_open")
    return Decision((*before, context.happened(SessionClosed())))


def reopen_session(state: Session, data: Nothing, context: SessionContext) -> Decision | Refused:
    return Decision((context.happened(SessionReopened()),))


def lock(state: Session, data: payloads.Lock, context: SessionContext) -> Decision | Refused:
    return Decision((context.happened(SessionLocked(data.locked)),))
