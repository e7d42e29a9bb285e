"""Making a session: empty, or with an agenda that is ready-made, saved here, in a file, or of another session."""

from __future__ import annotations

from flask import Blueprint, Response, request

from session import agendas
from session.agendas import Agenda, BadAgenda
from session.core import text
from session.core.decisions.session import TITLE_CHARACTERS
from session.core.refusals import Refused
from session.live.sessions import TooManySessions
from session.store import StoreError
from session.web import bodies
from session.web.agendas import BAD_BODY, LANGUAGES, of_session, pasted, templates
from session.web.fixed import as_json, once
from session.web.request import Stop, answer, body, by_cookie, must_enter, server, session_at

pages = Blueprint("new_session", __name__)


@pages.get("/api/agendas")
def ready_made() -> Response:
    """The ready-made agendas in the reader's language."""
    wanted = request.args.get("lang", server().config.session.language)
    lang = wanted if wanted in LANGUAGES else "nl"
    return once(("agendas", lang), lambda: as_json(bodies.AgendaList(agendas.listing(lang))))


@pages.post("/api/desk/sessions")
def create() -> Response:
    """A new session, empty or with an agenda."""
    must_enter(None)
    asked = body(bodies.NewSession, BAD_BODY)
    wanted = str(asked.language) if asked.language in LANGUAGES else None
    agenda = _agenda(asked, wanted or server().config.session.language)
    lang = wanted or (agenda and agenda.language) or server().config.session.language
    title = asked.title if isinstance(asked.title, str) else ""
    accepted = text.accept(title or (agenda.title if agenda else ""), TITLE_CHARACTERS, lines=False)
    if isinstance(accepted, Refused):
        raise Stop(accepted)
    try:
        session = agendas.start(server().sessions, accepted, lang, agenda, server().config.privacy.threshold)
    except TooManySessions:
        raise Stop(Refused("too_many_sessions", {"limit": server().config.limits.sessions})) from None
    except (StoreError, agendas.Refusal):
        raise Stop(Refused("store_unavailable", retry=True)) from None
    return answer(bodies.Made(session.code), 201)


def _agenda(asked: bodies.NewSession, lang: str) -> Agenda | None:
    """The agenda of a session to make. Stops the request when there is none of that name, or when it cannot be read."""
    if isinstance(asked.copy, str) and asked.copy:
        session = session_at(asked.copy, by_cookie())
        return of_session(session, repeat=asked.repeat is True)
    if isinstance(asked.text, str) or isinstance(asked.upload, str):
        return pasted(asked.text, asked.upload, None, lang).agenda
    if isinstance(asked.template, str) and asked.template:
        return _template(asked.template, lang)
    return agendas.find(asked.agenda, lang) if isinstance(asked.agenda, str) and asked.agenda else None


def _template(name: str, lang: str) -> Agenda:
    try:
        agenda = server().engine.run_native(templates().find, name, lang)
    except BadAgenda as bad:
        raise Stop(bad.refused) from None
    if agenda is None:
        raise Stop(Refused("unknown_template"))
    return agenda
