"""Dots, approval, polls, consent and the tiers they share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from session.methods.approval import choose, poll
from session.methods.consent import Objection, consent
from session.methods.points import tally
from session.methods.tiers import by_dominance, by_score, complete, top

DOTS = st.lists(st.dictionaries(st.sampled_from("ABC"), st.integers(0, 5)), max_size=8)


@pytest.mark.parametrize(
    ("ballot", "reason"),
    [({"X": 1}, "not an option"), ({"A": -1}, "below zero"), ({"A": 3, "B": 3}, "more than 5")],
)
def test_a_dot_vote_that_breaks_the_rules_is_refused(ballot: dict[str, int], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        tally(("A", "B"), [ballot], 5)


@pytest.mark.parametrize("ballot", [["X"], ["A", "A"], ["A", "B", "C"]])
def test_an_approval_ballot_that_breaks_the_rules_is_refused(ballot: list[str]) -> None:
    with pytest.raises(ValueError, match="ballot"):
        choose(("A", "B", "C"), [ballot], most=2)


@pytest.mark.parametrize(("counts", "invited"), [((-1, 2, 0), None), ((3, 2, 0), 4)])
def test_a_poll_that_cannot_be_is_refused(counts: tuple[int, int, int], invited: int | None) -> None:
    with pytest.raises(ValueError, match="no more ballots than invited"):
        poll(*counts, invited=invited)


def test_dots_are_added_and_the_heaviest_voter_is_told() -> None:
    counted = tally(("A", "B", "C"), [{"A": 4, "B": 1}, {"A": 1, "B": 4}, {"A": 1}], 5)
    assert counted.points == {"A": 6, "B": 5, "C": 0}
    assert counted.voters_per_option == {"A": 3, "B": 2, "C": 0}
    assert counted.order == (("A",), ("B",), ("C",))
    assert counted.heaviest == {"A": Fraction(2, 3), "B": Fraction(4, 5), "C": None}
    assert (counted.used, counted.unused) == (11, 4)


def test_who_gives_no_point_to_an_option_is_not_one_of_its_voters() -> None:
    assert tally("AB", [{"A": 0, "B": 1}]).voters_per_option == {"A": 0, "B": 1}


def test_points_taken_away_are_subtracted_and_counted_apart() -> None:
    counted = tally("ABC", [{"A": 2, "B": -1}, {"A": -2, "B": 3}, {"A": 1}], 5, negative=2)
    assert counted.points == {"A": 1, "B": 2, "C": 0}
    assert (counted.taken, counted.opponents) == ({"A": 2, "B": 1, "C": 0}, {"A": 1, "B": 1, "C": 0})
    assert (counted.voters_per_option["A"], counted.heaviest["A"]) == (2, Fraction(2, 3))
    assert (counted.used, counted.unused) == (6, 9)
    assert tally("AB", [{"A": -1}], negative=1).winner == ()


def test_taking_away_more_points_than_allowed_is_refused() -> None:
    with pytest.raises(ValueError, match="takes away more than 1"):
        tally("AB", [{"A": -1, "B": -1}], 5, negative=1)


def test_without_a_dot_nobody_wins() -> None:
    assert tally(("A", "B"), [{}, {}]).winner == ()
    assert tally(("A", "B"), []).order == (("A", "B"),)


@given(DOTS)
def test_a_dot_vote_ignores_the_order_of_ballots_and_options(ballots: list[dict[str, int]]) -> None:
    before, after = tally("ABC", ballots), tally("CAB", ballots[::-1])
    assert [set(tier) for tier in before.order] == [set(tier) for tier in after.order]
    assert (before.points, before.voters_per_option) == (after.points, after.voters_per_option)


def test_who_ties_for_the_last_place_is_not_chosen() -> None:
    chosen = choose("ABCD", [["A", "B"], ["A", "C"], ["A"]], cut=2)
    assert (chosen.elected, chosen.tied) == (("A",), ("B", "C"))
    assert chosen.ranking == (("A",), ("B", "C"), ("D",))
    assert chosen.shares["B"] == Fraction(1, 3)


def test_an_option_without_a_vote_is_never_chosen() -> None:
    chosen = choose("AB", [["A"]], cut=2)
    assert (chosen.elected, chosen.tied) == (("A",), ())
    assert choose("AB", [[]]).winner == ()


def test_a_poll_passes_on_the_votes_cast_and_leaves_abstentions_apart() -> None:
    motion = poll(6, 3, 11, invited=25, quorum=20, required=Fraction(2, 3))
    assert (motion.share, motion.turnout, motion.passes) == (Fraction(2, 3), Fraction(4, 5), True)


@pytest.mark.parametrize(
    ("counts", "quorum", "required"),
    [
        ((5, 5, 0), 0, Fraction(1, 2)),
        ((6, 4, 0), 11, Fraction(1, 2)),
        ((6, 4, 0), 0, Fraction(2, 3)),
        ((0, 0, 9), 0, Fraction(0)),
    ],
)
def test_a_poll_fails_on_a_tie_a_missed_quorum_or_too_small_a_share(
    counts: tuple[int, int, int], quorum: int, required: Fraction
) -> None:
    assert not poll(*counts, quorum=quorum, required=required).passes


def test_one_open_objection_stops_a_proposal_and_a_resolved_one_does_not() -> None:
    assert not consent(20, 1, [Objection("The rota has no nights.")]).passes
    judged = consent(20, 1, [Objection("The rota has no nights.", resolved=True)])
    assert (judged.passes, judged.ballots, judged.open_objections) == (True, 22, 0)


def test_consent_needs_people() -> None:
    assert not consent(0, 0, []).passes
    assert not consent(3, 0, [], quorum=4).passes


def test_a_ranking_is_completed_with_one_last_tier() -> None:
    assert complete((("B",), ()), ("A", "B", "C")) == (("B",), ("A", "C"))


def test_equal_scores_share_a_tier_and_a_line_can_fall_inside_it() -> None:
    ranking = by_score({"A": 1, "B": 2, "C": 1})
    assert ranking == (("B",), ("A", "C"))
    assert top(ranking, 1) == (("B",), ())
    assert top(ranking, 2) == (("B",), ("A", "C"))
    assert top(ranking, 3) == (("B", "A", "C"), ())


def test_a_relation_with_a_circle_has_no_layers() -> None:
    with pytest.raises(ValueError, match="cycle"):
        by_dominance("AB", lambda a, b: True)
