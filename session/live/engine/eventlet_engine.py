"""The engine on eventlet: one thread, one loop, a green task for each connection. The only module that knows eventlet.

Nothing is monkey patched: native threads, database drivers and child processes stay ordinary, and wake the loop
through a pipe. The loop lives in the thread that first waits, which is the one that calls `serve`.
The first import belongs in the main thread: eventlet copies `threading`, and another thread could not be joined after.
`eventlet_wire` replaces parts of eventlet's websocket; tests/live/test_engine.py fails when those change shape.
"""

from __future__ import annotations

import errno
import os
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from .base_engine import BaseEngine, guarded
from .contract import KEEPALIVE_SECONDS, MESSAGE_BYTES, STALL_SECONDS, T
from .eventlet_http import GuardedHttp
from .eventlet_wire import EventletWire, Pings
from .listener import allow_many_files, open_listener, stopping_on_signals
from .readable import Readable
from .sync import Parker, ThreadParker

# We look no names up, and a resolver of its own is a tenth of what starting takes.
os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
with warnings.catch_warnings():
    # The class of this warning lives in eventlet itself, so before the import only its base can be named.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated", category=Warning)
    import engineio.async_drivers.eventlet  # noqa: F401 - it must be imported by the thread that imports this module
    import eventlet
    from eventlet import event, greenio, greenpool, hubs, semaphore, websocket, wsgi

MOST_CONNECTIONS = 50_000
SOCKET_SECONDS = 60
LONGEST_REQUEST_LINE = 4096
ACCEPTED_AT_ONCE = 4
"""Connections taken before everybody else gets a turn: a message of somebody who is in waits for so few newcomers."""
PING_STEP_SECONDS = 0.25
_PASSING = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED})


class EventletParker:
    """Stops a green task."""

    def __init__(self, engine: EventletEngine) -> None:
        self._engine = engine
        self._event = event.Event()

    def park(self, timeout: float | None) -> None:
        self._event.wait(timeout)

    def unpark(self) -> None:
        if self._engine.on_loop():
            self._wake()
        else:
            self._engine.call_soon(self._wake)

    def _wake(self) -> None:
        if not self._event.ready():
            self._event.send()


