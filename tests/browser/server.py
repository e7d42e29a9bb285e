"""The server of the browser tests: `python run.py` as a child process, on SQLite on the disk and a free port."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Server:
    """`origin` is where it answers; `secret` opens the desk."""

    origin: str
    secret: str


@contextlib.contextmanager
def serving(data: Path, language: str = "nl") -> Iterator[Server]:
    """Start a server on `data`, wait until it says that it is ready, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **{key: value for key, value in os.environ.items() if not key.startswith("VERSNELKAMER_")},
        "VERSNELKAMER_SERVER_HOST": "127.0.0.1",
        "VERSNELKAMER_SERVER_PORT": str(port),
        "VERSNELKAMER_STORE_DATA_DIR": str(data),
        "VERSNELKAMER_STORE_URL": f"sqlite:///{data / 'test.sqlite3'}",
        "VERSNELKAMER_SESSION_LANGUAGE": language,
    }
    child = subprocess.Popen(
        [sys.executable, "-u", "run.py"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        for line in child.stdout:
            if "Ctrl+C" in line:
                break
        else:
            raise AssertionError("the server stopped before it was ready")
        yield Server(f"http://127.0.0.1:{port}", (data / "desk-link").read_text().strip())
    finally:
        child.terminate()
        child.wait(20)
        if child.stdout is not None:
            child.stdout.close()
