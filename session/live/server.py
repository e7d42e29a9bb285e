"""Everything one running server consists of, wired together once. Nothing else holds the parts together."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from session.config import Config
from session.core.kind import RoundKind
from session.live.access import Access
from session.live.engine import Engine
from session.live.gateway import Gateway
from session.live.housekeeping import Housekeeping
from session.live.record_files import RecordFiles
from session.live.rehearsals import Rehearsals
from session.live.sessions import Sessions
from session.live.uploads import Uploads
from session.store import Store, Writer

DRAIN_SECONDS = 3.0


@dataclass
class Server:
    """The running server. `port` is known once it listens."""

    config: Config
    kinds: Mapping[str, RoundKind]
    engine: Engine
    store: Store
    writer: Writer
    socketio: Any
    access: Access
    gateway: Gateway
    sessions: Sessions
    housekeeping: Housekeeping
    records: RecordFiles
    rehearsals: Rehearsals
    uploads: Uploads
    port: int = 0

    def start(self) -> None:
        """Read what is on disk. Runs as a task before the port opens."""
        self.access.start()
        self.gateway.listen(self.sessions)
        self.sessions.start()
        self.housekeeping.start()

    def drain(self) -> None:
        """Finish what is under way: no new commands, every session answers what waits. For a planned stop."""
        self.gateway.closing = True
        self.housekeeping.stop()
        awake = self.sessions.awake()
        for session in awake:
            session.conductor.stop()
        for session in awake:
            with contextlib.suppress(TimeoutError):
                session.conductor.ended.wait(DRAIN_SECONDS)
        self.sessions.counting.close()
        self.rehearsals.close()

    def origin(self) -> str:
        """The address participants use: the configured one, else this machine's on the local network."""
        configured = self.config.server.public_origin
        return configured.rstrip("/") if configured else f"http://{local_address()}:{self.port}"

    def join_address(self, session: str, code: str) -> str:
        """The address of a session for phones, as it stands in the QR code: its code, and what nobody can guess."""
        return f"{self.origin()}/join/{code}#{self.access.join_link(session)}"


def local_address() -> str:
    """This machine's address on the local network, 127.0.0.1 without one. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation: never a real machine
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
