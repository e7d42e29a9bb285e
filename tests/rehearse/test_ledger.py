"""Latencies: which vote is measured against which sight of the projector, and how percentiles are taken."""

from __future__ import annotations

import pytest

from session.rehearse.ledger import Ledger, Vote, percentiles


def voted(number: int, clean: bool = True) -> Ledger:
    """So many votes, one a second; each is answered half a second later."""
    ledger = Ledger()
    ledger.votes["r1"] = {seat: Vote(seat, float(seat), seat + 0.5, clean) for seat in range(number)}
    return ledger


def test_without_a_measurement_there_is_no_percentile() -> None:
    assert percentiles([]) == {"p50": None, "p95": None, "p99": None}


def test_votes_the_projector_never_showed_are_not_measured() -> None:
    ledger = voted(12)
    ledger.turnout(4.6, "r2", 10)
    assert ledger.vote_seconds() == []


def test_a_vote_whose_answer_was_held_up_is_not_measured() -> None:
    ledger = voted(5, clean=False)
    ledger.turnout(4.6, "r1", 5)
    assert ledger.vote_seconds() == []


def test_only_votes_that_complete_a_step_are_measured_from_when_they_were_sent() -> None:
    ledger = voted(12)
    for at, ballots in ((0.0, 0), (4.6, 5), (5.0, 5), (9.75, 10)):
        ledger.turnout(at, "r1", ballots)
    assert ledger.vote_seconds() == pytest.approx([0.6, 0.75])
    assert len(ledger.turnout_seen["r1"]) == 3


def test_ideas_are_measured_once_they_are_seen() -> None:
    ledger = Ledger(idea_sent={"i1": 1.0, "i2": 2.0}, idea_seen={"i1": 1.25, "i9": 3.0})
    assert ledger.idea_seconds() == [0.25]


def test_percentiles_are_milliseconds_by_nearest_rank() -> None:
    assert percentiles([n / 1000 for n in range(1, 101)]) == {"p50": 50.0, "p95": 95.0, "p99": 99.0}
    assert percentiles([0.2]) == {"p50": 200.0, "p95": 200.0, "p99": 200.0}
