"""Servers for the tests, as children of a process that has everything read already: a server takes two seconds of
processor time to start, most of it for reading modules and packing files, and the tests start many.

Such a server runs `run.main` with the arguments, the environment and the files of `python run.py serve`, and is stopped
and killed like one. Tests about starting itself take the ordinary way: `launched`.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL
from subprocess import TimeoutExpired

from session.rehearse.server import ROOT, Child, Server

OURS = [sys.executable, str(ROOT / "run.py")]
_READY = multiprocessing.get_context("forkserver")
_READY.set_forkserver_preload(["tests.forked_ready"])


launched = Server.launch


class Forked:
    """A child of the ready process, with what `subprocess.Popen` has for one's own."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise TimeoutExpired("serve", timeout or 0)
        return code

    def send_signal(self, sig: int, /) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, sig)

    def kill(self) -> None:
        self.send_signal(SIGKILL)


def forked(command: Sequence[str], home: Path, environment: dict[str, str], log: int, tells: int) -> Child:
    """As `Server.launch`, from the ready process. Another project than ours is launched."""
    if list(command[:2]) != OURS:
        return launched(command, home, environment, log, tells)
    with _handed(log) as writes, _handed(tells) as hears:
        # A daemon: the run of the tests does not wait for a server that one of them forgot.
        arguments = (list(command[2:]), str(home), environment, writes, hears)
        process = _READY.Process(target=_serve, args=arguments, daemon=True)
        process.start()
    return Forked(process)


def _handed(descriptor: int) -> Connection:
    """An open file in the form in which it goes along to another process."""
    return Connection(os.dup(descriptor), readable=False)


def _serve(
    arguments: list[str], home: str, environment: dict[str, str], writes: Connection, hears: Connection
) -> None:
    import run

    for stream in (1, 2):
        os.dup2(writes.fileno(), stream)
    tells = os.dup(hears.fileno())
    writes.close()
    hears.close()
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    os.chdir(home)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [*OURS[1:], *arguments]
    sys.exit(run.main([*arguments, "--tell", str(tells)]))
