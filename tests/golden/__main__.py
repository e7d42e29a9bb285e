"""The commands around golden logs; see `tests.golden`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from session.i18n import LANGUAGES, catalog
from tests.golden import stories
from tests.golden.expectations import PARTS, renew
from tests.golden.logs import paths, read
from tests.golden.outputs import readable


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description="Golden logs.")
    parser.add_argument("folder", nargs="?", type=Path, help="write every output of every log to this folder")
    parser.add_argument("--renew", choices=[*PARTS, "all"], help="renew the expectations of a part")
    parser.add_argument("--record", nargs="*", metavar="STORY", help="store a log of stories that changed")
    asked = parser.parse_args(arguments)
    if asked.record is not None:
        refused = record(asked.record or stories.names())
        if refused:
            return refused
    if asked.renew:
        return renewed(list(PARTS) if asked.renew == "all" else [asked.renew])
    if asked.folder:
        write(asked.folder)
    return 0


def write(folder: Path) -> None:
    """Every output of every log, in a folder a log, and beside them every word of the product."""
    files = {f"words/{language}.json": readable(dict(catalog(language))).encode() for language in LANGUAGES}
    for log in map(read, paths()):
        for part, make in PARTS.items():
            files |= {f"{log.name}/{part}/{name}": made for name, made in make(log).items()}
    for name, made in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    print(f"{len(files)} outputs of {len(paths())} logs are in {folder}")


def record(names: list[str]) -> int:
    """Store a new log, with what comes of it, of each story that does not lead to its newest one; 1 when one lacks
    something."""
    refused = 0
    for name in names:
        try:
            log = stories.record(name)
        except ValueError as error:
            print(f"NOT STORED {error}", file=sys.stderr)
            refused = 1
            continue
        if log is None:
            print(f"{name}: leads to its newest log")
            continue
        try:
            for part in PARTS:
                renew(log, part)
        except Exception:  # as of a word that is missing: without what comes of it a log is only half stored
            for stored in log.path.parent.glob(f"{log.name}.*"):
                stored.unlink()
            raise
        print(f"{name}: {len(log.events)} events stored in {log.path.name}")
    return refused


def renewed(parts: list[str]) -> int:
    """Renew these parts of every log; 1 when something had to stay as it was."""
    refused = 0
    for log in map(read, paths()):
        for part in parts:
            try:
                names = renew(log, part)
            except ValueError as error:
                print(f"NOT RENEWED {error}", file=sys.stderr)
                refused = 1
                break
            if names:
                print(f"{log.name}: {part}: {', '.join(names)}")
    return refused


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
