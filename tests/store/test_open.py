"""When the store refuses to open, and who may hold the data directory."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from session.store import (
    AlreadyRunning,
    Batch,
    NewEvent,
    SessionIndex,
    Store,
    StoreUnavailable,
    UnsafeDatabase,
    sqlite,
)
from tests.store.places import Place, ballot, begin, committed


def run(program: str, place: Place) -> str:
    """What this program prints in a process of its own, with the address and the data directory as arguments."""
    done = subprocess.run(
        [sys.executable, "-c", program, place.url, str(place.directory)],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_a_second_store_on_the_same_directory_is_refused_at_once(place: Place) -> None:
    store = place.open()
    with pytest.raises(AlreadyRunning) as caught:
        Store.open(place.url, place.directory)
    assert caught.value.pid == os.getpid()
    assert str(os.getpid()) in str(caught.value)
    begin(store)


def test_a_second_process_is_told_which_process_is_in_the_way(place: Place) -> None:
    place.open()
    program = (
        "import sys; from session.store import AlreadyRunning, Store\n"
        "try: Store.open(sys.argv[1], sys.argv[2])\n"
        "except AlreadyRunning as error: print(error.pid)"
    )
    assert run(program, place).strip() == str(os.getpid())


def test_a_store_that_was_closed_or_could_not_open_is_not_in_the_way(place: Place) -> None:
    place.open()
    place.close()
    with pytest.raises(UnsafeDatabase):
        Store.open("sqlite://", place.directory)
    begin(place.open())


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
    sqlite.settle(connection)
    connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(UnsafeDatabase, match=named):
        sqlite.verify(connection)
    connection.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("this is a list of groceries, not a database\n" * 200)
    with pytest.raises(StoreUnavailable):
        Store.open(f"sqlite:///{tmp_path / 'notes.txt'}", tmp_path / "data")


def test_only_the_account_of_the_server_can_read_the_files(place: Place) -> None:
    store = place.open()
    begin(store)
    secret = [path for path in place.directory.rglob("*") if path.is_file() and path.name != "lock"]
    assert len(secret) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in secret} == {0o600}
    assert stat.S_IMODE(place.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((place.directory / "keys").stat().st_mode) == 0o700


# --- a disk that is full ---------------------------------------------------------------------------------------------

FULL = """
import resource, sys
from session.store import Batch, NewEvent, Store
no_room = lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
no_room(0)
store = Store.open(sys.argv[1], sys.argv[2])
save = lambda: type(store.commit([Batch("s1", store.sessions()[0].version, (NewEvent(1, "a.b", {}),))])[0]).__name__
print(len(store.read_log("s1")), save(), len(store.read_log("s1")), save())
no_room(resource.RLIM_INFINITY)
print(save(), len(store.read_log("s1")))
store.close()
"""


def test_a_server_starts_on_a_full_disk_reads_refuses_and_goes_on_when_there_is_room(place: Place) -> None:
    place.only_sqlite("the fault is made with a limit on files of this process")
    store = place.open()
    begin(store, events=3)
    place.close()
    assert run(FULL, place).split() == ["3", "StoreUnavailable", "3", "StoreUnavailable", "Committed", "4"]
    assert len(place.open().read_log("s1")) == 4


def test_a_server_that_was_killed_by_a_full_disk_starts_on_it_and_reads_what_was_acknowledged(
    place: Place,
) -> None:
    place.only_sqlite("the fault is made with a limit on files of this process")
    store = place.open()
    begin(store, events=3)
    killed = Place(place.backend, place.directory.with_name("killed"))
    shutil.copytree(
        place.directory, killed.directory
    )  # with its log, and without the file that readers share
    (killed.directory / "versnelkamer.sqlite3-shm").unlink()
    assert run(FULL, killed).split() == ["3", "StoreUnavailable", "3", "StoreUnavailable", "Committed", "4"]


def test_a_first_start_on_a_full_disk_is_refused_with_a_sentence(place: Place) -> None:
    place.directory.mkdir()
    program = (
        "import resource, sys; from session.store import Store, StoreError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))\n"
        "try: Store.open(sys.argv[1], sys.argv[2])\n"
        "except StoreError as error: print(error)"
    )
    assert run(program, place).strip()


# --- another place for the keys --------------------------------------------------------------------------------------


def test_the_keys_can_be_somewhere_else_and_nothing_of_them_is_in_the_data_directory(
    place: Place, tmp_path: Path
) -> None:
    store = place.open(key_dir=tmp_path / "memory" / "keys")
    begin(store)
    key = store.keys.get("s1", "r1.1")
    assert key is not None
    assert key not in place.everything()
    assert not (place.directory / "keys").exists()
    assert stat.S_IMODE((tmp_path / "memory" / "keys").stat().st_mode) == 0o700
    place.close()
    assert place.open(key_dir=tmp_path / "memory" / "keys").keys.get("s1", "r1.1") == key


def test_two_servers_may_not_keep_their_keys_in_one_directory_not_even_in_turn(
    place: Place, tmp_path: Path
) -> None:
    store, other = place.open(key_dir=tmp_path / "keys"), Place(place.backend, tmp_path / "other")
    begin(store)
    with pytest.raises(AlreadyRunning):
        other.open(key_dir=tmp_path / "keys")
    place.close()
    with pytest.raises(StoreUnavailable, match="are those of"):
        other.open(key_dir=tmp_path / "keys")
    assert len(place.open(key_dir=tmp_path / "keys").keys.all()) == 2


def test_keys_do_not_lie_between_the_other_files(place: Place) -> None:
    with pytest.raises(StoreUnavailable, match="a folder of their own"):
        place.open(key_dir=place.directory)
    begin(place.open())


def test_keys_that_a_power_cut_took_leave_open_rounds_empty_and_everything_else_as_it_was(
    place: Place, tmp_path: Path
) -> None:
    store = place.open(key_dir=tmp_path / "keys")
    begin(store)
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    place.close()
    shutil.rmtree(tmp_path / "keys")
    store = place.open(key_dir=tmp_path / "keys")
    assert store.forget_box("s1", "r1.1")
    assert (store.keys.get("s1", "r1.1"), len(store.read_log("s1"))) == (None, 1)


def test_which_event_came_last_in_a_session_is_told_without_reading_its_log(store: Store) -> None:
    opened, closed = "round.opened", "round.closed"
    for session, phase, names in (
        ("s1", "open", (opened, closed, opened, "test.happened")),
        ("s2", "open", (opened, closed)),
        ("s3", "open", ("test.happened",)),
        ("s4", "closed", (opened,)),
        ("s5", "open", (opened,)),
    ):
        events = tuple(NewEvent(100, name, {}) for name in names)
        index = SessionIndex(session.upper(), "Wachtlijst", phase)
        committed(store, Batch(session, 0, events, index=index))
    store.delete_session("s5")
    assert store.latest("open", (opened, closed)) == {"s1": opened, "s2": closed}
