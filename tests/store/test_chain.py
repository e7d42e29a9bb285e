"""Damage to the log is found and its place is named."""

from __future__ import annotations

import hashlib
import json
import random
from typing import Any

import pytest

from session.core import chain
from session.store import Batch, CorruptLog, NewEvent
from tests.store.places import INDEX, Place, begin, committed

DAMAGE = {
    "a changed byte in the content": ("UPDATE events SET data = replace(data, '3', '4') WHERE seq = 3", 3),
    "a byte that is no text": ("UPDATE events SET data = CAST(x'7bff7d' AS TEXT) WHERE seq = 3", 3),
    "a space": ("UPDATE events SET data = data || ' ' WHERE seq = 4", 4),
    "another time": ("UPDATE events SET at = at + 1 WHERE seq = 2", 2),
    "another name": ("UPDATE events SET name = 'test.Happened' WHERE seq = 5", 5),
    "another hash": ("UPDATE events SET hash = replace(hash, 'a', 'b') WHERE seq = 3", 3),
    "a deleted event": ("DELETE FROM events WHERE seq = 4", 4),
    "a deleted event and the gap closed": (
        "DELETE FROM events WHERE seq = 4; UPDATE events SET seq = seq - 1 WHERE seq > 4",
        4,
    ),
    "the first event deleted": ("DELETE FROM events WHERE seq = 1", 1),
    "the last event deleted": ("DELETE FROM events WHERE seq = 6", 6),
    "all events deleted": ("DELETE FROM events", 1),
    "two events swapped": (
        "UPDATE events SET seq = 99 WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 3;"
        "UPDATE events SET seq = 3 WHERE seq = 99",
        2,
    ),
    "an event put in between": (
        "UPDATE events SET seq = seq + 100 WHERE seq > 2; UPDATE events SET seq = seq - 99 WHERE seq > 100;"
        "INSERT INTO events SELECT session, 3, at, name, data, hash FROM events WHERE seq = 2",
        3,
    ),
    "an event added at the end": (
        "INSERT INTO events SELECT session, 7, at, name, data, hash FROM events WHERE seq = 6",
        7,
    ),
    "the head replaced": ("UPDATE sessions SET head = 'ff'", 6),
    "the session row deleted": ("DELETE FROM sessions", 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_its_place_is_named(place: Place, damage: str) -> None:
    begin(place.open(), events=6)
    place.close()
    statements, seq = DAMAGE[damage]
    place.tamper(statements)
    with pytest.raises(CorruptLog) as caught:
        place.open().read_log("s1")
    assert caught.value.seq == seq
    assert f"event {seq}" in str(caught.value)


def test_any_single_flipped_bit_of_the_content_is_found(place: Place) -> None:
    store = place.open()
    said = {"text": "Ideeën \x1f", "n": 10, "list": [True, None]}
    committed(store, Batch("s1", 0, (NewEvent(1, "a.b", {}), NewEvent(2, "a.c", said)), index=INDEX))
    right = chain.canonical(said).encode()
    dice = random.Random(7)
    for at in range(len(right)):
        wrong = bytearray(right)
        wrong[at] ^= 1 << dice.randrange(8)
        place.tamper(f"UPDATE events SET data = CAST(x'{wrong.hex()}' AS TEXT) WHERE seq = 2")
        with pytest.raises(CorruptLog) as caught:
            store.read_log("s1")
        assert caught.value.seq == 2
    place.tamper(f"UPDATE events SET data = CAST(x'{right.hex()}' AS TEXT) WHERE seq = 2")
    assert len(store.read_log("s1")) == 2


def test_the_same_content_written_in_another_way_is_found(place: Place) -> None:
    store = place.open()
    committed(store, Batch("s1", 0, (NewEvent(1, "a.b", {"n": 10, "text": "één"}),), index=INDEX))
    for written in (
        '{"text":"één","n":10}',
        '{"n":10,"n":10,"text":"één"}',
        '{"n":10, "text":"één"}',
        '{"n":10,"text":"\\u00e9\\u00e9n"}',
        '{"n":10,"text":"e\u0301e\u0301n"}',
        '{"n":1e1,"text":"één"}',
        '{"n":NaN,"text":"één"}',
        '{"n":1e999,"text":"één"}',
    ):
        place.tamper(f"UPDATE events SET data = '{written}'")
        with pytest.raises(CorruptLog):
            store.read_log("s1")


def test_the_log_of_another_session_is_not_taken_for_its_own(place: Place) -> None:
    store = place.open()
    begin(store, "s1", 3)
    begin(store, "s2", 3)
    place.tamper(
        "DELETE FROM events WHERE session = 's1'; UPDATE events SET session = 's1' WHERE session = 's2';"
        "UPDATE sessions SET head = (SELECT head FROM sessions WHERE id = 's2') WHERE id = 's1'"
    )
    with pytest.raises(CorruptLog) as caught:
        store.read_log("s1")
    assert caught.value.seq == 1


def test_a_healthy_log_is_read_while_another_is_damaged(place: Place) -> None:
    store = place.open()
    begin(store, "s1", 3)
    begin(store, "s2", 3)
    place.tamper("DELETE FROM events WHERE session = 's1' AND seq = 2")
    assert len(store.read_log("s2")) == 3


def test_the_chain_is_the_published_formula() -> None:
    def plain(previous: str, event: dict[str, Any]) -> str:
        text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256((previous + text).encode("utf-8")).hexdigest()

    start = hashlib.sha256(b"versnelkamer:s1").hexdigest()
    assert chain.genesis("s1") == start
    event = {"session": "s1", "seq": 1, "at": 10, "name": "a.b", "data": {"tekst": "één", "n": 1.5}}
    assert chain.link(start, "s1", 1, 10, "a.b", {"n": 1.5, "tekst": "één"}) == plain(start, event)
    odd = {"tekst": 'a"b\\', "lijst": [None, True, {"z": 1, "a": -0.5}]}
    event = {"session": "s\n1", "seq": 2, "at": 11, "name": 'a."b', "data": odd}
    text = chain.canonical(odd)
    assert chain.link_written(start, "s\n1", 2, 11, 'a."b', text) == plain(start, event)
    assert json.loads(text) == odd
