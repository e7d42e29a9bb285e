"""Weighing on criteria: the published example, and the ballots that decide checked against trying them all."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings, strategies as st

from session.methods.criteria import tally
from session.methods.criteria_robustness import Ratings, Weighing, of_criteria

WEIGHTS = {"speed": 2, "range": 1, "payload": 1, "cost": 1, "reliability": 2, "manoeuvre": 3}
AIRCRAFT = {  # Hwang & Yoon (1981): the choice of a fighter aircraft, words already turned into points
    "A1": ("2.0", "1500", "20000", "5.5", "5", "9"),
    "A2": ("2.5", "2700", "18000", "6.5", "3", "5"),
    "A3": ("1.8", "2000", "21000", "4.5", "7", "7"),
    "A4": ("2.2", "1800", "20000", "5.0", "5", "5"),
}


def test_the_published_choice_of_an_aircraft() -> None:
    """Every criterion as a share of the best; of the cost the best is the lowest. Order as published."""
    columns = {key: [Fraction(row[at]) for row in AIRCRAFT.values()] for at, key in enumerate(WEIGHTS)}
    shares = {
        key: [min(column) / rating if key == "cost" else rating / max(column) for rating in column]
        for key, column in columns.items()
    }
    ballot = {name: {key: shares[key][at] for key in WEIGHTS} for at, name in enumerate(AIRCRAFT)}
    counted = tally(list(AIRCRAFT), WEIGHTS, [ballot])
    assert counted.ranking == (("A3",), ("A1",), ("A4",), ("A2",))
    published = {"A1": 0.84, "A2": 0.71, "A3": 0.85, "A4": 0.74}
    assert {key: float(total or 0) for key, total in counted.totals.items()} == pytest.approx(
        published, abs=5e-3
    )


def weighing(ballots: list[Ratings], weights: dict[str, int]) -> Weighing:
    return Weighing(["a", "b"], ballots, weights, 1, 3)


def flips(given_: Weighing) -> int | None:
    return of_criteria(given_, tally(given_.options, given_.weights, given_.ballots)).flips


def fewest(given_: Weighing) -> int | None:
    """By trying: every set of ballots, turned as far as a ballot can turn."""
    counted = tally(given_.options, given_.weights, given_.ballots)
    first, second = counted.ranking[0][0], counted.ranking[1][0]
    for number in range(len(given_.ballots) + 1):
        for chosen in combinations(range(len(given_.ballots)), number):
            turned = [
                {
                    option: dict.fromkeys(row, given_.lowest if option == first else given_.highest)
                    for option, row in ballot.items()
                }
                if at in chosen
                else ballot
                for at, ballot in enumerate(given_.ballots)
            ]
            totals = tally(given_.options, given_.weights, turned).totals
            if (totals[first] or 0) <= (totals[second] or 0):
                return number
    return None


ROW = st.dictionaries(st.sampled_from(["x", "y"]), st.integers(1, 3), min_size=1)
BALLOTS = st.lists(st.fixed_dictionaries({"a": ROW, "b": ROW}), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(ballots=BALLOTS, heavy=st.integers(1, 4))
def test_the_ballots_that_decide_are_the_fewest_there_are(ballots: list[Ratings], heavy: int) -> None:
    asked = weighing(ballots, {"x": heavy, "y": 1})
    counted = tally(asked.options, asked.weights, asked.ballots)
    if len(counted.ranking) == 2:
        assert flips(asked) == fewest(asked)


def test_weights_that_were_changed_are_a_rule_of_their_own() -> None:
    ballots: list[Ratings] = [{"a": {"x": 3, "y": 1}, "b": {"x": 1, "y": 2}}] * 9
    asked = weighing(ballots, {"x": 1, "y": 4})
    robustness = of_criteria(asked, tally("ab", asked.weights, ballots), original={"x": 3, "y": 1})
    assert (robustness.verdict, robustness.rules) == (
        "fragile",
        {"equal_weights": ("a",), "original_weights": ("a",)},
    )
    same = of_criteria(asked, tally("ab", asked.weights, ballots), original=asked.weights)
    assert list(same.rules) == ["equal_weights"]


def test_without_scores_there_is_no_first() -> None:
    asked = weighing([], {"x": 1, "y": 1})
    robustness = of_criteria(asked, tally("ab", asked.weights, []))
    assert [reason.code for reason in robustness.reasons] == ["no_winner"]
