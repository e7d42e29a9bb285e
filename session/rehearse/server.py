"""A server of one's own: `python run.py serve` as a child process, on any free port, in a directory of its own.

The one launcher of the project. The child says itself where it listens, through a pipe, so nobody chooses a port
beforehand that another may take meanwhile, and a pipe that ends tells at once that it failed.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, Self

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60.0
STOP_SECONDS = 20.0


class ServerFailed(Exception):
    """The server did not start or did not stop. The message ends with what it wrote last."""


class Child(Protocol):
    """What a Server asks of the process it started; as in `subprocess.Popen`."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, sig: int, /) -> None: ...

    def kill(self) -> None: ...


class Server:
    """A child between `start` and `stop`. `home` holds its `data` and its `log`; without one it is a folder that
    `close` throws away. `settings` are VERSNELKAMER_ variables, `arguments` those of `serve`. `keep_port`: every start
    is on the same port. `root` is the project to run.
    """

    def __init__(
        self,
        settings: dict[str, str] | None = None,
        home: Path | None = None,
        keep_port: bool = False,
        arguments: Sequence[str] = (),
        root: Path = ROOT,
    ) -> None:
        self._folder = None if home else tempfile.TemporaryDirectory(prefix="versnelkamer-")
        self._home = home or Path(self._folder.name if self._folder else "")
        self._home.mkdir(parents=True, exist_ok=True)
        self.data = self._home / "data"
        self._settings = settings or {}
        self._command = [sys.executable, str(root / "run.py"), "serve", *arguments]
        self._held = _hold() if keep_port else None
        self.port = 0
        self.process: Child | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Returns once it listens. Raises ServerFailed."""
        hears, tells = os.pipe()
        try:
            self._launch(tells)
        finally:
            os.close(tells)
        with open(hears, "rb") as pipe:
            answer = pipe.readline() if select.select([pipe], [], [], START_SECONDS)[0] else b""
        if not answer:
            self.kill()
            raise ServerFailed(f"the server did not start\n{self.said_last()}")
        self.port = int(json.loads(answer)["port"])
        return self

    def _launch(self, tells: int) -> None:
        with self._log.open("wb") as log:
            self.process = self.launch(self._command, self._home, self._environment(), log.fileno(), tells)

    @staticmethod
    def launch(
        command: Sequence[str], home: Path, environment: dict[str, str], log: int, tells: int
    ) -> Child:
        """A new process in `home`. `log` and `tells` are open files: what it writes goes to the one, its port to the
        other. Tests put something quicker in this place.
        """
        return subprocess.Popen(
            [*command, "--tell", str(tells)], cwd=home, env=environment,
            stdout=log, stderr=subprocess.STDOUT, pass_fds=(tells,),
        )  # fmt: skip

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VERSNELKAMER_")}
        own = {
            "VERSNELKAMER_SERVER_HOST": "127.0.0.1",
            "VERSNELKAMER_SERVER_PORT": "0",
            "VERSNELKAMER_STORE_DATA_DIR": str(self.data),
            "VERSNELKAMER_STORE_URL": f"sqlite:///{self.data}/versnelkamer.sqlite3",
        }
        held = {"VERSNELKAMER_SERVER_PORT": str(self._held.getsockname()[1])} if self._held else {}
        return kept | own | self._settings | held

    def secret(self) -> str:
        """What opens the desk of this server."""
        return (self.data / "desk-link").read_text(encoding="ascii").strip()

    @property
    def _log(self) -> Path:
        return self._home / "log"

    def said(self) -> str:
        """All it wrote since it was started."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def said_last(self) -> str:
        """The last lines it wrote."""
        return "\n".join(self.said().splitlines()[-15:])

    def complaints(self) -> list[str]:
        """Errors in what it wrote: tracebacks, and lines of the level ERROR or above."""
        lines = self.said().splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line or "Traceback" in line]

    def cpu_seconds(self) -> float:
        """Processor time of the server so far, its children not counted. Needs /proc; 0.0 without."""
        stat = Path(f"/proc/{self.process.pid if self.process else 0}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> int:
        """End it as its owner does; the exit code. May be called twice."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """kill -9, and wait until the process is gone."""
        return self._end(signal.SIGKILL)

    def wait(self) -> int:
        """Until it has ended by itself; the exit code."""
        return self._end(None)

    def _end(self, how: signal.Signals | None) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        if how is not None and process.poll() is None:
            process.send_signal(how)
        try:
            return process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerFailed(f"the server did not stop\n{self.said_last()}") from None

    def close(self) -> None:
        """Stop it, and throw away what was made for it."""
        try:
            self.stop()
        finally:
            if self._held is not None:
                self._held.close()
            if self._folder is not None:
                self._folder.cleanup()

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_: object) -> None:
        self.close()


def _hold() -> socket.socket:
    """A port that stays ours while the server is down: bound without listening. Linux lets our server listen on it."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held
