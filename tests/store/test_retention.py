"""The bin: what is in it, what was kept, and which time of day was believed."""

from __future__ import annotations

import pytest

from session.store import Rejected, RetentionRow, Store
from tests.store.places import Place, begin


def test_a_session_that_is_not_there_goes_into_no_bin(store: Store) -> None:
    begin(store)
    for change in (store.put_in_bin, store.keep):
        with pytest.raises(Rejected):
            change("s9", 5)
    assert store.retention() == {}


def test_what_was_kept_is_out_of_the_bin_and_what_goes_in_again_is_in_it(place: Place) -> None:
    store = place.open()
    begin(store, "s1")
    begin(store, "s2")
    store.put_in_bin("s1", 100)
    store.put_in_bin("s2", 110)
    store.keep("s1", 120)
    place.close()
    store = place.open()
    assert store.retention() == {"s1": RetentionRow(None, 120), "s2": RetentionRow(110, None)}
    store.put_in_bin("s1", 130)
    assert store.retention()["s1"] == RetentionRow(130, None)


def test_of_a_deleted_session_nothing_is_remembered(place: Place) -> None:
    store = place.open(quiet_seconds=0)
    begin(store)
    store.put_in_bin("s1", 100)
    store.delete_session("s1")
    assert store.retention() == {}
    assert store.settled(20)
    assert place.count("retention") == 0


def test_the_last_time_of_day_that_was_believed_stays(place: Place) -> None:
    store = place.open()
    assert store.believed_clock() is None
    for at in (1_790_000_000, 1_790_003_600):
        store.believe_clock(at)
    place.close()
    assert place.open().believed_clock() == 1_790_003_600
