"""Coming in: a code becomes a session, a role becomes a seat. No account, no name, no cookie.

The phone makes the token of its seat itself and keeps it; the server keeps a hash. Sending the same token again
gives the same seat, so a join whose answer got lost can be repeated.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from flask import Blueprint, Response

from session.core.commands import Actor, Command
from session.core.refusals import Refused
from session.live.session_cache import digest
from session.live.sessions import LiveSession
from session.store import SeatPut
from session.web.request import Stop, answer, payload, server, session_at

pages = Blueprint("join", __name__)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}\Z")


@pages.post("/api/code")
def find() -> Response:
    """{code} -> what a phone needs to know before it takes a seat."""
    return answer({"session": describe(_session(payload()))})


def _session(given: dict[str, Any]) -> LiveSession:
    code = given.get("code")
    if not isinstance(code, str):
        raise Stop(Refused("wrong_code"))
    return session_at(code)


def describe(session: LiveSession) -> dict[str, Any]:
    """A session as the door shows it."""
    state = session.conductor.cache.state
    return {
        "code": state.code,
        "title": state.title,
        "language": state.language,
        "phase": state.phase,
        "locked": state.locked,
        "threshold": state.threshold,
        "roles": [{"id": role.id, "label": role.label} for role in state.roles],
    }


@pages.post("/api/seat")
def take_seat() -> Response:
    """{code, role, token} -> {seat: token}. A known token keeps its seat, also in a locked or closed session."""
    given = payload()
    session = _session(given)
    token, role = given.get("token"), given.get("role")
    if token is None:
        token = secrets.token_urlsafe(24)
    if not isinstance(token, str) or not _TOKEN.match(token):
        raise Stop(Refused("bad_command", {"path": "token"}))
    if server().gateway.seat_of(session, token) is not None:
        return answer({"seat": token, "session": describe(session)})
    if session.conductor.cache.state.people >= server().config.limits.participants:
        raise Stop(Refused("session_full"))
    seat = SeatPut("p" + secrets.token_hex(8), digest("seat", token), role if isinstance(role, str) else None)
    command = Command(secrets.token_urlsafe(24), "seat.take", None, {"role": role})
    ack = session.conductor.ask(command, Actor("phone", seat.seat), seat=seat)
    if not ack["ok"]:
        raise Stop(Refused(ack["code"], ack["words"], ack["retry"]))
    return answer({"seat": token, "session": describe(session)})
