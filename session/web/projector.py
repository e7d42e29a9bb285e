"""The projector page, and the QR code that brings a phone to the session."""

from __future__ import annotations

import io

import segno
from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from session.web.fixed import Fixed, once
from session.web.request import by_cookie, language, may_enter, page, server, session_at, session_or_none

pages = Blueprint("projector", __name__)


@pages.get("/projector/<code>")
def projector(code: str) -> str | AnyResponse:
    """The projector of one session. Needs the cookie of its desk, or of a projector link."""
    session = session_or_none(code, by_cookie("projector"))
    if session is None or not may_enter(session.id, "projector"):
        return redirect("/enter")
    lang = language(session.cache.state.language)
    return page("projector.html", lang, code=session.code)


@pages.get("/qr/<code>.svg")
def qr(code: str) -> Response:
    """The address of a session as a QR code, always dark on white, with the quiet zone scanners need."""
    session = session_at(code, by_cookie("projector"))
    address = server().join_address(session.id, session.code)
    return once(("qr", address), lambda: _drawn(address))


def _drawn(address: str) -> Fixed:
    image = io.BytesIO()
    segno.make(address, error="m").save(
        image, kind="svg", border=4, dark="#12262A", light="#FFFFFF", xmldecl=False, omitsize=True, title=None
    )
    return Fixed(image.getvalue(), "image/svg+xml", "private, max-age=300")
