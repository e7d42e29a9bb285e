"""What differs between databases, behind one set of names; the rest of the store is plain SQLAlchemy Core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Engine, Table, bindparam, create_engine, make_url, select
from sqlalchemy.dialects import postgresql, sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from session.store import sqlite

_INSERTS: dict[str, Any] = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Engines:
    """The ways to one database: to write, to read beside the writer, and to read when nothing can be written at all.

    `last_resort` is None where reading needs no writing; its one connection must be alone.
    """

    write: Engine
    read: Engine
    last_resort: Engine | None


def open_engines(url: str) -> Engines:
    """Return the engines for this address."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Engines(
            sqlite.engine_that_writes(parsed),
            sqlite.engine_that_reads(parsed),
            sqlite.engine_of_last_resort(parsed),
        )
    engine = create_engine(parsed, poolclass=NullPool, hide_parameters=True)
    return Engines(engine, engine, None)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def is_busy(error: DBAPIError) -> bool:
    """Whether the lock of somebody else was in the way, and nothing is wrong with the connection."""
    return sqlite.is_busy(error)


def set_patience(connection: Connection, patience_ms: int) -> None:
    """From now on a write on this connection waits at most this long for a lock, in milliseconds."""
    if _is_sqlite(connection):
        sqlite.set_patience(connection, patience_ms)


def checkpoint(connection: Connection) -> bool:
    """Force everything to the database file and empty the write-ahead log, where the database can. True: empty."""
    return sqlite.checkpoint(connection) if _is_sqlite(connection) else True


def give_back_room(connection: Connection, pages: int) -> bool:
    """Give some unused pages of the database file back to the disk, where the database can. False: none is left."""
    return sqlite.give_back_room(connection, pages) if _is_sqlite(connection) else False


def compact(connection: Connection) -> bool:
    """Remove the remains of deleted rows from the database file, where the database can. False: interrupted."""
    return sqlite.compact(connection) if _is_sqlite(connection) else True


def interrupt(connection: Connection) -> None:
    """End what this connection is doing, from another thread, where the database can."""
    if _is_sqlite(connection):
        sqlite.interrupt(connection)


def read_among(
    connection: Connection,
    columns: Sequence[Column[Any]],
    where: Mapping[Column[Any], Any],
    key: Column[Any],
    among: Sequence[str],
) -> Sequence[Sequence[Any]]:
    """Return these columns of the rows whose `key` is one of `among`, in no order."""
    if not _is_sqlite(connection):
        wanted = select(*columns).where(*(column == value for column, value in where.items()))
        return connection.execute(wanted.where(key.in_(among))).all()
    # Past the library, as in `run_many`; a few lengths only, so that the statement is made a few times.
    number = 1 << (len(among) - 1).bit_length()
    text, _ = _as_text(connection.dialect, _asking(tuple(columns), tuple(where), key, number))
    names = (*among, *[among[0]] * (number - len(among)))
    return connection.exec_driver_sql(text, (*where.values(), *names)).all()


@lru_cache
def _asking(
    columns: tuple[Column[Any], ...], where: tuple[Column[Any], ...], key: Column[Any], number: int
) -> Any:
    """A SELECT with a place for each value of `where`, and then for so many values of `key`."""
    conditions = [column == bindparam(f"where_{at}") for at, column in enumerate(where)]
    return select(*columns).where(*conditions, key.in_([bindparam(f"key_{at}") for at in range(number)]))


def run_many(connection: Connection, statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run an INSERT or UPDATE for each of these rows. `statement` is made once: it is looked up by what it is."""
    if not _is_sqlite(connection):
        connection.execute(statement, rows)
        return
    # Past the library, which looks at every value of every row: that took longer than the database did.
    text, names = _as_text(connection.dialect, statement)
    connection.exec_driver_sql(text, [tuple([row[name] for name in names]) for row in rows])


@lru_cache
def _as_text(dialect: Dialect, statement: Any) -> tuple[str, list[str]]:
    """A statement as the driver takes it, and the names of its values in their order."""
    compiled = statement.compile(dialect=dialect)
    return str(compiled), list(compiled.positiontup)


@lru_cache
def insert_new(dialect: str, table: Table) -> Any:
    """Return an INSERT that leaves a row alone that is there already."""
    return _INSERTS[dialect](table).on_conflict_do_nothing()


@lru_cache
def insert_or_update(dialect: str, table: Table, columns: tuple[str, ...]) -> Any:
    """Return an INSERT that sets `columns` of the row that is there."""
    statement = _INSERTS[dialect](table)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: statement.excluded[name] for name in columns},
    )
