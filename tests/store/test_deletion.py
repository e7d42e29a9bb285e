"""Deleting a session: gone at once and for good, without room on the disk, without holding up anybody."""

from __future__ import annotations

import random
import threading

import pytest
from sqlalchemy import Connection

from session.store import Batch, Committed, NewEvent, SeatPut, Store, StoreUnavailable, deletion, sqlite
from tests.store.places import INDEX, Place, ballot, begin, committed, hashed
from tests.store.test_secrecy import vote

PATIENCE = 20
IDEA = "een idee dat niemand meer mag vinden"


def talk(store: Store, session: str, ideas: int = 300) -> Committed:
    """A session with ideas, a seat, links, a cookie and an open vote."""
    begin(store, session)
    vote(store, session, "r1.1", 20, random.Random(3))
    made = tuple(NewEvent(86_400 * 20_000, "a.b", {"text": f"{IDEA} {session} {n}"}) for n in range(ideas))
    seats = (SeatPut("seat1", hashed("token" + session), None),)
    store.add_door(hashed("door" + session), session, "facilitator")
    store.add_key(hashed("cookie" + session), session, "facilitator")
    return committed(store, Batch(session, 1, made, seats=seats))


def test_what_is_not_there_cannot_be_deleted(store: Store) -> None:
    talk(store, "s1")
    assert store.delete_session("s9") is False
    assert store.delete_session("s1") is True
    assert store.delete_session("s1") is False


def test_a_deleted_session_is_gone_at_once_also_when_nothing_of_it_was_cleared_away(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletion, "remove_some", lambda connection, most: False)
    monkeypatch.setattr(deletion, "has_remains", lambda connection: False)
    store = place.open()
    talk(store, "s1")
    talk(store, "s2")
    assert store.delete_session("s1")
    for again in (False, True):
        if again:  # killed before it was done
            place.close()
            store = place.open()
        assert [row.id for row in store.sessions()] == ["s2"]
        assert store.read_log("s1") == []
        assert hashed("doors1") not in {door.secret_hash for door in store.all_doors()}
        assert len(store.keys_of_doors()) == 1
        assert store.keys.all() == [("s2", "r1.1"), ("s2", "r2.1")]
        outcomes = store.commit([Batch("s1", 0, (NewEvent(1, "a.b", {}),), index=INDEX), Batch("s1", 301)])
        assert not any(isinstance(outcome, Committed) for outcome in outcomes)
    assert place.count("events") == 602


def test_a_deleted_session_leaves_only_its_tombstone(place: Place) -> None:
    store = place.open(quiet_seconds=0)
    heads = {session: talk(store, session).head for session in ("s1", "s2")}
    assert store.delete_session("s1")
    assert store.settled(PATIENCE)

    left = place.everything()
    for session, kept in (("s1", False), ("s2", True)):
        hashes = (hashed(what + session) for what in ("token", "door", "cookie"))
        for trace in (f"{IDEA} {session}", *hashes):
            assert (trace.encode() in left) is kept, trace
    assert [(row.session, row.head, row.closed_day) for row in store.tombstones()] == [
        ("s1", heads["s1"], "2024-10-04")
    ]
    assert len(store.read_log("s2")) == 301
    assert store.read_log("s1") == []


