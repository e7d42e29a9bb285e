"""Ready-made agendas: one TOML file each, in both languages. `start` turns one into a session by ordinary commands.

A round names an earlier one by its number in the file, counted from 1: `source.round` takes what that round made, and
`again` makes a second vote of it, with the kind, the settings and the options of the first. The real ids are filled in
as the rounds are added. A file that says something else is refused when it is read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from session.live.messages import Denied
from session.rounds import KINDS

if TYPE_CHECKING:
    from session.live.sessions import LiveSession, Sessions

HERE = Path(__file__).parent
OF_THE_FIRST = ("kind", "settings", "source")  # what a second vote does not say itself

Step = dict[str, Any]


class BadAgenda(ValueError):
    """A file says something that cannot be. The message says of which round."""


@dataclass(frozen=True)
class Agenda:
    """A ready-made agenda in one language. `rounds` are the payloads of `round.add`, earlier rounds by number."""

    name: str
    title: str
    about: str
    roles: tuple[dict[str, str], ...]
    rounds: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(int(step.get("plan", {}).get("minutes", 0)) for step in self.rounds)


@cache
def names() -> tuple[str, ...]:
    """Every agenda there is, in the order in which the desk offers them."""
    return tuple(sorted(path.name.removesuffix(".nl.toml") for path in HERE.glob("*.nl.toml")))


@cache
def find(name: str, language: str) -> Agenda | None:
    """The agenda of that name in that language; None when there is none. Raises BadAgenda."""
    if name not in names():
        return None
    return read(name, (HERE / f"{name}.{language}.toml").read_text(encoding="utf-8"))


def read(name: str, text: str) -> Agenda:
    """The agenda in a file. Raises BadAgenda, or what `tomllib` raises."""
    content = tomllib.loads(text)
    rounds: list[Step] = []
    for step in content["rounds"]:
        try:
            rounds.append(_complete(step, rounds))
        except BadAgenda as error:
            raise BadAgenda(f"agenda {name}, round {len(rounds) + 1}: {error}") from None
    return Agenda(name, content["title"], content["about"], tuple(content.get("roles", ())), tuple(rounds))


def _complete(step: Step, earlier: list[Step]) -> Step:
    """The step with the kind of its first vote, when it is a second one."""
    if "round" in step.get("source", {}):
        _earlier(step["source"]["round"], earlier)
    if "again" not in step:
        if step.get("kind") not in KINDS:
            raise BadAgenda(f"there is no kind {step.get('kind')!r}")
        return step
    first = _earlier(step["again"], earlier)
    own = [key for key in OF_THE_FIRST if key in step]
    if own:
        raise BadAgenda(f"a second vote has the {', '.join(own)} of the first")
    if not KINDS[first["kind"]].secret:
        raise BadAgenda(f"nobody votes in round {step['again']}, so there is no second vote")
    if any(other.get("again") == step["again"] for other in earlier):
        raise BadAgenda(f"round {step['again']} has a second vote already; make this one of that")
    return {**step, "kind": first["kind"]}


def _earlier(number: Any, earlier: list[Step]) -> Step:
    if type(number) is not int or not 1 <= number <= len(earlier):
        raise BadAgenda(f"{number!r} is not the number of an earlier round")
    return earlier[number - 1]


def listing(language: str) -> list[dict[str, Any]]:
    """What the desk shows of each: name, title, a line about it, minutes, and the kinds of its rounds."""
    agendas = (find(name, language) for name in names())
    return [
        {
            "name": agenda.name,
            "title": agenda.title,
            "about": agenda.about,
            "minutes": agenda.minutes,
            "rounds": [
                {"kind": step["kind"], "minutes": step.get("plan", {}).get("minutes", 0)}
                for step in agenda.rounds
            ],
        }
        for agenda in agendas
        if agenda is not None
    ]


def start(
    sessions: Sessions, title: str, language: str, agenda: Agenda | None, threshold: int
) -> LiveSession:
    """A new session with this agenda (or an empty one). Raises what `Sessions.create` raises."""
    roles = [] if agenda is None else [dict(role) for role in agenda.roles]
    session = sessions.create(title, language, roles, threshold)
    added: list[str] = []
    for step in () if agenda is None else agenda.rounds:
        ack = sessions.command(session, "round.add", _payload(step, added))
        if isinstance(ack, Denied):
            raise ValueError(f"agenda {agenda.name if agenda else ''}: {ack.code} {ack.words}")
        added.append(ack.reply["round"])
    return session


def _payload(step: Step, added: list[str]) -> Step:
    """The step with the ids of the rounds it names."""
    source, again = step.get("source"), step.get("again")
    if again is not None:
        return step | {"again": added[again - 1]}
    if source is None or "round" not in source:
        return step
    return step | {"source": source | {"round": added[source["round"] - 1]}}
