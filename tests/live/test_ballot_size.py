"""Every ballot that a round takes fits in the records of its box, whose size is known before anybody votes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from msgspec import inspect

from session.core import chain
from session.core.kind import RoundKind
from session.core.refusals import Refused
from session.core.shapes import NoBallot, told
from session.core.state import Json, Round
from session.live.ballot_size import ballot_size
from session.live.engine.contract import MESSAGE_BYTES
from session.rounds import KINDS
from session.store.seal import LARGEST, SIZES, Seal
from tests.rounds.given import given, round_of

SECRET = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.secret], ids=lambda kind: kind.name
)
SETTINGS: dict[str, Json] = {
    "dots": {"dots": 50, "most_on_one": 0},
    "choose": {"most": 0},
    "rank": {"most": 0},
}
NUMBERS = (99, 9, 1, -0.1, 12345678.123456)  # one of them is allowed everywhere
ROLE = "r" * 40
CODE = 120  # bytes of a command around its choice


def opened(kind: RoundKind, options: int) -> Round:
    """A round of this kind with so many options; some kinds need to know what an option costs."""
    settings = {k: v for k, v in SETTINGS.get(kind.name, {}).items() if k in kind.Settings.__struct_fields__}
    return round_of(given(kind.name, settings, *(f"Option {n} | {n + 1}000" for n in range(options))))


def filled(of: inspect.Type, ids: list[str], inner: list[str], number: float) -> Any:
    """A choice of a declared shape with an answer to everything, each as long as it can be."""
    match of:
        case inspect.UnionType(types=types):
            return filled(
                next(each for each in types if not isinstance(each, inspect.NoneType)), ids, inner, number
            )
        case (
            inspect.VarTupleType(item_type=inspect.StrType()) | inspect.ListType(item_type=inspect.StrType())
        ):
            return ids
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return [[name] for name in ids] if inner else [filled(item, ids, inner, number)]
        case inspect.DictType(value_type=value):
            return {name: filled(value, inner, [], number) for name in ids}
        case inspect.StructType(fields=fields):
            return {field.name: filled(field.type, ids, inner, number) for field in fields}
        case inspect.LiteralType(values=values):
            return max(values, key=lambda value: len(str(value)))
        case inspect.StrType():
            return "😀" * 280 if not ids else ids[-1]
    return number


def accepted(kind: RoundKind, round_: Round) -> list[Json]:
    """Ballots with an answer to as much as the round takes, as they would be stored."""
    ids = [option.id for option in round_.options]
    inner = [key for part in told(round_.body).values() if isinstance(part, dict) for key in part] or ids
    shape = inspect.type_info(kind.Choice)
    ballots = []
    for number in NUMBERS:
        for most in sorted({1, 2, 3, len(ids) // 2, len(ids)} - {0}, reverse=True):
            raw = filled(shape, ids[:most], inner, number)
            choice = kind.check_ballot(round_, raw)
            if len(json.dumps(raw, ensure_ascii=False).encode()) > MESSAGE_BYTES - CODE or isinstance(
                choice, Refused
            ):
                continue
            ballots.append(told(choice))
            break
    return ballots


@SECRET
@pytest.mark.parametrize("options", [1, 5, 30, 120])
def test_every_ballot_of_a_round_fits_in_its_records(kind: RoundKind, options: int) -> None:
    if kind.Choice is NoBallot:
        pytest.skip("this kind does not declare the shape of its ballots yet")
    round_ = opened(kind, options)
    size = ballot_size(round_, kind)
    ballots = accepted(kind, round_)
    assert ballots, "this test does not know how to fill in a ballot of this kind"
    for choice in ballots:
        record = Seal(bytes(32), size, "s1/r1.1").ballot(
            "a" * 64, 2**53, chain.canonical({"choice": choice, "role": ROLE})
        )
        assert len(record) == size


@SECRET
def test_the_size_says_nothing_of_the_ballots_and_does_not_change_while_they_come(kind: RoundKind) -> None:
    round_ = opened(kind, 5)
    size = ballot_size(round_, kind)
    assert size in SIZES
    assert size == LARGEST or not (kind.answers and kind.answers.reason)
    assert ballot_size(replace(round_, paper={"p1": {}}, ballots=()), kind) == size


def test_the_largest_record_holds_the_largest_command_with_what_its_check_adds() -> None:
    shortest = '"r1-1":{"stance":"ok"},'
    answers = (MESSAGE_BYTES - CODE) // len(shortest)
    assert answers * (len(shortest) + len(',"text":""')) + 2 * CODE < LARGEST