def test_what_a_kill_cut_off_goes_on_at_the_next_start(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store = place.open()
    talk(store, "s1")
    with monkeypatch.context() as patch:
        patch.setattr(store, "_step", lambda: 1 / 0)
        patch.setattr(store._tidy, "_step", lambda: 1 / 0)
        store.delete_session("s1")
        place.close()
    assert place.count("events") == 301
    again = place.open(quiet_seconds=0)
    assert again.settled(PATIENCE)
    assert [place.count(table) for table in ("events", "sessions", "ballots", "seats", "claims")] == [0] * 5
    assert IDEA.encode() not in place.everything()


def test_rows_are_removed_a_few_at_a_time_and_votes_go_in_between(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []
    remove_some = deletion.remove_some

    def counted(connection: Connection, most: int) -> bool:
        steps.append(1)
        return remove_some(connection, 50)

    monkeypatch.setattr(deletion, "remove_some", counted)
    store = place.open(quiet_seconds=0)
    talk(store, "s1", ideas=1000)
    begin(store, "s2")
    store.delete_session("s1")
    votes = 0
    while store._database.read(deletion_goes_on):  # the file is written anew only when nobody votes
        committed(store, Batch("s2", 1, ballots=(ballot(votes),)))
        votes += 1
    assert store.settled(20)
    assert len(steps) > 20
    assert votes > 3
    assert place.count("events") == 1


def test_a_deleted_session_gives_its_room_back_without_the_file_being_written_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.open(quiet_seconds=3600)
    begin(store, "s2")
    talk(store, "s1", ideas=6000)
    store._database.checkpoint()
    before = place.size()
    monkeypatch.setattr(store._database, "compact", lambda: pytest.fail("the file is not to be written anew"))
    store.delete_session("s1")
    store._database.read(lambda connection: None)
    waiting = threading.Event()
    while store._database.read(deletion_goes_on) or place.size() > before // 3:
        waiting.wait(0.01)
        store._database.checkpoint()
    assert place.count("events") == 1


def deletion_goes_on(connection: Connection) -> bool:
    return len(connection.exec_driver_sql("SELECT 1 FROM sessions").fetchall()) > 1


def test_a_disk_without_room_to_write_the_file_anew_does_not_keep_a_session_alive(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = place.open(quiet_seconds=0)
    talk(store, "s1")

    tried = threading.Semaphore(0)

    def full() -> bool:
        tried.release()
        raise StoreUnavailable("VACUUM: database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(store._database, "compact", full)
        assert store.delete_session("s1")
        assert tried.acquire(timeout=PATIENCE)
        assert tried.acquire(timeout=PATIENCE)
        assert not store.settled(0)
        assert (store.sessions(), place.count("events")) == ([], 0)
    assert "tidying up has to wait: VACUUM" in caplog.text
    assert store.settled(PATIENCE)


def test_on_a_disk_that_is_nearly_full_fewer_rows_are_removed_at_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    remove_some = deletion.remove_some

    def in_little_room(connection: Connection, most: int) -> bool:
        sizes.append(most)
        if most > 100:
            raise StoreUnavailable("database or disk is full")
        return remove_some(connection, most)

    monkeypatch.setattr(deletion, "remove_some", in_little_room)
    store = place.open(quiet_seconds=0)
    talk(store, "s1")
    assert store.delete_session("s1")
    assert store.settled(PATIENCE)
    assert sizes[:4] == [1000, 250, 62, 62]
    assert place.count("events") == 0


def test_a_large_database_is_written_anew_without_being_held_in_memory(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.only_sqlite("other databases do this by themselves")
    monkeypatch.setattr(sqlite, "LARGEST_IN_MEMORY", 0)
    store = place.open(quiet_seconds=0)
    talk(store, "s1")
    talk(store, "s2")
    store.delete_session("s1")
    assert store.settled(PATIENCE)
    assert len(store.read_log("s2")) == 301
    settings = store._database.write(
        lambda connection: connection.exec_driver_sql("PRAGMA temp_store").scalar()
    )
    assert settings == 2, "temporary tables are in memory again"


def test_who_wants_to_write_ends_a_compaction_and_it_is_tried_again(place: Place) -> None:
    store = place.open()
    talk(store, "s1", ideas=3000)
    database = store._database
    with database._compaction.gives_way():
        assert database.compact() is False
    outcomes: list[bool] = []

    def compact_for_ever() -> None:
        while not outcomes or outcomes[-1]:
            outcomes.append(database.compact())

    compacting = threading.Thread(target=compact_for_ever)
    compacting.start()
    while compacting.is_alive():
        committed(store, Batch("s1", 3001, ballots=(ballot(1),)))
    assert outcomes[-1] is False
    assert len(store.read_log("s1")) == 3001
