"""Phones, a desk and a projector in processes beside the one that measures, which tells each what to do and when.

All of them use the clock of the machine, so a moment in one process can be held against one in another.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
from collections import deque
from multiprocessing.connection import Connection
from typing import Any, Self

from load_lines import Line, Lines, command, cpu_seconds, now

REFUSED = b'"ok":false'


class Work:
    """What one process does; every method is asked for by its name. What it gives back can be pickled."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._lines = pipe, Lines()
        self._told: list[tuple[float, str]] = []
        self._n = 0
        self._lines.watch(pipe.fileno(), self._asked)
        self._going = True

    def run(self) -> None:
        while self._going:
            self._lines.turn(None)

    def _asked(self) -> None:
        try:
            name, words = self._pipe.recv()
        except EOFError:
            self._going = False
            return
        self._pipe.send(getattr(self, name)(**words))

    def join(self, port: int, auths: list[str], cookie: str, resumes: bool) -> list[float]:
        """Everybody of `auths` at once; the moments at which they were in."""
        lines = [Line(auth.encode(), cookie, resumes) for auth in auths]
        self._lines.join(port, lines)
        return [line.joined for line in lines if line.joined is not None]

    def leave(self) -> None:
        self._lines.leave()

    def ask(self, line: int, name: str, round_: str | None, data: Any) -> Any:
        """One command, and its acknowledgement."""
        answers: list[bytes] = []
        self._lines.lines[line].ask(command(name, round_, json.dumps(data).encode()), answers.append)
        until = now() + 60.0
        while not answers and now() < until:
            self._lines.turn(0.05)
        return json.loads(answers[0])[0] if answers else None

    def repeat(self, line: int, name: str, data: str, times: int, pause: float) -> None:
        """The same command every so often; `data` with `{}` for a number."""
        start = now()
        for number in range(times):
            self._until(start + number * pause)
            text = data.replace("{}", str(number)).encode()
            self._lines.lines[line].ask(command(name, None, text), _expect_yes)
        self._until(start + times * pause)

    def watch(self, line: int) -> None:
        """From now on keep the pulses and deltas of this connection, with the moments they came."""
        self._told = []
        self._lines.lines[line].event = lambda text: self._told.append((now(), text.decode()))

    def told(self) -> list[tuple[float, str]]:
        return self._told

    def heard(self) -> int:
        """Events that came in so far, on all connections."""
        return sum(line.heard for line in self._lines.lines)

    def give(self, name: str, round_: str, data: list[str], moments: list[tuple[float, int]]) -> Any:
        """A command of one connection at each of these moments: when it went, when it was answered, and refusals."""
        went: list[tuple[float, float]] = []
        refused: list[str] = []
        for moment, who in moments:
            self._until(moment)
            self._give(who, name, round_, data, lambda at, no: (went.append((at, now())), refused.extend(no)))
        until = now() + 20.0
        while len(went) < len(moments) and now() < until:
            self._lines.turn(0.05)
        return went, refused

    def rush(self, name: str, round_: str, data: list[str], outstanding: int, until: float) -> Any:
        """So many commands are on their way all the time, each of another connection in turn, until that moment."""
        took: list[float] = []
        refused: list[str] = []
        turns = deque(range(len(self._lines.lines)))
        flying = 0

        def answered(at: float, no: list[str]) -> None:
            nonlocal flying
            flying -= 1
            took.append(now() - at)
            refused.extend(no)
            if now() < until:
                fire()

        def fire() -> None:
            nonlocal flying
            flying += 1
            turns.rotate(-1)
            self._give(turns[0], name, round_, data, answered)

        before = cpu_seconds()
        for _ in range(outstanding):
            fire()
        while flying and now() < until + 20.0:
            self._lines.turn(0.05)
        return took, refused, cpu_seconds() - before

    def _give(self, who: int, name: str, round_: str, data: list[str], answered: Any) -> None:
        self._n += 1
        text = data[self._n % len(data)].replace("{n}", str(self._n)).encode()
        at = now()
        self._lines.lines[who].ask(command(name, round_, text), lambda text: answered(at, _refusals(text)))

    def _until(self, moment: float) -> None:
        while (left := moment - now()) > 0:
            self._lines.turn(left)


def _refusals(text: bytes) -> list[str]:
    return [text.decode()] if REFUSED in text else []


def _expect_yes(text: bytes) -> None:
    if REFUSED in text:
        raise SystemExit(f"refused: {text!r}")


def _work(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    Work(pipe).run()


class Crew:
    """The processes, from the side that measures."""

    def __init__(self, processes: int) -> None:
        start = multiprocessing.get_context("spawn")
        self._all = []
        for _ in range(processes):
            ours, theirs = start.Pipe()
            process = start.Process(target=_work, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._all.append((process, ours))

    def __len__(self) -> int:
        return len(self._all)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process, pipe in self._all:
            pipe.close()
            process.join(10)
            process.kill()

    def one(self, number: int, asked: str, **words: Any) -> Any:
        """Ask one of them, and wait."""
        return self.each(asked, {number: words})[0]

    def each(self, asked: str, words: dict[int, dict[str, Any]]) -> list[Any]:
        """Ask these at the same time, each with words of its own, and wait for all."""
        for number, said in words.items():
            self._all[number][1].send((asked, said))
        return [self._all[number][1].recv() for number in words]
