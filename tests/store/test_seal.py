"""A sealed record tells nothing without its key, fits nowhere else, and is as large as every other of its box."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, strategies as st

from session.store.seal import LARGEST, SIZES, NotSealedHere, Seal, Unsealable, size_for

KEY = bytes(range(32))
ROOM = SIZES[0] - 36


def seal(size: int = SIZES[0], key: bytes = KEY, place: str = "s1/r1.1") -> Seal:
    return Seal(key, size, place)


@pytest.mark.parametrize(
    "other",
    [seal(key=bytes(32)), seal(place="s2/r1.1"), seal(place="s1/r1.2")],
    ids=["another key", "another session", "another box"],
)
def test_a_record_opens_only_where_it_was_sealed(other: Seal) -> None:
    with pytest.raises(NotSealedHere):
        other.open_ballot("name", seal().ballot("name", 1, "{}"))
    with pytest.raises(NotSealedHere):
        other.open_claim("idea", seal().claim("idea", "name"))


def test_a_record_opens_only_under_the_name_it_was_sealed_for_and_as_what_it_was() -> None:
    ballot, claim = seal().ballot("name", 1, "{}"), seal().claim("name", "x")
    with pytest.raises(NotSealedHere):
        seal().open_ballot("other", ballot)
    with pytest.raises(NotSealedHere):
        seal().open_claim("name", ballot)
    with pytest.raises(NotSealedHere):
        seal().open_ballot("name", claim)


def test_a_record_with_one_changed_bit_or_a_missing_piece_does_not_open() -> None:
    record, dice = seal().ballot("name", 1, '{"choice":1}'), random.Random(4)
    for at in dice.sample(range(len(record)), 60):
        wrong = bytearray(record)
        wrong[at] ^= 1 << dice.randrange(8)
        with pytest.raises(NotSealedHere):
            seal().open_ballot("name", bytes(wrong))
    for piece in (b"", record[:5], record[:-1], record + b"\0"):
        with pytest.raises(NotSealedHere):
            seal().open_ballot("name", piece)


def test_the_number_of_a_record_is_that_of_its_bytes_also_when_another_was_sealed_since() -> None:
    box = seal()
    first, second = box.ballot("name", 1, "{}"), box.ballot("name", 2, "{}")
    assert [box.number("name", record) for record in (first, second, first)] == [1, 2, 1]
    assert seal().number("name", second) == 2  # by another process, which sealed neither
    for wrong in (first[:-1] + bytes([first[-1] ^ 1]), box.ballot("other", 2, "{}"), b""):
        with pytest.raises(NotSealedHere):
            box.number("name", wrong)


def test_what_does_not_fit_is_not_cut_off() -> None:
    fits = "x" * ROOM
    assert seal().open_ballot("name", seal().ballot("name", 1, fits))[1] == fits.encode()
    with pytest.raises(Unsealable):
        seal().ballot("name", 1, fits + "x")
    with pytest.raises(Unsealable):
        seal().ballot("name", 1, "é" * (ROOM // 2 + 1))
    with pytest.raises(Unsealable):
        seal().claim("idea", "x" * 65)


@given(n=st.integers(-(2**63), 2**63 - 1), content=st.text(max_size=ROOM // 4), size=st.sampled_from(SIZES))
def test_every_ballot_of_a_box_is_as_large_as_every_other_and_comes_out_as_it_went_in(
    n: int, content: str, size: int
) -> None:
    content = content.rstrip(" ")
    record = seal(size).ballot("name", n, content)
    assert len(record) == size
    number, opened = seal(size).open_ballot("name", record)
    assert (number, opened.rstrip(b" ").decode()) == (n, content)


def test_the_same_ballot_is_another_record_each_time() -> None:
    assert len({seal().ballot("name", 1, "{}") for _ in range(100)}) == 100


def test_the_size_is_the_smallest_that_holds_what_a_ballot_may_need() -> None:
    assert [size_for(room) for room in (0, ROOM, ROOM + 1, 4000, 8000)] == [512, 512, 1024, 4096, 8192]
    assert size_for(10**6) == LARGEST
