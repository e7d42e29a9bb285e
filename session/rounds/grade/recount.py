"""Counts grades again: all figures, the middle grade, who is above and below it, the order, by role.

Majority judgment, written down a second time from M. Balinski & R. Laraki, PNAS 104:8720-8725 (2007). The middle grade
is the one half-way down a sorted list of the grades, the lower of the two when their number is even.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round
from session.recount.spread import agreement, consensus

USUAL = 6  # grades, when the settings name none
UNGRADED = (0, 0, Fraction(0))  # worse than anything that somebody graded


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the middle grade of each option."""
    return result["options"].column("grade")


def count(round_: Round, comparison: Comparison) -> None:
    """The grades of each option from best (1) to worst, and the order that follows from them."""
    result, length = round_.result, len(round_.settings["grades"]) or USUAL
    comparison.same(result["grades"], length)
    standing = dict.fromkeys(round_.options, UNGRADED)
    for name, row in comparison.rows(result["options"], round_.texts):
        given = [choice["grades"][name] for choice in round_.choices if name in choice["grades"]]
        answers = comparison.answers_told(row, given)
        grades = sorted(answer for answer in answers if answer is not None)
        comparison.holds(row, "grades on the list", set(grades) <= set(range(1, length + 1)))
        figures = _figures(grades, length)
        for key, figure in figures.items():
            comparison.same(row[key], figure)
        agree = agreement(figures["counts"])
        comparison.same(row["agreement"], agree)
        comparison.same(row["divided"], agree is not None and agree < 0)
        comparison.same_if_told(row["consensus"], consensus(figures["counts"]))
        comparison.same(row["dontKnow"], answers.count(None))
        skipped = None if row["withheld"].value is True else len(round_.choices) - len(answers)
        comparison.same_if_told(row["skipped"], skipped)
        standing[name] = _standing(figures)
        _roles(round_, name, row["byRole"], length, comparison)
    comparison.order(result, standing)
    if result["solid"].value is not None and list(standing.values()).count(max(standing.values())) > 1:
        comparison.same(result["solid"]["verdict"], "tie")


def _figures(grades: list[int], length: int) -> dict[str, Any]:
    """Of sorted grades, from best (1) to worst."""
    figures: dict[str, Any] = {
        "n": len(grades),
        "counts": [grades.count(step) for step in range(1, length + 1)],
        "grade": None,
        "sign": "",
        "above": None,
        "below": None,
    }
    if grades:
        middle = grades[len(grades) // 2]
        above = sum(grade < middle for grade in grades)
        below = sum(grade > middle for grade in grades)
        figures |= {"grade": middle, "above": above, "below": below, "sign": "+" if above > below else "-"}
    return figures


def _standing(figures: Mapping[str, Any]) -> tuple[int, int, Fraction]:
    """What options are ordered by: the grade, more above than below it or not, and that larger side as a share."""
    if not figures["n"]:
        return UNGRADED
    best_first = 1 + len(figures["counts"]) - figures["grade"]
    if figures["sign"] == "+":
        return best_first, 1, Fraction(figures["above"], figures["n"])
    return best_first, 0, -Fraction(figures["below"], figures["n"])


def _roles(round_: Round, name: str, by_role: Part, length: int, comparison: Comparison) -> None:
    for role, figures in by_role.items():
        grades = [choice["grades"].get(name) for choice in round_.choices_of(role)]
        counted = _figures(sorted(grade for grade in grades if grade is not None), length)
        comparison.large_enough(figures, counted["n"])
        for key, figure in figures.items():
            comparison.same(figure, counted[key])
