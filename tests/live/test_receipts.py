"""By what a ballot is known when it comes again: the same id is the same ballot of the same seat, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from session.core.commands import Command
from session.live.receipts import bound_to, is_bound, receipt_of
from session.live.session_cache import said_by
from session.store.keys import binding

KEY, OTHER_KEY = b"k" * 32, b"l" * 32
BALLOT = Command("c" * 22, "ballot.cast", "r1", {"n": 1, "choice": {"dots": {"r1-1": 2, "r1-2": 1}}})


@pytest.mark.parametrize(
    ("key", "seat", "ballot"),
    [
        (KEY, "ben", BALLOT),
        (OTHER_KEY, "ana", BALLOT),
        (KEY, "ana", replace(BALLOT, round="r2")),
        (KEY, "ana", replace(BALLOT, data={**BALLOT.data, "n": 2})),
        (KEY, "ana", replace(BALLOT, data={"n": 1, "choice": {}})),
    ],
)
def test_another_seat_box_round_number_or_choice_is_another_ballot(
    key: bytes, seat: str, ballot: Command
) -> None:
    assert not is_bound(bound_to(KEY, "ana", BALLOT), key, seat, ballot)


def test_the_same_ballot_is_known_in_whatever_order_it_was_written() -> None:
    turned: dict[str, Any] = {"choice": {"dots": {"r1-2": 1, "r1-1": 2}}, "n": 1}
    assert is_bound(bound_to(KEY, "ana", BALLOT), KEY, "ana", replace(BALLOT, data=turned))


def test_a_ballot_that_an_earlier_version_took_in_is_known() -> None:
    earlier = binding(KEY, "ana", said_by(BALLOT))
    assert is_bound(earlier, KEY, "ana", BALLOT)
    assert not is_bound(earlier, KEY, "ben", BALLOT)


@pytest.mark.parametrize("odd", ["\ud800", 10**30, float("inf")])
def test_what_no_message_can_hold_is_told_apart_all_the_same(odd: object) -> None:
    one, other = (replace(BALLOT, data={"n": 1, "choice": {"x": value}}) for value in (odd, "x"))
    assert is_bound(bound_to(KEY, "ana", one), KEY, "ana", one)
    assert not is_bound(bound_to(KEY, "ana", one), KEY, "ana", other)


def test_a_receipt_tells_nothing_but_the_id() -> None:
    assert receipt_of(BALLOT) == receipt_of(Command(BALLOT.id, "ballot.cast", "r9"))
    assert receipt_of(BALLOT) != receipt_of(replace(BALLOT, id="d" * 22))
    assert len(receipt_of(BALLOT)) == 64
