"""Golden logs on disk: where they are, what is in one, and how a new one is stored."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from session.core.chain import genesis, link
from session.core.commands import Event
from session.core.evolve import replay
from session.core.kind import RoundKind
from session.core.state import Session

TESTS = Path(__file__).parent.parent
LOGS = TESTS / "logs"  # of whole sessions; the logs of a kind stand with its tests
KINDS = "session.rounds"


@dataclass(frozen=True)
class Golden:
    """One log. `kinds` is the module whose `KINDS` it was made with, `head` that of its chain when it was stored."""

    path: Path
    kinds: str
    session: str
    head: str
    events: tuple[Event, ...] = field(hash=False)

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def declared(self) -> Mapping[str, RoundKind]:
        kinds: Mapping[str, RoundKind] = importlib.import_module(self.kinds).KINDS
        return kinds

    @cached_property
    def state(self) -> Session:
        return replay(self.session, self.events, self.declared)


def folder_of(kind: str) -> Path:
    """Where the golden logs of a round kind are."""
    return TESTS / "rounds" / kind / "logs"


def paths() -> list[Path]:
    """Every golden log there is."""
    return sorted([*LOGS.glob("*.jsonl"), *folder_of("*").parent.parent.glob("*/logs/*.jsonl")])


def read(path: Path) -> Golden:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    return Golden(path, events=tuple(Event(**json.loads(line)) for line in lines), **json.loads(first))


def head_of(session: str, events: Iterable[Event]) -> str:
    """The head of the chain after these events."""
    head = genesis(session)
    for number, event in enumerate(events, 1):
        head = link(head, session, number, event.at, event.name, event.data)
    return head


def store(path: Path, session: str, events: Iterable[Event], kinds: str = KINDS) -> Golden:
    """Store a new log. Raises FileExistsError: a golden log is never rewritten."""
    events = tuple(events)
    header = {"kinds": kinds, "session": session, "head": head_of(session, events)}
    rows = [header, *({"name": event.name, "at": event.at, "data": event.data} for event in events)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return read(path)
