"""Counts statements again: both sides, shares, division, and how many votes make it level."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Choice, Round

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
        _level(statement["solid"], answers, comparison)
        for role, figures in statement["byRole"].items():
            of_role = _answers(round_.choices_of(role), name)
            _sides(figures, of_role, comparison)
            comparison.large_enough(figures, len(of_role) - of_role.count("pass"))


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


def _level(solid: Part, answers: Sequence[str], comparison: Comparison) -> None:
    """A changed vote takes one from the majority and gives one to the other side: half the lead, rounded up."""
    lead = abs(answers.count("agree") - answers.count("disagree"))
    if lead:
        comparison.same(solid["flips"], (lead + 1) // 2)
    elif solid.value is not None:
        comparison.same(solid["verdict"], "tie")
        comparison.same(solid["flips"], None)
