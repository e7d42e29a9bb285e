"""Ready-made agendas: one TOML file each, in both languages. `start` turns one into a session by ordinary commands.

A round's `source.round` counts the rounds of the file from 1; the real ids are filled in as the rounds are added.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from session.live.sessions import LiveSession, Sessions

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Agenda:
    """A ready-made agenda in one language. `rounds` are the payloads of `round.add`."""

    name: str
    title: str
    about: str
    roles: tuple[dict[str, str], ...]
    rounds: tuple[dict[str, Any], ...]

    @property
    def minutes(self) -> int:
        return sum(int(each.get("plan", {}).get("minutes", 0)) for each in self.rounds)


@cache
def names() -> tuple[str, ...]:
    """Every agenda there is, in the order in which the desk offers them."""
    return tuple(sorted(path.name.removesuffix(".nl.toml") for path in HERE.glob("*.nl.toml")))


@cache
def find(name: str, language: str) -> Agenda | None:
    """The agenda of that name in that language; None when there is none."""
    if name not in names():
        return None
    content = tomllib.loads((HERE / f"{name}.{language}.toml").read_text(encoding="utf-8"))
    return Agenda(
        name, content["title"], content["about"], tuple(content.get("roles", ())), tuple(content["rounds"])
    )


def listing(language: str) -> list[dict[str, Any]]:
    """What the desk shows of each: name, title, a line about it, minutes, and the kinds of its rounds."""
    found = [agenda for name in names() if (agenda := find(name, language)) is not None]
    return [
        {
            "name": each.name,
            "title": each.title,
            "about": each.about,
            "minutes": each.minutes,
            "rounds": [
                {"kind": step["kind"], "minutes": step.get("plan", {}).get("minutes", 0)} for step in each.rounds
            ],
        }
        for each in found
    ]


def start(sessions: Sessions, title: str, language: str, agenda: Agenda | None, threshold: int) -> LiveSession:
    """A new session with this agenda (or an empty one). Raises what `Sessions.create` raises."""
    roles = [] if agenda is None else [dict(role) for role in agenda.roles]
    session = sessions.create(title, language, roles, threshold)
    added: list[str] = []
    for step in () if agenda is None else agenda.rounds:
        ack = sessions.command(session, "round.add", _payload(step, added))
        if not ack["ok"]:
            raise ValueError(f"agenda {agenda.name if agenda else ''}: {ack['code']} {ack['words']}")
        added.append(ack["reply"]["round"])
    return session


def _payload(step: dict[str, Any], added: list[str]) -> dict[str, Any]:
    source = step.get("source")
    if source is None or "round" not in source:
        return step
    return step | {"source": source | {"round": added[source["round"] - 1]}}
