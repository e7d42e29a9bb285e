"""Where something came from, for the desk: asked for when somebody wants to know, because a view would be too large."""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.core import origin
from session.core.contribution import Ref
from session.core.refusals import Refused
from session.core.state import Session
from session.web import bodies
from session.web.request import Stop, answer, by_cookie, must_enter, server, session_at

pages = Blueprint("origins", __name__)


@pages.get("/api/desk/<code>/origin/<name>/<item>")
def trail(code: str, name: str, item: str) -> Response:
    """Of item `item` of round `name`, an option or what the round made of those (`?flavour=actions` for an action): its
    contributions, and what those are in every round.
    """
    session = session_at(code, by_cookie())
    must_enter(session.id)
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
    return answer(bodies.OriginTrail(lines, steps))


def _line(state: Session, ref: Ref) -> bodies.ContributionLine:
    one = origin.contribution(state, server().kinds, ref)
    topic = None if one.topic is None else state.rounds[ref.round].text(one.topic)
    return bodies.ContributionLine(ref.id, one.text, ref.round, topic, one.side, not one.seen)
