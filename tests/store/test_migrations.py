"""The migrations lead to exactly the schema the code is written for, and no table of the box can hold a time."""

from __future__ import annotations

import hmac
import json
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from session.store import (
    BallotPut,
    BallotRow,
    Batch,
    Store,
    Tombstone,
    backend as backends,
    migrate,
    pseudonym,
    tables,
)
from session.store.tables import metadata
from tests import new_database
from tests.store.places import Backend, Place, begin, committed


def schema(connection: Connection) -> dict[str, object]:
    """Every table with its columns, key, references and indexes; on SQLite also the very statements."""
    look = inspect(connection)
    schema: dict[str, object] = {}
    for table in sorted(look.get_table_names()):
        if table != "alembic_version":
            columns = [
                (column["name"], str(column["type"]), column["nullable"])
                for column in look.get_columns(table)
            ]
            rest = (look.get_pk_constraint(table), look.get_foreign_keys(table), look.get_indexes(table))
            schema[table] = (columns, *rest)
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        schema["statements"] = {name: " ".join(sql.split()) for name, sql in rows if "alembic" not in name}
    return schema


def test_the_migrated_schema_is_the_schema_of_the_code(
    store: Store, backend: Backend, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    engine = backends.open_engines(backend.url(fresh)).write
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


def test_opening_again_changes_nothing(place: Place) -> None:
    store = place.open()
    begin(store)
    before = store._database.read(schema)
    place.close()
    again = place.open()
    assert again._database.read(schema) == before
    assert len(again.read_log("s1")) == 1


def test_the_ballot_box_has_no_column_for_a_time_an_address_or_a_seat() -> None:
    allowed = {
        "ballots": {"session", "round", "pseudonym", "sealed"},
        "receipts": {"session", "round", "receipt", "binding"},
        "claims": {"session", "round", "thing", "sealed"},
        "applied": {"session", "key", "digest", "ack"},
        "seats": {"session", "seat", "token_hash", "role"},
        "cards": {"session", "card", "token_hash", "code_hash", "role", "seat", "withdrawn"},
        "finished_rounds": {"session", "round"},
        "retention": {"session", "binned_at", "kept_at"},
    }
    for table, columns in allowed.items():
        assert {column.name for column in metadata.tables[table].columns} == columns
        assert metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False
    assert {table.name for table in metadata.sorted_tables} - set(allowed) == {
        "sessions",
        "events",
        "doors",
        "door_keys",
        "tombstones",
        "believed_clock",
        "last_commit",
    }
    assert metadata is tables.metadata


# --- a database in which the ballots of open rounds stood in the open --------------------------------------------

KEY = bytes(range(32))
CHOICE = {"answers": {"d1": {"stance": "against", "objection": "the canary sings of 5 € 😀"}}}
OLD = """
INSERT INTO sessions VALUES ('s1', 'ABC234', 'Old', 'open', 1, 'h', 5), ('s2', 'ABC235', 'Other', 'open', 1, 'h', 5);
INSERT INTO receipts VALUES ('s1', 'r1.1', 'id hash'), ('s1', 'r0.1', 'older');
INSERT INTO claims VALUES ('s1', 'r1.1', 'idea', '{name}'), ('s2', 'r1.1', 'lost', '{name}');
INSERT INTO tombstones VALUES ('s0', 'head', '2025-03-09');
INSERT INTO last_commit VALUES (1, 'mark');
"""
OLD_BALLOT = "INSERT INTO ballots VALUES ('{session}', 'r1.1', '{name}', {n}, {role}, '{choice}');"


def older(place: Place) -> str:
    """A data directory as the first version left it, with open rounds of which one has lost its key: the pseudonym."""
    from alembic import command

    from session.store.migrate import _config

    name = pseudonym(KEY, "seat1")
    shift = int.from_bytes(hmac.digest(KEY, b"n:" + name.encode(), "sha256")[:8]) >> 4
    place.directory.mkdir()
    (place.directory / "keys" / "s1").mkdir(parents=True)
    (place.directory / "keys" / "s1" / "r1.1").write_bytes(KEY)
    engine = backends.open_engines(place.url).write
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    engine.dispose()
    rows = [
        OLD_BALLOT.format(session=session, name=name, n=n + shift, role=role, choice=json.dumps(choice))
        for session, n, role, choice in (
            ("s1", 1_764_000_000_123, "'raad \"lid\"'", CHOICE),
            ("s2", 7, "NULL", {"lost": "the canary"}),
        )
    ]
    place.tamper(OLD.format(name=name) + "".join(rows))
    return name


def test_ballots_of_an_open_round_are_sealed_at_the_upgrade_and_mean_what_they_meant(place: Place) -> None:
    name = older(place)
    assert b"canary" in place.everything()
    store = place.open()
    assert store.ballots("s1", "r1.1") == [BallotRow(name, 1_764_000_000_123, 'raad "lid"', CHOICE)]
    assert store.claims("s1", "r1.1") == {"idea": name}
    assert (store.receipts("s1", "r1.1"), store.receipts("s1", "r0.1")) == ({"id hash": ""}, {"older": ""})
    assert store.tombstones() == [Tombstone("s0", "head", "2025-03-09")]
    newer = BallotPut("r1.1", name, 1_764_000_000_124, None, {"option": 1}, "r", "b")
    committed(store, Batch("s1", 1, ballots=(newer,)))
    assert [row.choice for row in store.ballots("s1", "r1.1")] == [{"option": 1}]


def test_an_upgrade_leaves_nothing_of_what_stood_in_the_open_and_what_has_no_key_is_gone(
    place: Place,
) -> None:
    older(place)
    store = place.open()
    assert store.settled(20)
    for moment in ("running", "stopped"):
        assert b"canary" not in place.everything(), moment
        place.close()
    assert not place.open().forget_box("s2", "r1.1")


def test_importing_the_store_does_not_load_alembic() -> None:
    program = "import sys, session.store; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_tests_make_the_same_database_without_the_migrations(
    store: Store, backend: Backend, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    engine = backends.open_engines(backend.url(other)).write
    with engine.begin() as connection:
        new_database.upgrade(connection, None)  # type: ignore[arg-type]
    with engine.connect() as connection:
        assert schema(connection) == store._database.read(schema)
        assert migrate.is_current(connection)
    engine.dispose()
