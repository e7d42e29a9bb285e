"""Everything one running server consists of, wired together once. Web and the command line get at it through here."""

from __future__ import annotations

import contextlib
import socket
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from session.config import Config
from session.core.kind import RoundKind
from session.live.doors import Doors
from session.live.engine import Engine
from session.live.gate import Gate
from session.live.sessions import Sessions
from session.record import export
from session.record.pdf import Limits
from session.store import Store, Writer

KEPT_RECORDS = 16
DRAIN_SECONDS = 3.0


@dataclass
class House:
    """The running server. `port` is known once it listens."""

    config: Config
    kinds: Mapping[str, RoundKind]
    engine: Engine
    store: Store
    writer: Writer
    socketio: Any
    doors: Doors
    gate: Gate
    sessions: Sessions
    records: Records
    port: int = 0

    def start(self) -> None:
        """Read what is on disk. Runs as a task before the port opens."""
        self.doors.start()
        self.gate.listen(self.sessions)
        self.sessions.start()

    def drain(self) -> None:
        """Finish what is under way: no new commands, every session answers what waits. For a planned stop."""
        self.gate.closing = True
        self.sessions.stop()
        awake = self.sessions.awake()
        for session in awake:
            session.conductor.stop()
        for session in awake:
            with contextlib.suppress(TimeoutError):
                session.conductor.ended.wait(DRAIN_SECONDS)

    def origin(self) -> str:
        """The address participants use: the configured one, else this machine's on the local network."""
        configured = self.config.server.public_origin
        return configured.rstrip("/") if configured else f"http://{local_address()}:{self.port}"


@dataclass
class Records:
    """Records as files, made one at a time in a child process and kept while the session does not change."""

    engine: Engine
    kinds: Mapping[str, RoundKind]
    limits: Limits
    _made: OrderedDict[tuple[str, int, str, str], bytes] = field(default_factory=OrderedDict)
    _turn: Any = None

    def __post_init__(self) -> None:
        self._turn = self.engine.lock()

    def get(self, source: export.Source, kind: str) -> bytes:
        """The bytes of a file; waits for its turn without holding up anybody else. Raises RecordFailed."""
        key = (source.state.id, source.version, source.language, kind)
        with self._turn:
            made = self._made.get(key)
            if made is None:
                made = self.engine.run_native(export.file, source, self.kinds, kind, self.limits)
                self._made[key] = made
                while len(self._made) > KEPT_RECORDS:
                    self._made.popitem(last=False)
        return made


def local_address() -> str:
    """This machine's address on the local network, 127.0.0.1 without one. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation: never a real machine
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
