"""A backup has no keys: an open round that comes back without its key starts empty, and nobody counts twice."""

from __future__ import annotations

import pytest

from session.store import Batch, Claim, KeyGone, Store
from tests.store.places import Place, ballot, begin, committed


def test_an_empty_box_has_nothing_to_forget(place: Place) -> None:
    store = place.open()
    begin(store)
    assert not store.forget_box("s1", "r1.1")


def test_a_box_whose_key_is_gone_is_not_read_as_if_it_were_empty(place: Place) -> None:
    store = without_key(place)
    with pytest.raises(KeyGone):
        store.ballots("s1", "r1.1")
    with pytest.raises(KeyGone):
        store.claims("s1", "r1.1")
    assert (len(store.ballots("s1", "r2.1")), store.claims("s1", "r2.1")) == (1, {"other": "p1"})


def test_a_forgotten_box_is_empty_and_takes_ballots_again(place: Place) -> None:
    store = without_key(place)
    assert store.forget_box("s1", "r1.1")
    assert not store.forget_box("s1", "r1.1")
    store.keys.make("s1", "r1.1")
    assert (store.ballots("s1", "r1.1"), store.claims("s1", "r1.1"), store.receipts("s1", "r1.1")) == (
        [],
        {},
        {},
    )
    assert (len(store.ballots("s1", "r2.1")), store.claims("s1", "r2.1")) == (1, {"other": "p1"})
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    assert len(store.ballots("s1", "r1.1")) == 1


def without_key(place: Place) -> Store:
    """A store in which the key of r1.1 is gone, as after a restore; r2.1 is as it was."""
    store = place.open()
    begin(store)
    claims = (Claim("r1.1", "idea", "p1"), Claim("r2.1", "other", "p1"))
    ballots = (*[ballot(number) for number in range(6)], ballot(1, box="r2.1"))
    committed(store, Batch("s1", 1, ballots=ballots, claims=claims))
    place.close()
    (place.directory / "keys" / "s1" / "r1.1").unlink()
    return place.open()
