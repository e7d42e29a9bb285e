"""The same server as a process of its own, to be killed, stopped and started again on one directory."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.live.house import PATIENCE, Answer, ask, settings_of

ROOT = Path(__file__).resolve().parents[2]


class ChildServer:
    """`python run.py` in `directory`, on the port it was given or chose. `settings` are keys such as "server_port"."""

    def __init__(self, directory: Path, mode: str = "eventlet", **settings: str) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory / "data"
        self.port = int(settings.get("server_port", "0"))
        self._log = directory / "log"
        self._environment = settings_of(self.directory, mode, settings)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the process and do not wait for it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VERSNELKAMER_")}
        port = {"VERSNELKAMER_SERVER_PORT": str(self.port)}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "run.py")],
                cwd=ROOT, env=kept | self._environment | port, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        return self.process

    def start(self) -> ChildServer:
        """Returns once it has said where it listens. A port that was free is kept over a restart."""
        process = self.launch()
        end = time.monotonic() + PATIENCE
        while (found := re.search(r"://[^/\s]+:(\d+)/enter#", self.said())) is None:
            if process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise AssertionError(f"the server did not start:\n{self.said()}")
            time.sleep(0.01)
        self.port = int(found[1])
        return self

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        return ask(self.port, method, path, body, headers)

    def host_cookie(self) -> str:
        """The cookie of the desk of the whole server."""
        secret = (self.directory / "desk-link").read_text(encoding="ascii").strip()
        return self.ask("POST", "/api/enter", {"secret": secret}).cookie

    def code(self) -> str:
        """The code of the session this server began with."""
        listed = self.ask("GET", "/api/desk/sessions", headers={"Cookie": self.host_cookie()})
        return str(listed.json["sessions"][0]["code"])

    def kill(self) -> None:
        """kill -9, and wait until the process is gone."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        if process.poll() is None:
            process.send_signal(how)
        return process.wait(PATIENCE)

    def __enter__(self) -> ChildServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill()
