"""When the store refuses to open, and who may hold the data directory."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from session.store import AlreadyRunning, Store, StoreUnavailable, UnsafeDatabase, sqlite
from tests.store.houses import House, begin


def test_a_second_store_on_the_same_directory_is_refused_at_once(house: House) -> None:
    store = house.open()
    with pytest.raises(AlreadyRunning) as found:
        Store.open(house.url, house.directory)
    assert found.value.pid == os.getpid()
    assert str(os.getpid()) in str(found.value)
    begin(store)


def test_a_second_process_is_told_which_process_is_in_the_way(house: House) -> None:
    house.open()
    program = (
        "import sys; from session.store import AlreadyRunning, Store\n"
        "try: Store.open(sys.argv[1], sys.argv[2])\n"
        "except AlreadyRunning as error: print(error.pid)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, house.url, str(house.directory)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == str(os.getpid())


def test_a_store_that_was_closed_or_could_not_open_is_not_in_the_way(house: House) -> None:
    house.open()
    house.close()
    with pytest.raises(UnsafeDatabase):
        Store.open("sqlite://", house.directory)
    begin(house.open())


def test_a_database_in_memory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeDatabase, match="journal_mode"):
        Store.open("sqlite://", tmp_path)


@pytest.mark.parametrize(
    ("pragma", "named"),
    [
        ("synchronous=NORMAL", "synchronous"),
        ("synchronous=OFF", "synchronous"),
        ("journal_mode=DELETE", "journal_mode"),
        ("secure_delete=OFF", "secure_delete"),
        ("secure_delete=FAST", "secure_delete"),
        ("foreign_keys=OFF", "foreign_keys"),
    ],
)
def test_a_connection_that_could_lose_or_keep_too_much_is_refused(
    tmp_path: Path, pragma: str, named: str
) -> None:
    connection = sqlite3.connect(tmp_path / "some.sqlite3")
    sqlite.settle(connection, 1000)
    connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(UnsafeDatabase, match=named):
        sqlite.verify(connection)
    connection.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("this is a list of groceries, not a database\n" * 200)
    with pytest.raises(StoreUnavailable):
        Store.open(f"sqlite:///{tmp_path / 'notes.txt'}", tmp_path / "data")


def test_only_the_account_of_the_server_can_read_the_files(house: House) -> None:
    store = house.open()
    begin(store)
    store.keys.make("s1", "r1.1")
    secret = [path for path in house.directory.rglob("*") if path.is_file() and path.name != "lock"]
    assert len(secret) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in secret} == {0o600}
    assert stat.S_IMODE(house.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((house.directory / "keys").stat().st_mode) == 0o700
