"""Entry cards and seats that move or go: what the store keeps of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from session.store import Batch, CardPut, Claim, Rejected, SeatPut, Store
from tests.store.places import Place, begin, committed


def card(number: int, **more: str) -> CardPut:
    return CardPut(f"c{number}", f"token {number}", f"code {number}", None, **more)


def test_a_card_that_was_never_made_is_not_there(store: Store) -> None:
    begin(store)
    assert store.cards("s1") == []
    assert store.find_card("token 1") is None


def test_two_cards_have_no_secret_in_common(store: Store) -> None:
    begin(store)
    begin(store, "s2")
    committed(store, Batch("s1", 1, cards=(card(1),)))
    twin = replace(card(2), token_hash="token 1")
    assert isinstance(store.commit([Batch("s2", 1, cards=(twin,))])[0], Rejected)
    assert store.find_card("token 1") == ("s1", card(1))


def test_a_card_is_found_by_either_of_its_secrets_and_by_nothing_else(place: Place) -> None:
    store = place.open()
    begin(store)
    committed(store, Batch("s1", 1, cards=(card(1), card(2))))
    used = replace(card(1), seat="p1")
    committed(store, Batch("s1", 1, cards=(used,)))
    place.close()
    store = place.open()
    assert store.find_card("token 1") == store.find_card("code 1") == ("s1", used)
    assert store.find_card("c1") is None
    assert store.cards("s1") == [used, card(2)]


def test_a_withdrawn_card_stays_so_that_nobody_is_told_that_it_never_was(store: Store) -> None:
    begin(store)
    gone = replace(card(1), withdrawn=True)
    committed(store, Batch("s1", 1, cards=(card(1),)))
    committed(store, Batch("s1", 1, cards=(gone,)))
    assert store.cards("s1") == [gone]


def test_a_seat_moves_to_another_token_and_a_seat_that_is_gone_opens_nothing(store: Store) -> None:
    begin(store)
    committed(store, Batch("s1", 1, seats=(SeatPut("p1", "old", None), SeatPut("p2", "other", None))))
    committed(store, Batch("s1", 1, seats=(SeatPut("p1", "new", None),)))
    assert {token: seat.seat for token, seat in store.seats("s1").items()} == {"new": "p1", "other": "p2"}
    assert [store.has_seat("s1", token) for token in ("old", "new")] == [False, True]
    committed(store, Batch("s1", 1, gone=("p1",)))
    assert set(store.seats("s1")) == {"other"}


@pytest.mark.parametrize("session", ["s1", "s2"])
def test_cards_go_with_their_session_and_with_no_other(place: Place, session: str) -> None:
    store = place.open(quiet_seconds=0)
    begin(store)
    begin(store, "s2")
    committed(store, Batch("s1", 1, cards=(card(1),)))
    store.delete_session(session)
    assert store.settled(20)
    assert (store.find_card("token 1") is None) == (session == "s1")


def test_what_belongs_to_nobody_any_more_has_no_owner_and_the_rest_has(store: Store) -> None:
    begin(store)
    committed(store, Batch("s1", 1, claims=(Claim("r1.1", "i1", "p"), Claim("r1.1", "i2", "p"))))
    committed(store, Batch("s1", 1, disowned=(("r1.1", "i1"),)))
    assert store.claims("s1", "r1.1") == {"i2": "p"}
