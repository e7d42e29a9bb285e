"""Full disks, failing disks, locked databases and killed servers: nothing acknowledged is lost, and it recovers."""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from session.store import Batch, Committed, NewEvent, StoreUnavailable
from session.store.box import finished as finished_boxes
from tests.store.places import Place, ballot, begin, committed

LARGE = NewEvent(1, "test.large", {"text": "x" * 200_000})


def test_a_full_disk_refuses_and_recovers(place: Place) -> None:
    place.only_sqlite("the fault is made with a setting of SQLite")
    limit = {"pages": 0}

    def small_disk(engine: Engine) -> None:
        @event.listens_for(engine, "connect")
        def shrink(connection: sqlite3.Connection, _record: object) -> None:
            if limit["pages"]:
                connection.execute(f"PRAGMA max_page_count={limit['pages']}")

    store = place.open(prepare=small_disk)
    begin(store)
    store._database.close()
    limit["pages"] = 60
    for _ in range(2):
        outcomes = store.commit([Batch("s1", 1, ballots=(ballot(1),)), Batch("s1", 1, (LARGE,))])
        assert [type(outcome) for outcome in outcomes] == [StoreUnavailable, StoreUnavailable]
        assert "full" in str(outcomes[0])
        assert store.ballots("s1", "r1.1") == []
        assert len(store.read_log("s1")) == 1
    store._database.close()
    limit["pages"] = 10_000
    assert committed(store, Batch("s1", 1, (LARGE,))).version == 2
    assert len(store.read_log("s1")) == 2


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Every write past this many bytes fails in the kernel, as on a failing disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fails_to_write_refuses_and_recovers(place: Place) -> None:
    store = place.open()
    begin(store)
    with files_no_larger_than(150_000):
        (outcome,) = store.commit([Batch("s1", 1, (LARGE,))])
        assert isinstance(outcome, StoreUnavailable)
        assert len(store.read_log("s1")) == 1
    assert committed(store, Batch("s1", 1, (LARGE,))).version == 2
    place.close()
    assert len(place.open().read_log("s1")) == 2


def test_a_handle_that_failed_is_not_used_again(place: Place) -> None:
    store = place.open()
    begin(store)
    opened: list[object] = []
    event.listen(
        store._database.engines.write, "connect", lambda connection, record: opened.append(connection)
    )
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    assert opened == []
    with files_no_larger_than(150_000):
        store.commit([Batch("s1", 1, (LARGE,))])
    committed(store, Batch("s1", 1, ballots=(ballot(2),)))
    assert len(opened) >= 1


