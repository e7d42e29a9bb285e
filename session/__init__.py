"""Versnelkamer: a digital acceleration room. `create_app` wires the parts of one server together.

Flask and everything else heavy is imported inside it, so that `session.core` can be imported with nothing around it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from session.config import Config

__version__ = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent


def create_app(
    config: Config,
    clock: Callable[[], float] = time.time,
    running: Callable[[], float] = time.monotonic,
    *,
    dev: bool = False,
) -> Flask:
    """The application of one server: store -> sessions -> live -> web. It reads the disk when `Server.start` runs.

    `clock` tells the time of day in seconds since the epoch, `running` is a clock in seconds that nobody can set.
    `dev`: pages follow their files on the disk.
    Raises StoreError when the data directory is in use by another server or the database is not safe.
    """
    from flask import Flask

    from session import rounds
    from session.live import make_server
    from session.web import register

    app = Flask(__name__, static_folder=None, template_folder=str(ROOT / "templates"))
    app.config["MAX_CONTENT_LENGTH"] = config.limits.body_bytes
    app.extensions["versnelkamer"] = make_server(app, config, rounds.KINDS, clock, running)
    register(app, ROOT / "static", dev)
    return app
