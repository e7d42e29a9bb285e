"""The live layer: sessions that are awake, the sockets and the queues between them, and the engine under it all."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from session.config import Config
    from session.core.kind import RoundKind
    from session.live.server import Server

UPLOAD_CHARACTERS = 4 * 2**20
"""The largest text that a desk sends in parts: an agenda with the record of an earlier session in it."""


def make_server(
    app: Flask,
    config: Config,
    kinds: Mapping[str, RoundKind],
    clock: Callable[[], float] = time.time,
    running: Callable[[], float] = time.monotonic,
) -> Server:
    """Open the store and wire the live layer around `app`. Nothing is read and no port is open yet.

    `clock` tells the time of day in seconds since the epoch, `running` is a clock in seconds that nobody can set.
    """
    from session.live.access import Access
    from session.live.allowed_hosts import AllowedHosts, protect
    from session.live.engine import make_engine, make_socketio
    from session.live.gateway import Gateway
    from session.live.housekeeping import Housekeeping
    from session.live.record_files import RecordFiles
    from session.live.rehearsals import Rehearsals
    from session.live.server import Server
    from session.live.sessions import Sessions
    from session.live.uploads import Uploads
    from session.record.pdf import Limits
    from session.store import Store, Writer

    server, live = config.server, config.live
    engine = make_engine(
        server.async_mode,
        body_bytes=config.limits.body_bytes,
        connections=config.limits.connections_per_address,
        trusted_proxies=server.trusted_proxies,
    )
    addresses = AllowedHosts(server.public_origin, server.trusted_hosts)
    socketio = make_socketio(
        app,
        engine,
        origins=addresses.allows_origin,
        ping_interval=live.ping_interval,
        ping_timeout=live.ping_timeout,
    )
    protect(app, addresses, server.trusted_proxies)
    store = Store.open(config.store.url, config.store.data_dir, config.store.key_dir or None)
    writer = Writer(store)
    access = Access(store, writer, engine, Path(config.store.data_dir))
    gateway = Gateway(config, engine, socketio, access)
    sessions = Sessions(
        config, store, writer, engine, kinds, lambda session: gateway.out.sender(), clock, running
    )
    housekeeping = Housekeeping(config, sessions, engine, clock, running)
    limits = Limits(memory=config.record.pdf_memory_mb * 1024**2, seconds=config.record.pdf_seconds)
    records = RecordFiles(engine, kinds, limits)
    return Server(
        config,
        kinds,
        engine,
        store,
        writer,
        socketio,
        access,
        gateway,
        sessions,
        housekeeping,
        records,
        Rehearsals(),
        Uploads(UPLOAD_CHARACTERS),
    )
