"""What participants will see, for the desk: the phone of one round in a frame. It has no seat and sends nothing."""

from __future__ import annotations

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from session.core.as_seen import LIKELY_OPTIONS, at_a_phone
from session.core.refusals import Refused
from session.i18n import say
from session.live.messages import Mine
from session.web import bodies
from session.web.request import (
    Stop,
    answer,
    at_desk,
    by_cookie,
    language,
    may_enter,
    page,
    server,
    session_or_none,
)

pages = Blueprint("phone_preview", __name__)


@pages.get("/preview/<code>/<name>")
def preview(code: str, name: str) -> str | AnyResponse:
    """The page that stands in the frame."""
    session = session_or_none(code, by_cookie())
    if session is None or not may_enter(session.id, "desk"):
        return redirect("/enter")
    lang = language(session.cache.state.language)
    return page("phone_preview.html", lang, code=session.code, round=name)


@pages.get("/api/desk/<code>/phone/<name>")
def seen(code: str, name: str) -> Response:
    """What a phone sees of round `name`: as it is, or as it would be if it opened now."""
    session = at_desk(code)
    state, results = session.cache.state, session.cache.results
    likely = [say(state.language, "desk.peek_option", number=n) for n in range(1, LIKELY_OPTIONS + 1)]
    try:
        view, own = at_a_phone(state, name, server().kinds, results, likely)
    except KeyError:
        raise Stop(Refused("unknown_round")) from None
    return answer(bodies.PhoneSeen(server().sessions.steady.ms(), view, Mine(None, {name: own}, {})))
