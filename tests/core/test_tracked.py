"""A dict that knows what changed: what is made of a change is what is made of the whole, however it came about."""

from __future__ import annotations

import json
import pickle
from typing import Any

import msgspec
from hypothesis import given as for_all, strategies as st

from session.core.tracked import LONGEST, Changed, Rule, Tracked, chosen, tracked

Step = tuple[dict[str, int], set[str]]
KEYS = st.sampled_from("abcdefgh")
STEPS = st.lists(st.tuples(st.dictionaries(KEYS, st.integers(0, 5)), st.sets(KEYS, max_size=2)), max_size=12)

EVEN: Rule[Tracked[str, int]] = chosen(lambda things, one: one % 2 == 0)
SMALL: Rule[Tracked[str, int]] = chosen(lambda things, one: one < 3)


def total(things: Tracked[str, int]) -> int:
    return sum(things.values())


def more(before: int, things: Tracked[str, int], changed: Changed) -> int | None:
    return None if changed.others else before + sum(things[key] for key in changed.added)


TOTAL = Rule(total, more)


def test_who_did_not_come_from_it_knows_nothing_of_what_changed() -> None:
    one, other = Tracked({"a": 1}), Tracked({"a": 1})
    later = one.having({"b": 2})
    assert (later.since(other), one.since(later), one == other) == (None, None, True)


def test_two_that_came_from_one_know_it_and_not_each_other() -> None:
    first = Tracked({"a": 1})
    left, right = first.having({"b": 2}), first.having({"a": 3})
    assert left.since(first) == Changed(("b",), ())
    assert right.since(first) == Changed((), ("a",))
    assert (left.since(right), right.since(left)) == (None, None)
    assert (left.derived(TOTAL), right.derived(TOTAL), first.derived(TOTAL)) == (3, 3, 1)


def test_what_went_and_came_back_stands_in_another_place_so_the_whole_is_looked_at() -> None:
    first = Tracked({"a": 2, "b": 4})
    assert first.derived(EVEN) == first
    again = first.having({}, ["a"]).having({"a": 2})
    assert again.since(first) is None
    assert list(again.derived(EVEN)) == ["b", "a"]


def test_an_earlier_version_is_never_touched_and_what_is_tracked_stays_so() -> None:
    first = Tracked({"a": 1})
    first.having({"a": 2, "b": 3}, ["a"])
    assert first == {"a": 1}
    assert tracked(first) is first
    assert tracked({"a": 1}) == first


def test_a_line_ends_after_many_steps_and_another_begins() -> None:
    first = now = Tracked[str, int]()
    for number in range(LONGEST + 2):
        before, now = now, now.having({str(number): number})
    assert now.since(first) is None
    assert now.since(before) == Changed((str(LONGEST + 1),), ())
    assert now.derived(TOTAL) == sum(range(LONGEST + 2))


def test_a_rule_gets_only_what_changed() -> None:
    asked: list[Changed] = []

    def after(before: int, things: Tracked[str, int], changed: Changed) -> int:
        asked.append(changed)
        return 0

    rule = Rule(lambda things: 0, after)
    now = Tracked({str(number): number for number in range(100)})
    for _ in range(2):
        now.derived(rule)
    now.having({"x": 1}).having({"y": 2, "3": 4}).derived(rule)
    assert asked == [Changed(("x", "y"), ("3",))]


def test_it_travels_as_any_dict() -> None:
    now = Tracked({"a": 1}).having({"b": 2})
    assert msgspec.json.encode(now) == json.dumps(dict(now), separators=(",", ":")).encode()
    back = pickle.loads(pickle.dumps(now))
    assert (type(back), back) == (Tracked, {"a": 1, "b": 2})


@for_all(STEPS, st.sets(st.integers(0, 12)))
def test_what_is_made_of_a_change_is_what_is_made_of_the_whole(steps: list[Step], asked: set[int]) -> None:
    now: Tracked[str, int] = Tracked({"a": 1, "b": 2})
    plain: dict[str, Any] = dict(now)
    for at, (put, without) in enumerate(steps):
        now = now.having(put, without)
        plain = {key: one for key, one in {**plain, **put}.items() if key not in without}
        assert list(now.items()) == list(plain.items())
        if at in asked:
            for rule in (EVEN, SMALL):
                assert list(now.derived(rule).items()) == list(Tracked(plain).derived(rule).items())
            both = now.derived(EVEN).derived(SMALL)
            assert list(both.items()) == list(Tracked(plain).derived(EVEN).derived(SMALL).items())
            assert now.derived(EVEN).derived(TOTAL) == total(Tracked(plain).derived(EVEN))
