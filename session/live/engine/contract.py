"""What an engine promises, whichever way it runs. Everything in `session.live` is written against this.

A *task* is a piece of running code: a green thread on the loop, or an ordinary thread. "The loop" is the thread the
green tasks share; in the threading engine every task has its own thread and `call_soon` has one more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Message = tuple[str, str]
"""An event and its payload, which is JSON already."""

MESSAGE_BYTES = 16_384
"""The largest message a client may send, over all its fragments."""
MESSAGE_PIECES = 1024
"""The most pieces (fragments, or parts as the network delivers them) one message may arrive in."""
LAG_PACKETS = 64
LAG_BYTES = 512 * 1024
"""A client with more than this waiting is lagging: it gets a snapshot later instead of deltas now."""
UNSENT_BYTES = 8 * 1024 * 1024
"""A client for whom more than this waits gets nothing on top of it and is cut off. One message may be larger."""
CONNECT_SECONDS = 10.0
"""A socket that has not joined Socket.IO for this long is closed."""
HEADER_SECONDS = 10.0
"""The request line and headers of a request must be in after this many seconds."""
BODY_SECONDS = 20.0
"""The body of a request must be in so many seconds after its headers."""
BODY_BYTES = 64 * 1024
"""Of a larger body nothing is read."""
KEEPALIVE_SECONDS = 15.0
"""So long a connection may wait for its next request."""
CONNECTIONS = 6000
"""Connections of one address. A thousand phones behind one address open some six each as they come in."""
TOO_SOON_SECONDS, TOO_SOON_TIMES = 1.0, 10
"""A connection of an address that comes too often stands still for so long, so many times, before it is read from."""
STALL_SECONDS = 20.0
"""A client that takes nothing of what waits for it during this many seconds is cut off. As long as it takes something
it is there, however late its signs of life are: they wait behind what it is still getting."""

NORMAL, GOING_AWAY, PROTOCOL_ERROR, UNSUPPORTED = 1000, 1001, 1002, 1003
POLICY, TOO_BIG, INTERNAL = 1008, 1009, 1011
"""Close codes of RFC 6455, section 7.4.1."""


class PortInUse(OSError):
    """Another program listens on this address. The message is meant for the person who starts the server."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} on {host} is in use by another program")
        self.host = host
        self.port = port


class Result(Protocol):
    """A value that arrives once. Any task or native thread may set it or wait for it."""

    def set(self, value: Any = None) -> None:
        """Give the value; a second call changes nothing. Never waits."""

    def done(self) -> bool:
        """Whether the value is there."""

    def wait(self, timeout: float | None = None) -> Any:
        """The value. Raises TimeoutError after `timeout` seconds."""


class Mailbox(Protocol):
    """A queue with one reader. Any task or native thread may put; the order of one sender is kept."""

    def put(self, item: Any) -> None:
        """Add an item. Never waits."""

    def take_all(self, timeout: float | None = None) -> list[Any]:
        """Everything that waits, at least one item; [] when nothing came within `timeout` seconds."""


class Engine(Protocol):
    """Tasks, waiting and sending."""

    mode: str

    def spawn(self, fn: Callable[..., Any], *args: Any, after: float = 0.0) -> None:
        """Run `fn(*args)` as a background task, `after` so many seconds. What it raises is logged."""

    def sleep(self, seconds: float) -> None:
        """Let other tasks run; 0 only lets them go first."""

    def run_native(self, fn: Callable[..., T], *args: Any) -> T:
        """`fn(*args)` on a native thread, for disk and computation. Only the calling task waits."""

    def call_soon(self, fn: Callable[..., Any], *args: Any) -> None:
        """Run `fn(*args)` on the loop, in the order of the calls, from any thread. `fn` must not wait."""

    def mailbox(self) -> Mailbox: ...

    def result(self) -> Result: ...

    def lock(self) -> AbstractContextManager[Any]:
        """Mutual exclusion between tasks. Not re-entrant; not for native threads."""

    def serve(
        self,
        app: Any,
        socketio: Any,
        host: str,
        port: int,
        on_ready: Callable[[int], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        """Listen and answer until `stop`, or SIGTERM or SIGINT in the main thread. Raises PortInUse.

        `on_ready(port)` is called once the port is open; port 0 takes a free one. `on_stop()` runs as a task while
        the sockets are still open, so that what is under way can be finished and acknowledged.
        """

    def stop(self, grace: float = 5.0) -> None:
        """Make `serve` return within about `grace` seconds. From any thread or signal handler; returns at once."""

    def broadcast(self, socketio: Any, sids: Iterable[str], messages: Iterable[Message]) -> dict[str, int]:
        """Send these messages to many, in their order; encoded once. Who lags gets no more of them: their sids, and how
        many they did get. Unknown sids are skipped.

        Messages to one client arrive in the order they were sent, also between `broadcast`, `send_one`,
        `acknowledge` and Socket.IO's own `emit`. With more than 250 sids other tasks run in between.
        """

    def send_one(self, socketio: Any, sid: str, event: str, payload_json: str) -> bool:
        """Send to one client, lagging or not. False: there is no such client any more."""

    def acknowledge(self, socketio: Any, sid: str, ack_id: int, payload_json: str) -> bool:
        """Answer the command that came with `ack_id`. False: there is no such client any more."""

    def caught_up(self, socketio: Any, sid: str) -> bool:
        """Whether nothing waits for this client, so that a snapshot would arrive soon. True for unknown sids."""

    def disconnect(self, socketio: Any, sid: str) -> None:
        """End this client's connection for good: its Socket.IO client will not come back by itself."""

    def drop(self, socketio: Any, sid: str) -> None:
        """Cut this client's connection: its Socket.IO client will try again."""

    def on_event(self, socketio: Any, event: str, handler: Callable[..., None]) -> None:
        """Call `handler(sid, ack_id, *payload)` for each `event` of a joined client, without a Flask context.

        `ack_id` is None when no answer is asked. The handler must not raise on any payload and should not wait:
        the next message of this client is read when it returns. Answer later with `acknowledge`.
        """
