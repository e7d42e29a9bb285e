"""For networks that block websockets: the same commands and the same deltas over plain HTTP, on the same path."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, request

from session.core.chain import canonical
from session.core.commands import Actor
from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.web.request import Stop, answer, bearer, payload, seat_in, server, session_at

pages = Blueprint("fallback", __name__)
ACK_SECONDS = 30.0


@pages.post("/api/command")
def command() -> Response:
    """{code, id, name, round, data} with the seat's token -> the acknowledgement."""
    given = payload()
    session = session_at(str(given.get("code", "")))
    seat = seat_in(session, bearer())
    _polled(session, seat)
    waiter = server().engine.result()
    server().gateway.submit(
        session, Actor("phone", seat), given, server().gateway.budget_of(seat), waiter.set
    )
    try:
        return Response(canonical(waiter.wait(ACK_SECONDS)), mimetype="application/json")
    except TimeoutError:
        raise Stop(Refused("store_unavailable", retry=True)) from None


@pages.get("/api/events")
def events() -> Response:
    """?code&epoch&after -> what a phone misses: deltas, or a snapshot when those are no longer known."""
    session = session_at(request.args.get("code", ""))
    seat = seat_in(session, bearer())
    _polled(session, seat)
    news: dict[str, Any] = {"epoch": session.broadcaster.epoch, "now": int(time.time() * 1000), "deltas": []}

    def deliver(event: str, text: str) -> None:
        if event == "delta":
            news["deltas"].append(json.loads(text))
        else:
            news[event] = json.loads(text)

    session.broadcaster.catch_up("phone", _have(), lambda: session.conductor.personal(seat), deliver)
    return answer(news)


def _polled(session: LiveSession, seat: str) -> None:
    session.presence.polled(seat)
    session.broadcaster.notify()


def _have() -> dict[str, Any] | None:
    epoch, after = request.args.get("epoch", ""), request.args.get("after", "")
    return (
        {"epoch": epoch, "version": int(after)}
        if after.isdecimal() and after.isascii() and len(after) < 16
        else None
    )
