"""The engine on ordinary threads: the same contract as the green one, for some hundred clients.

Two threads a client: one reads, one writes. One more runs what `call_soon` is given, in order.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import wsproto.utilities
from werkzeug.serving import ThreadedWSGIServer

from .base_engine import BaseEngine, guarded
from .listener import allow_many_files, open_listener, stopping_on_signals
from .sync import ThreadParker
from .thread_http import ThreadHttp
from .thread_wire import ThreadSocket, ThreadWire


class ThreadEngine(BaseEngine):
    """See `contract.Engine`."""

    mode = "threading"
    parker = staticmethod(ThreadParker)

    def __init__(self, **words: Any) -> None:
        super().__init__(**words)
        self._stopping = self.result()
        self._calls: queue.SimpleQueue[tuple[Callable[..., Any], tuple[Any, ...]]] = queue.SimpleQueue()
        self._loop: threading.Thread | None = None
        self._guard = threading.Lock()
        self._requests = 0

    def spawn(self, fn: Callable[..., Any], *args: Any, after: float = 0.0) -> None:
        task = threading.Timer(after, guarded, (fn, args))
        task.daemon = True
        task.start()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def call_soon(self, fn: Callable[..., Any], *args: Any) -> None:
        self._calls.put((fn, args))
        with self._guard:
            if self._loop is None:
                self._loop = threading.Thread(target=self._run_calls, name="call_soon", daemon=True)
                self._loop.start()

    def lock(self) -> AbstractContextManager[Any]:
        return threading.Lock()

    def serve(
        self,
        app: Any,
        socketio: Any,
        host: str,
        port: int,
        on_ready: Callable[[int], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        self.open_door(allow_many_files())
        listener = open_listener(host, port)
        handler = type("Handler", (ThreadHttp,), {"timeout": self.header_seconds, "front": self})
        name, port = listener.getsockname()[:2]
        http = ThreadedWSGIServer(name, port, self._counted(app), handler, fd=listener.fileno())
        listener.close()
        accepting = threading.Thread(target=http.serve_forever, args=(0.1,), daemon=True)
        accepting.start()
        self.spawn(self._sweep_often, socketio.server)
        with stopping_on_signals(self.stop):
            if on_ready is not None:
                on_ready(port)
            grace = self._until_stopped()
        self._drain(http, grace, on_stop)
        accepting.join()
        socketio.server.shutdown()
        self._native.close()

    def _until_stopped(self) -> float:
        """The grace that was given. Looks up twice a second: Python handles a signal in this thread only, and when
        the system hands it to another thread nothing else wakes this one."""
        while True:
            with contextlib.suppress(TimeoutError):
                return float(self._stopping.wait(0.5))

    def stop(self, grace: float = 5.0) -> None:
        # In a thread of its own: a signal handler must not take a lock that the code it interrupts may hold.
        threading.Thread(target=self._stopping.set, args=(grace,), daemon=True).start()

    def websocket_class(self) -> Callable[..., Any]:
        """What Engine.IO calls to upgrade one request."""
        return partial(ThreadHandshake, engine=self)

    def _run_calls(self) -> None:
        while True:
            guarded(*self._calls.get())

    def _counted(self, app: Any) -> Callable[..., Any]:
        """`app`, with the number of requests under way kept, for a gentle stop."""

        def counted(environ: Any, start_response: Any) -> Any:
            with self._guard:
                self._requests += 1
            try:
                return app(environ, start_response)
            finally:
                with self._guard:
                    self._requests -= 1

        return counted

    def _sweep_often(self, server: Any) -> None:
        while not self._stopping.done():
            time.sleep(min(2.0, self.connect_seconds / 4))
            self.sweep(server)

    def _drain(self, http: ThreadedWSGIServer, grace: float, on_stop: Callable[[], None] | None) -> None:
        end = time.monotonic() + max(grace, 0.1)
        if on_stop is not None:
            task = threading.Thread(target=guarded, args=(on_stop, ()), daemon=True)
            task.start()
            task.join(end - time.monotonic())
        while any(wire.unsent() for wire in list(self.wires.values())) and time.monotonic() < end:
            time.sleep(0.02)
        http.shutdown()
        self.drop_all()
        while self._requests and time.monotonic() < end:
            time.sleep(0.02)


class ThreadHandshake:
    """Upgrades one request and hands the connection to Engine.IO's handler, as a wire."""

    def __init__(self, handler: Callable[..., Any], _server: Any, engine: ThreadEngine) -> None:
        self._engine, self._serve, self._eio = engine, handler, handler.__self__  # type: ignore[attr-defined]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        try:
            try:
                ws = ThreadSocket(environ)
            except wsproto.utilities.RemoteProtocolError:
                start_response("400 Bad Request", [("Connection", "close"), ("Content-Length", "0")])
                return [b""]
            self._run(ws)
            # The request is over without a response; this is how Werkzeug is told.
            raise ConnectionError
        finally:
            self._eio.close(wait=False, abort=True)

    def _run(self, ws: ThreadSocket) -> None:
        wire = ThreadWire(self._eio, ws)
        self._engine.wires[self._eio.sid] = wire
        try:
            self._serve(wire)
        finally:
            self._engine.forget(wire)
            del self._engine.wires[self._eio.sid]
            wire.finish()
