"""The desk: the list of sessions, one session, the links to hand out, and the exchange of a secret for a cookie."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from session.core.carry import offered
from session.core.commands import Actor
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.settings_form import form
from session.live.access import REMOTE, TooManyTries, WrongPassword, cookie_of
from session.live.conductor import ACK_SECONDS
from session.live.cookies import on_the_wire
from session.live.messages import Ack
from session.live.retention import NEVER, leaves_at
from session.store import SessionRow
from session.web import bodies
from session.web.fixed import as_json, once
from session.web.request import (
    Stop,
    address,
    answer,
    at_desk,
    body,
    by_cookie,
    language,
    may_enter,
    must_enter,
    note_of,
    own_cookies,
    page,
    payload,
    server,
    session_at,
    session_or_none,
)

pages = Blueprint("desk", __name__)
YEAR = 365 * 24 * 3600
LINK_EXPIRED = Refused("link_expired")
BAD_BODY = Refused("bad_command", {"path": ""})


@pages.get("/desk")
def home() -> str | AnyResponse:
    """All sessions; without the right cookie the page that asks for the link."""
    if not may_enter(None, "desk"):
        return redirect("/enter")
    return page("desk.html", language(), code="", face="home")


@pages.get("/desk/<code>")
def one(code: str) -> str | AnyResponse:
    """One session: agenda, live, record. What is shown is chosen in the page."""
    session = session_or_none(code, by_cookie())
    if session is None or not may_enter(session.id, "desk"):
        return redirect("/enter")
    lang = language(session.cache.state.language)
    return page("desk.html", lang, code=session.code, face="session")


@pages.get("/enter")
def entrance() -> str:
    """Takes the secret out of the fragment and exchanges it; asks for a password when the link has one."""
    return page("desk.html", language(), code="", face="enter")


@pages.post("/api/enter")
def enter() -> Response:
    """A secret (and a password when its link has one) for a cookie. No address that is sent ever has the secret."""
    asked = body(bodies.Enter, LINK_EXPIRED)
    password = (asked.password or "")[: bodies.PASSWORD_CHARACTERS]
    try:
        grant = server().access.enter(asked.secret, password, address())
    except TooManyTries:
        raise Stop(Refused("too_fast", retry=True)) from None
    except WrongPassword:
        raise Stop(Refused("wrong_password")) from None
    if grant is None:
        raise Stop(LINK_EXPIRED)
    response = answer(bodies.Go(_where(grant.session, grant.kind)))
    secure = request.is_secure
    name = on_the_wire(grant.cookie, secure)
    response.set_cookie(
        name, grant.token, max_age=YEAR, httponly=True, samesite="Lax", secure=secure, path="/"
    )
    return response


def _where(session: str | None, kind: str) -> str:
    if session is None:
        return "/desk"
    code = next((awake.code for awake in server().sessions.awake() if awake.id == session), None)
    code = code or next((row.code for row in server().sessions.rows() if row.id == session), "")
    return f"/{kind}/{code}" if kind in ("projector", REMOTE) else f"/desk/{code}"


@pages.post("/api/leave")
def leave() -> Response:
    """End the key in this browser."""
    code = body(bodies.Leave, BAD_BODY).code
    session = session_at(code, by_cookie()).id if isinstance(code, str) and code else None
    server().access.leave(own_cookies(), session)
    server().gateway.revoke()
    response = answer(bodies.Go("/enter"))
    secure = request.is_secure
    response.delete_cookie(on_the_wire(cookie_of(session), secure), path="/", secure=secure)
    return response


@pages.get("/api/desk/sessions")
def sessions() -> Response:
    """The list on the desk: newest first."""
    must_enter(None)
    rows = sorted(server().sessions.rows(), key=lambda row: -row.updated)
    remembered = server().sessions.retention()
    lines = [_line(row, leaves_at(remembered.get(row.id, NEVER))) for row in rows]
    return answer(bodies.SessionList(lines, server().origin()))


def _line(row: SessionRow, leaves: int | None) -> bodies.SessionLine:
    """One line of the list; `leaves` is when a session in the bin is deleted, in seconds since the epoch."""
    summary = server().sessions.summary(row.id)
    return bodies.SessionLine(
        code=row.code,
        title=row.title,
        phase=row.phase,
        updated=row.updated,
        leaves=leaves,
        people=None if summary is None else summary.people,
        rounds=None if summary is None else summary.rounds,
        minutes=None if summary is None else summary.minutes,
        present=0 if summary is None else summary.present,
    )


@pages.delete("/api/desk/sessions/<code>")
def delete(code: str) -> Response:
    """Everything of a session goes. Only the desk of the server may, and only when it is not open."""
    must_enter(None)
    session = session_at(code, by_cookie())
    if session.cache.state.phase == "open":
        raise Stop(Refused("session_open"))
    server().sessions.delete(session)
    server().access.revoke(session.id)
    return answer(bodies.Nothing())


@pages.post("/api/desk/sessions/<code>/keep")
def keep(code: str) -> Response:
    """Take a session out of the bin: its retention time begins anew."""
    must_enter(None)
    server().sessions.keep(session_at(code, by_cookie()))
    return answer(bodies.Nothing())


@pages.get("/api/desk/<code>")
def about(code: str) -> Response:
    """What the desk page needs besides the view: addresses to share."""
    session = at_desk(code)
    origin = server().origin()
    host = may_enter(None, "desk")
    return answer(bodies.Addresses(server().join_address(session.id, session.code), origin, host))


@pages.post("/api/desk/<code>/command")
def command(code: str) -> Response:
    """A command too large for one message of the socket (an agenda with long lists) -> the acknowledgement."""
    session = at_desk(code)
    gateway, waiter = server().gateway, server().engine.result()
    key = server().access.key_for(own_cookies(), session.id, "desk") or ""
    gateway.submit(
        session,
        Actor("desk"),
        payload(),
        key,
        waiter.set,
        server().config.limits.body_bytes,
    )
    ack: Ack = waiter.wait(ACK_SECONDS)
    return answer(ack)


@pages.post("/api/desk/<code>/links")
def make_link(code: str) -> Response:
    """A link for a co-facilitator or a projector. It is shown once; it works until it is revoked."""
    session = at_desk(code)
    asked = body(bodies.NewLink, Refused("bad_command", {"path": "kind"}))
    secret = server().access.make_link(session.id, asked.kind, asked.password or None)
    return answer(bodies.Link(f"{server().origin()}/enter#{secret}"), 201)


@pages.delete("/api/desk/<code>/links")
def revoke_links(code: str) -> Response:
    """End all links of this session and everybody who came in through one."""
    session = at_desk(code)
    server().access.revoke(session.id)
    server().gateway.revoke()
    return answer(bodies.Nothing())


@pages.get("/api/kinds")
def kinds() -> Response:
    """The round kinds and the forms of their settings."""
    return once("kinds", lambda: as_json(bodies.KindList([_kind(kind) for kind in server().kinds.values()])))


def _kind(kind: RoundKind) -> bodies.KindOfRound:
    return bodies.KindOfRound(
        name=kind.name,
        purpose=kind.purpose,
        icon=kind.icon,
        takes=kind.takes,
        most_options=kind.most_options,
        secret=kind.secret,
        live=sorted(kind.open_settings),
        form=form(kind),
        flavours=_flavours(kind.name, kind.words["nl"]),
    )


def _flavours(kind: str, words: Mapping[str, str]) -> list[str]:
    """What later rounds can take from this kind, the default first: its words "<kind>.items.<flavour>" name them."""
    start = f"{kind}.items."
    return [key.removeprefix(start) for key in words if key.startswith(start)]


@pages.get("/api/desk/<code>/items/<name>")
def items(code: str, name: str) -> Response:
    """What later rounds can take from round `name` now, by flavour, best first; {} before it has opened."""
    session = at_desk(code)
    state = session.cache.state
    if name not in state.rounds:
        raise Stop(Refused("unknown_round"))
    flavours = offered(state, server().kinds, state.rounds[name], session.cache.results)
    listed = {
        flavour: [bodies.ItemLine(item.id, item.text) for tier in tiers for item in tier]
        for flavour, tiers in flavours.items()
    }
    return answer(bodies.ItemLists(listed))


@pages.get("/api/desk/<code>/note/<name>/<option>")
def note(code: str, name: str, option: str) -> Response:
    """?from -> the ideas of a cluster that is an option of round `name`, a line each."""
    session = at_desk(code)
    return note_of(session, name, option)
