"""Who waits for whom: readers for nobody, and nobody long for a lock that somebody else holds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from session.store import Batch, Committed, NewEvent, Store, StoreUnavailable, backend
from session.store.database import BRIEF_MS
from tests.store.handles import no_handles_left
from tests.store.places import Place, ballot, begin, committed

PATIENCE = 20
VOTE = Batch("s1", 1, ballots=(ballot(1),))


def in_a_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def until(condition: Callable[[], Any]) -> None:
    """Wait for what another thread is about to do."""
    waiting = threading.Event()
    for _ in range(PATIENCE * 100):
        if condition():
            return
        waiting.wait(0.01)
    raise AssertionError("it did not come to that")


def somebody_writes(store: Store) -> bool:
    free = store._database._turn.acquire(blocking=False)
    if free:
        store._database._turn.release()
    return not free


def test_reading_waits_for_no_write_that_waits_for_a_lock(place: Place) -> None:
    store = place.open(patience_ms=PATIENCE * 1000)
    begin(store)
    outcomes: list[object] = []
    with place.writing():
        writing = in_a_thread(lambda: outcomes.extend(store.commit([VOTE])))
        until(lambda: somebody_writes(store))
        assert len(store.sessions()) == len(store.read_log("s1")) == 1
        assert (store.ballots("s1", "r1.1"), store.seats("s1"), store.keys_of_doors()) == ([], {}, [])
        assert writing.is_alive()
    writing.join(PATIENCE)
    assert [type(outcome) for outcome in outcomes] == [Committed]


def test_many_may_read_at_once_each_with_a_view_of_its_own(store: Store) -> None:
    begin(store)
    everybody, seen = threading.Barrier(9), []

    def look(connection: Any) -> None:
        first = connection.exec_driver_sql("SELECT count(*) FROM events").scalar()
        everybody.wait(PATIENCE)  # all are reading
        everybody.wait(PATIENCE)  # an event was added
        seen.append((first, connection.exec_driver_sql("SELECT count(*) FROM events").scalar()))

    threads = [in_a_thread(lambda: store._database.read(look)) for _ in range(8)]
    everybody.wait(PATIENCE)
    committed(store, Batch("s1", 1, (NewEvent(1, "a.b", {}),)))
    everybody.wait(PATIENCE)
    for thread in threads:
        thread.join(PATIENCE)
    assert seen == [(1, 1)] * 8
    assert len(store._database._readers._idle) <= 4
    assert len(store.read_log("s1")) == 2


def test_when_no_file_handle_is_left_readers_take_turns_with_the_connections_there_are(store: Store) -> None:
    begin(store)
    inside, go, counts = threading.Event(), threading.Event(), []

    def look(connection: Any) -> int:
        inside.set()
        assert go.wait(PATIENCE)
        return int(connection.exec_driver_sql("SELECT count(*) FROM events").scalar())

    store.sessions()
    for spare in store._database._readers._idle[1:]:
        store._database._readers._idle.remove(spare)
        spare.close()
    with no_handles_left():
        threads = [in_a_thread(lambda: counts.append(store._database.read(look))) for _ in range(3)]
        assert inside.wait(PATIENCE)
        go.set()
        for thread in threads:
            thread.join(PATIENCE)
        committed(store, VOTE)
    assert counts == [1, 1, 1]


def test_a_reader_cannot_write(store: Store) -> None:
    begin(store)
    with pytest.raises(StoreUnavailable):
        store._database.read(lambda connection: connection.exec_driver_sql("DELETE FROM events"))
    assert len(store.read_log("s1")) == 1


def test_after_a_lock_was_waited_for_in_vain_the_next_hear_it_soon_until_it_is_free(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience: list[int] = []
    set_patience = backend.set_patience
    monkeypatch.setattr(
        backend, "set_patience", lambda connection, ms: (patience.append(ms), set_patience(connection, ms))
    )
    store = place.open(patience_ms=300)
    begin(store)
    assert store.settled(PATIENCE)
    assert patience == [300]
    with place.writing():
        for _ in range(3):
            (outcome,) = store.commit([VOTE])
            assert isinstance(outcome, StoreUnavailable)
        with pytest.raises(StoreUnavailable):
            store.revoke_doors("s1")
    committed(store, VOTE)
    committed(store, VOTE)
    assert patience == [300, BRIEF_MS, 300]  # a connection hears it when it changes


def test_closing_the_store_does_not_wait_for_what_is_in_the_way_of_tidying_up(place: Place) -> None:
    store = place.open()
    begin(store)
    with place.reading():
        committed(store, Batch("s1", 1, finish=("r1.1",)))
        assert not store.settled(0)
        place.close()
    assert len(place.open().read_log("s1")) == 1
