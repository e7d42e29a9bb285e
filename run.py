"""The command line of Versnelkamer.

python run.py                  start the server (the same as `serve`; `serve --help` tells its arguments)
python run.py rehearse debate  let simulated participants run a whole session through a server of its own; or FILE.toml,
                               an agenda of your own, with a report
python run.py demo             hold a session with simulated people, to watch and to join
python run.py agenda check FILE   read a file of an agenda; `import FILE` makes a session of it on the server that
                               runs here, `export CODE` writes the agenda of a session
python run.py tally FILE       count a file of ballots
python run.py recount RECORD   count a decision record (its JSON file) a second time and compare every figure
python run.py backup FILE      copy the database, also while the server runs; the keys of open rounds stay out
python run.py verify RECORD    check a decision record (its JSON or PDF file) by its fingerprint
python run.py schema           write what is made of the declared shapes: docs/schema, the types of the browser, and the
                               reference in docs/protocol.md
python run.py check            read the settings and say what would be used
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import session.config


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 0, 1 when it failed, 2 when it was not understood."""
    named = bool(arguments) and not arguments[0].startswith("-")
    name, rest = (arguments[0], arguments[1:]) if named else ("serve", arguments)
    if not named and rest and rest[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    command = COMMANDS.get(name)
    if command is None:
        print(f"unknown command: {name}\n{__doc__}", file=sys.stderr)
        return 2
    return command(rest)


def _serve(arguments: list[str]) -> int:
    from session.live import core_dumps
    from session.serve import main as serve

    core_dumps.switch_off()
    return serve(arguments)


def _rehearse(arguments: list[str]) -> int:
    from session.rehearse import main as rehearse

    return rehearse(arguments)


def _demo(arguments: list[str]) -> int:
    from session.rehearse.demo import main as demo

    return demo(arguments)


def _agenda(arguments: list[str]) -> int:
    from session.agendas.command import main as agenda

    return agenda(arguments, sys.stdout, sys.stderr)


def _tally(arguments: list[str]) -> int:
    from session.tally import main as tally

    return tally(arguments, sys.stdout, sys.stderr)


def _recount(arguments: list[str]) -> int:
    from session.recount.command import main as recount

    return recount(arguments, sys.stdout, sys.stderr)


def _backup(arguments: list[str]) -> int:
    import os
    from pathlib import Path

    from session.store import StoreError
    from session.store.backup import backup

    if len(arguments) != 1:
        print("backup: name one file to write the copy to", file=sys.stderr)
        return 2
    try:
        config = session.config.load(None, os.environ)
        copied = backup(config.store.url, Path(arguments[0]))
    except (session.config.ConfigError, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{arguments[0]}: {copied.sessions} sessions, {copied.size} bytes, checked; no keys of open rounds")
    return 0


def _verify(arguments: list[str]) -> int:
    from session.recount.verify import main as verify

    return verify(arguments, sys.stdout, sys.stderr)


def _schema(arguments: list[str]) -> int:
    from session.schema import main as schema

    return schema(arguments, sys.stdout)


def _check(arguments: list[str]) -> int:
    import os

    import msgspec

    try:
        config = session.config.load(None, os.environ)
    except session.config.ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    print(msgspec.json.format(msgspec.json.encode(config), indent=2).decode())
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "serve": _serve,
    "rehearse": _rehearse,
    "demo": _demo,
    "agenda": _agenda,
    "tally": _tally,
    "recount": _recount,
    "backup": _backup,
    "verify": _verify,
    "schema": _schema,
    "check": _check,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
