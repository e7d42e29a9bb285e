"""Agendas as files at the desk: downloading one, looking at one before anything is made of it, adding its rounds to a
session, and the ones that were saved on this server.
"""

from __future__ import annotations

import time
from pathlib import Path

from flask import Blueprint, Response, request

from session import agendas
from session.agendas import Agenda, BadAgenda, EarlierRecord
from session.agendas.earlier import NoRecord, of_file
from session.agendas.shapes import LARGEST_FILE
from session.agendas.templates import Templates, TooManyTemplates
from session.core.refusals import Refused
from session.live.sessions import LiveSession
from session.live.uploads import TooLarge
from session.record import export
from session.web import bodies
from session.web.record import counted
from session.web.request import (
    Stop,
    answer,
    at_desk,
    body,
    by_cookie,
    must_enter,
    own_cookies,
    server,
    session_at,
)

pages = Blueprint("agendas", __name__)
BAD_BODY = Refused("bad_command", {"path": ""})
LANGUAGES = ("nl", "en")


def templates() -> Templates:
    """The agendas that were saved on this server."""
    return Templates(Path(server().config.store.data_dir) / "agendas")


def reader_language(asked: object) -> str:
    default = server().config.session.language
    return asked if isinstance(asked, str) and asked in LANGUAGES else default


def owner_of(session: str | None) -> str:
    """Whose parts of a large text these are: the key of this browser to the desk."""
    access = server().access
    return access.key_for(own_cookies(), session, "desk") or access.key_for(own_cookies(), None, "desk") or ""


def pasted(text: object, upload: object, session: str | None, language: object) -> agendas.Pasted:
    """What is in a text that somebody gave, or sent in parts before. Stops the request with the line on which it is
    wrong.
    """
    if isinstance(upload, str) and upload:
        text = server().uploads.whole(owner_of(session), upload)
    if not isinstance(text, str):
        raise Stop(BAD_BODY)
    try:
        return server().engine.run_native(agendas.from_text, text, reader_language(language))
    except BadAgenda as bad:
        raise Stop(bad.refused) from None


def of_session(session: LiveSession, *, repeat: bool) -> Agenda:
    """The agenda of a session; with `repeat`, each round beside what came of it. Stops the request when its record is
    not there yet.
    """
    if not repeat:
        return agendas.agenda_of(session.cache.state)
    if session.cache.state.phase != "closed":
        raise Stop(Refused("record_not_ready"))
    try:
        return agendas.agenda_of(session.cache.state, _record_of(session))
    except NoRecord as no:
        raise Stop(Refused(no.code, {"line": 1})) from None


def _record_of(session: LiveSession) -> EarlierRecord:
    counted(session)
    cache, zone = session.cache, server().config.session.timezone
    source = export.RecordSource(
        cache.state, cache.version, cache.head, cache.state.language, int(time.time()), zone, cache.results
    )
    return of_file(server().records.get(source, "json"))


@pages.get("/api/desk/<code>/agenda.toml")
def download(code: str) -> Response:
    """The agenda of a session as a file. ?repeat=1: with its record, so that another session stands beside it."""
    session = at_desk(code)
    agenda = of_session(session, repeat=request.args.get("repeat") == "1")
    response = Response(agendas.write(agenda), mimetype="application/toml")
    response.headers["Content-Disposition"] = f'attachment; filename="agenda-{session.code}.toml"'
    return response


@pages.post("/api/desk/agendas/look")
def look() -> Response:
    """What is in a file or in pasted lines, before anything is made of it. ?code: the session that it is for."""
    code = request.args.get("code")
    session = session_at(code, by_cookie()).id if code else None
    must_enter(session)
    asked = body(bodies.AgendaText, BAD_BODY)
    found = pasted(asked.text, asked.upload, session, asked.language)
    unread = [bodies.UnreadLine(line, words) for line, words in found.unread]
    return answer(bodies.AgendaLook(agendas.told(found.agenda), unread, found.more))


@pages.post("/api/desk/agendas/parts")
def part() -> Response:
    """A part of a file that is too large for one request. ?code: the session that it is for."""
    code = request.args.get("code")
    session = session_at(code, by_cookie()).id if code else None
    must_enter(session)
    asked = body(bodies.AgendaPart, BAD_BODY)
    try:
        server().uploads.add(owner_of(session), asked.upload, asked.number, asked.text)
    except TooLarge:
        raise Stop(Refused("agenda_too_large", {"line": 1, "limit": LARGEST_FILE // 2**20})) from None
    return answer(bodies.Nothing())


@pages.post("/api/desk/<code>/agenda")
def add(code: str) -> Response:
    """Add the rounds in a file or in pasted lines to a session, after those that are there: all of them or none."""
    session = at_desk(code)
    asked = body(bodies.AgendaText, BAD_BODY)
    found = pasted(asked.text, asked.upload, session.id, asked.language or session.cache.state.language)
    if session.cache.state.phase == "closed":
        raise Stop(Refused("session_closed"))
    try:
        agendas.add_rounds(server().sessions, session, found.agenda)
    except agendas.Refusal as no:
        raise Stop(no.refused) from None
    return answer(bodies.Added(len(found.agenda.rounds)))


@pages.get("/api/desk/templates")
def saved() -> Response:
    """The agendas that were saved on this server, and what is wrong with those that cannot be read."""
    must_enter(None)
    language = reader_language(request.args.get("lang"))
    found = server().engine.run_native(templates().all, language)
    good = [{**agendas.told(one), "name": name} for name, one in found if isinstance(one, Agenda)]
    bad = [
        bodies.BadTemplate(name, bodies.RefusalAnswer(one.refused.code, dict(one.refused.words)))
        for name, one in found
        if isinstance(one, BadAgenda)
    ]
    return answer(bodies.TemplateList(good, bad))


@pages.post("/api/desk/templates")
def save() -> Response:
    """Save the agenda of a session on this server, for other sessions."""
    must_enter(None)
    asked = body(bodies.SaveTemplate, BAD_BODY)
    agenda = agendas.agenda_of(session_at(asked.code, by_cookie()).cache.state)
    if not agenda.rounds:
        raise Stop(Refused("agenda_no_rounds", {"line": 1}))
    try:
        name = server().engine.run_native(templates().save, agenda)
    except TooManyTemplates:
        raise Stop(Refused("too_many_templates")) from None
    except OSError:
        raise Stop(Refused("store_unavailable", retry=True)) from None
    return answer(bodies.Template(name), 201)


@pages.delete("/api/desk/templates/<name>")
def remove(name: str) -> Response:
    """A saved agenda goes. Sessions that were made of it stay."""
    must_enter(None)
    server().engine.run_native(templates().remove, name)
    return answer(bodies.Nothing())
