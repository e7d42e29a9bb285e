"""One scale, agreement and concordance: published figures, closed forms and edges."""

from __future__ import annotations

import math
import statistics
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from session.methods.agreement import agreement, consensus
from session.methods.concordance import kendall, upper_tail
from session.methods.exact import exact, plain, quartiles
from session.methods.scale import bars, count_steps, summary
from tests.methods import naive

SEVEN_STEPS = (30, 40, 210, 130, 530, 50, 10)  # van der Eijk (2001), p. 331
JUDGES = (
    (1, 3, 4, 5, 2, 8, 6, 7, 10, 9),
    (2, 1, 4, 5, 6, 3, 8, 7, 10, 9),
    (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
    (4, 2, 3, 1, 6, 7, 5, 9, 8, 10),
)
COUNTS = st.lists(st.integers(0, 9), min_size=3, max_size=7)


@pytest.mark.parametrize("counts", [(), (3, -1)])
def test_counts_that_cannot_be_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="zero or more"):
        summary(counts)


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="off the scale"):
        count_steps([1, 6], 1, 5)


@pytest.mark.parametrize("rows", [(), ((1, 2),), ((1, 2), (1, 2, 3)), ((1,), (1,))])
def test_concordance_needs_two_judges_of_the_same_two_objects(rows: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="two or more judges"):
        kendall(rows)


@pytest.mark.parametrize("value", [True, "x", float("nan"), float("inf")])
def test_what_is_no_finite_number_is_refused(value: float | str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        exact(value)


def test_nothing_can_be_said_about_no_ballots() -> None:
    figures = summary((0, 0, 0), dont_know=2)
    assert (
        figures.n,
        figures.mean,
        figures.median,
        figures.quartiles,
        figures.sd,
        figures.sd_normalised,
    ) == (
        0,
        *[None] * 5,
    )
    assert agreement((0, 0, 0)) is None
    assert consensus((0, 0, 0)) is None
    assert figures.dont_know == 2


def test_one_ballot_has_no_sample_deviation() -> None:
    assert summary((0, 1, 0)).sd is None
    assert summary((0, 1, 0)).sd_normalised == 0


def test_figures_of_a_scale_are_exact() -> None:
    figures = summary(count_steps([1, 2, 2, 5], 1, 5))
    assert (figures.mean, figures.median) == (Fraction(5, 2), 2)
    assert figures.quartiles == (Fraction(7, 4), 2, Fraction(11, 4))
    assert figures.sd == pytest.approx(statistics.stdev([1, 2, 2, 5]))


def test_an_even_split_over_both_ends_has_normalised_deviation_one() -> None:
    assert summary((5, 0, 0, 0, 5)).sd_normalised == 1
    assert summary((5, 0, 0, 0, 5), lowest=-2).mean == 0


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
def test_counting_steps_gives_the_figures_of_the_values(values: list[int]) -> None:
    figures = summary(count_steps(values, 0, 10), lowest=0)
    expected = statistics.quantiles(values, n=4, method="inclusive")
    assert figures.mean == Fraction(sum(values), len(values))
    assert figures.median == exact(statistics.median(values))
    assert figures.quartiles == quartiles(values)
    assert [plain(quarter) for quarter in figures.quartiles or ()] == pytest.approx(expected)
    assert figures.sd == pytest.approx(statistics.stdev(values))


@given(st.lists(st.integers(0, 20), min_size=2, max_size=30), st.integers(2, 9))
def test_a_wider_step_only_stretches_the_figures(values: list[int], width: int) -> None:
    near = summary(count_steps(values, 0, 20), lowest=0)
    wide = summary(count_steps([7 + width * step for step in values], 7, 7 + 20 * width, width), 7, 0, width)
    assert wide.counts == near.counts
    assert wide.mean == 7 + width * (near.mean or 0)
    assert wide.quartiles == tuple(7 + width * step for step in near.quartiles or ())
    assert wide.sd == pytest.approx(width * (near.sd or 0))
    assert wide.sd_normalised == near.sd_normalised


def test_a_value_between_two_steps_and_a_step_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="off the scale"):
        count_steps([0, 3], 0, 10, 5)
    with pytest.raises(ValueError, match="one step"):
        summary((1, 2), width=0)


