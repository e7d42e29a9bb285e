"""Solid, fragile or tie: what makes an outcome wobble, and the exact number of ballots that flips it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from session.methods.robustness import (
    Robustness,
    ballots_to_level,
    judge,
    of_rankings,
    of_ratings,
    of_sums,
    pairs_at,
)
from session.methods.tiers import Ballot

CLEAR = [{"A": 3}] * 9 + [{"B": 3}] * 2


def codes(robustness: Robustness) -> list[str]:
    return [reason.code for reason in robustness.reasons]


def test_a_clear_outcome_is_solid() -> None:
    robustness = of_sums("ABC", CLEAR, 3)
    assert (robustness.verdict, robustness.reasons, robustness.flips) == ("solid", (), 4)


def test_no_ballots_give_no_winner() -> None:
    robustness = of_sums("AB", [], 3)
    assert (robustness.verdict, codes(robustness)) == ("tie", ["no_winner"])


def test_equal_first_places_are_a_tie() -> None:
    robustness = of_sums("AB", [{"A": 1}, {"B": 1}], 3)
    assert (robustness.verdict, codes(robustness)[0]) == ("tie", "tie_first")


def test_a_tie_across_the_line_is_a_tie_even_when_the_first_is_clear() -> None:
    robustness = of_sums("ABCD", [*CLEAR, {"C": 3}, {"C": 3}], 3, cut=2)
    assert (robustness.verdict, codes(robustness)) == ("tie", ["tie_cut"])


def test_few_ballots_make_an_outcome_fragile() -> None:
    robustness = of_sums("AB", [{"A": 1}] * 6 + [{"B": 1}] * 5, 1)
    assert (robustness.verdict, robustness.flips, codes(robustness)) == ("fragile", 1, ["few_first"])


def test_a_close_line_makes_an_outcome_fragile() -> None:
    robustness = of_sums("ABC", [{"A": 3}] * 12 + [{"B": 3}] * 4 + [{"C": 3}] * 3, 3, cut=2)
    assert (robustness.verdict, robustness.cut_flips, codes(robustness)) == ("fragile", 1, ["few_cut"])


def test_another_reasonable_rule_with_another_winner_makes_it_fragile() -> None:
    robustness = of_sums("AB", [{"A": 5}] * 18 + [{"B": 2}] * 28, 5)
    assert (robustness.verdict, codes(robustness)) == ("fragile", ["rule_disagrees"])
    assert robustness.rules == {"voters": ("B",)}


def test_a_role_with_another_winner_makes_it_fragile_and_hidden_roles_are_never_asked() -> None:
    ballots = [{"A": 3}] * 14 + [{"B": 3}] * 5
    robustness = of_sums("AB", ballots, 3, roles=["client"] * 14 + ["mentor"] * 5)
    assert (robustness.verdict, codes(robustness)) == ("fragile", ["role_disagrees"])
    assert robustness.roles["mentor"] == ("B",)
    assert of_sums("AB", ballots, 3, roles=["client"] * 14 + ["*"] * 5).verdict == "solid"
    assert of_sums("AB", ballots, 3, roles=["client"] * 14 + [None] * 5).roles == {"client": ("A",)}


def test_mean_ratings_are_checked_against_the_median() -> None:
    ballots = [{"A": 5, "B": 4}] * 16 + [{"A": 1, "B": 4}] * 14
    robustness = of_ratings("AB", ballots, 1, 5)
    assert robustness.rules == {"median": ("A",)}
    assert codes(robustness) == ["rule_disagrees"]


def test_ratings_are_compared_on_the_ballots_that_rate_both() -> None:
    robustness = of_ratings("AB", [{"A": 5, "B": 1}] * 3 + [{"A": 5}] * 40, 1, 5)
    assert robustness.flips == 2


def test_the_capital_of_tennessee_is_fragile_because_the_runoff_disagrees() -> None:
    ballots = [
        Ballot((("Memphis",), ("Nashville",), ("Chattanooga",)), 42),
        Ballot((("Nashville",), ("Chattanooga",), ("Knoxville",)), 26),
        Ballot((("Chattanooga",), ("Knoxville",), ("Nashville",)), 15),
        Ballot((("Knoxville",), ("Chattanooga",), ("Nashville",)), 17),
    ]
    robustness = of_rankings(("Memphis", "Nashville", "Chattanooga", "Knoxville"), ballots)
    assert (robustness.verdict, robustness.flips) == ("fragile", 18)
    assert robustness.reasons[0].about == ("irv",)


@pytest.mark.parametrize(("place", "expected"), [(1, []), (2, [("A", "C"), ("B", "C")]), (3, []), (9, [])])
def test_the_line_has_a_pair_only_between_two_tiers(place: int, expected: list[tuple[str, str]]) -> None:
    assert pairs_at((("A", "B"), ("C",)), place) == expected


@pytest.mark.parametrize(
    ("ballots", "flips", "verdict"), [(15, 2, "fragile"), (15, 3, "solid"), (66, 4, "fragile")]
)
def test_few_means_two_ballots_or_one_in_twenty(ballots: int, flips: int, verdict: str) -> None:
    assert judge((("A",), ("B",)), ("A",), ballots, flips=flips).verdict == verdict


@given(st.lists(st.integers(-3, 3), max_size=8))
def test_the_number_of_ballots_is_the_fewest_that_can_do_it(leads: list[int]) -> None:
    def level(changed: tuple[int, ...]) -> bool:
        return sum(-3 if place in changed else lead for place, lead in enumerate(leads)) <= 0

    expected = next(
        size for size in range(len(leads) + 1) if any(level(c) for c in combinations(range(len(leads)), size))
    )
    assert ballots_to_level(leads, 3) == expected
