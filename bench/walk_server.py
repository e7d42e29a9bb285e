"""The server of a checkout, followed from file to file: started by `walk.py`, which asks it over a socket.

    python bench/walk_server.py ROOT SOCKET serve ... --tell FD

The rest of the arguments is for ROOT/run.py. One that knows no `--tell` is started without it. Standard library only,
so that nothing but the checkout itself is imported under its name.
"""

from __future__ import annotations

import collections
import json
import os
import runpy
import socket
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

Edge = tuple[str, str]


class Recorder:
    """Every change of file while it is `on`: a thread goes on in another file of session/ than the one it was in last,
    by a call or by a return. What is not in session/ is looked through, and threads that a clock drives are left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = f"{folder}/"
        self._names: dict[str, str | None] = {}
        self._threads = threading.local()
        self._clockwork: set[object] = set()
        self._active: set[object] = set()
        self.on = False
        self.last = 0.0
        self.calls: collections.Counter[Edge] = collections.Counter()
        self.returns: collections.Counter[Edge] = collections.Counter()

    def profile(self, frame: FrameType, event: str, _argument: object) -> None:
        if event not in ("call", "return"):
            return
        path = frame.f_code.co_filename
        name = self._names.get(path, "")
        if name == "":
            name = self._names[path] = self._name(path)
        if name is None or (thread := self._thread()) in self._clockwork:
            return
        self._active.add(thread)
        self.last = time.monotonic()
        if event == "call":
            self._go(name, self.calls)
        else:
            back = self._caller(frame.f_back)
            if back is not None:
                self._go(back, self.returns)

    def _go(self, name: str, counted: collections.Counter[Edge]) -> None:
        last = getattr(self._threads, "file", "")
        if name != last:
            self._threads.file = name
            if self.on:
                counted[last, name] += 1

    def _thread(self) -> object:
        """The thread that runs: its number can go to another one when it has ended."""
        known: object = self._threads.__dict__.setdefault("itself", object())
        return known

    def _name(self, path: str) -> str | None:
        return path.removeprefix(self._folder) if path.startswith(self._folder) else None

    def _caller(self, frame: FrameType | None) -> str | None:
        while frame is not None:
            name = self._name(frame.f_code.co_filename)
            if name is not None:
                return name
            frame = frame.f_back
        return None

    def answer(self, asked: str) -> Any:
        """`begin`, and `end` with what was recorded since; `clockwork`: who was active since `begin` although nobody
        did anything is left out from now on; else for how many seconds nothing was done.
        """
        if asked == "begin":
            self.calls.clear()
            self.returns.clear()
            self._active.clear()
            self.on = True
        elif asked == "clockwork":
            self._clockwork |= self._active
        elif asked == "end":
            self.on = False
            return {
                "calls": [[*edge, times] for edge, times in self.calls.items()],
                "returns": [[*edge, times] for edge, times in self.returns.items()],
            }
        return time.monotonic() - self.last


def answer_over(path: str, recorder: Recorder) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen()
        while True:
            visitor, _ = door.accept()
            with visitor, visitor.makefile("rw") as lines:
                for line in lines:
                    lines.write(json.dumps(recorder.answer(line.strip())) + "\n")
                    lines.flush()


def tell_when_it_listens(port: int, pipe: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    with open(pipe, "w", encoding="ascii") as told:
        told.write(json.dumps({"port": port}) + "\n")


def main(arguments: list[str]) -> None:
    root, path, *rest, _, pipe = arguments
    recorder = Recorder(Path(root) / "session")
    port = int(os.environ["VERSNELKAMER_SERVER_PORT"])
    for work in ((answer_over, path, recorder), (tell_when_it_listens, port, int(pipe))):
        threading.Thread(target=work[0], args=work[1:], daemon=True).start()
    sys.path[0] = root
    sys.argv = [f"{root}/run.py", *rest]
    threading.setprofile(recorder.profile)
    sys.setprofile(recorder.profile)
    runpy.run_path(f"{root}/run.py", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