class EventletEngine(BaseEngine):
    """See `contract.Engine`."""

    mode = "eventlet"

    def __init__(self, **words: Any) -> None:
        self._calls: deque[tuple[Callable[..., Any], tuple[Any, ...]]] = deque()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        self._home: int | None = None
        self._pumping: Any = None
        super().__init__(**words)
        self.turnstile = semaphore.Semaphore(1)
        self.pings = Pings()
        self._stopping = self.result()

    def attach(self, server: Any) -> None:
        super().attach(server)
        connect = server.eio.handlers["connect"]

        def connected(eio_sid: str, environ: Any) -> Any:
            server.eio.sockets[eio_sid].schedule_ping = lambda: None  # see `Pings`
            return connect(eio_sid, environ)

        server.eio.on("connect", connected)

    def on_loop(self) -> bool:
        """Whether this is the thread of the loop."""
        return threading.get_ident() == self._home

    def spawn(self, fn: Callable[..., Any], *args: Any, after: float = 0.0) -> None:
        start = partial(eventlet.spawn_after, after) if after > 0 else eventlet.spawn_n
        now = start if self.on_loop() else partial(self.call_soon, start)
        now(guarded, fn, args)

    def sleep(self, seconds: float) -> None:
        if self._settle():
            eventlet.sleep(seconds)
        else:
            time.sleep(seconds)

    def call_soon(self, fn: Callable[..., Any], *args: Any) -> None:
        # No lock: a signal handler may interrupt this very function and call it again.
        self._calls.append((fn, args))
        try:
            os.write(self._wake_write, b"!")
        except BlockingIOError:
            return  # the pipe is full, so the loop is waking up already

    def run_native(self, fn: Callable[..., T], *args: Any) -> T:
        return super().run_native(fn, *args) if self._settle() else fn(*args)

    def lock(self) -> AbstractContextManager[Any]:
        return semaphore.Semaphore(1)

    def parker(self) -> Parker:
        return EventletParker(self) if self._settle() else ThreadParker()

    def serve(
        self,
        app: Any,
        socketio: Any,
        host: str,
        port: int,
        on_ready: Callable[[int], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        if not self._settle():
            raise RuntimeError(
                "the loop lives in the thread that waited first; build the app where it is served"
            )
        self.open_door(allow_many_files())
        listener = open_listener(host, port)
        pool = greenpool.GreenPool(MOST_CONNECTIONS)
        accepting = eventlet.spawn(self._accept, listener, app, pool)
        accepting.link(lambda _: self._stopping.set(0.0))
        self.spawn(self._sweep_often, socketio.server)
        self.spawn(self._ping_often, socketio.server.eio.ping_interval)
        with stopping_on_signals(self.stop):
            if on_ready is not None:
                on_ready(listener.getsockname()[1])
            grace = self._stopping.wait()
        self._drain(accepting, pool, grace, on_stop)
        socketio.server.shutdown()
        listener.close()
        self._native.close()
        self._leave()

    def stop(self, grace: float = 5.0) -> None:
        self.call_soon(self._stopping.set, grace)

    def timeout(self, seconds: float) -> AbstractContextManager[Any]:
        """Leaves the block when it takes longer."""
        return eventlet.Timeout(seconds, False)

    def pause(self) -> None:
        """Let every other task that can run, run."""
        eventlet.sleep(0)

    def websocket_class(self) -> Callable[..., Any]:
        """What Engine.IO calls to upgrade one request."""
        return partial(EventletHandshake, engine=self)

    def _settle(self) -> bool:
        """Make this thread the loop's if there is none yet; whether it is."""
        if self._home is None:
            self._home = threading.get_ident()
            self._pumping = eventlet.spawn(self._pump)
        return self.on_loop()

    def _leave(self) -> None:
        """Give the thread back: end its loop, so that a later wait starts afresh."""
        self._pumping.kill()
        self._home = None
        hubs.get_hub().abort(wait=True)

    def _pump(self) -> None:
        """Run what `call_soon` left, each time the pipe says there is something."""
        while True:
            while self._calls:
                fn, args = self._calls.popleft()
                guarded(fn, args)
            hubs.trampoline(self._wake_read, read=True)
            os.read(self._wake_read, 65_536)

    def _accept(self, listener: Any, app: Any, pool: Any) -> None:
        wsgi.server(
            PatientListener(listener),
            app,
            protocol=partial(EventletHttp, self),
            custom_pool=pool,
            keepalive=KEEPALIVE_SECONDS,
            socket_timeout=SOCKET_SECONDS,
            url_length_limit=LONGEST_REQUEST_LINE,
            log_output=False,
            debug=False,
        )

    def _sweep_often(self, server: Any) -> None:
        while not self._stopping.done():
            eventlet.sleep(min(2.0, self.connect_seconds / 4))
            self.sweep(server)

    def _ping_often(self, seconds: float) -> None:
        self.pings.seconds = seconds
        while not self._stopping.done():
            eventlet.sleep(min(PING_STEP_SECONDS, seconds / 4))
            self.pings.ask()

    def _drain(self, accepting: Any, pool: Any, grace: float, on_stop: Callable[[], None] | None) -> None:
        with eventlet.Timeout(max(grace, 0.1), False):
            if on_stop is not None:
                guarded(on_stop, ())
            while any(wire.unsent() for wire in self.wires.values()):
                eventlet.sleep(0.02)
            self.drop_all()
            eventlet.spawn_n(accepting.kill)
            pool.waitall()
        accepting.kill()
        for task in list(pool.coroutines_running):
            task.kill()


class PatientListener(greenio.GreenSocket):
    """A listening socket that outlives moments without file descriptors, and lets others run during a herd."""

    taken = 0

    def accept(self) -> Any:
        while True:
            try:
                connection = super().accept()
            except OSError as error:
                if error.errno not in _PASSING:
                    raise
                eventlet.sleep(0.05)
                continue
            self.taken += 1
            if self.taken % ACCEPTED_AT_ONCE == 0:
                eventlet.sleep(0)
            return connection


class EventletHttp(GuardedHttp, wsgi.HttpProtocol):
    """eventlet's HTTP, guarded."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a refused request must not write its text into the log."""


class EventletHandshake(websocket.WebSocketWSGI):
    """Upgrades one request and reads from the connection, as a wire, until it ends."""

    def __init__(self, handler: Callable[..., Any], _server: Any, engine: EventletEngine) -> None:
        super().__init__(self._run, max_frame_length=MESSAGE_BYTES)
        self.support_legacy_versions = False
        self._engine, self._eio = engine, handler.__self__  # type: ignore[attr-defined]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        # Compression costs each connection some 150 KB, and a small frame can unfold into a large one.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        try:
            return super().__call__(environ, start_response)
        finally:
            self._eio.close(wait=False, abort=True)

    def _run(self, ws: Any) -> None:
        eio = self._eio
        wire = EventletWire(eio, ws, EventletLoop(), self._engine.pings)
        self._engine.wires[eio.sid] = wire
        try:
            wire.serve(partial(eio.server.handlers["message"], eio.sid))
        finally:
            self._engine.forget(wire)
            del self._engine.wires[eio.sid]
            wire.finish()


class EventletLoop:
    """What an `EventletWire` needs of eventlet."""

    pause = staticmethod(partial(eventlet.sleep, 0))
    start = staticmethod(eventlet.spawn)

    @staticmethod
    def readable(sock: Any) -> Readable:
        return Readable(sock.fileno(), hubs.get_hub(), eventlet.getcurrent)

    @staticmethod
    def wait_writable(sock: Any) -> None:
        hubs.trampoline(sock, write=True, timeout=STALL_SECONDS, timeout_exc=TimeoutError)
