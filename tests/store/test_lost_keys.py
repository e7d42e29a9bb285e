"""A backup has no keys: an open round that comes back without its key starts empty, and nobody counts twice."""

from __future__ import annotations

from session.store import Batch, Claim
from tests.store.houses import House, ballot, begin, committed


def test_an_empty_box_has_nothing_to_forget(house: House) -> None:
    store = house.open()
    begin(store)
    assert not store.forget_box("s1", "r1.1")


def test_a_forgotten_box_is_empty_and_takes_ballots_again(house: House) -> None:
    store = house.open()
    begin(store)
    claims = (Claim("r1.1", "idea", "p1"), Claim("r2.1", "other", "p1"))
    ballots = (*[ballot(number) for number in range(6)], ballot(1, round="r2.1"))
    committed(store, Batch("s1", 1, ballots=ballots, claims=claims))
    assert store.forget_box("s1", "r1.1")
    assert (store.ballots("s1", "r1.1"), store.claims("s1", "r1.1"), store.receipts("s1", "r1.1")) == (
        [],
        {},
        set(),
    )
    assert (len(store.ballots("s1", "r2.1")), store.claims("s1", "r2.1")) == (1, {"other": "p1"})
    committed(store, Batch("s1", 1, ballots=(ballot(1),)))
    assert len(store.ballots("s1", "r1.1")) == 1
