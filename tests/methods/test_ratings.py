"""Criteria, estimates, grades, and the shift between two votes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st

from session.methods.criteria import tally
from session.methods.estimate import easy_width, estimate, histogram
from session.methods.exact import exact
from session.methods.majority_judgment import majority_judgment
from session.methods.shift import Moved, shift

GRADES = ("very good", "good", "fair", "passable", "poor", "reject")
# Balinski & Laraki (2007), Orsay: percentages of six candidates.
ORSAY = {
    "Bayrou": ("13.6", "30.7", "25.1", "14.8", "8.4", "7.4"),
    "Besancenot": ("4.1", "9.9", "16.3", "16.0", "22.6", "31.1"),
    "Le Pen": ("3.0", "4.6", "6.2", "6.5", "5.4", "74.4"),
    "Royal": ("16.7", "22.7", "19.1", "16.8", "12.2", "12.6"),
    "Sarkozy": ("19.1", "19.8", "14.3", "11.5", "7.1", "28.2"),
    "Voynet": ("2.9", "9.3", "17.5", "23.7", "26.1", "20.5"),
}


@pytest.mark.parametrize("weights", [{"effect": -1, "cost": 2}, {"effect": 0}, {}])
def test_weights_that_say_nothing_are_refused(weights: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        tally("AB", weights, [])


@pytest.mark.parametrize("ballot", [{"X": {"effect": 1}}, {"A": {"colour": 1}}])
def test_a_rating_of_something_else_is_refused(ballot: dict[str, dict[str, int]]) -> None:
    with pytest.raises(ValueError, match="not on the list"):
        tally("AB", {"effect": 1}, [ballot])


def test_grades_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="needs 6 counts"):
        majority_judgment(GRADES, {"A": (1, 2)})


def test_criteria_weigh_and_the_same_ballots_are_ranked_with_equal_weights() -> None:
    ballots = [
        {"A": {"effect": 5, "cost": 1}, "B": {"effect": 3, "cost": 4}},
        {"A": {"effect": 4, "cost": 2}, "B": {"effect": 3, "cost": 5}},
    ]
    counted = tally("AB", {"effect": 3, "cost": 1}, ballots)
    assert counted.totals == {"A": Fraction(15, 4), "B": Fraction(27, 8)}
    assert (counted.winner, counted.equal_ranking) == (("A",), (("B",), ("A",)))
    assert counted.cells["A"]["effect"].sd == pytest.approx(2**-0.5)


def test_an_option_that_nobody_rated_on_a_criterion_is_not_ranked() -> None:
    counted = tally(
        "AB", {"effect": 1, "cost": 1, "later": 0}, [{"A": {"effect": 5, "cost": 5}, "B": {"effect": 5}}]
    )
    assert (counted.ranking, counted.unranked) == ((("A",),), ("B",))


def test_an_estimate_is_a_median_with_quartiles_and_easy_bins() -> None:
    estimated = estimate([10, 12, 14, 20, 34])
    assert (estimated.median, estimated.quartiles) == (14, (12, 14, 20))
    assert [(b.start, b.end, b.count) for b in estimated.histogram] == [(10, 20, 3), (20, 30, 1), (30, 40, 1)]


def test_estimates_that_are_equal_share_one_bin() -> None:
    assert [b.count for b in histogram([7, 7])] == [2]
    assert estimate([]).histogram == ()


@given(st.lists(st.fractions(-1000, 1000, max_denominator=100), min_size=1, max_size=40))
def test_every_estimate_is_in_exactly_one_bin(values: list[Fraction]) -> None:
    bins = histogram(values)
    assert sum(b.count for b in bins) == len(values)
    assert bins[0].start <= min(values)
    assert bins[-1].end >= max(values)
    assert len(bins) <= 12


@given(st.fractions(Fraction(1, 1000), 10000))
def test_a_bin_is_as_wide_as_needed_and_not_much_wider(width: Fraction) -> None:
    assert width <= easy_width(width) < width * Fraction(5, 2) + Fraction(1, 10**9)


def test_orsay_has_the_published_order_and_gauges() -> None:
    judgment = majority_judgment(GRADES, {name: [exact(part) for part in row] for name, row in ORSAY.items()})
    order = ("Bayrou", "Royal", "Sarkozy", "Voynet", "Besancenot", "Le Pen")
    assert judgment.ranking == tuple((name,) for name in order)
    bayrou = judgment.gauges["Bayrou"]
    assert (bayrou.p, bayrou.grade, bayrou.sign, bayrou.q) == (exact("44.3"), "fair", "+", exact("30.6"))
    assert judgment.gauges["Royal"].sign == "-"


def test_the_lower_of_two_middle_grades_counts() -> None:
    judgment = majority_judgment(GRADES, {"A": (1, 0, 0, 1, 0, 0), "B": (0, 0, 0, 0, 0, 0)})
    assert judgment.gauges["A"].grade == "passable"
    assert judgment.ungraded == ("B",)


def test_a_median_with_as_many_above_as_below_gets_a_minus() -> None:
    assert majority_judgment(GRADES, {"A": (1, 1, 1, 0, 0, 0)}).gauges["A"].sign == "-"


def test_options_with_the_same_gauge_are_tied() -> None:
    assert majority_judgment(GRADES, {"A": (1, 1, 1, 0, 0, 0), "B": (2, 2, 2, 0, 0, 0)}).winner == ("A", "B")


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_the_median_grade_is_that_of_the_ballots_laid_in_a_row(row: list[int]) -> None:
    assume(sum(row))
    laid = [place for place, count in enumerate(row) for _ in range(count)]
    gauge = majority_judgment(GRADES, {"A": row}).gauges["A"]
    assert gauge.place == laid[len(laid) // 2]
    assert (gauge.p, gauge.q) == (sum(x < gauge.place for x in laid), sum(x > gauge.place for x in laid))


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6), st.integers(1, 5))
def test_a_better_grade_from_somebody_never_lowers_an_option(row: list[int], place: int) -> None:
    assume(row[place])
    better = list(row)
    better[place], better[place - 1] = row[place] - 1, row[place - 1] + 1
    judgment = majority_judgment(GRADES, {"before": row, "after": better})
    assert "after" in judgment.winner


def test_a_shift_compares_totals_only() -> None:
    moved = shift({"A": 5, "B": 3, "C": 3, "D": 1}, {"A": 2, "B": 6, "C": 3, "E": 1})
    assert moved == (Moved("A", 5, 2, -3), Moved("B", 3, 6, 3), Moved("C", 3, 3, 0))
