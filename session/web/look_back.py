"""A round that was shown before, for a phone that looks back at it: asked for when somebody wants to see it.

Every seat gets the same bytes. Nothing is kept of who asked.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.core.look_back import looked_back
from session.core.refusals import Refused
from session.live.messages import encode
from session.web import bodies
from session.web.request import Stop, as_it_is, bearer, by_seat, seat_in, server, session_at

pages = Blueprint("look_back", __name__)


@pages.get("/api/round/<name>")
def round_before(name: str) -> Response:
    """?code -> round `name` as phones saw it, while people may look back and its result is on show."""
    session = session_at(request.args.get("code", ""), by_seat(bearer()))
    if not server().gateway.budgets.may_read(seat_in(session, bearer())):
        raise Stop(Refused("too_fast", retry=True))
    seen = looked_back(session.cache.state, name, server().kinds, session.cache.results)
    if isinstance(seen, Refused):
        raise Stop(seen)
    return as_it_is(encode(bodies.RoundSeen(seen)))
