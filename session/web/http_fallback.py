"""For networks that block websockets: the same commands and the same deltas over plain HTTP, on the same path."""

from __future__ import annotations

import msgspec
from flask import Blueprint, Response, request
from msgspec import Raw

from session.core import look_back
from session.core.commands import Actor
from session.core.refusals import Refused
from session.live import padding
from session.live.messages import Ack, Have
from session.live.sessions import LiveSession
from session.web import bodies
from session.web.request import (
    Stop,
    as_it_is,
    bearer,
    by_cookie,
    by_seat,
    must_enter,
    note_of,
    own_cookies,
    payload,
    seat_in,
    server,
    session_at,
)

pages = Blueprint("fallback", __name__)
ACK_SECONDS = 30.0


@pages.post("/api/command")
def command() -> Response:
    """{code, id, name, round, data} with the seat's token -> the acknowledgement."""
    given = payload()
    session = session_at(str(given.get("code", "")), by_seat(bearer()))
    seat = seat_in(session, bearer())
    _polled(session, seat)
    waiter, gateway = server().engine.result(), server().gateway
    gateway.submit(session, Actor("phone", seat), given, seat, waiter.set)
    try:
        ack: Ack = waiter.wait(ACK_SECONDS)
    except TimeoutError:
        raise Stop(Refused("store_unavailable", retry=True)) from None
    return as_it_is(padding.ack_of_phone(ack))


@pages.get("/api/events")
def events() -> Response:
    """?code&epoch&after -> what a page misses: deltas, or a snapshot when those are no longer known. A phone shows the
    token of its seat; `as` desk or projector has its cookie.
    """
    audience = request.args.get("as", "phone")
    watches = audience in ("desk", "projector")
    session = session_at(request.args.get("code", ""), by_cookie(audience) if watches else by_seat(bearer()))
    seat = None
    if not watches:
        audience, seat = "phone", seat_in(session, bearer())
    else:
        must_enter(session.id, audience)
    reader = seat or server().access.key_for(own_cookies(), session.id, audience) or ""
    if not server().gateway.budgets.may_read(reader):
        raise Stop(Refused("too_fast", retry=True))
    if seat is not None:
        _polled(session, seat)
    epoch, now = session.broadcaster.epoch, server().sessions.steady.ms()
    deltas: list[Raw] = []
    parts: dict[str, Raw] = {}

    def deliver(event: str, text: str) -> None:
        part = Raw(text.encode())
        if event == "delta":
            deltas.append(part)
        else:
            parts[event] = part

    def mine() -> str | None:
        return None if seat is None else padding.personal(session.conductor, seat)

    session.broadcaster.catch_up(audience, _have(), mine, deliver)
    return as_it_is(msgspec.json.encode(bodies.News(epoch, now, deltas, **parts)))


@pages.get("/api/note")
def note() -> Response:
    """?code&round&option&from -> the ideas of a cluster that is an option in the round on the phones, or in one that a
    phone may look back at, a line each.
    """
    session = session_at(request.args.get("code", ""), by_seat(bearer()))
    seat = seat_in(session, bearer())
    if not server().gateway.budgets.may_read(seat):
        raise Stop(Refused("too_fast", retry=True))
    name, state = request.args.get("round", ""), session.cache.state
    if name != state.focus and isinstance(look_back.round_to_see(state, name), Refused):
        raise Stop(Refused("unknown_round"))
    return note_of(session, name, request.args.get("option", ""))


def _polled(session: LiveSession, seat: str) -> None:
    session.presence.polled(seat)
    session.broadcaster.notify()


def _have() -> Have | None:
    epoch, after = request.args.get("epoch", ""), request.args.get("after", "")
    known = after.isdecimal() and after.isascii() and len(after) < 16
    return Have(epoch, int(after)) if known else None
