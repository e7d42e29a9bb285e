"""Small groups: who is folded, and that nothing can be found by subtraction."""

from __future__ import annotations

from hypothesis import given, strategies as st

from session.methods.suppress import REST, fold

COUNTS = st.dictionaries(st.sampled_from(["mentor", "client", "board", "team", None]), st.integers(0, 12))


def test_a_group_below_the_threshold_is_folded() -> None:
    assert fold({"mentor": 3, "client": 2, "board": 9}, 5) == {
        "mentor": REST,
        "client": REST,
        "board": "board",
    }


def test_a_rest_that_is_too_small_takes_the_next_smallest_group_along() -> None:
    assert fold({"mentor": 2, "client": 6, "board": 9}, 5) == {
        "mentor": REST,
        "client": REST,
        "board": "board",
    }


def test_groups_of_equal_size_join_together() -> None:
    assert fold({"mentor": 2, "client": 6, "board": 6, "team": 9}, 5) == {
        "mentor": REST,
        "client": REST,
        "board": REST,
        "team": "team",
    }


def test_people_who_rather_not_say_are_a_group_like_any_other() -> None:
    assert fold({None: 7, "mentor": 7}, 5) == {None: None, "mentor": "mentor"}


@given(COUNTS, st.integers(3, 6))
def test_no_shown_group_and_no_difference_is_below_the_threshold(
    counts: dict[str | None, int], k: int
) -> None:
    folded = fold(counts, k)
    shown = {role for role, name in folded.items() if name == role and counts[role]}
    rest = sum(count for role, count in counts.items() if folded[role] == REST)
    assert all(counts[role] >= k for role in shown)
    assert rest == 0 or rest >= k or not shown


@given(COUNTS, st.integers(3, 6), st.permutations(["mentor", "client", "board", "team"]))
def test_the_names_of_roles_never_matter(counts: dict[str | None, int], k: int, names: list[str]) -> None:
    other: dict[str | None, str | None] = dict(zip(["mentor", "client", "board", "team"], names, strict=True))
    other[None] = None
    before = {other[role]: name == REST for role, name in fold(counts, k).items()}
    after = fold({other[role]: count for role, count in reversed(counts.items())}, k)
    assert {role: name == REST for role, name in after.items()} == before
