"""A backup: whole, checked, made while the server writes, without keys, and never half a file under its name."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from session.store import Batch, CorruptLog, NewEvent, Store, StoreUnavailable
from session.store.backup import Copied, backup
from tests.store.places import FILE, Place, ballot, begin, committed

PATIENCE = 20


@pytest.fixture
def target(place: Place, tmp_path: Path) -> Path:
    place.only_sqlite("other databases have a backup of their own")
    return tmp_path / "backup" / FILE


def restored(place: Place, target: Path) -> Store:
    """The server started on the backup, in a directory of its own."""
    other = Place(place.backend, target.parent)
    store = other.open()
    place._open.append(store)
    return store


def test_what_cannot_be_copied_is_refused_and_leaves_no_file(place: Place, target: Path) -> None:
    with pytest.raises(StoreUnavailable, match="there is no database"):
        backup(place.url, target)
    with pytest.raises(StoreUnavailable, match="pg_dump"):
        backup("postgresql+psycopg://somewhere/else", target)
    begin(place.open())
    with pytest.raises(StoreUnavailable, match="no backup was made"):
        backup(place.url, target)  # its directory does not exist
    target.parent.mkdir()
    (target.parent / "notes").write_text("this is no database " * 100)
    with pytest.raises(StoreUnavailable):
        backup(f"sqlite:///{target.parent / 'notes'}", target)
    assert [path.name for path in target.parent.iterdir()] == ["notes"]


def test_a_damaged_log_is_told_and_an_older_backup_stays(place: Place, target: Path) -> None:
    target.parent.mkdir()
    begin(place.open(), events=6)
    backup(place.url, target)
    before = target.read_bytes()
    place.tamper("UPDATE events SET data = replace(data, '3', '4') WHERE seq = 3")
    with pytest.raises(CorruptLog, match="event 3"):
        backup(place.url, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [FILE]


def test_a_backup_made_while_people_write_is_whole_and_nobody_waits_for_it(
    place: Place, target: Path
) -> None:
    target.parent.mkdir()
    store, over = place.open(), threading.Event()
    begin(store)

    def write() -> None:
        version = 1
        while not over.is_set():
            event = NewEvent(version, "test.happened", {"text": "x" * 500})
            version = committed(store, Batch("s1", version, (event,), ballots=(ballot(version),))).version

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for _ in range(5):
            known = store.sessions()[0].version
            copied = backup(place.url, target)
            assert copied == Copied(1, target.stat().st_size)
            again = restored(place, target)
            assert len(again.read_log("s1")) >= known
            place._open.pop().close()
    finally:
        over.set()
        writing.join(PATIENCE)


def test_only_its_owner_can_read_a_backup_and_it_has_no_keys(place: Place, target: Path) -> None:
    target.parent.mkdir()
    store = place.open()
    begin(store)
    key = store.keys.get("s1", "r1.1")
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    backup(place.url, target)
    assert key is not None
    assert key not in target.read_bytes()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == [FILE]
    assert restored(place, target).forget_box("s1", "r1.1")


def test_a_backup_that_comes_back_while_its_round_is_open_and_its_key_is_there_has_its_ballots(
    place: Place, target: Path
) -> None:
    target.parent.mkdir()
    store = place.open()
    begin(store)
    committed(store, Batch("s1", 1, ballots=(ballot(1), ballot(2))))
    backup(place.url, target)
    before = store.ballots("s1", "r1.1")
    committed(store, Batch("s1", 1, ballots=(ballot(3),)))
    place.close()
    target.replace(place.directory / FILE)
    assert place.open().ballots("s1", "r1.1") == before


def test_a_backup_can_be_made_while_the_server_is_off(place: Place, target: Path) -> None:
    target.parent.mkdir()
    begin(place.open(), events=3)
    place.close()
    assert backup(place.url, target).sessions == 1
    assert len(place.open().read_log("s1")) == 3
