"""Coming in: a code becomes a session, a role becomes a seat. No account, no name, no cookie.

The phone makes the token of its seat itself and keeps it; the server keeps a hash. Sending the same token again
gives the same seat, so a join whose answer got lost can be repeated. The seat counts once its phone has connected.
"""

from __future__ import annotations

import re
import secrets

from flask import Blueprint, Response

from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.web import bodies
from session.web.request import Stop, answer, body, by_link, server, session_at

pages = Blueprint("join", __name__)
WRONG_CODE = Refused("wrong_code")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}\Z")


@pages.post("/api/code")
def find() -> Response:
    """What a phone needs to know of a session before it takes a seat."""
    asked = body(bodies.Code, WRONG_CODE)
    return answer(bodies.CodeAnswer(describe(session_at(asked.code, by_link(asked.link)))))


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
    )


@pages.post("/api/seat")
def take_seat() -> Response:
    """A seat for a token. A known token keeps its seat, also in a locked or closed session."""
    asked = body(bodies.TakeSeat, WRONG_CODE)
    session = session_at(asked.code, by_link(asked.link))
    token = secrets.token_urlsafe(24) if asked.token is None else asked.token
    if not isinstance(token, str) or not _TOKEN.match(token):
        raise Stop(Refused("bad_command", {"path": "token"}))
    arrivals = server().gateway.arrivals
    if arrivals.seat_of(session, token) is None:
        refused = arrivals.ask(session, token, {"role": asked.role})
        if refused is not None:
            raise Stop(refused)
    return answer(bodies.SeatAnswer(token, describe(session)))
