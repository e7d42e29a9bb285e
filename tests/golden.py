"""Golden logs: sessions of the past that have to replay to the same figures, for ever.

A log in tests/logs/ is a .jsonl file: a header, then one event a line, as the store keeps them. The header names the
module whose `KINDS` were used, the session, and what came of it: the head of the hash chain and the digest of the exact
figures in the record, which stand in the .figures.json beside it. Figures may be added and what was unknown may become
known, and the judgement of how solid an outcome is may look further; what was counted may not change. Neither file is
ever rewritten.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    figures: Any  # as the record had them

    def digests(self) -> Digests:
        """What comes of this log now."""
        return digests(self.session, self.events, kinds_of(self.kinds))

    def counted(self) -> Any:
        """The figures in the record now."""
        return figures(self.session, self.events, kinds_of(self.kinds))


def kinds_of(module: str) -> Mapping[str, RoundKind]:
    found: Mapping[str, RoundKind] = importlib.import_module(module).KINDS
    return found


def digests(session: str, events: Iterable[Event], kinds: Mapping[str, RoundKind]) -> Digests:
    """The head of the chain, and SHA-256 of the canonical figures."""
    events = list(events)
    head = genesis(session)
    for number, each in enumerate(events, 1):
        head = link(head, session, number, each.at, each.name, each.data)
    return {"head": head, "figures_digest": digest(figures(session, events, kinds))}


def figures(session: str, events: Iterable[Event], kinds: Mapping[str, RoundKind]) -> Any:
    return recount(replay(session, list(events), kinds), kinds)


def changed(then: Any, now: Any, path: str = "") -> list[str]:
    """Where `now` no longer tells what was told then; see the top of this module for what may differ."""
    if path.endswith(".solid") or then is None:
        return []
    if isinstance(then, dict) and isinstance(now, dict):
        return [found for key, each in then.items() for found in changed(each, now.get(key), f"{path}.{key}")]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [found for at, each in enumerate(then) for found in changed(each, now[at], f"{path}[{at}]")]
    return [] if then == now and type(then) is type(now) else [path]


def digest(document: object) -> str:
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def read(path: Path) -> Golden:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    header = json.loads(first)
    events = tuple(Event(**json.loads(line)) for line in lines)
    told = json.loads(path.with_suffix(".figures.json").read_text(encoding="utf-8"))
    return Golden(header.pop("kinds"), header.pop("session"), events, header, told)


def write(name: str, events: Iterable[Event], kinds: str, session: str) -> Path:
    """Store a new log with what comes of it now. Raises FileExistsError: a golden log is never rewritten."""
    events = list(events)
    path = LOGS / f"{name}.jsonl"
    header = {"kinds": kinds, "session": session, **digests(session, events, kinds_of(kinds))}
    lines = [header, *[{"name": each.name, "at": each.at, "data": each.data} for each in events]]
    with path.open("x", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    told = figures(session, events, kinds_of(kinds))
    with path.with_suffix(".figures.json").open("x", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return path
