"""Everything the store knows about SQLite: how connections are opened, checked, checkpointed and compacted.

It must stay true that no connection writes before its settings were read back: a commit is acknowledged because
`synchronous=FULL` in WAL mode put it on the disk. And that only one connection of this process writes or checkpoints
at a time: versions before 3.51.3 can damage the file otherwise (sqlite.org/wal.html#walresetbug).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from session.store.errors import StoreUnavailable, UnsafeDatabase

FULL = 2
FIRST_PATIENCE_MS = 1000
"""How long opening a connection, and reading, waits for a lock of another process."""
LARGEST_IN_MEMORY = 256 * 1024**2
"""A database larger than this, in bytes, is written anew by way of a temporary file instead of memory."""
# A damaged byte in the log must reach the chain check as text that differs, not end the whole read.
_text = partial(str, encoding="utf-8", errors="surrogateescape")
_FIXED = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",  # nothing in a temporary file
)


def engine_that_writes(url: URL) -> Engine:
    """Return an engine whose connections may write. Raises nothing; connecting does."""
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)  # the -wal and -shm files take over these rights
    # A write takes the lock at once: waiting for it later could never succeed after a read in the same transaction.
    return _engine(url, settle, "BEGIN IMMEDIATE")


def engine_that_reads(url: URL) -> Engine:
    """Return an engine whose connections only read, on a view of their own that no writer holds up."""
    return _engine(url, _settle_reader, "BEGIN")


def engine_of_last_resort(url: URL) -> Engine:
    """Return an engine whose one connection reads when the disk has no room for the file that readers share."""
    return _engine(url, _settle_alone, "BEGIN")


def engine_at_rest(path: Path) -> Engine:
    """Return an engine that reads a file nobody else has open, and leaves nothing beside it."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.text_factory = _text

    return engine


def _engine(url: URL, settle: Callable[[sqlite3.Connection], None], begin: str) -> Engine:
    # Statements may hold texts of participants: they do not belong in an error message.
    engine = create_engine(
        url, poolclass=NullPool, connect_args={"check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        settle(connection)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def settle(connection: sqlite3.Connection) -> None:
    """Give a fresh connection its settings and read back those the promises rest on. Raises UnsafeDatabase."""
    # So that the room of a deleted session can be given back in small steps. Only a new file still listens to this.
    room = "auto_vacuum=INCREMENTAL"
    memory = "cache_size=-8000"  # kilobytes: receipts of a busy room stand in more pages than fit in SQLite's 2,000
    _set(connection, f"busy_timeout={FIRST_PATIENCE_MS}", room, memory, "journal_mode=WAL", *_FIXED)
    verify(connection)


def _settle_reader(connection: sqlite3.Connection) -> None:
    _set(connection, f"busy_timeout={FIRST_PATIENCE_MS}", "wal_autocheckpoint=0", "query_only=ON", *_FIXED)
    if _value(connection, "journal_mode") != "wal":
        raise UnsafeDatabase("the database refuses a setting the server depends on: journal_mode is not wal")


def _settle_alone(connection: sqlite3.Connection) -> None:
    # Alone, the index of the write-ahead log is kept in memory, so that not one byte has to be written to read.
    _set(
        connection,
        "busy_timeout=0",
        "locking_mode=EXCLUSIVE",
        "wal_autocheckpoint=0",
        "query_only=ON",
        *_FIXED,
    )
    _value(connection, "journal_mode")


def _set(connection: sqlite3.Connection, *settings: str) -> None:
    connection.isolation_level = None  # BEGIN is ours: Python's own would come too late for SAVEPOINT
    connection.text_factory = _text
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def _value(connection: sqlite3.Connection, pragma: str) -> Any:
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def verify(connection: sqlite3.Connection) -> None:
    """Raise UnsafeDatabase unless this connection puts every commit on the disk and wipes what it deletes."""
    wanted: dict[str, Callable[[Any], bool]] = {
        "journal_mode": lambda value: value == "wal",
        "synchronous": lambda value: value >= FULL,
        "foreign_keys": lambda value: value == 1,
        "secure_delete": lambda value: value == 1,
    }
    for pragma, good in wanted.items():
        value = _value(connection, pragma)
        if not good(value):
            raise UnsafeDatabase(f"the database refuses a setting the server depends on: {pragma} is {value}")


def is_busy(error: DBAPIError) -> bool:
    """Whether the lock of another process was in the way, and nothing is wrong with the connection."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY


def set_patience(connection: Connection, patience_ms: int) -> None:
    """From now on this connection waits this long for a lock of another process."""
    _run(connection, f"PRAGMA busy_timeout={patience_ms}")


def checkpoint(connection: Connection) -> bool:
    """Bring the write-ahead log into the database file, sync both and empty the log, without waiting for anybody.

    False: another connection is reading, so old bytes still stand in the log. Raises StoreUnavailable.
    """
    patience = _run(connection, "PRAGMA busy_timeout")[0]
    set_patience(connection, 0)
    try:
        busy, _, _ = _run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        set_patience(connection, patience)
    return not busy


def give_back_room(connection: Connection, pages: int) -> bool:
    """Give at most this many unused pages back to the disk. False: there are none, or this file cannot.

    Raises StoreUnavailable.
    """
    unused = _run(connection, "PRAGMA freelist_count")[0]
    driver = _driver(connection)
    try:
        driver.execute(f"PRAGMA incremental_vacuum({pages})").fetchall()
    except sqlite3.Error as error:
        raise StoreUnavailable(f"incremental_vacuum: {error}") from error
    return bool(unused) and _run(connection, "PRAGMA freelist_count")[0] < unused


def compact(connection: Connection) -> bool:
    """Write the database anew, so that nothing is left in the slack of its pages. False: `interrupt` ended it.

    Raises StoreUnavailable.
    """
    _run(connection, "PRAGMA auto_vacuum=INCREMENTAL")  # for a file that was made without
    size = _run(connection, "PRAGMA page_count")[0] * _run(connection, "PRAGMA page_size")[0]
    if size > LARGEST_IN_MEMORY:  # what is open is sealed, and the file has no name
        _run(connection, "PRAGMA temp_store=FILE")
    try:
        _driver(connection).execute("VACUUM")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return False
        raise StoreUnavailable(f"VACUUM: {error}") from error
    finally:
        _run(connection, "PRAGMA temp_store=MEMORY")
    return True


def interrupt(connection: Connection) -> None:
    """End what this connection is doing, from another thread."""
    _driver(connection).interrupt()


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise StoreUnavailable("the connection was lost")
    return driver


def _run(connection: Connection, statement: str) -> Any:
    """The first row a statement gives outside a transaction."""
    try:
        return _driver(connection).execute(statement).fetchone()
    except sqlite3.Error as error:
        raise StoreUnavailable(f"{statement}: {error}") from error
