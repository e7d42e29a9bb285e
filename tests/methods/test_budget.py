"""Equal shares and greedy: a worked example, the second count, ties and fairness."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from session.methods import equal_shares as counting
from session.methods.budget import equal_shares, greedy
from session.methods.equal_shares import Approvals, run, voters_of
from tests.methods import naive

COSTS = st.fixed_dictionaries({p: st.integers(1, 12) for p in "abcd"})
VOTERS = st.lists(st.frozensets(st.sampled_from("abcd")), min_size=1, max_size=5)


def ballots(*approved: str) -> list[Approvals]:
    return [Approvals(frozenset(letters)) for letters in approved]


@pytest.mark.parametrize(("budget", "cost", "approved"), [(-1, 1, "a"), (5, 0, "a"), (5, 1, "x")])
def test_a_budget_that_cannot_be_is_refused(budget: int, cost: int, approved: str) -> None:
    for rule in (equal_shares, greedy):
        with pytest.raises(ValueError, match=r"budget|project"):
            rule(budget, {"a": cost}, ballots(approved))


def test_nothing_is_funded_without_ballots_or_support() -> None:
    assert equal_shares(10, {"a": 5}, []).funded == ()
    assert equal_shares(10, {"a": 5}, ballots("", "")).funded == ()
    assert greedy(10, {"a": 5}, ballots("")).funded == ()


def test_a_minority_gets_its_share_where_greedy_gives_it_nothing() -> None:
    said = ballots(*["ab"] * 6, *["c"] * 4)
    costs = {"a": 29, "b": 30, "c": 24}
    assert equal_shares(60, costs, said).funded == ("a", "c")
    assert greedy(60, costs, said).funded == ("a", "b")


def test_supporters_pay_what_they_have_up_to_the_same_amount() -> None:
    costs = {"a": 12, "b": 15}
    ended = run(Fraction(10), costs, voters_of(costs, ballots("ab", "a", "b")))
    (outcome,) = ended.outcomes
    assert outcome.funded == {"a"}
    assert list(outcome.spending) == [(0, 1), (6, 2)]


def test_projects_that_nothing_tells_apart_are_tied() -> None:
    funding = equal_shares(10, {"a": 10, "b": 10}, ballots("ab", "ab"))
    assert (funding.funded, funding.tied, funding.cost) == ((), ("a", "b"), 0)
    by_votes = greedy(10, {"a": 10, "b": 10}, ballots("a", "b"))
    assert (by_votes.funded, by_votes.tied) == ((), ("a", "b"))


def test_too_many_ties_drop_the_tied_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "OUTCOMES", 2)
    costs = {"a": 6, "b": 6, "z": 12}
    ended = run(Fraction(6), costs, voters_of(costs, ballots("abz", "abz")))
    assert {outcome.funded for outcome in ended.outcomes} == {frozenset("z")}


def test_shares_stop_growing_once_nothing_more_fits() -> None:
    costs, voters = {"a": 10, "b": 12, "c": 9}, ["abc", "b", "ac", "", ""]
    assert set(naive.equal_shares(27, costs, [frozenset(v) for v in voters])) == {frozenset("bc")}
    assert equal_shares(27, costs, ballots(*voters)).funded == ("b", "c")


def test_a_tie_that_only_appears_while_the_share_grows_is_told() -> None:
    """With every euro more the sets of equal projects differ: b alone, or with a, or with e, as the tie is broken."""
    costs, voters = {"a": 6, "b": 9, "c": 9, "d": 6, "e": 6}, ["bcd", "bde", "abe", "abde", "bc", "ac"]
    funding = equal_shares(18, costs, ballots(*voters))
    assert (funding.funded, funding.tied) == (("b",), ("a", "e"))
    expected = {frozenset("b"), frozenset("ab"), frozenset("be")}
    assert set(naive.equal_shares(18, costs, [frozenset(v) for v in voters])) == expected


def test_greedy_skips_what_no_longer_fits() -> None:
    funding = greedy(10, {"a": 6, "b": 5, "c": 4}, ballots("abc", "ab", "ac", "a"))
    assert (funding.funded, funding.cost, funding.rest) == (("a", "c"), 10, 0)


@given(st.integers(1, 30), COSTS, VOTERS)
def test_equal_shares_agrees_with_the_second_count(
    budget: int, costs: dict[str, int], voters: list[frozenset[str]]
) -> None:
    funding = equal_shares(budget, costs, [Approvals(approved) for approved in voters])
    expected = naive.equal_shares(budget, costs, voters)
    assert set(funding.funded) == frozenset.intersection(*expected)
    assert set(funding.tied) == frozenset.union(*expected) - frozenset.intersection(*expected)
    if funding.share is not None:
        assert funding.share == max(expected.values())


@given(st.integers(1, 30), COSTS, VOTERS, st.permutations("abcd"))
def test_neither_order_nor_names_decide_what_is_funded(
    budget: int, costs: dict[str, int], voters: list[frozenset[str]], names: list[str]
) -> None:
    other = dict(zip("abcd", names, strict=True))
    said = [Approvals(approved) for approved in voters]
    again = [Approvals(frozenset(other[p] for p in approved)) for approved in reversed(voters)]
    for rule in (equal_shares, greedy):
        before, after = rule(budget, costs, said), rule(budget, {other[p]: costs[p] for p in costs}, again)
        assert {other[p] for p in before.funded} == set(after.funded)
        assert {other[p] for p in before.tied} == set(after.tied)
        assert before.cost == after.cost <= budget


@given(st.integers(1, 40), COSTS, VOTERS)
def test_what_voters_spend_is_what_the_projects_cost(
    budget: int, costs: dict[str, int], voters: list[frozenset[str]]
) -> None:
    funding = equal_shares(budget, costs, [Approvals(approved) for approved in voters])
    if funding.spending:
        assert sum(amount * count for amount, count in funding.spending) == funding.cost
