"""Downloading the decision record: at the desk at any time, for participants once the session is closed."""

from __future__ import annotations

import time

from flask import Blueprint, Response, request

from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.record import export
from session.record.pdf import RecordFailed
from session.web.request import Stop, at_desk, by_seat, seat_in, server, session_at

pages = Blueprint("record", __name__)
COUNTING_SECONDS = 20.0  # so long a download waits for figures
FORMS = {"pdf": "application/pdf", "json": "application/json", "csv": "application/zip"}
PAGES = {"": "pdf", **{part: part for part in export.PARTS}}  # which pages of a PDF are asked for


@pages.get("/record/<code>.<form>")
def for_the_desk(code: str, form: str) -> Response:
    """The record as it is now; marked provisional until the session is closed."""
    return _download(at_desk(code), form)


@pages.post("/record/<code>.<form>")
def for_a_participant(code: str, form: str) -> Response:
    """The same file for who holds a seat; the token comes in the form, never in the address."""
    session = session_at(code, by_seat(request.form.get("seat")))
    seat_in(session, request.form.get("seat"))
    if session.cache.state.phase != "closed":
        raise Stop(Refused("record_not_ready"))
    return _download(session, form)


def counted(session: LiveSession) -> None:
    """A record waits for the figures that are being counted; what could not be counted is not in it."""
    try:
        session.conductor.long_counts.wait(COUNTING_SECONDS)
    except TimeoutError:
        raise Stop(Refused("still_counting", retry=True)) from None


def _download(session: LiveSession, form: str) -> Response:
    wanted = PAGES.get(request.values.get("pages", "")) if form == "pdf" else form
    if form not in FORMS or wanted is None:
        raise Stop(Refused("unknown_address", {"path": form}))
    counted(session)
    running, cache = server(), session.cache
    asked = request.values.get("lang")
    lang = asked if asked in ("nl", "en") else cache.state.language
    source = export.RecordSource(
        cache.state,
        cache.version,
        cache.head,
        lang,
        int(time.time()),
        running.config.session.timezone,
        cache.results,
        f"{running.origin()}/join/{cache.state.code}",
    )
    try:
        body = running.records.get(source, wanted)
    except RecordFailed as failed:
        raise Stop(Refused("record_failed", {"reason": failed.code}, retry=True)) from failed
    response = Response(body, mimetype=FORMS[form])
    name = export.file_name(source, wanted)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
