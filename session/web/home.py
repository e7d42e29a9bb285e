"""The front door: the page on which people join, the words of a language, and a sign of life."""

from __future__ import annotations

from flask import Blueprint, Response, request

from session.i18n import LANGUAGES, catalog
from session.store import StoreError
from session.web import bodies, words_asked
from session.web.fixed import as_json, once
from session.web.request import answer, fixed_page, is_dev, language, server, session_or_none

pages = Blueprint("home", __name__)


@pages.get("/")
@pages.get("/join/<code>")
def join_page(code: str = "") -> Response:
    """The phone. With a code (from the QR) the page skips the question for it; it reads it from its own address."""
    session = session_or_none(code) if code else None
    wanted = request.args.get("lang")
    lang = wanted if wanted in LANGUAGES else language(session.cache.state.language if session else None)
    return fixed_page("phone.html", lang)


@pages.get("/card")
def card_page() -> Response:
    """The phone, for who scans an entry card. What opens a seat stands behind the # and is not sent."""
    return fixed_page("phone.html", language())


@pages.get("/check")
def check_page() -> Response:
    """The page that checks a record by its fingerprint. The file stays in the browser."""
    wanted = request.args.get("lang")
    return fixed_page("check.html", wanted if wanted in LANGUAGES else language())


@pages.get("/words/<lang>.json")
def words(lang: str) -> Response:
    """Every text of a language by key."""
    if lang not in LANGUAGES:
        return answer(bodies.Nothing(), 404)
    return once(("words", lang), lambda: as_json(dict(catalog(lang)), "no-cache"))


@pages.get("/words/<part>/<lang>.json")
def words_of(part: str, lang: str) -> Response:
    """The texts of one part of the pages in a language by key, such as those a phone needs to join."""
    if lang not in LANGUAGES or part not in words_asked.names():
        return answer(bodies.Nothing(), 404)
    if is_dev():  # modules ask for other words from one moment to the next
        return words(lang)
    return once(("words", part, lang), lambda: as_json(dict(words_asked.part(part, lang)), "no-cache"))


@pages.get("/healthz")
def healthz() -> Response:
    """For a watchdog: the server answers and its disk can be read."""
    try:
        known = len(server().sessions.rows())
    except StoreError:
        return answer(bodies.Health(False), 503)
    return answer(bodies.Health(True, known, len(server().sessions.awake())))
