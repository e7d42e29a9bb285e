"""Where something came from, for the desk, and what became of everything, for phones after the end: asked for when
somebody wants to know, because a view would be too large.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.core import origin
from session.core.contribution import Ref
from session.core.refusals import Refused
from session.core.state import Session
from session.web import bodies
from session.web.fixed import Fixed, as_json, once_natively
from session.web.request import (
    Stop,
    answer,
    at_desk,
    bearer,
    by_seat,
    seat_in,
    server,
    session_at,
)

pages = Blueprint("origins", __name__)


@pages.get("/api/desk/<code>/origin/<name>/<item>")
def trail(code: str, name: str, item: str) -> Response:
    """Of item `item` of round `name`, an option or what the round made of those (`?flavour=actions` for an action): its
    contributions, and what those are in every round.
    """
    session = at_desk(code)
    state = session.cache.state
    if name not in state.rounds:
        raise Stop(Refused("unknown_round"))
    try:
        made = origin.back(state, server().kinds, name, item, request.args.get("flavour", ""))
        lines = [_line(state, ref) for ref in made.of]
    except KeyError:
        raise Stop(Refused("unknown_option")) from None
    steps = [
        bodies.OriginStep(step.round, step.id, step.text, step.whole, step.shared)
        for step in origin.became(state, server().kinds, made.of)
    ]
    return answer(bodies.OriginTrail(lines, origin.people(state, server().kinds, made.of), steps))


@pages.get("/api/became")
def became() -> Response:
    """?code -> what became of everything that was put in, once the session is closed. Every seat gets the same bytes:
    the phone looks up what is its own, and does not say what that is.
    """
    session = session_at(request.args.get("code", ""), by_seat(bearer()))
    seat = seat_in(session, bearer())
    if not server().gateway.budgets.may_read(seat):
        raise Stop(Refused("too_fast", retry=True))
    state = session.cache.state
    if state.phase != "closed":
        raise Stop(Refused("session_not_closed"))

    kinds = server().kinds

    def make() -> Fixed:
        told = origin.forward(state, kinds)
        of: dict[str, dict[str, list[int]]] = {}
        for ref, places in told.of.items():
            of.setdefault(ref.round, {})[ref.id] = list(places)
        made = [bodies.MadeItem(one.round, one.text, one.whole) for one in told.made]
        return as_json(bodies.BecameAnswer(made, of))

    return once_natively(server().engine, ("became", session.id, session.cache.version), make)


def _line(state: Session, ref: Ref) -> bodies.ContributionLine:
    one = origin.contribution(state, server().kinds, ref)
    topic = None if one.topic is None else state.rounds[ref.round].text(one.topic)
    return bodies.ContributionLine(
        ref.id, one.text, ref.round, topic, one.side, not one.seen, list(one.remarks)
    )
