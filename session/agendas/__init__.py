"""Agendas: read from files and written to them, made of sessions, and made into sessions by ordinary commands.

The ready-made ones are the TOML files in this folder: `<name>.toml` has its texts in both languages, and with
`<name>.nl.toml` and `<name>.en.toml` an agenda is in a file a language.
"""

from __future__ import annotations

import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from session.agendas.agenda import Agenda, EarlierRecord, Step
from session.agendas.export import agenda_of
from session.agendas.pasted import Pasted, from_text
from session.agendas.reader import read
from session.agendas.refusal import BadAgenda
from session.agendas.trial import Refusal, payload, trial
from session.agendas.writer import write
from session.core import shapes
from session.core.commands import Actor, Command
from session.core.refusals import Refused
from session.live.messages import Ack, Denied

if TYPE_CHECKING:
    from session.core.state import Json
    from session.live.sessions import LiveSession, Sessions

HERE = Path(__file__).parent


@cache
def names() -> tuple[str, ...]:
    """Every ready-made agenda there is."""
    return tuple(sorted({path.name.partition(".")[0] for path in HERE.glob("*.toml")}))


@cache
def find(name: str, language: str) -> Agenda | None:
    """The ready-made agenda of that name in that language; None when there is none. Raises BadAgenda."""
    if name not in names():
        return None
    both = HERE / f"{name}.toml"
    path = both if both.exists() else HERE / f"{name}.{language}.toml"
    return read(path.read_text(encoding="utf-8"), language, name)


def listing(language: str) -> list[dict[str, Any]]:
    """What the desk shows of each ready-made agenda, the shortest first."""
    agendas = [agenda for name in names() if (agenda := find(name, language)) is not None]
    return [told(agenda) for agenda in sorted(agendas, key=lambda agenda: (agenda.minutes, agenda.title))]


def told(agenda: Agenda) -> dict[str, Any]:
    """An agenda as a page shows it before anything is made of it."""
    compared = {at for at, _ in agenda.earlier}
    return {
        "name": agenda.name,
        "title": agenda.title,
        "about": agenda.about,
        "basedOn": agenda.based_on,
        "group": None if agenda.group is None else list(agenda.group),
        "minutes": agenda.minutes,
        "languages": list(agenda.languages),
        "roles": [role["label"] for role in agenda.roles],
        "rounds": [
            {
                "kind": step["kind"],
                "minutes": step.get("plan", {}).get("minutes", 0),
                "prompt": step.get("prompt", ""),
                "again": step.get("again"),
                "compared": at in compared,
            }
            for at, step in enumerate(agenda.rounds)
        ],
    }


def start(
    sessions: Sessions, title: str, language: str, agenda: Agenda | None, threshold: int
) -> LiveSession:
    """A new session with this agenda (or an empty one). Raises what `Sessions.create` raises."""
    if agenda is None:
        return sessions.create(title, language, [], threshold)
    roles = [{**role, "id": role["id"] or f"rol-{at}"} for at, role in enumerate(agenda.roles, 1)]
    session = sessions.create(title, language, roles, agenda.threshold or threshold)
    add_rounds(sessions, session, agenda)
    if agenda.look_back:
        _sure(sessions.command(session, "phones.roam", {"roam": True}), len(agenda.rounds))
    return session


def add_rounds(sessions: Sessions, session: LiveSession, agenda: Agenda) -> None:
    """Add the rounds of an agenda after those that are there. Raises Refusal when one of them cannot be
    there, before anything is added.
    """
    trial(agenda, session.cache.state)
    earlier = dict(agenda.earlier)
    added: list[str] = []
    for at, step in enumerate(agenda.rounds):
        ack = _sure(sessions.command(session, "round.add", payload(step, added)), at)
        added.append(ack.reply["round"])
        if step.get("skipped"):
            _sure(sessions.command(session, "round.skip", {"skipped": True}, added[-1]), at)
        if at in earlier:
            _sure(_of_the_server(session, "round.compare", shapes.told(earlier[at]), added[-1]), at)


def _of_the_server(session: LiveSession, name: str, data: Json, round_: str) -> Ack:
    """A command that nobody but the server may give: what it says was held against a fingerprint."""
    return session.conductor.ask(Command(secrets.token_urlsafe(24), name, round_, data), Actor("system"))


def _sure(ack: Ack, at: int) -> Any:
    """What was tried beforehand is refused only when the disk refuses."""
    if isinstance(ack, Denied):
        raise Refusal(at, Refused(ack.code, ack.words, ack.retry))
    return ack


__all__ = [
    "Agenda",
    "BadAgenda",
    "EarlierRecord",
    "Pasted",
    "Refusal",
    "Step",
    "add_rounds",
    "agenda_of",
    "find",
    "from_text",
    "listing",
    "names",
    "payload",
    "read",
    "start",
    "told",
    "trial",
    "write",
]
