"""Condorcet, Schulze, ranked pairs, Borda, plurality and IRV: published examples, a second count, and fairness."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given, strategies as st

from session.methods import condorcet, ranked_pairs as locking
from session.methods.borda import borda
from session.methods.irv import irv
from session.methods.pairwise import matrix
from session.methods.plurality import plurality
from session.methods.ranked_pairs import ranked_pairs
from session.methods.schulze import schulze
from session.methods.tiers import Ballot, Ranking
from tests.methods import naive
from tests.methods.profiles import NAMES, RENAMED, as_sets, literal, profiles, rename, renamed


def strict(*orders: tuple[int, str]) -> tuple[Ballot, ...]:
    """Ballots such as (8, "BEDAC")."""
    return tuple(Ballot(tuple((letter,) for letter in order), count) for count, order in orders)


# The capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville.
TENNESSEE = strict((42, "MNCK"), (26, "NCKM"), (17, "KCNM"), (15, "CKNM"))
# Schulze 2011, example 1.
SCHULZE_45 = strict(
    (5, "ACBED"),
    (5, "ADECB"),
    (8, "BEDAC"),
    (3, "CABED"),
    (7, "CAEBD"),
    (2, "CBADE"),
    (7, "DCEBA"),
    (8, "EBADC"),
)

Outcome = tuple[Ranking, tuple[str, ...]]


def outcomes(options: tuple[str, ...], ballots: tuple[Ballot, ...]) -> dict[str, Outcome]:
    """Ranking and winner of every rule."""
    pairs = matrix(options, ballots)
    paths, locked, scores = schulze(pairs), ranked_pairs(pairs), borda(pairs)
    first, runoff = plurality(options, ballots), irv(options, ballots)
    return {
        "schulze": (paths.ranking, paths.winner),
        "ranked_pairs": (locked.ranking, locked.winner),
        "borda": (scores.ranking, scores.winner),
        "plurality": (first.ranking, first.winner),
        "irv": ((), runoff.winner),
        "condorcet": ((), condorcet.winner(pairs)),
    }


def test_a_ballot_that_names_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match="not an option"):
        matrix(("A", "B"), strict((1, "AX")))


def test_a_ballot_that_ranks_an_option_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="ranked twice"):
        irv(("A", "B"), strict((1, "AA")))


def test_without_ballots_nobody_wins() -> None:
    assert {winner for _, winner in outcomes(("A", "B"), ()).values()} == {()}


def test_the_capital_of_tennessee_depends_on_the_rule() -> None:
    by_rule = outcomes(tuple("MNCK"), TENNESSEE)
    assert {rule: winner for rule, (_, winner) in by_rule.items()} == {
        "plurality": ("M",),
        "irv": ("K",),
        "condorcet": ("N",),
        "schulze": ("N",),
        "ranked_pairs": ("N",),
        "borda": ("N",),
    }
    assert by_rule["schulze"][0] == by_rule["ranked_pairs"][0] == (("N",), ("C",), ("K",), ("M",))
    assert borda(matrix(tuple("MNCK"), TENNESSEE)).scores == {"M": 126, "N": 194, "C": 173, "K": 107}


def test_the_rounds_of_an_instant_runoff_tell_who_left() -> None:
    rounds = irv(tuple("MNCK"), TENNESSEE).rounds
    assert [count.eliminated for count in rounds] == [("C",), ("N",), ()]
    assert rounds[-1].votes == {"M": 42, "K": 58}


def test_the_example_of_schulze_has_his_paths_and_no_condorcet_winner() -> None:
    pairs = matrix(tuple("ABCDE"), SCHULZE_45)
    strongest = schulze(pairs)
    assert condorcet.winner(pairs) == ()
    assert strongest.ranking == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert [strongest.paths["A", other] for other in "BCDE"] == [28, 28, 30, 24]
    assert [strongest.paths["E", other] for other in "ABCD"] == [25, 28, 28, 31]
    assert ranked_pairs(pairs).winner == ("A",)


def test_equal_ranks_get_the_average_of_their_positions_in_borda() -> None:
    ballots = (Ballot((("A", "B"),)), Ballot((("C",), ("A",))))
    assert borda(matrix(tuple("ABCD"), ballots)).scores == {
        "A": Fraction(5, 2) + 2,
        "B": Fraction(5, 2) + Fraction(1, 2),
        "C": Fraction(1, 2) + 3,
        "D": Fraction(1, 2) + Fraction(1, 2),
    }


def test_a_ballot_with_two_firsts_gives_each_half_a_vote() -> None:
    firsts = plurality(tuple("ABC"), (Ballot((("A", "B"),), 3), Ballot((), 2)))
    assert firsts.votes == {"A": Fraction(3, 2), "B": Fraction(3, 2), "C": 0}
    assert firsts.blank == 2
    assert firsts.winner == ("A", "B")


def test_a_tie_for_last_is_told_and_everyone_who_can_win_is_a_winner() -> None:
    ballots = strict((4, "ABC"), (3, "BCA"), (3, "CBA"))
    runoff = irv(tuple("ABC"), ballots)
    assert runoff.rounds[0].tied == ("B", "C")
    assert runoff.winner == ("B", "C")


def test_tied_options_that_can_still_catch_up_do_not_leave_together() -> None:
    runoff = irv(tuple("ABCD"), strict((1, "AB"), (1, "B"), (2, "CB"), (3, "D")))
    assert runoff.rounds[0].tied == ("A", "B")
    assert runoff.winner == ("B", "D")


def test_options_without_a_vote_leave_together() -> None:
    runoff = irv(tuple("ABCDE"), strict((2, "A"), (2, "B"), (1, "C")))
    assert runoff.rounds[0].eliminated == ("D", "E")


def test_an_instant_runoff_with_very_many_ties_still_ends_and_says_so() -> None:
    names = tuple(f"option {number}" for number in range(14))
    runoff = irv(names, tuple(Ballot(((name,),)) for name in names))
    assert not runoff.complete
    assert set(runoff.winner) == set(names)


def test_three_equally_clear_wins_in_a_circle_make_three_winners() -> None:
    pairs = matrix(tuple("ABC"), strict((1, "ABC"), (1, "BCA"), (1, "CAB")))
    assert ranked_pairs(pairs).winner == schulze(pairs).winner == ("A", "B", "C")


def test_ranked_pairs_leaves_competing_wins_out_when_there_are_too_many_orders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locking, "ORDERS", 2)
    locked = ranked_pairs(matrix(tuple("ABCD"), strict((1, "ABCD"), (1, "BCAD"), (1, "CABD"))))
    assert not locked.complete
    assert locked.ranking == (("A", "B", "C"), ("D",))


@given(profiles())
def test_every_rule_agrees_with_the_second_count(profile: tuple[tuple[str, ...], tuple[Ballot, ...]]) -> None:
    options, ballots = profile
    assume(ballots)
    said = literal(ballots)
    by_rule = outcomes(options, ballots)
    assert set(by_rule["schulze"][1]) == naive.schulze(options, said)
    assert borda(matrix(options, ballots)).scores == naive.borda(options, said)
    assert set(by_rule["irv"][1]) == naive.irv(options, said)
    assert set(by_rule["condorcet"][1]) == {
        a
        for a in options
        if all(naive.prefer(a, b, said) > naive.prefer(b, a, said) for b in options if b != a)
    }


@given(profiles(most=4, ballots=5))
def test_ranked_pairs_agrees_with_locking_in_every_order(
    profile: tuple[tuple[str, ...], tuple[Ballot, ...]],
) -> None:
    options, ballots = profile
    assume(ballots)
    assert set(ranked_pairs(matrix(options, ballots)).winner) == naive.ranked_pairs(options, literal(ballots))


@given(profiles(most=5), st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_names_change_an_outcome(
    profile: tuple[tuple[str, ...], tuple[Ballot, ...]], chance: Random
) -> None:
    options, ballots = profile
    other_options, other_ballots = list(options), list(ballots)
    chance.shuffle(other_options)
    chance.shuffle(other_ballots)
    before = outcomes(options, ballots)
    after = outcomes(tuple(RENAMED[o] for o in other_options), renamed(other_ballots))
    for rule, (ranking, winner) in before.items():
        assert as_sets(after[rule][0]) == as_sets(rename(ranking)), rule
        assert set(after[rule][1]) == {RENAMED[o] for o in winner}, rule


@given(profiles(most=5))
def test_a_condorcet_winner_wins_by_schulze_and_by_ranked_pairs(
    profile: tuple[tuple[str, ...], tuple[Ballot, ...]],
) -> None:
    by_rule = outcomes(*profile)
    if by_rule["condorcet"][1]:
        assert by_rule["schulze"][1] == by_rule["ranked_pairs"][1] == by_rule["condorcet"][1]


@pytest.mark.parametrize("rule", ["schulze", "ranked_pairs", "borda", "plurality"])
@given(profiles(), st.data())
def test_raising_a_winner_on_a_ballot_never_makes_it_lose(
    rule: str, profile: tuple[tuple[str, ...], tuple[Ballot, ...]], data: st.DataObject
) -> None:
    options, ballots = profile
    assume(ballots)
    winner = outcomes(options, ballots)[rule][1]
    assume(len(winner) == 1)
    which = data.draw(st.integers(0, len(ballots) - 1))
    rest = tuple(tuple(o for o in tier if o != winner[0]) for tier in ballots[which].ranking)
    raised = Ballot((winner, *(tier for tier in rest if tier)), ballots[which].count)
    again = outcomes(options, (*ballots[:which], raised, *ballots[which + 1 :]))[rule][1]
    assert winner[0] in again


def test_the_ballots_of_one_pair_are_counted_once_each() -> None:
    read = matrix(tuple("ABC"), (Ballot((("A",), ("B", "C")), 4),)).over
    assert (read("A", "B"), read("B", "A"), read("B", "C")) == (4, 0, 0)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 10**12, 2**40 - 1, 2**40])
def test_any_number_of_equal_ballots_counts_as_often_as_it_was_cast(count: int) -> None:
    """Counts are added side by side in one long number, so they are tried where they fill their part of it."""
    ballots = (Ballot((("Ash",), ("Beech", "Cedar")), count), Ballot((("Cedar",), ("Beech",)), count))
    pairs = matrix(NAMES[:3], ballots)
    assert pairs.wins == {
        ("Ash", "Beech"): count, ("Beech", "Ash"): count, ("Ash", "Cedar"): count,
        ("Cedar", "Ash"): count, ("Beech", "Cedar"): 0, ("Cedar", "Beech"): count,
    }  # fmt: skip
    (first, *_) = irv(NAMES[:3], ballots).rounds
    assert first.votes == {"Ash": count, "Beech": 0, "Cedar": count}
    shared = irv(NAMES[:3], (Ballot((("Ash", "Beech"),), count), Ballot((("Ash",),), count)))
    assert shared.rounds[0].votes == {"Ash": Fraction(3 * count, 2), "Beech": Fraction(count, 2), "Cedar": 0}
