"""The difference between two documents, and following it. The browser runs `patch_cases.json` as well."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from session.core.patch import Op, apply, diff
from session.core.tracked import Tracked

CASES = json.loads((Path(__file__).parent / "patch_cases.json").read_text(encoding="utf-8"))
NAMES = [case["name"] for case in CASES]

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.0, 1.0, -1.5])
    | st.text("ab", max_size=3)
)
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=5)
    ),
    max_leaves=30,
)


def typed(value: Any) -> Any:
    """`value` so that 1, 1.0 and True differ."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value), value


@pytest.mark.parametrize(
    ("document", "op"),
    [
        ({"a": 1}, ["d", ["b"]]),
        ({"a": 1}, ["s", ["b", "c"], 2]),
        ([1], ["s", [1], 2]),
        ({"a": "xyz"}, ["s", ["a", 0], "X"]),
        ({"a": None}, ["a", ["a"], [1]]),
        ({"a": {"b": 1}}, ["a", ["a"], [1]]),
        ({"a": "xyz"}, ["a", ["a"], [1]]),
        ({"a": "xyz"}, ["t", ["a"], 1]),
        ({"a": 1}, ["x", ["a"]]),
        ({"a": 1}, ["d", []]),
    ],
    ids=json.dumps,
)
def test_an_operation_that_does_not_fit_is_an_error_and_never_a_guess(document: Any, op: Op) -> None:
    with pytest.raises((KeyError, IndexError, ValueError)):
        apply(document, [op])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_case_that_python_and_the_browser_share(case: dict[str, Any]) -> None:
    assert typed(apply(case["old"], case["ops"])) == typed(case["new"])
    assert typed(apply(case["old"], diff(case["old"], case["new"]))) == typed(case["new"])


def test_the_shared_cases_have_names_of_their_own_and_use_every_operation() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 30
    assert {op[0] for case in CASES for op in case["ops"]} == {"s", "d", "a", "t"}


@given(DOCUMENTS, DOCUMENTS)
def test_following_the_difference_leads_to_the_new_document(old: Any, new: Any) -> None:
    assert typed(apply(old, diff(old, new))) == typed(new)


@given(DOCUMENTS, DOCUMENTS)
def test_a_difference_survives_the_wire(old: Any, new: Any) -> None:
    assert typed(apply(old, json.loads(json.dumps(diff(old, new))))) == typed(new)


@given(DOCUMENTS, DOCUMENTS)
def test_neither_document_is_touched(old: Any, new: Any) -> None:
    before = copy.deepcopy((old, new))
    apply(old, diff(old, new))
    assert typed(list(before)) == typed([old, new])


FEW = st.dictionaries(st.sampled_from("abc"), st.sampled_from([1, True, "x", {"y": 1}, {"y": 2}]))


@given(st.lists(st.tuples(FEW, st.sets(st.sampled_from("abc"))), max_size=6))
def test_of_a_tracked_dict_the_difference_is_that_of_any_dict(
    steps: list[tuple[dict[str, Any], set[str]]],
) -> None:
    versions = [Tracked[str, Any]({"a": 1})]
    for put, without in steps:
        versions.append(versions[-1].having(put, without))
    for old in versions:
        ops = diff(old, versions[-1])
        assert typed(apply(dict(old), ops)) == typed(dict(versions[-1]))
        assert sorted(map(json.dumps, ops)) == sorted(map(json.dumps, diff(dict(old), dict(versions[-1]))))


@given(DOCUMENTS)
def test_a_document_does_not_differ_from_its_copy(document: Any) -> None:
    assert diff(document, copy.deepcopy(document)) == []


@pytest.mark.parametrize(
    ("old", "new"), [(1, True), (True, 1), (0, False), (1, 1.0), (1.0, True), (None, 0), ([], {})]
)
def test_equal_to_python_is_not_yet_the_same_document(old: Any, new: Any) -> None:
    assert diff({"a": old}, {"a": new}) == [["s", ["a"], new]]
    assert diff([old], [new]) == [["s", [0], new]]


def test_one_new_idea_travels_alone() -> None:
    ideas = [{"id": f"i{n}", "text": "idea"} for n in range(500)]
    new = {"ideas": [*ideas, {"id": "new", "text": "idea"}]}
    assert diff({"ideas": ideas}, new) == [["a", ["ideas"], [{"id": "new", "text": "idea"}]]]


def test_a_list_in_another_order_is_sent_whole_when_that_is_shorter() -> None:
    ideas = [{"id": f"i{n}", "text": f"idea {n}"} for n in range(50)]
    assert diff({"ideas": ideas}, {"ideas": ideas[::-1]}) == [["s", ["ideas"], ideas[::-1]]]
