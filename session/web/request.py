"""How a request reaches the rest of the server: its parts, the session of an address, who is asking."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from flask import Response, current_app, render_template, request

from session.core.refusals import Refused
from session.i18n import say
from session.live.server import Server
from session.live.sessions import LiveSession

_STATUS = {
    "wrong_code": 404,
    "unknown_session": 404,
    "seat_unknown": 401,
    "link_expired": 401,
    "wrong_password": 401,
    "not_allowed": 403,
    "session_closed": 410,
    "session_full": 409,
    "session_locked": 409,
    "too_fast": 429,
    "too_large": 413,
    "too_many_sessions": 409,
    "store_unavailable": 503,
    "server_error": 500,
    "record_failed": 500,
}


class Stop(Exception):
    """Ends a request with a refusal; the guard turns it into an answer."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


def server() -> Server:
    """The running server."""
    found: Server = current_app.extensions["versnelkamer"]
    return found


def answer(document: Any, status: int = 200) -> Response:
    """JSON that no cache keeps."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status=status, mimetype="application/json")


def refusal(refused: Refused) -> Response:
    """A refusal as an answer: {"refused": {"code", "words"}} with the status that fits it."""
    body = {"refused": {"code": refused.code, "words": dict(refused.words)}}
    return answer(body, _STATUS.get(refused.code, 400))


def payload() -> dict[str, Any]:
    """The JSON object in the body. Stops the request when there is none, or one that could not be written down."""
    try:
        given = request.get_json(force=False, silent=True)
        json.dumps(given, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):  # half a character, no number, or no bottom
        given = None
    if not isinstance(given, dict):
        raise Stop(Refused("bad_command", {"path": ""}))
    return given


def session_at(code: str) -> LiveSession:
    """The session with this code. Stops the request when there is none, or when too many were wrong before it."""
    found = server().gateway.find(code, address())
    if isinstance(found, Refused):
        raise Stop(found)
    return found


def session_or_none(code: str) -> LiveSession | None:
    """The same for a page, which says what is wrong in its own way."""
    found = server().gateway.find(code, address())
    return None if isinstance(found, Refused) else found


def address() -> str:
    """Where the request comes from. Never written down: it only slows down who guesses."""
    return request.remote_addr or ""


def seat_in(session: LiveSession, token: str | None) -> str:
    """The seat a token opens in this session. Stops the request when it opens none."""
    seat = server().gateway.seat_of(session, token)
    if seat is None:
        raise Stop(Refused("seat_unknown"))
    return seat


def bearer() -> str | None:
    """The token in the Authorization header."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else None


def may_enter(session: str | None, audience: str) -> bool:
    """Whether this browser's cookies open the desk or projector of a session (None: the desk of the server)."""
    return server().access.key_for(request.cookies, session, audience) is not None


def must_enter(session: str | None, audience: str = "desk") -> None:
    if not may_enter(session, audience):
        raise Stop(Refused("link_expired"))


def language(session_language: str | None = None) -> str:
    """The language of a page: the session's, else what the browser asks for, else that of the settings."""
    if session_language is not None:
        return session_language
    default = server().config.session.language
    others = ["nl", "en"] if default == "nl" else ["en", "nl"]
    return request.accept_languages.best_match(others, default) or default


def page(template: str, lang: str, **words: Any) -> str:
    """A page in one language; `t(key)` in the template says its words."""
    return render_template(template, lang=lang, origin=server().origin(), t=partial(say, lang), **words)