@given(st.integers(1, 101))
def test_bars_hold_every_step_once_and_fit_side_by_side(steps: int) -> None:
    drawn = bars(steps)
    assert [step for first, last in drawn for step in range(first, last + 1)] == list(range(steps))
    assert len(drawn) == steps if steps <= 11 else 6 <= len(drawn) <= 11
    widths = [last - first + 1 for first, last in drawn]
    assert len({*widths[:-1]}) <= 1, "all but the last are as wide"
    assert widths[-1] < 2 * widths[0]


def test_bars_of_common_scales_are_easy_to_read() -> None:
    assert bars(101)[:2] == ((0, 9), (10, 19))
    assert bars(101)[-1] == (90, 100)
    assert bars(21) == ((0, 2), (3, 5), (6, 8), (9, 11), (12, 14), (15, 17), (18, 20))
    assert bars(51)[0] == (0, 4)


def test_agreement_has_the_published_value() -> None:
    assert agreement(SEVEN_STEPS) == Fraction(917, 1500)
    assert float(agreement(SEVEN_STEPS) or 0) == pytest.approx(0.6113333, abs=1e-7)


@pytest.mark.parametrize(
    ("counts", "expected"), [((0, 0, 50, 0, 0), 1), ((25, 0, 0, 0, 25), -1), ((10,) * 5, 0), ((3, 3), None)]
)
def test_agreement_at_its_extremes(counts: tuple[int, ...], expected: int | None) -> None:
    assert agreement(counts) == expected


def test_consensus_has_the_published_value() -> None:
    assert consensus(SEVEN_STEPS) == pytest.approx(0.7256876, abs=1e-7)
    assert consensus((10,) * 5) == pytest.approx(0.434, abs=1e-3)
    assert consensus((0, 7, 0)) == 1
    assert consensus((4, 0, 4)) == pytest.approx(0)


@given(st.lists(st.integers(0, 3), min_size=3, max_size=12))
def test_agreement_counts_the_triples_of_the_definition(counts: list[int]) -> None:
    """Every three steps of every layer, listed one by one."""
    assert agreement(counts) == naive.agreement(counts)


@given(COUNTS, st.integers(2, 5))
def test_agreement_is_about_shape_not_size_or_direction(counts: list[int], times: int) -> None:
    measured = agreement(counts)
    assert measured == agreement(counts[::-1]) == agreement([count * times for count in counts])
    assert measured is None or -1 <= measured <= 1


def test_concordance_has_the_published_value() -> None:
    concordance = kendall(JUDGES)
    assert (concordance.S, concordance.df) == (1048, 9)
    assert float(concordance.W or 0) == pytest.approx(0.7939, abs=1e-4)
    assert float(concordance.chi2 or 0) == pytest.approx(28.58, abs=1e-2)
    assert concordance.p == pytest.approx(7.6208e-4, rel=1e-4)
    assert Fraction(1, 16) == kendall(((1, 3, 2), (1, 2, 3), (2, 3, 1), (3, 1, 2))).W


def test_judges_who_tie_everything_rank_nothing() -> None:
    assert kendall(((4, 4, 4), (2, 2, 2))).W is None


def test_equal_ratings_share_their_ranks() -> None:
    assert kendall(((1, 1, 2), (5, 5, 9))).W == 1
    assert Fraction(31, 2) == kendall(((3, 1, 3, 9), (1, 2, 3, 4))).S  # ranks 2.5, 1, 2.5 and 4


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=6))
def test_concordance_follows_from_the_mean_rank_correlation(rows: list[list[int]]) -> None:
    rho = [
        1 - Fraction(6 * sum((a - b) ** 2 for a, b in zip(x, y, strict=True)), 5 * 24)
        for x, y in combinations(rows, 2)
    ]
    average = sum(rho, Fraction(0)) / len(rho)
    assert (average * (len(rows) - 1) + 1) / len(rows) == kendall(rows).W


@given(st.floats(0.001, 200))
def test_the_upper_tail_equals_its_closed_forms(chi2: float) -> None:
    assert upper_tail(chi2, 1) == pytest.approx(math.erfc(math.sqrt(chi2 / 2)), rel=1e-9, abs=1e-13)
    assert upper_tail(chi2, 2) == pytest.approx(math.exp(-chi2 / 2), rel=1e-9, abs=1e-13)
    assert upper_tail(chi2, 4) == pytest.approx(math.exp(-chi2 / 2) * (1 + chi2 / 2), rel=1e-9, abs=1e-13)
    assert upper_tail(0, 3) == 1
