"""Coming in: a code becomes a session, a role becomes a seat. No account, no name, no cookie.

The phone makes the token of its seat itself and keeps it; the server keeps a hash. Sending the same token again
gives the same seat, so a join whose answer got lost can be repeated. The seat counts once its phone has connected.
"""

from __future__ import annotations

import re
import secrets

from flask import Blueprint, Response
from msgspec import UNSET

from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.store import CardPut
from session.web import bodies
from session.web.request import Stop, address, answer, body, by_link, server, session_at

pages = Blueprint("join", __name__)
WRONG_CODE = Refused("wrong_code")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}\Z")


@pages.post("/api/code")
def find() -> Response:
    """What a phone needs to know of a session before it takes a seat."""
    session, card = _at_door(body(bodies.Code, WRONG_CODE))
    told = UNSET if card is None else bodies.CardAtDoor(card.role, card.seat is not None)
    return answer(bodies.CodeAnswer(describe(session), told))


def _at_door(asked: bodies.Code | bodies.TakeSeat) -> tuple[LiveSession, CardPut | None]:
    """The session somebody wants to come in to, and the entry card that was shown."""
    if asked.card is None:
        return session_at(asked.code, by_link(asked.link)), None
    found = server().gateway.front_door.by_card(asked.card, address())
    if isinstance(found, Refused):
        raise Stop(found)
    return found


def describe(session: LiveSession) -> bodies.SessionAtDoor:
    """A session as the door shows it."""
    state = session.cache.state
    return bodies.SessionAtDoor(
        code=state.code,
        title=state.title,
        language=state.language,
        phase=state.phase,
        locked=state.locked,
        threshold=state.threshold,
        roles=[bodies.RoleAtDoor(role.id, role.label) for role in state.roles],
        entry=state.entry or "open",
    )


@pages.post("/api/seat")
def take_seat() -> Response:
    """A seat for a token. A known token keeps its seat, also in a locked or closed session."""
    asked = body(bodies.TakeSeat, WRONG_CODE)
    session, card = _at_door(asked)
    token = secrets.token_urlsafe(24) if asked.token is None else asked.token
    if not isinstance(token, str) or not _TOKEN.match(token):
        raise Stop(Refused("bad_command", {"path": "token"}))
    arrivals = server().gateway.arrivals
    if arrivals.seat_of(session, token) is None:
        refused = arrivals.ask(session, token, asked.role, card)
        if refused is not None:
            raise Stop(refused)
    return answer(bodies.SeatAnswer(token, describe(session)))
