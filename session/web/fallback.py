"""For networks that block websockets: the same commands and the same deltas over plain HTTP, on the same path."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, request

from session.core.commands import Actor
from session.web.here import answer, bearer, house, payload, seat_in, session_at

pages = Blueprint("fallback", __name__)


@pages.post("/api/command")
def command() -> Response:
    """{code, id, name, round, data} with the seat's token -> the acknowledgement."""
    given = payload()
    session = session_at(str(given.get("code", "")))
    seat = seat_in(session, bearer())
    session.presence.polled(seat)
    waiter = house().engine.result()
    house().gate.submit(session, Actor("phone", seat), given, house().gate.budget_of(seat), waiter.set)
    ack = waiter.wait(30)
    return answer(ack)


@pages.get("/api/events")
def events() -> Response:
    """?code&epoch&after -> what a phone misses: deltas, or a snapshot when those are no longer known."""
    session = session_at(request.args.get("code", ""))
    seat = seat_in(session, bearer())
    session.presence.polled(seat)
    have = _have()
    messages = session.broadcaster.catch_up("phone", have, lambda: session.conductor.personal(seat))
    news: dict[str, Any] = {"epoch": session.broadcaster.epoch, "now": int(time.time() * 1000), "deltas": []}
    for event, text in messages:
        if event == "delta":
            news["deltas"].append(json.loads(text))
        else:
            news[event] = json.loads(text)
    return answer(news)


def _have() -> dict[str, Any] | None:
    epoch, after = request.args.get("epoch", ""), request.args.get("after", "")
    return {"epoch": epoch, "version": int(after)} if after.isdigit() and len(after) < 16 else None
