"""Small groups: which roles stand on their own, who is told together, and what somebody who can subtract learns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import pytest
from hypothesis import given, strategies as st

from session.core.small_groups import REST, Role, divide, fold, group
from session.core.state import Division

Counts = dict[Role, int]
ROLES = ("a", "b", "c", "d")
COUNTS = st.fixed_dictionaries({}, optional={role: st.integers(1, 30) for role in (*ROLES, None)})
BESIDES = st.fixed_dictionaries({}, optional={role: st.integers(1, 9) for role in (*ROLES, None, REST)})
THRESHOLDS = st.integers(3, 9)
POOLED = st.sets(st.sampled_from(ROLES), max_size=2)
HOSTS = st.none() | st.sampled_from(ROLES)


def alone(division: Division) -> set[str]:
    return set(ROLES) - set(division.pool)


def told(division: Division, *ballots: Counts) -> Counter[Role]:
    """The groups as an audience gets them, with their ballots."""
    groups: Counter[Role] = Counter()
    for counts in ballots:
        for role, number in counts.items():
            groups[group(division, role)] += number
    return groups


@given(COUNTS, BESIDES, THRESHOLDS, POOLED, HOSTS)
def test_no_group_is_told_with_fewer_ballots_that_count_than_the_threshold_unless_everybody_is_in_it(
    counting: Counts, besides: Counts, threshold: int, pooled: Collection[str], host: str | None
) -> None:
    division = divide(ROLES, counting, besides, threshold, pooled=pooled, host=host)
    groups = told(division, counting)
    everybody = told(division, counting, besides)
    assert len(everybody) < 2 or all(groups[role] >= threshold for role in everybody)
    assert sum(everybody.values()) == sum(counting.values()) + sum(besides.values())


@given(COUNTS, BESIDES, THRESHOLDS)
def test_a_large_role_is_hidden_by_nobody_and_at_most_one_is_joined(
    counting: Counts, besides: Counts, threshold: int
) -> None:
    large = {role for role in ROLES if counting.get(role, 0) >= threshold}
    division = divide(ROLES, counting, besides, threshold)
    assert alone(division) <= large
    assert len(large - alone(division)) <= 1


@given(COUNTS, BESIDES, THRESHOLDS, POOLED, HOSTS)
def test_a_later_vote_on_the_same_is_told_in_the_same_groups_or_in_larger_ones(
    counting: Counts, besides: Counts, threshold: int, pooled: Collection[str], host: str | None
) -> None:
    division = divide(ROLES, counting, besides, threshold, pooled=pooled, host=host)
    assert not alone(division) & {*pooled, host}


@given(COUNTS, COUNTS, THRESHOLDS)
def test_the_pool_stays_with_the_role_that_it_joined(first: Counts, then: Counts, threshold: int) -> None:
    before = divide(ROLES, first, {}, threshold)
    after = divide(ROLES, then, {}, threshold, host=before.host)
    assert before.host is None or (before.host in after.pool and after.host == before.host)


@given(COUNTS, BESIDES, THRESHOLDS, st.permutations(ROLES))
def test_only_between_roles_of_one_size_does_their_order_matter(
    counting: Counts, besides: Counts, threshold: int, order: list[str]
) -> None:
    sizes = [counting.get(role, 0) for role in ROLES]
    if len(set(sizes)) == len(sizes):
        one, other = divide(ROLES, counting, besides, threshold), divide(order, counting, besides, threshold)
        assert (set(one.pool), one.host) == (set(other.pool), other.host)


@given(st.lists(st.tuples(st.sampled_from([*ROLES, None]), st.sampled_from("yn")), max_size=40), THRESHOLDS)
def test_what_a_small_group_chose_could_as_well_be_what_others_chose(
    ballots: list[tuple[Role, str]], threshold: int
) -> None:
    """Exchange the ballot of anybody in a small group with one of another role: nothing published changes."""
    counts: Counter[Role] = Counter(role for role, _ in ballots)
    division = divide(ROLES, counts, {}, threshold)
    groups = [group(division, role) for role, _ in ballots]
    for mine, (role, _) in enumerate(ballots):
        if counts[role] >= threshold:
            continue
        assert groups[mine] == REST
        together = sum(at == REST for at in groups)
        assert together >= threshold or len(set(groups)) == 1


def test_where_nobody_asked_for_roles_everybody_is_told_together() -> None:
    assert {group(Division(), role) for role in (*ROLES, None, REST)} == {REST}


@pytest.mark.parametrize(
    ("counting", "besides", "pool", "host"),
    [
        ({}, {}, set(), None),
        ({"a": 4}, {}, {"a"}, None),
        ({"a": 5}, {}, set(), None),
        ({"a": 12, "b": 5}, {}, set(), None),
        ({"a": 12, "b": 4}, {}, {"a", "b"}, None),  # everybody is told together, so nobody was joined
        ({"a": 12, "b": 9, None: 1}, {}, {"a"}, "a"),
        ({"a": 9, "b": 12, "c": 4, None: 1}, {}, {"c"}, None),
        ({"a": 13, "b": 13, "c": 13, "d": 13, None: 1}, {}, {"a"}, "a"),  # the first of equals
        ({"a": 13, "b": 13, "c": 13, "d": 13, None: 5}, {}, set(), None),
        ({"a": 9, "b": 12}, {"c": 3}, {"b", "c"}, "b"),  # on paper
        ({"a": 9, "b": 12}, {"a": 3}, set(), None),
        ({"a": 9, "b": 12}, {REST: 30}, {"b"}, "b"),  # so many came late
        ({"a": 9, "b": 12, "c": 1}, {REST: 4}, {"b", "c"}, "b"),  # four seats for the only one of a role
        ({"a": 4, "b": 12, "c": 9}, {"a": 30}, {"a", "b"}, "b"),
    ],
)
def test_the_rule_in_examples_with_a_threshold_of_five(
    counting: Counts, besides: Counts, pool: set[str], host: str | None
) -> None:
    division = divide(ROLES, counting, besides, 5)
    missing = {role for role in ROLES if not counting.get(role) and not besides.get(role)}
    assert set(division.pool) - {None} == pool | missing
    assert (division.pool[-1], division.host) == (None, host)


@pytest.mark.parametrize(
    ("counting", "pool"),
    [
        (
            {"a": 9, "b": 12, "c": 6, "d": 6, None: 1},
            {"a"},
        ),  # with its host again, although another is larger
        ({"a": 9, "b": 12, "c": 6, "d": 6, None: 9}, {"a"}),  # also when it could stand by itself
        ({"a": 9, "b": 12, "c": 6, "d": 6}, {"a"}),
        ({"a": 2, "b": 12, "c": 6, "d": 6, None: 1}, {"a", "b"}),  # together still too few, in this round
        ({"b": 12, "c": 6, "d": 6}, {"a"}),
    ],
)
def test_a_pool_that_joined_a_role_stays_with_it(counting: Counts, pool: set[str]) -> None:
    division = divide(ROLES, counting, {}, 5, host="a")
    assert set(division.pool) - {None} == pool
    assert division.host == "a"


@pytest.mark.parametrize(
    ("counts", "merged"),
    [
        ({}, set()),
        ({"a": 4}, {"a"}),
        ({"a": 12, "b": 5}, set()),
        ({"a": 12, "b": 4}, {"a", "b"}),
        ({"a": 12, "b": 4, "c": 1}, {"b", "c"}),
        ({"a": 12, "b": 7, "c": 7, "d": 2}, {"b", "c", "d"}),
        ({"a": 12, None: 2, "c": 3}, {None, "c"}),
    ],
)
def test_people_in_a_record_of_before_divisions_are_told_as_they_were(
    counts: Counts, merged: set[Role]
) -> None:
    assert {role for role, name in fold(counts, 5).items() if name == REST} == merged
