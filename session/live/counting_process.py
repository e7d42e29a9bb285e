"""The one process in which this server counts what would take long: started when first needed, one count at a time.

A native thread would hold Python's lock, and so every room. The process is kept for the next count; one that takes too
long, or more than it may, is ended, and the next count starts another. Knows neither eventlet nor Flask.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from session.core.giving_way import giving_way
from session.core.kind import RoundKind, Tiers
from session.core.shapes import Shape
from session.core.state import Round
from session.live.counting_child import LENGTH, OK, counted_in, job_of
from session.live.engine import Engine

ROOT = Path(__file__).resolve().parents[2]
Counted = tuple[Shape | None, dict[str, Tiers]]


@dataclass(frozen=True)
class Limits:
    """What one count may cost: bytes of memory, seconds of processor time, seconds on the clock."""

    memory: int = 2 * 1024**3
    cpu_seconds: int = 300
    seconds: float = 600.0


class NotCounted(Exception):
    """There are no figures: it took more than it may, or it went wrong. The ballots are as they were."""


class CountingProcess:
    """Counts for all sessions of this server. `count` is for tasks; `close` for any thread. `between`: see
    `session.core.giving_way`.
    """

    def __init__(
        self, engine: Engine, limits: Limits | None = None, between: Callable[[], None] = lambda: None
    ) -> None:
        self._engine, self.limits, self._between = engine, limits or Limits(), between
        self._turn = engine.lock()
        self._child: subprocess.Popen[bytes] | None = None
        self.closed = False

    def count(self, kind: RoundKind, round_: Round, threshold: int) -> Counted:
        """What `Results` would give of a finished round: figures and items. Waits for its turn, and only the calling
        task does. Raises NotCounted.
        """
        with self._turn:
            return self._engine.run_native(self._counted, kind, round_, threshold)

    def close(self) -> None:
        """End the process; what it was counting is not counted. For a stop of the server."""
        self.closed = True
        child = self._child
        if child is not None:
            self._end(child)

    def _counted(self, kind: RoundKind, round_: Round, threshold: int) -> Counted:
        with giving_way(self._between):
            job = job_of(round_, threshold, self.limits.cpu_seconds)
        child = self._started()
        deadline = threading.Timer(self.limits.seconds, child.kill)
        deadline.daemon = True
        deadline.start()
        try:
            answer = _answer(child, job)
        except (OSError, ValueError) as failed:  # its pipes ended, or were closed by a stop of the server
            self._end(child)
            raise NotCounted(f"it took more than it may, or was ended: {failed}") from None
        finally:
            deadline.cancel()
        if not answer.startswith(OK):
            raise NotCounted(answer[1:].decode("utf-8", "replace"))
        return counted_in(kind, answer[len(OK) :])

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, another one when the last has ended."""
        if self._child is not None and self._child.poll() is not None:
            self._end(self._child)
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-B", "-m", "session.live.counting_child", str(self.limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=os.sep,
                env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
                start_new_session=True,  # who stops the server with ctrl-C stops this by ending its input
            )
        if self.closed:
            self._end(self._child)
            raise NotCounted("the server stops")
        return self._child

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        self._child = None
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _answer(child: subprocess.Popen[bytes], job: bytes) -> bytes:
    """What the process says to a job. Raises OSError when it ended before it said so."""
    if child.stdin is None or child.stdout is None:
        raise OSError("it has no pipes")
    child.stdin.write(len(job).to_bytes(LENGTH, "big") + job)
    child.stdin.flush()
    return _exactly(child.stdout, int.from_bytes(_exactly(child.stdout, LENGTH), "big"))


def _exactly(stream: IO[bytes], number: int) -> bytes:
    got = stream.read(number)
    if len(got) < number:
        raise OSError("it said nothing more")
    return got
