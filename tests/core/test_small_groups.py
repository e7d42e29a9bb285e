"""Small groups: what is shown apart, and what somebody who can subtract learns from it."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given, strategies as st

from session.core.small_groups import REST, fold

Counts = dict[str | None, int]
COUNTS = st.dictionaries(
    st.none() | st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 30), max_size=9
)
THRESHOLDS = st.integers(3, 25)


def published(counts: Counts, threshold: int) -> dict[str | None, int]:
    """The groups as an audience gets them."""
    shown: Counter[str | None] = Counter()
    for role, name in fold(counts, threshold).items():
        shown[name] += counts[role]
    return {role: number for role, number in shown.items() if number}


@given(COUNTS, THRESHOLDS)
def test_no_group_under_the_threshold_is_shown_unless_everybody_is_in_it(
    counts: Counts, threshold: int
) -> None:
    shown = published(counts, threshold)
    assert sum(shown.values()) == sum(counts.values())
    if set(shown) != {REST}:
        assert all(number >= threshold for number in shown.values())


@given(COUNTS, THRESHOLDS)
def test_subtracting_what_is_shown_from_the_total_leaves_nothing_or_a_group_that_is_large_enough(
    counts: Counts, threshold: int
) -> None:
    shown = published(counts, threshold)
    left = sum(counts.values()) - sum(number for role, number in shown.items() if role != REST)
    everybody = left == sum(counts.values())
    assert left == 0 or left >= threshold or everybody


@given(COUNTS, THRESHOLDS)
def test_a_role_that_is_merged_is_never_alone(counts: Counts, threshold: int) -> None:
    folded = fold(counts, threshold)
    merged = [role for role in counts if folded[role] == REST and counts[role]]
    assert len(merged) != 1 or len(published(counts, threshold)) == 1


@given(COUNTS, THRESHOLDS)
def test_a_role_that_is_large_enough_is_merged_only_when_the_rest_needs_it(
    counts: Counts, threshold: int
) -> None:
    folded = fold(counts, threshold)
    small = sum(number for number in counts.values() if number < threshold)
    if small == 0 or small >= threshold:
        assert {role for role in counts if folded[role] == REST} == {
            role for role, number in counts.items() if 0 < number < threshold
        }


@given(COUNTS, THRESHOLDS, st.randoms(use_true_random=False))
def test_names_and_order_make_no_difference(counts: Counts, threshold: int, dice: object) -> None:
    roles = list(counts)
    dice.shuffle(roles)  # type: ignore[attr-defined]
    renamed: Counts = {f"new {place}": counts[role] for place, role in enumerate(roles)}
    before = [fold(counts, threshold)[role] == REST for role in roles]
    after = [fold(renamed, threshold)[f"new {place}"] == REST for place in range(len(roles))]
    assert before == after


@given(COUNTS, THRESHOLDS)
def test_groups_of_the_same_size_share_their_fate(counts: Counts, threshold: int) -> None:
    folded = fold(counts, threshold)
    fates: dict[int, set[bool]] = defaultdict(set)
    for role, number in counts.items():
        fates[number].add(folded[role] == REST)
    assert all(len(fate) == 1 for fate in fates.values())


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("yn")), max_size=40), THRESHOLDS)
def test_what_a_small_group_chose_could_as_well_be_what_others_chose(
    ballots: list[tuple[str, str]], threshold: int
) -> None:
    """Exchange the ballot of anybody in a small group with one of another role: nothing published changes."""
    counts: Counter[str | None] = Counter(role for role, _ in ballots)
    folded = fold(counts, threshold)
    before = Counter((folded[role], choice) for role, choice in ballots)
    for mine, (role, _) in enumerate(ballots):
        others = [
            place for place, (other, _) in enumerate(ballots) if folded[other] == REST and other != role
        ]
        assert counts[role] >= threshold or others or len(counts) == 1
        for theirs in others if folded[role] == REST else ():
            exchanged = [choice for _, choice in ballots]
            exchanged[mine], exchanged[theirs] = exchanged[theirs], exchanged[mine]
            after = Counter(
                (folded[role], choice) for (role, _), choice in zip(ballots, exchanged, strict=True)
            )
            assert after == before


PARTS = st.lists(st.dictionaries(st.sampled_from([None, "a", "b", "c"]), st.integers(0, 12)), max_size=4)
FOUR = st.fixed_dictionaries({role: st.integers(0, 30) for role in (None, "a", "b", "c")})


@given(FOUR, PARTS, THRESHOLDS)
def test_of_every_part_a_shown_group_has_none_or_enough_and_so_has_the_rest(
    counts: Counts, parts: list[Counts], threshold: int
) -> None:
    parts = [{role: min(n, counts[role]) for role, n in part.items()} for part in parts]
    folded = fold(counts, threshold, parts)
    shown = {folded[role] for role in counts if counts[role]}
    for part in [counts, *parts]:
        sums: Counter[str | None] = Counter()
        for role, number in part.items():
            sums[folded[role]] += number
        assert shown <= {REST} or all(n == 0 or n >= threshold for n in sums.values())


@pytest.mark.parametrize(
    ("counts", "part", "merged"),
    [
        ({"a": 9, "b": 9, "c": 9}, {"a": 9, "b": 9, "c": 9}, set()),
        ({"a": 9, "b": 9, "c": 9}, {"a": 9, "b": 9}, set()),
        ({"a": 9, "b": 9, "c": 9}, {"a": 9, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 9, "b": 8, "c": 9}, {"a": 9, "b": 8, "c": 2}, {"b", "c"}),
        ({"a": 9, "b": 8, "c": 9}, {"a": 1, "b": 1, "c": 1}, {"a", "b", "c"}),
    ],
)
def test_a_role_that_hardly_answered_a_question_is_merged(
    counts: Counts, part: Counts, merged: set[str | None]
) -> None:
    assert {role for role, name in fold(counts, 5, [part]).items() if name == REST} == merged


@pytest.mark.parametrize(
    ("counts", "merged"),
    [
        ({}, set()),
        ({"a": 4}, {"a"}),
        ({"a": 5}, set()),
        ({"a": 4, "b": 0}, {"a"}),
        ({"a": 12, "b": 5}, set()),
        ({"a": 12, "b": 4}, {"a", "b"}),
        ({"a": 12, "b": 4, "c": 1}, {"b", "c"}),
        ({"a": 12, "b": 7, "c": 2}, {"b", "c"}),
        ({"a": 12, "b": 7, "c": 7, "d": 2}, {"b", "c", "d"}),
        ({"a": 12, None: 2, "c": 3}, {None, "c"}),
        ({"a": 1, "b": 1, "c": 1}, {"a", "b", "c"}),
    ],
)
def test_the_rule_in_examples_with_a_threshold_of_five(counts: Counts, merged: set[str | None]) -> None:
    assert {role for role, name in fold(counts, 5).items() if name == REST} == merged
