"""New databases for the tests, made with the statements that the migrations come to: those themselves take four times
as long, and the tests make a thousand databases. The tests of the store have them run.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, create_engine

from session.store import migrate
from session.store.legacy import SealAgain

migrated = migrate.upgrade
_KEPT = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"


@cache
def statements() -> tuple[str, ...]:
    """What makes an empty database of SQLite one that every migration has run on."""
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            migrated(connection, None)  # type: ignore[arg-type] # nothing is stored, so nothing is sealed again
            made = [sql for (sql,) in connection.exec_driver_sql(_KEPT)]
            (revision,) = connection.exec_driver_sql("SELECT version_num FROM alembic_version").one()
    finally:
        engine.dispose()
    return (*made, f"INSERT INTO alembic_version VALUES ('{revision}')")


def upgrade(connection: Connection, seal_again: SealAgain) -> None:
    """As `migrate.upgrade`."""
    if connection.dialect.name != "sqlite" or connection.exec_driver_sql(_KEPT).first():
        migrated(connection, seal_again)
        return
    for statement in statements():
        connection.exec_driver_sql(statement)
