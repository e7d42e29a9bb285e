"""Secret links and cookies: what opens, and what no longer does."""

from __future__ import annotations

import datetime

import pytest

from session.store import Door, DoorKey, Rejected, Store
from tests.store.places import Place, begin


def found(store: Store, secret_hash: str) -> Door | None:
    """The link with this hash, if it still opens."""
    return next((door for door in store.all_doors() if door.secret_hash == secret_hash), None)


def test_what_was_never_added_opens_nothing(store: Store) -> None:
    assert found(store, "x") is None
    store.remove_key("x")
    store.revoke_doors("x")
    store.revoke_keys("x")
    assert store.keys_of_doors() == []


def test_a_door_to_a_session_that_does_not_exist_is_refused(store: Store) -> None:
    with pytest.raises(Rejected):
        store.add_door("hash", "s9", "facilitator")
    with pytest.raises(Rejected):
        store.add_key("hash", "s9", "facilitator")
    assert store.keys_of_doors() == []


def test_the_same_secret_cannot_open_two_doors(store: Store) -> None:
    begin(store, "s1")
    begin(store, "s2")
    store.add_door("hash", "s1", "facilitator")
    with pytest.raises(Rejected):
        store.add_door("hash", "s2", "facilitator")
    assert found(store, "hash") == Door("hash", "s1", "facilitator", None)


def test_revoking_ends_the_links_and_cookies_of_one_session_only(store: Store) -> None:
    for session in ("s1", "s2"):
        begin(store, session)
        store.add_door(f"door {session}", session, "facilitator")
        store.add_key(f"key {session}", session, "facilitator")
    store.add_door("desk", None, "host")
    store.add_key("key of the desk", None, "host")
    store.revoke_doors("s1")
    store.revoke_keys("s1")
    assert found(store, "door s1") is None
    assert found(store, "door s2") is not None
    assert found(store, "desk") == Door("desk", None, "host", None)
    assert {key.token_hash for key in store.keys_of_doors()} == {"key s2", "key of the desk"}
    store.remove_key("key s2")
    assert {key.token_hash for key in store.keys_of_doors()} == {"key of the desk"}


def test_the_desk_of_the_server_loses_its_cookies_and_no_session_does(store: Store) -> None:
    begin(store)
    store.add_key("key", "s1", "facilitator")
    store.add_key("key of the desk", None, "host")
    store.revoke_keys(None)
    assert {key.token_hash for key in store.keys_of_doors()} == {"key"}


def test_doors_and_cookies_are_there_after_the_server_starts_again(place: Place) -> None:
    store = place.open()
    begin(store)
    store.add_door("hash", "s1", "facilitator", "secret")
    store.add_key("token", "s1", "facilitator", "2025-03-09")
    store.add_key("today", None, "host")
    place.close()
    store = place.open()
    assert found(store, "hash") == Door("hash", "s1", "facilitator", "secret")
    known = {key.token_hash: key for key in store.keys_of_doors()}
    assert known["token"] == DoorKey("token", "s1", "facilitator", "2025-03-09")
    today = known["today"]
    assert datetime.date.fromisoformat(today.created_day) <= datetime.datetime.now(datetime.UTC).date()
