"""Golden logs: sessions of the past that have to replay to the same figures, for ever.

A log in tests/logs/ is a .jsonl file: a header, then one event a line, as the store keeps them. The header names the
module whose `KINDS` were used, the session, and what came of it: the head of the hash chain and the digest of the exact
figures in the record. Screens may change; what was counted may not. A log is never rewritten.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from session.core.chain import canonical, genesis, link
from session.core.commands import Event
from session.core.evolve import replay
from session.core.kind import RoundKind
from session.record.build import recount

LOGS = Path(__file__).parent / "logs"
Digests = dict[str, str]


@dataclass(frozen=True)
class Golden:
    """One log, and what its header says must come of it."""

    kinds: str
    session: str
    events: tuple[Event, ...]
    expected: Digests

    def digests(self) -> Digests:
        """What comes of this log now."""
        return digests(self.session, self.events, kinds_of(self.kinds))


def kinds_of(module: str) -> Mapping[str, RoundKind]:
    found: Mapping[str, RoundKind] = importlib.import_module(module).KINDS
    return found


def digests(session: str, events: Iterable[Event], kinds: Mapping[str, RoundKind]) -> Digests:
    """The head of the chain, and SHA-256 of the canonical figures."""
    events = list(events)
    head = genesis(session)
    for number, each in enumerate(events, 1):
        head = link(head, session, number, each.at, each.name, each.data)
    state = replay(session, events, kinds)
    return {"head": head, "figures_digest": _digest(recount(state, kinds))}


def _digest(document: object) -> str:
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def read(path: Path) -> Golden:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    header = json.loads(first)
    events = tuple(Event(**json.loads(line)) for line in lines)
    return Golden(header.pop("kinds"), header.pop("session"), events, header)


def write(name: str, events: Iterable[Event], kinds: str, session: str) -> Path:
    """Store a new log with what comes of it now. Raises FileExistsError: a golden log is never rewritten."""
    events = list(events)
    path = LOGS / f"{name}.jsonl"
    header = {"kinds": kinds, "session": session, **digests(session, events, kinds_of(kinds))}
    lines = [header, *[{"name": each.name, "at": each.at, "data": each.data} for each in events]]
    with path.open("x", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return path
