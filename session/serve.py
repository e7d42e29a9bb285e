"""Starting the server: settings, the app, a session to try when there is none, and the addresses on the terminal.

Whatever prevents a start is told in one sentence, without a traceback.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from session import ROOT, agendas, create_app
from session.config import ConfigError, load
from session.i18n import say
from session.live.engine import PortInUse
from session.store import AlreadyRunning, StoreError
from session.web import static_files

if TYPE_CHECKING:
    from session.live.server import Server

SWITCH_SECONDS = 0.0005
"""How long a thread that works keeps the loop waiting for Python's lock. With the usual 5 ms every step of a vote, from
the loop to the disk and back, waits for a round that is being sealed elsewhere."""
PACK_AFTER_SECONDS = 5.0
"""The port first: packing all files only saves the first who asks for each a moment."""
DEMO_THRESHOLD = 3  # so that three phones are enough to see a result


def main(arguments: list[str]) -> int:
    """Serve until SIGTERM or SIGINT. The exit code: 1 when it cannot, 2 for wrong arguments (`run.py serve --help`)."""
    try:
        given = _parser().parse_args(arguments)
    except SystemExit as stop:
        return 2 if stop.code else 0
    if given.dev and not given.followed:
        from session.follow import serve_and_follow

        return serve_and_follow(arguments, given.tell)
    sys.setswitchinterval(SWITCH_SECONDS)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        config = load(given.settings, os.environ)
        app = create_app(config, dev=given.dev)
    except AlreadyRunning as running:
        return _stop(
            f"Another Versnelkamer (process {running.pid}) is using this data directory. Stop that one first."
        )
    except (ConfigError, StoreError) as error:
        return _stop(str(error))
    server: Server = app.extensions["versnelkamer"]
    try:
        server.start()
        _demo(server)
        _set_aside()
        if not given.dev:
            _pack_later()
        server.engine.serve(
            app,
            server.socketio,
            config.server.host,
            config.server.port,
            lambda port: _ready(server, port, given.tell),
            server.drain,
        )
    except PortInUse as taken:
        return _stop(
            f"Port {taken.port} is already in use. Stop that server, or set server.port in config.toml."
        )
    except StoreError as error:
        return _stop(str(error))
    except OSError as error:
        return _stop(
            f"The server cannot listen on {config.server.host}, port {config.server.port}: {error.strerror}."
        )
    finally:
        server.writer.stop()
        server.store.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py serve", description="Start the server.")
    parser.add_argument("settings", nargs="?", type=Path, help="a file of settings; config.toml without one")
    parser.add_argument(
        "--dev",
        action="store_true",
        help="for who works on it: follow changed files, keep nothing in the browser",
    )
    parser.add_argument(
        "--tell", type=int, metavar="FD", help='an open file that gets {"port": ...} once the server listens'
    )
    parser.add_argument("--followed", action="store_true", help=argparse.SUPPRESS)
    return parser


def _stop(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _set_aside() -> None:
    """What is in memory before anybody comes stays there: Python need not look through it again for what can go. So
    that takes a tenth of the time, and what sessions that fell asleep left behind is found sooner.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # the next time follows from what is left now


def _pack_later() -> None:
    timer = threading.Timer(PACK_AFTER_SECONDS, static_files.make_ready, (ROOT / "static",))
    timer.daemon = True
    timer.start()


def _demo(server: Server) -> None:
    """A server without sessions gets one to try, with a complete agenda."""
    if server.sessions.rows():
        return
    language = server.config.session.language
    title = say(language, "common.demo_title")
    agendas.start(server.sessions, title, language, agendas.find("decision", language), DEMO_THRESHOLD)


def _ready(server: Server, port: int, tell: int | None) -> None:
    """Print where to go. The desk link is a secret, so it goes to the terminal only; `tell` hears the port."""
    server.port = port
    origin = server.origin()
    language = server.config.session.language
    print(f"\n  Versnelkamer\n\n  {say(language, 'common.start_desk')}")
    print(f"    {origin}/enter#{server.access.host_secret()}")
    going_on = next((row for row in server.sessions.rows() if row.phase != "closed"), None)
    if going_on is not None:
        code, address = going_on.code, server.join_address(going_on.id, going_on.code)
        print(f"\n  {say(language, 'common.start_join', code=f'{code[:3]} {code[3:]}')}\n    {address}\n")
        segno.make(address, error="m").terminal(compact=True, border=2)
    print(f"  {say(language, 'common.start_stop')}\n", flush=True)
    if tell is not None:
        with open(tell, "w", encoding="ascii") as pipe:
            pipe.write(json.dumps({"port": port}) + "\n")
