"""A whole server for tests: the real application, database and engine on a free port of 127.0.0.1, in a thread.

`ServerHouse` can be stopped and started again on the same directory; `tests.live.child` has the same server as a
process of its own. `tests.live.peers` has the people who talk to it.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask

from session import create_app
from session.config import load
from session.live.brute_force import BruteForceLimit
from session.live.budgets import Budgets
from session.live.engine import eventlet_engine
from session.live.server import Server
from session.live.sessions import LiveSession

PATIENCE = 20.0
# Naming the engine here also imports it here: in the main thread, as a server does.
MODES = (eventlet_engine.EventletEngine.mode, "threading")
# A peer gives signs of life only while it reads, and on a busy machine it may be long before its test reads on.
GENEROUS = {
    "limits_commands_per_second": "100",
    "limits_commands_burst": "1000",
    "limits_reads_per_second": "100",
    "limits_reads_burst": "1000",
    "live_ping_interval": "60",
    "live_ping_timeout": "60",
}


class Clock:
    """The time of day, in the hands of a test."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    """What an HTTP request gave; `headers` in lower case, several cookies joined by a newline."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def refused(self) -> str:
        return str(self.json["refused"]["code"])

    @property
    def cookie(self) -> str:
        """The cookie that was set, as it is sent back."""
        return self.headers["set-cookie"].split(";")[0]


def settings_of(directory: Path, mode: str, settings: dict[str, str]) -> dict[str, str]:
    """The environment of a server in this directory; `settings` are keys such as "limits_participants"."""
    own = {
        "server_host": "127.0.0.1",
        "server_port": "0",
        "server_async_mode": mode,
        "store_data_dir": str(directory),
        "store_url": f"sqlite:///{directory / 'versnelkamer.sqlite3'}",
    }
    return {f"VERSNELKAMER_{key}".upper(): value for key, value in (own | GENEROUS | settings).items()}


def ask(
    port: int,
    method: str,
    path: str,
    body: Any = None,
    headers: dict[str, str] | None = None,
    raw: bytes | None = None,
) -> Answer:
    """One request from a page of the server itself; `body` goes as JSON, `raw` as it is."""
    sent = {"Origin": f"http://127.0.0.1:{port}", **(headers or {})}
    if body is not None:
        raw = json.dumps(body).encode()
        sent.setdefault("Content-Type", "application/json")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body=raw, headers={k: v for k, v in sent.items() if v})
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    received: dict[str, str] = {}
    for name, value in answer.getheaders():
        name = name.lower()
        received[name] = f"{received[name]}\n{value}" if name in received else value
    return Answer(answer.status, content, received)


class ServerHouse:
    """One server and its directory. `clock` replaces the time of day, `running` the clock that nobody can set."""

    def __init__(
        self,
        directory: Path,
        mode: str,
        clock: Callable[[], float] | None = None,
        running: Callable[[], float] = time.monotonic,
        **settings: str,
    ) -> None:
        self.directory, self.mode, self._settings = directory, mode, settings
        self._clock, self._running = clock or time.time, running
        self.app: Flask
        self.house: Server
        self.port = 0
        self._thread: threading.Thread | None = None
        self._failed: list[BaseException] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> ServerHouse:
        ready = threading.Event()

        def run() -> None:
            try:
                self._serve(ready)
            except BaseException as error:
                self._failed.append(error)
                ready.set()

        self._thread = threading.Thread(target=run)
        self._thread.start()
        assert ready.wait(PATIENCE), "the server did not start"
        if self._failed:
            raise self._failed.pop()
        return self

    def _serve(self, ready: threading.Event) -> None:
        config = load(None, settings_of(self.directory, self.mode, self._settings))
        app = create_app(config, self._clock, self._running)
        self.app, self.house = app, app.extensions["versnelkamer"]

        def on_ready(port: int) -> None:
            self.port = self.house.port = port
            ready.set()

        try:
            self.house.start()
            self.house.engine.serve(app, self.house.socketio, "127.0.0.1", 0, on_ready, self.house.drain)
        finally:
            self.house.writer.stop()
            self.house.store.close()

    def stop(self) -> None:
        if self._thread is None:
            return
        self.house.engine.stop(5.0)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the server did not stop"
        self._thread = None
        assert not self._failed, self._failed

    def restart(self) -> None:
        """Stop and start again on the same directory, on another port."""
        self.stop()
        self.start()

    def call(self, fn: Callable[..., Any], *args: Any) -> Any:
        """`fn(*args)` as a task of the server: its value, or what it raised."""
        outcome: list[Any] = []
        done = threading.Event()

        def task() -> None:
            try:
                outcome.extend((True, fn(*args)))
            except BaseException as error:
                outcome.extend((False, error))
            done.set()

        self.house.engine.spawn(task)
        assert done.wait(PATIENCE), "the server does not get round to its tasks"
        if not outcome[0]:
            raise outcome[1]
        return outcome[1]

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait until the condition holds in the server."""

        def watch() -> None:
            while not condition():
                self.house.engine.sleep(0.005)

        self.call(watch)

    @contextmanager
    def no_time_passes(self) -> Iterator[None]:
        """What anybody may ask in a while is not filled up again meanwhile, however slow this machine is."""
        gateway = self.house.gateway
        door, before = gateway.front_door, (gateway.budgets, gateway.front_door.brute_force)
        limits = gateway.config.limits
        gateway.budgets = Budgets(limits, gateway.engine, lambda: 0.0)
        door.brute_force = BruteForceLimit(limits.joins_failed_per_second, lambda: 0.0)
        try:
            yield
        finally:
            gateway.budgets, door.brute_force = before

    def session(self, threshold: int = 3, roles: tuple[str, ...] = (), title: str = "A test") -> LiveSession:
        """A new session in draft, without rounds."""
        listed = [{"id": role, "label": role.title()} for role in roles]
        made: LiveSession = self.call(self.house.sessions.create, title, "en", listed, threshold)
        return made

    def awake(self, code: str) -> LiveSession:
        """The session as it is now, also after a restart."""
        session = self.call(self.house.sessions.by_code, code)
        assert session is not None
        return session  # type: ignore[no-any-return]

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        return ask(self.port, method, path, body, headers)

    def host_cookie(self) -> str:
        """The cookie of the desk of the whole server."""
        secret = (self.directory / "desk-link").read_text(encoding="ascii").strip()
        answer = self.ask("POST", "/api/enter", {"secret": secret})
        assert answer.status == 200, answer.body
        return answer.cookie


@contextmanager
def server_house(
    directory: Path,
    mode: str,
    clock: Callable[[], float] | None = None,
    running: Callable[[], float] = time.monotonic,
    **settings: str,
) -> Iterator[ServerHouse]:
    """A running server; stopped at the end of the block."""
    house = ServerHouse(directory, mode, clock, running, **settings).start()
    try:
        yield house
    finally:
        house.stop()
