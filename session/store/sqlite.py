"""Everything the store knows about SQLite: how a connection is opened, checked, checkpointed and compacted.

Called by `backend` only. It must stay true that no connection is used before its settings were read back: a
commit is acknowledged because `synchronous=FULL` in WAL mode put it on the disk.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from session.store.errors import StoreUnavailable, UnsafeDatabase

FULL = 2
WRITE_OPTION = "store_write"


def open_engine(url: URL, busy_ms: int) -> Engine:
    """Return an engine whose connections have the settings of this module. Raises nothing; connecting does.

    `busy_ms`: how long a connection waits for a lock of another process, in milliseconds.
    """
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)  # the -wal and -shm files take over these rights
    engine = create_engine(url, poolclass=NullPool, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        settle(connection, busy_ms)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A write takes the lock at once: waiting for it later could never succeed after a read in the same transaction.
        write = connection.get_execution_options().get(WRITE_OPTION, True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def settle(connection: sqlite3.Connection, busy_ms: int) -> None:
    """Give a fresh connection its settings and read back those the promises rest on. Raises UnsafeDatabase."""
    connection.isolation_level = None  # BEGIN is ours: Python's own would come too late for SAVEPOINT
    connection.text_factory = _text
    for pragma in (
        f"busy_timeout={busy_ms}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "temp_store=MEMORY",  # no ballot in a temporary file
    ):
        connection.execute(f"PRAGMA {pragma}")
    verify(connection)


def verify(connection: sqlite3.Connection) -> None:
    """Raise UnsafeDatabase unless this connection puts every commit on the disk and wipes what it deletes."""
    wanted = {
        "journal_mode": lambda value: value == "wal",
        "synchronous": lambda value: value >= FULL,
        "foreign_keys": lambda value: value == 1,
        "secure_delete": lambda value: value == 1,
    }
    for pragma, good in wanted.items():
        value = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if not good(value):
            raise UnsafeDatabase(f"the database refuses a setting the server depends on: {pragma} is {value}")


def checkpoint(connection: Connection) -> bool:
    """Bring the write-ahead log into the database file, sync both and empty the log.

    False: another process is reading, so old bytes may still stand in the log. Raises StoreUnavailable.
    """
    busy, _, _ = _outside_transaction(connection, "PRAGMA wal_checkpoint(TRUNCATE)") or (1, 0, 0)
    return not busy


def compact(connection: Connection) -> None:
    """Write the database anew, so that nothing is left in the slack of its pages. Raises StoreUnavailable."""
    _outside_transaction(connection, "VACUUM")


def _outside_transaction(connection: Connection, statement: str) -> Any:
    driver = connection.connection.driver_connection
    try:
        return driver.execute(statement).fetchone()  # type: ignore[union-attr]
    except sqlite3.Error as error:
        raise StoreUnavailable(f"{statement}: {error}") from error


def _text(raw: bytes) -> str:
    # A damaged byte in the log must reach the chain check as text that differs, not end the whole read.
    return raw.decode("utf-8", "surrogateescape")
