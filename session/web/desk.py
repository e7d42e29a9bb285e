"""The desk: the list of sessions, one session, the links to hand out, and the exchange of a secret for a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from session import agendas, rounds
from session.core import text
from session.core.carry import offered
from session.core.commands import Actor
from session.core.decisions.session import TITLE_CHARACTERS
from session.core.refusals import Refused
from session.core.settings_form import form
from session.live.access import WrongPassword, cookie_of
from session.live.sessions import TooManySessions
from session.store import StoreError
from session.web.request import (
    Stop,
    address,
    answer,
    language,
    may_enter,
    must_enter,
    page,
    payload,
    server,
    session_at,
    session_or_none,
)

pages = Blueprint("desk", __name__)
YEAR = 365 * 24 * 3600


@pages.get("/desk")
def home() -> str | AnyResponse:
    """All sessions; without the right cookie the page that asks for the link."""
    if not may_enter(None, "desk"):
        return redirect("/enter")
    return page("desk.html", language(), code="", face="home")


@pages.get("/desk/<code>")
def one(code: str) -> str | AnyResponse:
    """One session: agenda, live, record. What is shown is chosen in the page."""
    session = session_or_none(code)
    if session is None or not may_enter(session.id, "desk"):
        return redirect("/enter")
    lang = language(session.conductor.cache.state.language)
    return page("desk.html", lang, code=session.code, face="session")


@pages.get("/enter")
def entrance() -> str:
    """Takes the secret out of the fragment and exchanges it; asks for a password when the link has one."""
    return page("desk.html", language(), code="", face="enter")


@pages.post("/api/enter")
def enter() -> Response:
    """{secret, password?} -> {go} and a cookie. The secret never appears in an address that is sent."""
    given = payload()
    secret, password = given.get("secret"), given.get("password")
    if (
        not isinstance(secret, str)
        or len(secret) > 100
        or not secret.isascii()
        or not isinstance(password, str | None)
    ):
        raise Stop(Refused("link_expired"))
    brute_force = server().gateway.brute_force
    if not brute_force.allowed(address()):
        raise Stop(Refused("too_fast", retry=True))
    try:
        grant = server().access.enter(secret, (password or "")[:200])
    except WrongPassword:
        brute_force.failed(address())
        raise Stop(Refused("wrong_password")) from None
    if grant is None:
        brute_force.failed(address())
        raise Stop(Refused("link_expired"))
    response = answer({"go": _where(grant.session, grant.kind)})
    secure = request.is_secure
    response.set_cookie(
        grant.cookie, grant.token, max_age=YEAR, httponly=True, samesite="Strict", secure=secure, path="/"
    )
    return response


def _where(session: str | None, kind: str) -> str:
    if session is None:
        return "/desk"
    code = next((each.code for each in server().sessions.awake() if each.id == session), None)
    code = code or next((row.code for row in server().sessions.rows() if row.id == session), "")
    return f"/projector/{code}" if kind == "projector" else f"/desk/{code}"


@pages.post("/api/leave")
def leave() -> Response:
    """{code?}: end the key in this browser."""
    code = payload().get("code")
    session = session_at(code).id if isinstance(code, str) and code else None
    server().access.leave(request.cookies, session)
    server().gateway.revoke()
    response = answer({"go": "/enter"})
    response.delete_cookie(cookie_of(session), path="/")
    return response


@pages.get("/api/desk/sessions")
def sessions() -> Response:
    """The list on the desk: newest first."""
    must_enter(None)
    rows = sorted(server().sessions.rows(), key=lambda row: -row.updated)
    return answer({"sessions": [_row(row) for row in rows], "origin": server().origin()})


def _row(row: Any) -> dict[str, Any]:
    shown = {"code": row.code, "title": row.title, "phase": row.phase, "updated": row.updated}
    live = next((each for each in server().sessions.awake() if each.id == row.id), None)
    if live is None:
        return shown | {"people": None, "rounds": None, "minutes": None, "present": 0}
    state = live.conductor.cache.state
    minutes = sum(each.plan["minutes"] for each in state.agenda() if not each.skipped)
    return shown | {
        "people": state.people,
        "rounds": len(state.order),
        "minutes": minutes,
        "present": live.presence.present(),
    }


@pages.post("/api/desk/sessions")
def create() -> Response:
    """{title, language, agenda?} -> {code}. `agenda` is the name of a ready-made one."""
    must_enter(None)
    given = payload()
    lang = (
        given.get("language") if given.get("language") in ("nl", "en") else server().config.session.language
    )
    name = given.get("agenda")
    agenda = agendas.find(name, str(lang)) if isinstance(name, str) and name else None
    title = given.get("title") if isinstance(given.get("title"), str) else ""
    accepted = text.accept(title or (agenda.title if agenda else ""), TITLE_CHARACTERS, lines=False)
    if isinstance(accepted, Refused):
        raise Stop(accepted)
    try:
        session = agendas.start(
            server().sessions, accepted, str(lang), agenda, server().config.privacy.threshold
        )
    except TooManySessions:
        raise Stop(Refused("too_many_sessions", {"limit": server().config.limits.sessions})) from None
    except StoreError:
        raise Stop(Refused("store_unavailable", retry=True)) from None
    return answer({"code": session.code}, 201)


@pages.delete("/api/desk/sessions/<code>")
def delete(code: str) -> Response:
    """Everything of a session goes. Only the desk of the server may, and only when it is not open."""
    must_enter(None)
    session = session_at(code)
    if session.conductor.cache.state.phase == "open":
        raise Stop(Refused("session_open"))
    server().sessions.delete(session)
    server().access.revoke(session.id)
    return answer({})


@pages.get("/api/desk/<code>")
def about(code: str) -> Response:
    """What the desk page needs besides the view: addresses to share."""
    session = session_at(code)
    must_enter(session.id)
    origin = server().origin()
    return answer(
        {"join": f"{origin}/join/{session.code}", "origin": origin, "host": may_enter(None, "desk")}
    )


@pages.post("/api/desk/<code>/command")
def command(code: str) -> Response:
    """A command too large for one message of the socket (an agenda with long lists) -> the acknowledgement."""
    session = session_at(code)
    must_enter(session.id)
    gateway, waiter = server().gateway, server().engine.result()
    key = server().access.key_for(request.cookies, session.id, "desk") or ""
    gateway.submit(
        session,
        Actor("desk"),
        payload(),
        gateway.budget_of(key),
        waiter.set,
        server().config.limits.body_bytes,
    )
    return answer(waiter.wait(30))


@pages.post("/api/desk/<code>/links")
def make_link(code: str) -> Response:
    """{kind: "facilitator"|"projector", password?} -> {link}. The link is shown once; it works until it is revoked."""
    session = session_at(code)
    must_enter(session.id)
    given = payload()
    kind, password = given.get("kind"), given.get("password")
    if (
        kind not in ("facilitator", "projector")
        or not isinstance(password, str | None)
        or len(password or "") > 200
    ):
        raise Stop(Refused("bad_command", {"path": "kind"}))
    secret = server().access.make_link(session.id, kind, password or None)
    return answer({"link": f"{server().origin()}/enter#{secret}"}, 201)


@pages.delete("/api/desk/<code>/links")
def revoke_links(code: str) -> Response:
    """End all links of this session and everybody who came in through one."""
    session = session_at(code)
    must_enter(session.id)
    server().access.revoke(session.id)
    server().gateway.revoke()
    return answer({})


@pages.get("/api/kinds")
def kinds() -> Response:
    """The round kinds and the forms of their settings."""
    listed = [
        {
            "name": kind.name,
            "purpose": kind.purpose,
            "icon": kind.icon,
            "takes": kind.takes,
            "secret": kind.secret,
            "live": sorted(kind.open_settings),
            "form": form(kind),
            "flavours": _flavours(kind.name, kind.words["nl"]),
        }
        for kind in rounds.KINDS.values()
    ]
    return answer({"kinds": listed})


def _flavours(kind: str, words: Mapping[str, str]) -> list[str]:
    """What later rounds can take from this kind, the default first: its words "<kind>.items.<flavour>" name them."""
    start = f"{kind}.items."
    return [key.removeprefix(start) for key in words if key.startswith(start)]


@pages.get("/api/desk/<code>/items/<name>")
def items(code: str, name: str) -> Response:
    """What later rounds can take from round `name` now, by flavour, best first; {} before it has opened."""
    session = session_at(code)
    must_enter(session.id)
    state = session.conductor.cache.state
    if name not in state.rounds:
        raise Stop(Refused("unknown_round"))
    found = offered(state, server().kinds, state.rounds[name], session.conductor.cache.results)
    listed = {
        flavour: [{"id": each.id, "text": each.text} for tier in tiers for each in tier]
        for flavour, tiers in found.items()
    }
    return answer({"items": listed})


@pages.get("/api/agendas")
def ready_made() -> Response:
    """The ready-made agendas in the reader's language."""
    lang = request.args.get("lang", server().config.session.language)
    return answer({"agendas": agendas.listing(lang if lang in ("nl", "en") else "nl")})
