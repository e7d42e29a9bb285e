"""Counts grades again: all figures, the middle grade, who is above and below it, the order, by role.

Majority judgment, written down a second time from M. Balinski & R. Laraki, PNAS 104:8720-8725 (2007). The middle grade
is the one half-way down a sorted list of the grades, the lower of the two when their number is even.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import Tiers, by_named_role, compare_verdict, judged, tiers_of, winners_of
from session.recount.round import Document, Round
from session.recount.spread import agreement, consensus

USUAL = 6  # grades, when the settings name none
Graded = Mapping[str, int]  # of one ballot: option -> grade, 1 is the best

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
    _verdict(round_, length, comparison)


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


def _verdict(round_: Round, length: int, comparison: Comparison) -> None:
    """How solid the order is: against the best mean grade, and within each role when every option is told by role."""
    solid, rows = round_.result["solid"], list(round_.result["options"])
    withheld = {row["id"].text() for row in rows if row["withheld"].value is True}
    ballots: list[Graded] = [
        {
            option: grade
            for option, grade in choice["grades"].items()
            if grade is not None and option not in withheld
        }
        for choice in round_.choices
    ]
    if len(round_.options) < 2 or not any(ballots):
        comparison.same(solid, None)
        return

    def order(chosen: Sequence[Graded]) -> Tiers:
        return tiers_of({option: _standing_of(option, chosen, length) for option in round_.options})

    def gap(one: str, other: str) -> int | None:
        return _changes(one, other, ballots, length)

    graded = {option: [ballot[option] for ballot in ballots if option in ballot] for option in round_.options}
    means = {
        option: -Fraction(sum(grades), len(grades)) if grades else None for option, grades in graded.items()
    }
    by_role = by_named_role(round_, ballots) if all(row["byRole"].value for row in rows) else {}
    roles = {role: order(own)[0] for role, own in by_role.items()}
    outcome = judged(solid, order(ballots), len(ballots), gap, {"mean": winners_of(means)}, roles)
    compare_verdict(solid, outcome, comparison)


def _standing_of(option: str, ballots: Sequence[Graded], length: int) -> tuple[int, int, Fraction]:
    return _standing(_figures(sorted(ballot[option] for ballot in ballots if option in ballot), length))


def _changes(one: str, other: str, ballots: Sequence[Graded], length: int) -> int | None:
    """A number of ballots that brings `other` level by turning around: worst for `one`, best for `other`.

    The ballots that hold up the difference most, seen from both middle grades, turn first; of equals those with the
    grades farthest apart. None when all that grade both do not do it.
    """
    grades = {option: [ballot[option] for ballot in ballots if option in ballot] for option in (one, other)}
    middle: dict[str, int] = {option: _figures(sorted(grades[option]), length)["grade"] for option in grades}

    def holds_up(ballot: Graded, option: str) -> int:
        return (ballot[option] <= middle[option]) + (ballot[option] < middle[option])

    def weight(ballot: Graded) -> tuple[int, int, int]:
        apart = ballot[other] - ballot[one]
        return holds_up(ballot, one) - holds_up(ballot, other), apart, ballot[other]

    def is_level() -> bool:
        above, below = (_standing(_figures(sorted(grades[option]), length)) for option in (one, other))
        return below >= above

    both = [ballot for ballot in ballots if one in ballot and other in ballot]
    both.sort(key=weight, reverse=True)
    for turned, ballot in enumerate(both):
        if is_level():
            return turned
        for option, to in ((one, length), (other, 1)):
            grades[option].remove(ballot[option])
            grades[option].append(to)
    return len(both) if both and is_level() else None


def tally_documents(round_: Round) -> dict[str, Document]:
    """How often each option got each grade, 1 is the best."""
    length = len(round_.settings["grades"]) or USUAL
    given = {
        name: [choice["grades"].get(option) for choice in round_.choices]
        for option, name in round_.names.items()
    }
    counts = {name: [grades.count(step) for step in range(1, length + 1)] for name, grades in given.items()}
    words = list(round_.settings["grades"]) or [str(step) for step in range(1, length + 1)]
    return {"": {"grades": words, "grade_counts": counts}}
