"""Entering ballots on paper from a sheet: an empty one to fill in, looking at one, and counting what is in it.

What is looked at is read again when it is counted: nothing is kept in between, and the round may have gone on.
"""

from __future__ import annotations

from flask import Blueprint, Response

from session.core.commands import Actor
from session.core.refusals import Refused
from session.core.state import Round
from session.live.conductor import ACK_SECONDS
from session.live.messages import Ack
from session.live.sessions import LiveSession
from session.record.build import Voice
from session.web import bodies
from session.web.agendas import LANGUAGES, owner_of
from session.web.ballot_sheet import FAULTS, LARGEST, Asked, Found, blank_sheet, read_sheet
from session.web.request import Stop, answer, at_desk, body, own_cookies, server

pages = Blueprint("sheet_entry", __name__)
BAD_BODY = Refused("bad_command", {"path": ""})


@pages.get("/desk/<code>/ballots/<name>.csv")
def blank(code: str, name: str) -> Response:
    """An empty sheet for the ballots of an open round, with its columns."""
    session = at_desk(code)
    lang = session.cache.state.language
    response = Response(blank_sheet(_asked(session, name), lang), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="ballots-{session.code}-{name}.csv"'
    return response


@pages.post("/api/desk/<code>/ballots/<name>")
def look(code: str, name: str) -> Response:
    """What is in a sheet of ballots on paper for an open round, before anything is counted."""
    session = at_desk(code)
    found = _found(session, name, body(bodies.BallotSheet, BAD_BODY))
    faults = [
        bodies.SheetFault(fault.line, fault.column, fault.refused.code, dict(fault.refused.words))
        for fault in found.faults[:FAULTS]
    ]
    aside = [bodies.SheetAside(told.key, dict(told.words)) for told in found.aside]
    more = len(found.faults) - len(faults)
    return answer(bodies.BallotsFound(found.ballots, faults, more, found.unknown, aside))


@pages.post("/api/desk/<code>/ballots/<name>/count")
def count(code: str, name: str) -> Response:
    """Count every ballot in a sheet, in one act that can be taken back -> the acknowledgement."""
    session = at_desk(code)
    asked = body(bodies.BallotSheet, BAD_BODY)
    found = _found(session, name, asked)
    if not found.entries:
        raise Stop(found.faults[0].refused if found.faults else BAD_BODY)
    gateway, waiter = server().gateway, server().engine.result()
    key = server().access.key_for(own_cookies(), session.id, "desk") or ""
    command = {
        "id": asked.id,
        "name": "paper.count_all",
        "round": name,
        "data": {"ballots": found.entries},
    }
    gateway.submit(session, Actor("desk"), command, key, waiter.set, 2 * LARGEST)
    ack: Ack = waiter.wait(ACK_SECONDS)
    return answer(ack)


def _found(session: LiveSession, name: str, given: bodies.BallotSheet) -> Found:
    text = given.text
    if isinstance(given.upload, str) and given.upload:
        text = server().uploads.whole(owner_of(session.id), given.upload)
    if not isinstance(text, str):
        raise Stop(BAD_BODY)
    asked = _asked(session, name)
    return server().engine.run_native(read_sheet, text, asked, frozenset(given.leave_out))


def _asked(session: LiveSession, name: str) -> Asked:
    state = session.cache.state
    round_: Round | None = state.rounds.get(name)
    if round_ is None or not server().kinds[round_.kind].secret:
        raise Stop(Refused("unknown_round"))
    if not round_.is_open:
        raise Stop(Refused("round_closed" if round_.is_finished else "round_not_open"))
    labels = {role.id: role.label for role in state.roles}
    first = sorted(LANGUAGES, key=lambda lang: lang != state.language)
    voices = [Voice(lang, state.threshold, labels) for lang in first]
    return Asked(server().kinds[round_.kind], round_, voices, state.roles)
