"""`run.py serve --dev`: the server as a child that starts again when its code, words or settings change.

Sessions are on the disk and pages connect again by themselves, so everything goes on where it was. A child that cannot
start says why and waits for the next change.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED = (ROOT / "session", ROOT / "run.py", ROOT / "config.toml")
ENDINGS = (".py", ".toml")
STOP_SECONDS = 10.0


def serve_and_follow(arguments: list[str], tell: int | None = None) -> int:
    """Until SIGTERM or Ctrl+C. `arguments`: those of `serve`; `tell`: the file that hears of the first start."""
    try:
        import watchfiles
    except ImportError:
        print(
            "Following files needs watchfiles, a tool of who works on Versnelkamer: make dev.",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    watched = [path for path in WATCHED if path.exists()]
    changes = watchfiles.watch(*watched, watch_filter=_matters, step=20, debounce=400)
    child = _start(arguments, tell)
    try:
        for _ in changes:
            _stop(child)
            child = _start(_without_tell(arguments), None)
    except KeyboardInterrupt:  # also what watchfiles makes of SIGTERM
        return 0
    finally:
        _stop(child)
    return 0


def _matters(_change: object, path: str) -> bool:
    return path.endswith(ENDINGS)


def _without_tell(arguments: list[str]) -> list[str]:
    if "--tell" not in arguments:
        return arguments
    at = arguments.index("--tell")
    return arguments[:at] + arguments[at + 2 :]


def _start(arguments: list[str], tell: int | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "run.py"), "serve", *arguments, "--followed"]
    child = subprocess.Popen(command, pass_fds=() if tell is None else (tell,))
    if tell is not None:
        os.close(tell)  # the child has it: a pipe that ends tells that the child failed
    return child


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
