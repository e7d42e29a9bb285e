"""Rehearsals that a desk asked for: one at a time, each in a process of its own with a server, a folder and people of
its own. Nothing of it touches the sessions of this server, and when it is over the folder is removed.

The process is `run.py rehearse FILE --lines`: it says on a line each what it does, and at the end what it found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from session.core.state import Json

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 900.0  # seconds after which a rehearsal is ended
KEPT = 20  # reports, of that many sessions


class Busy(Exception):
    """Another rehearsal is running."""


@dataclass
class Rehearsal:
    """One that was asked for. `said`: the last line about what it does; `report`: None until it is over, and after that
    when it failed.
    """

    session: str
    said: str = ""
    over: bool = False
    report: Json | None = None
    _child: subprocess.Popen[str] | None = field(default=None, repr=False)
    _ended: bool = field(default=False, repr=False)


class Rehearsals:
    """`start`, `find` and `stop` return at once and may be called from any task; `close` from any thread."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, str(ROOT / "run.py"), "rehearse")) -> None:
        self._command = command
        self._latest: dict[str, Rehearsal] = {}
        self._closed = False

    def start(self, session: str, agenda: str, people: int, roles: Mapping[str, int], language: str) -> None:
        """Rehearse the agenda in a file with this text. Raises Busy."""
        if self._closed or any(not one.over for one in self._latest.values()):
            raise Busy
        self._latest.pop(session, None)
        while len(self._latest) >= KEPT:
            del self._latest[next(iter(self._latest))]
        rehearsal = self._latest[session] = Rehearsal(session)
        arguments = ["--participants", str(people), "--language", language, "--lines"]
        if roles:
            arguments += ["--roles", ",".join(f"{label}={number}" for label, number in roles.items())]
        threading.Thread(target=self._hold, args=(rehearsal, agenda, arguments), daemon=True).start()

    def find(self, session: str) -> Rehearsal | None:
        """The last rehearsal of a session, running or over."""
        return self._latest.get(session)

    def stop(self, session: str) -> None:
        """End it if it runs, and forget what it found."""
        rehearsal = self._latest.pop(session, None)
        if rehearsal is not None:
            _end(rehearsal)

    def close(self) -> None:
        """End what runs; for a stop of the server."""
        self._closed = True
        for rehearsal in list(self._latest.values()):
            _end(rehearsal)

    def _hold(self, rehearsal: Rehearsal, agenda: str, arguments: list[str]) -> None:
        """The whole of it, in a thread that does nothing but wait."""
        try:
            with tempfile.TemporaryDirectory(prefix="versnelkamer-", ignore_cleanup_errors=True) as folder:
                file = Path(folder) / "agenda.toml"
                file.write_text(agenda, encoding="utf-8")
                self._watch(rehearsal, [*self._command, str(file), *arguments], folder)
        finally:
            rehearsal.over = True

    def _watch(self, rehearsal: Rehearsal, command: list[str], folder: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VERSNELKAMER_")}
        with subprocess.Popen(
            command, cwd=folder, env=kept | {"TMPDIR": folder}, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        ) as child:  # fmt: skip
            rehearsal._child = child
            if rehearsal._ended:  # before there was a process to end
                child.terminate()
            deadline = threading.Timer(LONGEST, child.terminate)
            deadline.daemon = True
            deadline.start()
            try:
                for line in child.stdout or ():
                    _hear(rehearsal, line)
            finally:
                deadline.cancel()


def _hear(rehearsal: Rehearsal, line: str) -> None:
    """A line of JSON: what it does now, or the figures at the end."""
    try:
        heard: Any = json.loads(line)
    except ValueError:
        return
    if isinstance(heard, dict) and "said" in heard:
        rehearsal.said = str(heard["said"])
    elif isinstance(heard, dict) and isinstance(heard.get("readiness"), dict):
        rehearsal.report = heard["readiness"]


def _end(rehearsal: Rehearsal) -> None:
    rehearsal._ended = True
    child = rehearsal._child
    if child is not None and child.poll() is None:
        child.terminate()
