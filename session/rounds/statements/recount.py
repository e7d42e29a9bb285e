"""Counts statements again: both sides, shares, division, and how many votes make it level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import Outcome, changes_to_level, compare_verdict, tiers_of, winners_of
from session.recount.round import Choice, Document, Round

SIDES = ("agree", "disagree")
DIVIDED = Fraction(2, 5)  # the smaller side has at least this share of those who took one


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the percentage that agrees, of those who took a side."""
    return {name: round(100 * share, 1) for name, share in result["statements"].column("share").items()}


def count(round_: Round, comparison: Comparison) -> None:
    """The sides of each statement; those of one that too few people answered are withheld."""
    for name, statement in comparison.rows(round_.result["statements"], round_.texts, in_order=True):
        answers = _answers(round_.choices, name)
        if comparison.is_withheld(statement, statement["answers"], answers):
            continue
        _sides(statement, answers, comparison)
        majorities = {}
        for role, figures in statement["byRole"].items():
            of_role = _answers(round_.choices_of(role), name)
            _sides(figures, of_role, comparison)
            comparison.large_enough(figures, len(of_role) - of_role.count("pass"))
            if role not in ("", "*") and any(_taken(of_role).values()):
                majorities[role] = winners_of(_taken(of_role))
        _verdict(statement["solid"], answers, majorities, comparison)


def _answers(choices: Sequence[Choice], name: str) -> list[str]:
    return [choice["answers"][name] for choice in choices if name in choice["answers"]]


def _sides(figures: Part, answers: Sequence[str], comparison: Comparison) -> None:
    agree, disagree = answers.count("agree"), answers.count("disagree")
    n = agree + disagree
    comparison.same(figures["agree"], agree)
    comparison.same(figures["disagree"], disagree)
    comparison.same(figures["pass"], len(answers) - n)
    comparison.same(figures["n"], n)
    comparison.same(figures["share"], Fraction(agree, n) if n else None)
    comparison.same(figures["divided"], n > 0 and Fraction(min(agree, disagree), n) >= DIVIDED)


def _taken(answers: Sequence[str]) -> dict[str, int]:
    """How many took each side."""
    return {side: answers.count(side) for side in SIDES}


def _verdict(
    solid: Part, answers: Sequence[str], majorities: Mapping[str, set[str]], comparison: Comparison
) -> None:
    """How solid the majority is. A changed vote takes one from it and gives one to the other side."""
    sides = _taken(answers)
    if not any(sides.values()):
        comparison.same(solid, None)
        return
    tiers, flips = tiers_of(sides), None
    if len(tiers) > 1:
        [ahead], [behind] = tiers
        flips = changes_to_level([(side == ahead) - (side == behind) for side in answers], 1)
    outcome = Outcome(tiers, tiers[0], sum(sides.values()), flips, roles=majorities)
    compare_verdict(solid, outcome, comparison)


def tally_documents(round_: Round) -> dict[str, Document]:
    """The side that is taken on each statement as one point."""
    return {
        name: {
            "options": [*SIDES, "pass"],
            "points_per_voter_max": 1,
            "ballots": [{side: 1} for side in _answers(round_.choices, option)],
        }
        for option, name in round_.names.items()
    }
