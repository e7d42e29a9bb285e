"""How a request reaches the rest of the server: its parts, the session of an address, who is asking."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, TypeVar

import msgspec
from flask import Response, current_app, render_template, request

from session.core.refusals import Refused
from session.core.shapes import told
from session.core.shown_options import note_lines
from session.core.state import Json
from session.i18n import say
from session.live import cookies
from session.live.front_door import Shows, nothing
from session.live.messages import encode
from session.live.server import Server
from session.live.sessions import LiveSession
from session.web import bodies
from session.web.fixed import Fixed, once

B = TypeVar("B", bound=bodies.Body)

STATUS = {
    "wrong_code": 404,
    "unknown_session": 404,
    "unknown_address": 404,
    "seat_unknown": 401,
    "link_expired": 401,
    "wrong_password": 401,
    "not_allowed": 403,
    "no_looking_back": 403,
    "not_shown_now": 404,
    "session_closed": 410,
    "card_unknown": 404,
    "card_withdrawn": 410,
    "cards_only": 403,
    "session_full": 409,
    "session_locked": 409,
    "too_fast": 429,
    "too_large": 413,
    "too_many_sessions": 409,
    "store_unavailable": 503,
    "still_counting": 503,
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
    running: Server = current_app.extensions["versnelkamer"]
    return running


def answer(document: object, status: int = 200) -> Response:
    """A body, or what is built of JSON already, that no cache keeps."""
    return Response(encode(document), status=status, mimetype="application/json")


def as_it_is(body: bytes | str) -> Response:
    """An answer in JSON that no proxy may compress on its way: its length would tell again what is in it."""
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store, no-transform"
    response.headers["Content-Encoding"] = "identity"
    return response


def refusal(refused: Refused) -> Response:
    """A refusal as an answer, with the status that fits it."""
    why = bodies.RefusalAnswer(refused.code, dict(refused.words))
    return answer(bodies.Refusal(why), STATUS.get(refused.code, 400))


def body(shape: type[B], otherwise: Refused) -> B:
    """The body of the request. Stops the request when it is no JSON object, and with `otherwise` when it is another."""
    try:
        return msgspec.convert(payload(), shape)
    except msgspec.ValidationError:
        raise Stop(otherwise) from None


def payload() -> Json:
    """The JSON object in the body. Stops the request when there is none, or one that could not be written down."""
    try:
        given = request.get_json(force=False, silent=True)
        json.dumps(given, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):  # half a character, no number, or no bottom
        given = None
    if not isinstance(given, dict):
        raise Stop(Refused("bad_command", {"path": ""}))
    return given


def session_at(code: str, shows: Shows = nothing) -> LiveSession:
    """The session with this code. Stops the request when there is none, or when too many were wrong before it and
    nothing else is shown that opens it.
    """
    session = server().gateway.front_door.find(code, address(), shows)
    if isinstance(session, Refused):
        raise Stop(session)
    return session


def at_desk(code: str) -> LiveSession:
    """The session with this code, for its desk. Stops the request when there is none, or when the cookies of this
    browser do not open that.
    """
    session = server().gateway.front_door.at_desk(code, address(), own_cookies())
    if isinstance(session, Refused):
        raise Stop(session)
    return session


def session_or_none(code: str, shows: Shows = nothing) -> LiveSession | None:
    """The same for a page, which says what is wrong in its own way."""
    session = server().gateway.front_door.find(code, address(), shows)
    return None if isinstance(session, Refused) else session


def by_cookie(audience: str = "desk") -> Shows:
    """What this browser shows of a desk or a projector."""
    return server().gateway.front_door.by_cookie(own_cookies(), audience)


def by_link(link: object) -> Shows:
    """What a phone shows that came by the QR code or the link to join."""
    return server().gateway.front_door.by_link(link)


def by_seat(token: object) -> Shows:
    """What a phone shows that has a seat."""
    return server().gateway.front_door.by_seat(token)


def address() -> str:
    """Where the request comes from. Never written down: it only slows down who guesses."""
    return request.remote_addr or ""


def seat_in(session: LiveSession, token: str | None) -> str:
    """The seat a token opens in this session, which may be taken now. Stops the request when it opens none."""
    seat = server().gateway.arrivals.arrive(session, token)
    if isinstance(seat, Refused):
        raise Stop(seat)
    if seat is None:
        raise Stop(Refused("seat_unknown"))
    return seat


def note_of(session: LiveSession, name: str, option: str) -> Response:
    """Lines of the note of an option of a round that has opened, from line `from` of the query."""
    round_ = session.cache.state.rounds.get(name)
    asked = request.args.get("from", "0")
    start = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 0
    found = None if round_ is None else note_lines(round_, option, start)
    if found is None:
        raise Stop(Refused("unknown_option" if round_ is not None else "unknown_round"))
    return answer(told(found))


def bearer() -> str | None:
    """The token in the Authorization header."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else None


def may_enter(session: str | None, audience: str) -> bool:
    """Whether this browser's cookies open the desk or projector of a session (None: the desk of the server)."""
    return server().access.key_for(own_cookies(), session, audience) is not None


def own_cookies() -> dict[str, str]:
    """The cookies of this request that this server can have set."""
    return cookies.own(request.cookies, request.is_secure)


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
    zone = server().config.session.timezone  # of the room, whatever the laptop says
    return render_template(
        template,
        lang=lang,
        zone=zone,
        worker=not is_dev(),
        origin=server().origin(),
        t=partial(say, lang),
        **words,
    )


def fixed_page(template: str, lang: str) -> Response:
    """A page of which the bytes are the same for everybody who reads this language."""
    if is_dev():
        return Response(page(template, lang), content_type="text/html; charset=utf-8")
    key = (template, lang, server().origin())
    return once(key, lambda: Fixed(page(template, lang).encode(), "text/html; charset=utf-8"))


def is_dev() -> bool:
    """Whether somebody works on the files of the front end while this server runs."""
    return current_app.config["TEMPLATES_AUTO_RELOAD"] is True
