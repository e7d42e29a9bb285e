"""A real server with the smallest possible application, in a thread of its own: what the engine does, and no more.

The events `echo` (a direct handler that answers with its payload) and `plain` (an ordinary Flask-SocketIO handler
that answers through its return value) exist; `/` is a page, and `/body` tells how long what was posted is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO

from session.live.allowed_hosts import AllowedHosts, protect
from session.live.engine import eventlet_engine, make_engine, make_socketio
from tests.attack.raw_socket import PATIENCE

MODES = (eventlet_engine.EventletEngine.mode, "threading")


class SmallServer:
    """Made and run in its own thread; `call` runs something there and gives its value."""

    def __init__(
        self, mode: str, addresses: AllowedHosts, trusted_proxies: int, words: dict[str, Any]
    ) -> None:
        pings = {name: words.pop(name) for name in ("ping_interval", "ping_timeout") if name in words}
        self.engine = make_engine(mode, trusted_proxies=trusted_proxies, **words)
        self.app = Flask("small")
        self.app.add_url_rule("/", "home", lambda: "home")
        self.app.add_url_rule("/body", "body", self._body, methods=["POST"])
        self.socketio: SocketIO = make_socketio(
            self.app, self.engine, origins=addresses.allows_origin, **pings
        )
        protect(self.app, addresses, trusted_proxies)
        self.sids: list[str] = []
        self.left: list[str] = []
        self.seen: list[Any] = []
        self.on_stop: list[Callable[[], None]] = []
        self.port = 0
        self.server = self.socketio.server
        self.server.on("connect", self._connect)
        self.server.on("disconnect", self._disconnect)
        self.server.on("plain", lambda _sid, *payload: payload)
        self.engine.on_event(self.socketio, "echo", self._echo)

    def _body(self) -> str:
        self.seen.append(request.get_data())
        return str(len(self.seen[-1]))

    def _connect(self, sid: str, _environ: Any, _auth: Any) -> None:
        self.sids.append(sid)

    def _disconnect(self, sid: str, _reason: str) -> None:
        self.left.append(sid)

    def _echo(self, sid: str, ack_id: int | None, *payload: Any) -> None:
        self.seen.append(payload)
        if ack_id is not None:
            text = self.server.packet_class.json.dumps(payload[0] if payload else None)
            self.engine.acknowledge(self.socketio, sid, ack_id, text)

    def serve(self, on_ready: Callable[[int], None]) -> None:
        def last() -> None:
            for fn in self.on_stop:
                fn()

        self.engine.serve(self.app, self.socketio, "127.0.0.1", 0, on_ready, last)

    def call(self, fn: Callable[..., Any], *args: Any) -> Any:
        """`fn(*args)` as a task of the engine: its value, or what it raised."""
        outcome: list[Any] = []
        done = threading.Event()

        def task() -> None:
            try:
                outcome.extend((True, fn(*args)))
            except BaseException as error:
                outcome.extend((False, error))
            done.set()

        self.engine.spawn(task)
        assert done.wait(PATIENCE), "the server does not get round to its tasks"
        if not outcome[0]:
            raise outcome[1]
        return outcome[1]

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds in the server."""

        def watch() -> None:
            while not condition():
                self.engine.sleep(0.005)

        self.call(watch)


@contextmanager
def small_server(
    mode: str, addresses: AllowedHosts | None = None, trusted_proxies: int = 0, **words: Any
) -> Iterator[SmallServer]:
    """A running server on a free port of 127.0.0.1; stopped at the end of the block."""
    made: list[Any] = []
    ready = threading.Event()

    def on_ready(port: int) -> None:
        made[0].port = port
        ready.set()

    def run() -> None:
        try:
            made.append(SmallServer(mode, addresses or AllowedHosts(), trusted_proxies, words))
            made[0].serve(on_ready)
        except BaseException as error:
            made.insert(0, error)
            ready.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(PATIENCE)
    if isinstance(made[0], BaseException):
        raise made[0]
    try:
        yield made[0]
    finally:
        made[0].engine.stop(5.0)
        thread.join(PATIENCE)
        assert not thread.is_alive(), "the server did not stop"
