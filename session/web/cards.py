"""Entry cards at the desk: making a sheet to print, withdrawing cards, and clearing seats that never did anything.

The sheet is made once and handed over: the server keeps only hashes of what stands on it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response

from session.core.commands import Actor, Command
from session.core.refusals import Refused
from session.core.state import Json
from session.live import cards, idle_seats
from session.live.messages import Denied
from session.live.session_cache import SessionCache
from session.live.session_code import normal_code
from session.live.sessions import LiveSession
from session.record import cards as printed
from session.record.pdf import RecordFailed
from session.store import CardPut
from session.web import bodies
from session.web.request import Stop, answer, at_desk, body, server

pages = Blueprint("cards", __name__)


@pages.post("/api/desk/<code>/cards")
def make(code: str) -> Response:
    """Entry cards, as a PDF to print. They cannot be shown again."""
    session = at_desk(code)
    numbers = body(bodies.NewCards, Refused("bad_command", {"path": "cards"})).cards
    refused = session.conductor.refuses(_command("cards.make", {"cards": numbers}), Actor("system"))
    if refused is not None:
        raise Stop(refused)
    made = cards.new_cards(numbers, server().access.hash_of_card_code)
    file = _sheet(session, made)
    _ask(session, "cards.make", cards.made(numbers, made))
    response = Response(file, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="cards-{session.code}.pdf"'
    return response


def _sheet(session: LiveSession, made: list[cards.NewCard]) -> bytes:
    state, origin, limits, now = (
        session.cache.state,
        server().origin(),
        server().records.limits,
        int(time.time()),
    )
    shown = [printed.PrintedCard(f"{origin}/card#{card.token}", card.code, card.role) for card in made]

    def work() -> bytes:
        sheet = printed.sheet(state.title, state.roles, shown, state.language, origin)
        return printed.render(sheet, now, limits)

    try:
        return server().engine.run_native(work)
    except RecordFailed as failed:
        raise Stop(Refused("record_failed", {"reason": failed.code}, retry=True)) from failed


@pages.post("/api/desk/<code>/cards/withdraw")
def withdraw(code: str) -> Response:
    """Entry cards that open nothing any more; who came in with one is out."""
    session = at_desk(code)
    asked = body(bodies.WithdrawCards, Refused("bad_command", {"path": "which"}))
    gone = _ask(session, "cards.withdraw", cards.withdrawn(_chosen(asked)))
    server().gateway.send_away(session, gone.gone, "card_withdrawn")
    return answer(bodies.Gone(len(gone.cards), len(gone.gone)))


def _chosen(asked: bodies.WithdrawCards) -> Callable[[CardPut], bool]:
    if asked.which == "one":
        wanted = server().access.hash_of_card_code(normal_code(asked.code))
        return lambda card: card.code_hash == wanted
    return lambda card: asked.which == "all" or card.seat is None


@pages.post("/api/desk/<code>/seats/clear")
def clear(code: str) -> Response:
    """Seats that never did anything and whose phone is gone make room."""
    session = at_desk(code)
    gone = _ask(session, "seats.clear", cards.cleared(partial(idle_seats.idle, session.presence)))
    return answer(bodies.Gone(0, len(gone.gone)))


def _command(name: str, data: Json) -> Command:
    return Command(secrets.token_urlsafe(24), name, None, data)


def _ask(session: LiveSession, name: str, finds: cards.Finds) -> cards.Beside:
    """Give a command about seats and cards; what it changed beside the log. Stops the request when it is refused."""
    found: list[cards.Beside] = []

    def find(cache: SessionCache) -> cards.Beside | Refused:
        beside = finds(cache)
        found.extend([beside] if isinstance(beside, cards.Beside) else [])
        return beside

    ack = session.conductor.ask(_command(name, {}), Actor("system"), finds=find)
    if isinstance(ack, Denied):
        raise Stop(Refused(ack.code, ack.words, ack.retry))
    return found[-1]