def test_a_commit_whose_answer_was_lost_is_told_as_it_is(place: Place) -> None:
    store = place.open()
    begin(store)

    def lose_the_answer(connection: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    engine = store._database.engines.write
    original = engine.dialect.do_commit

    def commit_and_fail(connection: object) -> None:
        original(connection)  # type: ignore[arg-type]
        engine.dialect.do_commit = original  # type: ignore[method-assign]
        lose_the_answer(connection)

    engine.dialect.do_commit = commit_and_fail  # type: ignore[method-assign, assignment]
    assert committed(store, Batch("s1", 1, (NewEvent(1, "a.b", {}),))).version == 2
    assert len(store.read_log("s1")) == 2


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
print("free", flush=True)
"""


def test_a_locked_database_refuses_still_reads_and_recovers(place: Place) -> None:
    place.only_sqlite("the fault is made with a setting of SQLite")
    store = place.open(patience_ms=50)
    begin(store)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(place.directory / "versnelkamer.sqlite3")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        outcomes = store.commit([Batch("s1", 1, ballots=(ballot(n),)) for n in range(3)])
        assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 3
        with pytest.raises(StoreUnavailable):
            store.revoke_doors("s1")
        assert len(store.read_log("s1")) == 1
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "free\n"
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    assert len(store.ballots("s1", "r1.1")) == 1


SERVER = """
import sys, threading
from session.store import Batch, Committed, NewEvent, SessionIndex, Store, Writer
from session.store.box import finished as finished_boxes
from tests.store.places import ballot
store = Store.open(sys.argv[1], sys.argv[2])
store.keys.make("s1", "r1.1", 512)
version = max((row.version for row in store.sessions()), default=0)
writer = Writer(store)
room = threading.Semaphore(80)
def acknowledge(number, vote):
    def tell(outcome):
        assert isinstance(outcome, Committed), outcome
        print(outcome.version, outcome.head, vote.receipt, flush=True)
        room.release()
    return tell
while True:
    version += 1
    vote = ballot(version)
    events = (NewEvent(version, "test.happened", {"n": version}),)
    batch = Batch("s1", version - 1, events, ballots=() if version == 1 else (vote,),
                  index=SessionIndex("ABC234", "t", "open"))
    room.acquire()
    writer.submit(batch, acknowledge(version, vote))
"""


def test_no_acknowledged_batch_is_lost_when_the_server_is_killed(place: Place) -> None:
    acknowledged: dict[int, tuple[str, str]] = {}
    for kill_after in (1, 60, 333):
        with subprocess.Popen(
            [sys.executable, "-c", SERVER, place.url, str(place.directory)],
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None
            for number, line in enumerate(server.stdout):
                if number == kill_after:
                    server.kill()
                if line.endswith("\n"):
                    version, head, receipt = line.split()
                    acknowledged[int(version)] = (head, receipt)
        assert server.returncode == -signal.SIGKILL
        store = place.open()
        log = {event.seq: event.hash for event in store.read_log("s1")}
        receipts = store.receipts("s1", "r1.1")
        box = {row.pseudonym for row in store.ballots("s1", "r1.1")}
        for version, (head, receipt) in acknowledged.items():
            assert log[version] == head
            if version > 1:
                assert receipt in receipts
                assert ballot(version).pseudonym in box
        place.close()
    assert len(acknowledged) > 350


CLOSER = """
import itertools, sys
from session.store import Batch, Committed, Store
from session.store.box import finished as finished_boxes
from tests.store.places import ballot, begin
store = Store.open(sys.argv[1], sys.argv[2])
if not store.sessions():
    begin(store)
def commit(**what):
    (outcome,) = store.commit([Batch("s1", 1, **what)])
    assert isinstance(outcome, Committed), outcome
for number in itertools.count(len(store.keys.all()) + 1000 * int(sys.argv[3])):
    box = f"b{number}.1"
    store.keys.make("s1", box, 512)
    commit(ballots=tuple(ballot(seat, box=box) for seat in range(4)))
    print("cast", box, flush=True)
    if number % 3:
        commit(finish=(box,))
        print("closed", box, flush=True)
"""


def test_a_kill_at_any_moment_of_a_close_leaves_all_ballots_or_no_key(place: Place) -> None:
    said: list[tuple[str, str]] = []
    for start, kill_after in enumerate((2, 7, 23, 40)):
        with subprocess.Popen(
            [sys.executable, "-c", CLOSER, place.url, str(place.directory), str(start)],
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None
            for number, line in enumerate(server.stdout):
                if number == kill_after:
                    server.kill()
                if line.endswith("\n"):
                    what, box = line.split()
                    said.append((what, box))
        assert server.returncode == -signal.SIGKILL
        store = place.open()
        finished = {box for _, box in store._database.read(finished_boxes)}
        keys = {box for _, box in store.keys.all()}
        assert {box for what, box in said if what == "closed"} <= finished
        assert keys & finished == set()
        for box in {box for what, box in said if what == "cast"} - finished:
            assert len(store.ballots("s1", box)) == 4
        place.close()
    assert len(said) > 60


def test_a_full_group_is_one_transaction(place: Place) -> None:
    store = place.open()
    begin(store)
    commits: list[int] = []
    event.listen(store._database.engines.write, "commit", lambda connection: commits.append(1))
    outcomes = store.commit([Batch("s1", 1, ballots=(ballot(number),)) for number in range(100)])
    assert all(isinstance(outcome, Committed) for outcome in outcomes)
    assert len(commits) == 1


def test_an_error_nobody_foresaw_leaves_no_transaction_behind(place: Place) -> None:
    store = place.open()
    begin(store)

    def breaks(connection: object) -> None:
        raise LookupError("a bug")

    with pytest.raises(LookupError):
        store._database.write(breaks)
    committed(store, Batch("s1", 1, (NewEvent(200, "test.happened", {}),)))
    assert [event.seq for event in store.read_log("s1")] == [1, 2]
