"""A copy of the database, made while the server runs: whole, checked, and without the keys of open rounds.

The copy is written by SQLite itself in the order of the keys of the rows (VACUUM INTO), so that it does not even show
in which order people voted. It must stay true that nothing stands under the name of the copy before it was checked.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from session.store import log, sqlite
from session.store.errors import StoreUnavailable


@dataclass(frozen=True)
class Copied:
    """What was copied: how many sessions, and how many bytes the file has."""

    sessions: int
    size: int


def backup(url: str, target: Path) -> Copied:
    """Copy the database to the file `target`; an older copy there is replaced once the new one was checked.

    Raises StoreUnavailable when it cannot be made and CorruptLog when the log of a session is damaged.
    """
    source = make_url(url)
    if source.get_backend_name() != "sqlite":
        raise StoreUnavailable("this database has a backup of its own, such as pg_dump")
    file = Path(source.database or "")
    if not file.is_file():
        raise StoreUnavailable(f"there is no database {file}")
    fresh = target.with_name(target.name + ".part")
    try:
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        _copy(file, fresh)
        sessions = _check(fresh)
        _sync(fresh)
        fresh.replace(target)
        _sync(target.parent)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise StoreUnavailable(f"no backup was made: {error}") from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    return Copied(sessions, target.stat().st_size)


def _copy(file: Path, fresh: Path) -> None:
    reader = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    with contextlib.closing(reader):
        reader.execute(f"PRAGMA busy_timeout={sqlite.FIRST_PATIENCE_MS}")
        reader.execute("VACUUM INTO ?", (fresh.resolve().as_uri(),))


def _check(fresh: Path) -> int:
    """Raise unless every page, every reference and every log is sound. The number of sessions."""
    with sqlite.engine_at_rest(fresh).connect() as connection:
        for pragma in ("integrity_check", "foreign_key_check"):
            problems = connection.exec_driver_sql(f"PRAGMA {pragma}").fetchall()
            if problems and problems[0][0] != "ok":
                raise StoreUnavailable(f"the copy is damaged: {problems[0]}")
        rows = log.rows_of_sessions(connection)
        for row in rows:
            log.read(connection, row.id, 0)
    return len(rows)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
