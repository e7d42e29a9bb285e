"""A server of the rehearsal's own: a child process with a free port and a directory that is thrown away afterwards."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from session.rehearse import plain_http

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60.0
STOP_SECONDS = 20.0


class ServerFailed(Exception):
    """The server did not start or did not stop. The message ends with what it wrote last."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`python run.py serve`, between `start` and `stop`. `settings` are more VERSNELKAMER_ variables."""

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="versnelkamer-")
        self._home = Path(self._folder.name)
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._settings = settings or {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers. Raises ServerFailed."""
        with (self._home / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "run.py"), "serve"],
                cwd=self._home, env=self._environment(), stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self.said()
                self.stop()
                raise ServerFailed(f"the server did not start\n{said}")
            time.sleep(0.05)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VERSNELKAMER_")}
        data = self._home / "data"
        own = {
            "VERSNELKAMER_SERVER_HOST": "127.0.0.1",
            "VERSNELKAMER_SERVER_PORT": str(self.port),
            "VERSNELKAMER_STORE_DATA_DIR": str(data),
            "VERSNELKAMER_STORE_URL": f"sqlite:///{data}/versnelkamer.sqlite3",
        }
        return kept | own | self._settings

    def _answers(self) -> bool:
        with contextlib.suppress(plain_http.Failed):
            return plain_http.ask_now(self.origin, "GET", "/api/agendas", patience=5).ok
        return False

    def secret(self) -> str:
        """What opens the desk of this server."""
        return (self._home / "data" / "desk-link").read_text(encoding="ascii").strip()

    def said(self) -> str:
        """The last lines it wrote."""
        return "\n".join(
            (self._home / "log").read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        )

    def complaints(self) -> list[str]:
        """Errors in what it wrote: tracebacks, and lines of the level ERROR or above."""
        lines = (self._home / "log").read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line or "Traceback" in line]

    def cpu_seconds(self) -> float:
        """Processor time of the server so far, its children not counted. Needs /proc; 0.0 without."""
        stat = Path(f"/proc/{self._process.pid if self._process else 0}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it and throw its directory away. May be called twice."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._folder.cleanup()
