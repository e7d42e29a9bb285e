"""What is removed is removed a few rows at a time, after the answer, and a kill only makes it later."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from session.store import Batch, Claim, Store, removal
from session.store.removal import remove
from session.store.seal import SIZES
from session.store.tables import ballots
from tests.store.places import Place, ballot, begin, committed

PATIENCE = 20.0


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removal, "BYTES_AT_ONCE", 3 * SIZES[0])


def voted(store: Store, people: int) -> None:
    begin(store)
    votes = tuple(ballot(number) for number in range(people))
    committed(store, Batch("s1", 1, ballots=votes, claims=(Claim("r1.1", "i1", "p"),)))


def finished(place: Place, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with a finished box in which everything still stands, as after a kill."""
    store = place.open()
    monkeypatch.setattr(store._tidy, "_step", lambda: 1 / 0)
    voted(store, 8)
    committed(store, Batch("s1", 1, finish=("r1.1",)))
    assert (place.count("ballots"), place.count("claims")) == (8, 1)
    return store


def removed(connection: Connection) -> int:
    return remove(connection, ballots, ballots.c.session == "s1", 1000)


def test_where_nothing_is_nothing_is_removed(store: Store) -> None:
    assert store._database.write(removed) == 0


def test_one_step_removes_what_may_be_wiped_at_once(store: Store, small_steps: None) -> None:
    voted(store, 8)
    taken = [store._database.write(removed) for _ in range(4)]
    assert taken == [3, 3, 2, 0]


def test_a_row_that_is_larger_than_a_step_is_removed_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "BYTES_AT_ONCE", 1)
    voted(store, 2)
    assert [store._database.write(removed) for _ in range(3)] == [1, 1, 0]


def test_a_finished_box_is_empty_at_once_also_while_its_rows_are_still_there(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = finished(place, monkeypatch)
    assert (store.ballots("s1", "r1.1"), store.claims("s1", "r1.1")) == ([], {})
    assert store.keys.get("s1", "r1.1") is None


def test_what_a_finished_box_held_goes_in_steps_and_other_boxes_stay(place: Place, small_steps: None) -> None:
    store = place.open()
    voted(store, 20)
    committed(store, Batch("s1", 1, ballots=(ballot(1, box="r2.1"),), claims=(Claim("r2.1", "i1", "p"),)))
    committed(store, Batch("s1", 1, finish=("r1.1",)))
    assert store.settled(PATIENCE)
    assert (place.count("ballots"), place.count("claims")) == (1, 1)
    assert len(store.ballots("s1", "r2.1")) == 1


def test_what_a_kill_left_in_a_finished_box_goes_at_the_next_start(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(place, monkeypatch)
    place.close()
    again = place.open()
    assert again.settled(PATIENCE)
    assert (place.count("ballots"), place.count("claims")) == (0, 0)
