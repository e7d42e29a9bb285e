"""Downloading the decision record: at the desk at any time, for participants once the session is closed."""

from __future__ import annotations

import time

from flask import Blueprint, Response, request

from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.record import export
from session.record.pdf import RecordFailed
from session.web.request import Stop, may_enter, seat_in, server, session_at

pages = Blueprint("record", __name__)
KINDS = {"pdf": "application/pdf", "json": "application/json", "csv": "application/zip"}


@pages.get("/record/<code>.<kind>")
def for_the_desk(code: str, kind: str) -> Response:
    """The record as it is now; marked provisional until the session is closed."""
    session = session_at(code)
    if not may_enter(session.id, "desk"):
        raise Stop(Refused("link_expired"))
    return _download(session, kind)


@pages.post("/record/<code>.<kind>")
def for_a_participant(code: str, kind: str) -> Response:
    """The same file for who holds a seat; the token comes in the form, never in the address."""
    session = session_at(code)
    seat_in(session, request.form.get("seat"))
    if session.cache.state.phase != "closed":
        raise Stop(Refused("record_not_ready"))
    return _download(session, kind)


def _download(session: LiveSession, kind: str) -> Response:
    if kind not in KINDS:
        raise Stop(Refused("unknown_address", {"path": kind}))
    cache = session.cache
    wanted = request.values.get("lang")
    lang = wanted if wanted in ("nl", "en") else cache.state.language
    source = export.RecordSource(
        cache.state,
        cache.version,
        cache.head,
        lang,
        int(time.time()),
        server().config.session.timezone,
        cache.results,
    )
    try:
        body = server().records.get(source, kind)
    except RecordFailed as failed:
        raise Stop(Refused("record_failed", {"reason": failed.code}, retry=True)) from failed
    response = Response(body, mimetype=KINDS[kind])
    name = export.file_name(source, "zip" if kind == "csv" else kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
