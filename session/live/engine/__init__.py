"""How code runs and how bytes travel: the eventlet engine, and one on ordinary threads with the same contract.

Everything else in `session.live` is written against `contract.Engine`. Only `eventlet_engine` imports eventlet.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, cast

from flask_socketio import SocketIO

from .contract import LAG_BYTES, MESSAGE_BYTES, Engine, Mailbox, Message, PortInUse, Result
from .packets import Json, StrictPacket

__all__ = ["LAG_BYTES", "Engine", "Mailbox", "Message", "PortInUse", "Result", "make_engine", "make_socketio"]

Origins = Sequence[str] | Callable[[str | None, dict[str, Any]], bool]


def make_engine(mode: str, **words: Any) -> Engine:
    """The engine for `async_mode` "eventlet" or "threading".

    `words`: `connect_seconds` (to join Socket.IO), `header_seconds` and `body_seconds` (to send a request),
    `body_bytes`, `connections` (of one address) and `trusted_proxies` (before this server).
    """
    if mode == "eventlet":
        from .eventlet_engine import EventletEngine

        return cast(Engine, EventletEngine(**words))
    if mode == "threading":
        from .thread_engine import ThreadEngine

        return cast(Engine, ThreadEngine(**words))
    raise ValueError(f'async_mode must be "eventlet" or "threading", not "{mode}"')


def make_socketio(
    app: Any, engine: Any, *, origins: Origins, ping_interval: float = 10, ping_timeout: float = 8
) -> SocketIO:
    """Socket.IO for `app` on `engine`: websockets only, one message at a time for each client, nothing logged.

    `origins` are the allowed values of Origin, or a function `(origin, environ) -> bool`; never empty.
    """
    if not callable(origins) and (not origins or "*" in origins):
        raise ValueError("the allowed origins must be named: an empty list would switch the check off")
    socketio = SocketIO(
        app,
        async_mode=engine.mode,
        transports=["websocket"],
        async_handlers=False,
        max_http_buffer_size=MESSAGE_BYTES,
        ping_interval=ping_interval,
        ping_timeout=ping_timeout,
        manage_session=False,
        cors_allowed_origins=origins if callable(origins) else list(origins),
        cookie=None,
        http_compression=False,
        allow_upgrades=False,
        always_connect=False,
        serializer=StrictPacket,
        json=Json,
        logger=Journal("socketio"),
        engineio_logger=Journal("engineio"),
    )
    server = socketio.server
    server.eio._async = {**server.eio._async, "websocket": engine.websocket_class()}
    engine.attach(server)
    return socketio


class Journal:
    """The logger of the Socket.IO libraries: keeps failures of our handlers, drops what clients can provoke."""

    def __init__(self, name: str) -> None:
        self._log = logging.getLogger(f"versnelkamer.{name}")

    def exception(self, text: str, *args: Any) -> None:
        self._log.exception(text, *args)

    # Called for every packet: takes whatever is logged and does nothing with it.
    debug = info = warning = error = "".format
