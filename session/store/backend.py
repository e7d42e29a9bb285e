"""What differs between databases, behind one set of names; the rest of the store is plain SQLAlchemy Core.

Called by `database` and by the modules that write rows which may be there already.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, make_url
from sqlalchemy.dialects import postgresql, sqlite as sqlite_dialect
from sqlalchemy.pool import NullPool

from session.store import sqlite

_INSERTS: dict[str, Any] = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}


def open_engine(url: str, busy_ms: int) -> Engine:
    """Return the engine for this address. `busy_ms` is how long to wait for a lock, in milliseconds."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite.open_engine(parsed, busy_ms)
    return create_engine(parsed, poolclass=NullPool)


def for_transaction(connection: Connection, write: bool) -> Connection:
    """Mark what the next transaction on this connection is for."""
    return connection.execution_options(**{sqlite.WRITE_OPTION: write})


def checkpoint(connection: Connection) -> bool:
    """Force everything to the database file and empty the write-ahead log, where the database can. True: empty."""
    return sqlite.checkpoint(connection) if connection.dialect.name == "sqlite" else True


def compact(connection: Connection) -> None:
    """Remove the remains of deleted rows from the database file, where the database can."""
    if connection.dialect.name == "sqlite":
        sqlite.compact(connection)


@lru_cache
def insert_new(dialect: str, table: Table) -> Any:
    """Return an INSERT that leaves a row alone that is there already."""
    return _INSERTS[dialect](table).on_conflict_do_nothing()


@lru_cache
def insert_or_update(dialect: str, table: Table, columns: tuple[str, ...], newer: str | None = None) -> Any:
    """Return an INSERT that sets `columns` of the row that is there; with `newer` only when that column grows."""
    statement = _INSERTS[dialect](table)
    fresh = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: fresh[name] for name in columns},
        where=None if newer is None else fresh[newer] > table.c[newer],
    )
