"""Consent: a proposal passes when no paramount objection is left open.

Source: the consent principle of sociocracy, G. Endenburg, Sociocracy (1988). There is nothing to tie: one open
objection is enough to stop the proposal, however many consent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """A paramount objection in the objector's words, and whether the proposal was changed to meet it."""

    text: str
    resolved: bool = False


@dataclass(frozen=True)
class Consent:
    """`passes` needs at least one ballot, the quorum, and no open objection."""

    ballots: int
    consents: int
    abstain: int
    objections: tuple[Objection, ...]
    open_objections: int
    quorum_met: bool
    passes: bool


def consent(consents: int, abstain: int, objections: Sequence[Objection], *, quorum: int = 0) -> Consent:
    """Judge a consent round. `quorum` is a number of ballots, abstentions included. Raises ValueError for
    counts below 0.
    """
    if min(consents, abstain, quorum) < 0:
        raise ValueError("a count is below zero")
    ballots = consents + abstain + len(objections)
    left = sum(not objection.resolved for objection in objections)
    quorum_met = ballots >= max(quorum, 1)
    return Consent(ballots, consents, abstain, tuple(objections), left, quorum_met, quorum_met and not left)
