"""Rehearsing the agenda of a session at the desk: with made-up people, on a server of its own, wiped afterwards."""

from __future__ import annotations

import re

from flask import Blueprint, Response

from session import agendas
from session.core.refusals import Refused
from session.live.rehearsals import Busy
from session.web import bodies
from session.web.request import Stop, answer, at_desk, body, server

pages = Blueprint("rehearsal", __name__)
_ROUND = re.compile(r"round (\d+) of (\d+)")


@pages.post("/api/desk/<code>/rehearsal")
def begin(code: str) -> Response:
    """Begin a rehearsal of the agenda as it is now. Not while a round is open in any session of this server."""
    session = at_desk(code)
    asked = body(bodies.Rehearse, Refused("bad_command", {"path": "people"}))
    agenda = agendas.agenda_of(session.cache.state)
    if not agenda.rounds:
        raise Stop(Refused("nothing_to_rehearse"))
    roles = _roles(asked, [role["label"] for role in agenda.roles])
    if any(awake.cache.state.open_round() is not None for awake in server().sessions.awake()):
        raise Stop(Refused("rehearsal_later", retry=True))
    try:
        server().rehearsals.start(
            session.id, agendas.write(agenda), asked.people, roles, session.cache.state.language
        )
    except Busy:
        raise Stop(Refused("rehearsal_busy", retry=True)) from None
    return answer(bodies.Nothing(), 202)


def _roles(asked: bodies.Rehearse, labels: list[str]) -> dict[str, int]:
    """How many people each role has, by the id that it gets in the file. Stops the request when a role is not there, or
    there are fewer people.
    """
    roles = {label: number for label, number in asked.roles.items() if number}
    if not roles.keys() <= set(labels) or sum(roles.values()) >= asked.people:
        raise Stop(Refused("bad_command", {"path": "roles"}))
    return {f"rol-{labels.index(label) + 1}": number for label, number in roles.items()}


@pages.get("/api/desk/<code>/rehearsal")
def look(code: str) -> Response:
    """How far it is, and in the end what it found."""
    session = at_desk(code)
    rehearsal = server().rehearsals.find(session.id)
    if rehearsal is None:
        return answer(bodies.RehearsalState("none", 0, 0, None))
    if rehearsal.over:
        return answer(
            bodies.RehearsalState("failed" if rehearsal.report is None else "done", 0, 0, rehearsal.report)
        )
    found = _ROUND.match(rehearsal.said)
    at, of = (int(found[1]), int(found[2])) if found else (0, 0)
    return answer(bodies.RehearsalState("busy", at, of, None))


@pages.delete("/api/desk/<code>/rehearsal")
def stop(code: str) -> Response:
    """End it, and forget what it found."""
    session = at_desk(code)
    server().rehearsals.stop(session.id)
    return answer(bodies.Nothing())
