"""The remote: the page of a facilitator's own phone, and the QR code with which the desk lets it in."""

from __future__ import annotations

import segno
from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from session.live.tickets import LIFE_SECONDS
from session.web import bodies
from session.web.request import (
    answer,
    at_desk,
    by_cookie,
    language,
    may_enter,
    page,
    server,
    session_or_none,
)

pages = Blueprint("remote", __name__)


@pages.get("/remote/<code>")
def remote(code: str) -> str | AnyResponse:
    """The desk of one session, made for a phone in the hand of who leads it. Whoever may use the desk, may use it."""
    session = session_or_none(code, by_cookie())
    if session is None or not may_enter(session.id, "desk"):
        return redirect("/enter")
    return page("remote.html", language(session.cache.state.language), code=session.code)


@pages.post("/api/desk/<code>/remote")
def ticket(code: str) -> Response:
    """A link for the facilitator's own phone, with its QR code. It opens the remote once, and only for some minutes."""
    session = at_desk(code)
    link = f"{server().origin()}/enter#{server().access.make_ticket(session.id)}"
    drawn = segno.make(link, error="m")
    dark = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(drawn.matrix)
        for x, module in enumerate(row)
        if module & 1
    )
    return answer(bodies.RemoteTicket(link, LIFE_SECONDS, len(drawn.matrix), dark), 201)
