"""A round that was shown before, for a phone that looks back at it: asked for when somebody wants to see it.

Every seat gets the same bytes, made once for each state of the session. Nothing is kept of who asked.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.core.look_back import looked_back
from session.core.refusals import Refused
from session.live.messages import encode
from session.live.sessions import LiveSession
from session.web import bodies
from session.web.request import Stop, as_it_is, bearer, by_seat, seat_in, server, session_at

pages = Blueprint("look_back", __name__)


@pages.get("/api/round/<name>")
def round_before(name: str) -> Response:
    """?code -> round `name` as phones saw it, while people may look back and its result is on show."""
    session = session_at(request.args.get("code", ""), by_seat(bearer()))
    if not server().gateway.budgets.may_read(seat_in(session, bearer())):
        raise Stop(Refused("too_fast", retry=True))
    told = _told(session, name)
    if isinstance(told, Refused):
        raise Stop(told)
    return as_it_is(told)


def _told(session: LiveSession, name: str) -> str | Refused:
    state, results = session.cache.state, session.cache.results
    # Of one state at a time: many ask for the same at once, and nobody wants what was.
    made: dict[str, str] = results.once("looked back", state, dict)
    if name in made:
        return made[name]
    seen = looked_back(state, name, server().kinds, results)
    if isinstance(seen, Refused):
        return seen
    told = encode(bodies.RoundSeen(seen))
    return told if "counting" in seen else made.setdefault(name, told)  # figures come without another state
