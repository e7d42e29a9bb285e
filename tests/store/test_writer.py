"""The writing thread: order, groups, and exactly one answer for everything that was handed in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import pytest

from session.store import (
    Batch,
    Committed,
    NewEvent,
    Store,
    StoreUnavailable,
    VersionConflict,
    Writer,
)
from tests.store.places import Place, ballot, begin

PATIENCE = 20


class Answers:
    """What came back, in the order it came."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[tuple[str, Any, str]] = SimpleQueue()

    def as_(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._queue.put((name, value, threading.current_thread().name))

    def next(self) -> tuple[str, Any, str]:
        return self._queue.get(timeout=PATIENCE)

    def none_left(self) -> bool:
        return self._queue.empty()


def held(writer: Writer) -> Callable[[], None]:
    """Keep the thread busy until the returned function is called, so that what follows has to wait together."""
    started, go = threading.Event(), threading.Event()

    def stand_still() -> None:
        started.set()
        go.wait(PATIENCE)

    writer.call(stand_still, lambda value: None)
    assert started.wait(PATIENCE)
    return go.set


@pytest.fixture
def writer(store: Store) -> Any:
    begin(store)
    writer = Writer(store)
    yield writer
    writer.stop()


def event(number: int) -> tuple[NewEvent, ...]:
    return (NewEvent(number, "test.happened", {"n": number}),)


def test_after_stop_everything_is_refused_and_answered(writer: Writer, store: Store) -> None:
    answers = Answers()
    assert writer.stop()
    writer.submit(Batch("s1", 1, event(1)), answers.as_("batch"))
    writer.call(store.sessions, answers.as_("call"))
    assert [type(answers.next()[1]) for _ in range(2)] == [StoreUnavailable, StoreUnavailable]
    assert store.sessions()[0].version == 1
    assert writer.stop()


def test_a_conflict_is_the_answer_of_its_own_batch_only(writer: Writer) -> None:
    answers = Answers()
    go = held(writer)
    for name, expected in (("a", 1), ("b", 1), ("c", 2)):
        writer.submit(Batch("s1", expected, event(1)), answers.as_(name))
    go()
    got = {name: type(value) for name, value, _ in (answers.next() for _ in range(3))}
    assert got == {"a": Committed, "b": VersionConflict, "c": Committed}


def test_what_a_call_raises_is_its_answer_and_the_thread_goes_on(writer: Writer, store: Store) -> None:
    answers = Answers()
    writer.call(lambda: 1 // 0, answers.as_("wrong"))
    writer.call(store.sessions, answers.as_("right"))
    assert isinstance(answers.next()[1], ZeroDivisionError)
    assert answers.next()[1][0].id == "s1"


def test_a_sender_that_fails_does_not_cost_the_others_their_answer(
    writer: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    answers = Answers()

    def gone(outcome: object) -> None:
        raise ConnectionError("this phone is gone")

    with caplog.at_level(logging.ERROR):
        go = held(writer)
        writer.submit(Batch("s1", 1, event(1)), gone)
        writer.submit(Batch("s1", 2, event(2)), answers.as_("next"))
        go()
        assert isinstance(answers.next()[1], Committed)
    assert "could not be delivered" in caplog.text


def test_a_fault_nobody_foresaw_is_a_refusal_and_the_thread_goes_on(
    writer: Writer, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = Answers()

    def foreseen_by_nobody(connection: object, batches: object) -> None:
        raise KeyError("a mistake in the code")

    with monkeypatch.context() as patch:
        patch.setattr("session.store.store.apply_all", foreseen_by_nobody)
        writer.submit(Batch("s1", 1, event(1)), answers.as_("wrong"))
        assert isinstance(answers.next()[1], StoreUnavailable)
        writer.call(lambda: None, answers.as_("call"))
        answers.next()  # what comes before this is refused with it
    writer.submit(Batch("s1", 1, event(1)), answers.as_("right"))
    assert isinstance(answers.next()[1], Committed)
    assert "nobody foresaw" in caplog.text


def test_what_waited_behind_a_locked_database_is_refused_with_it(place: Place) -> None:
    store = place.open(patience_ms=20)
    begin(store)
    writer, answers = Writer(store), Answers()

    def refused(outcome: object) -> None:
        for number in (2, 3):
            writer.submit(Batch("s1", 1, ballots=(ballot(number),)), answers.as_(f"behind {number}"))
        writer.call(lambda: "asked", answers.as_("call"))
        answers.as_("first")(outcome)

    with place.writing():
        writer.submit(Batch("s1", 1, ballots=(ballot(1),)), refused)
        got = [answers.next() for _ in range(4)]
    assert [name for name, _, _ in got] == ["first", "behind 2", "behind 3", "call"]
    assert [type(value) for _, value, _ in got[:3]] == [StoreUnavailable] * 3
    writer.submit(Batch("s1", 1, ballots=(ballot(4),)), answers.as_("after"))
    assert isinstance(answers.next()[1], Committed)
    assert writer.stop()


def test_all_that_waits_goes_in_one_transaction_in_its_order(
    writer: Writer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, groups = Answers(), []
    commit = store.commit
    monkeypatch.setattr(store, "commit", lambda batches: (groups.append(len(batches)), commit(batches))[1])
    go = held(writer)
    for number in range(1, 41):
        writer.submit(Batch("s1", number, event(number)), answers.as_(f"batch {number}"))
    writer.call(lambda: store.sessions()[0].version, answers.as_("version"))
    writer.submit(Batch("s1", 41, event(41)), answers.as_("batch 41"))
    assert answers.none_left()
    go()
    got = [answers.next() for _ in range(42)]
    assert [name for name, _, _ in got] == [*(f"batch {n}" for n in range(1, 41)), "version", "batch 41"]
    assert got[40][1] == 41
    assert groups == [40, 1]
    assert {thread for _, _, thread in got} == {"store-writer"}


def test_stop_finishes_what_waits(writer: Writer, store: Store) -> None:
    answers = Answers()
    go = held(writer)
    for number in range(1, 31):
        writer.submit(Batch("s1", number, event(number)), answers.as_("batch"))
    stopper = threading.Thread(target=writer.stop)
    stopper.start()
    go()
    stopper.join(PATIENCE)
    assert all(isinstance(answers.next()[1], Committed) for _ in range(30))
    assert store.sessions()[0].version == 31


def test_a_disk_that_does_not_answer_does_not_keep_the_server_from_stopping(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers()
    go = held(writer)
    writer.submit(Batch("s1", 1, event(1)), answers.as_("batch"))
    writer.call(lambda: None, answers.as_("call"))
    monkeypatch.setattr("session.store.writer.STOP_SECONDS", 0.01)
    assert writer.stop() is False
    go()
    assert [type(answers.next()[1]) for _ in range(2)] == [StoreUnavailable, StoreUnavailable]
    monkeypatch.setattr("session.store.writer.STOP_SECONDS", PATIENCE)
    assert writer.stop()


def test_many_threads_may_hand_in_at_once(writer: Writer, store: Store) -> None:
    answers = Answers()

    def send(part: int) -> None:
        for number in range(50):
            batch = Batch("s1", 1, ballots=(ballot(part * 50 + number),))
            writer.submit(batch, answers.as_("batch"))

    threads = [threading.Thread(target=send, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    assert all(isinstance(answers.next()[1], Committed) for _ in range(200))
    for thread in threads:
        thread.join(PATIENCE)
    assert len(store.ballots("s1", "r1.1")) == 200
    assert len(store.receipts("s1", "r1.1")) == 200
