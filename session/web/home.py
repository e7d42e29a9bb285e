"""The front door: the page on which people join, the words of a language, and a sign of life."""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.i18n import LANGUAGES, catalog
from session.store import StoreError
from session.web import bodies
from session.web.fixed import as_json, once
from session.web.request import answer, language, page, server, session_or_none

pages = Blueprint("home", __name__)


@pages.get("/")
@pages.get("/join/<code>")
def join_page(code: str = "") -> str:
    """The phone. With a code (from the QR) the page skips the question for it."""
    session = session_or_none(code) if code else None
    wanted = request.args.get("lang")
    lang = wanted if wanted in LANGUAGES else language(session.cache.state.language if session else None)
    return page("phone.html", lang, code=session.code if session else code[:12])


@pages.get("/card")
def card_page() -> str:
    """The phone, for who scans an entry card. What opens a seat stands behind the # and is not sent."""
    return page("phone.html", language(), code="")


@pages.get("/check")
def check_page() -> str:
    """The page that checks a record by its fingerprint. The file stays in the browser."""
    wanted = request.args.get("lang")
    return page("check.html", wanted if wanted in LANGUAGES else language())


@pages.get("/words/<lang>.json")
def words(lang: str) -> Response:
    """Every text of a language by key."""
    if lang not in LANGUAGES:
        return answer(bodies.Nothing(), 404)
    return once(("words", lang), lambda: as_json(dict(catalog(lang)), "no-cache"))


@pages.get("/healthz")
def healthz() -> Response:
    """For a watchdog: the server answers and its disk can be read."""
    try:
        known = len(server().sessions.rows())
    except StoreError:
        return answer(bodies.Health(False), 503)
    return answer(bodies.Health(True, known, len(server().sessions.awake())))
