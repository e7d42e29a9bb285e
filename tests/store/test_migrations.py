"""The migrations lead to exactly the schema the code is written for, and no table of the box can hold a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from session.store import Store, backend as backends, tables
from session.store.tables import metadata
from tests.store.houses import Backend, House, begin


def schema(connection: Connection) -> dict[str, object]:
    """Every table with its columns, key, references and indexes; on SQLite also the very statements."""
    look = inspect(connection)
    found: dict[str, object] = {}
    for table in sorted(look.get_table_names()):
        if table != "alembic_version":
            columns = [
                (each["name"], str(each["type"]), each["nullable"]) for each in look.get_columns(table)
            ]
            rest = (look.get_pk_constraint(table), look.get_foreign_keys(table), look.get_indexes(table))
            found[table] = (columns, *rest)
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        found["statements"] = {name: " ".join(sql.split()) for name, sql in rows if "alembic" not in name}
    return found


def test_the_migrated_schema_is_the_schema_of_the_code(
    store: Store, backend: Backend, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    engine = backends.open_engine(backend.url(fresh), 1000)
    with engine.begin() as connection:
        metadata.create_all(connection)
        wanted = schema(connection)
    engine.dispose()
    assert store._database.read(schema) == wanted


def test_alembic_finds_nothing_to_change(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert store._database.read(differences) == []


def test_opening_again_changes_nothing(house: House) -> None:
    store = house.open()
    begin(store)
    before = store._database.read(schema)
    house.close()
    again = house.open()
    assert again._database.read(schema) == before
    assert len(again.read_log("s1")) == 1


def test_the_ballot_box_has_no_column_for_a_time_an_address_or_a_seat() -> None:
    allowed = {
        "ballots": {"session", "round", "pseudonym", "n", "role", "choice"},
        "receipts": {"session", "round", "receipt"},
        "claims": {"session", "round", "thing", "pseudonym"},
        "applied": {"session", "key", "digest", "ack"},
        "seats": {"session", "seat", "token_hash", "role"},
        "finished_rounds": {"session", "round"},
    }
    for table, columns in allowed.items():
        assert set(metadata.tables[table].columns.keys()) == columns
        assert metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False
    assert {table.name for table in metadata.sorted_tables} - set(allowed) == {
        "sessions",
        "events",
        "doors",
        "door_keys",
        "tombstones",
        "last_commit",
    }
    assert metadata is tables.metadata


def test_importing_the_store_does_not_load_alembic() -> None:
    program = "import sys, session.store; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
