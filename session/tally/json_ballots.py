"""The JSON shapes of ballots the tally reads, told apart by one telling key. docs/tally.md lists them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from session.methods.equal_shares import Approvals
from session.methods.tiers import Ballot, Ranking
from session.tally.inputs import (
    Budgeted,
    Counted,
    Estimated,
    Graded,
    Input,
    Judged,
    Pointed,
    Ranked,
    Weighed,
    not_too_many,
)
from session.tally.strict_json import Node


def read_document(root: Node) -> Input:
    """The ballots in a JSON document, whose telling key, of which there must be one, chooses the reader.

    Raises Unreadable.
    """
    present = [key for key in READERS if key in root.fields()]
    if len(present) != 1:
        have = "has " + " and ".join(present) if present else "has none"
        root.refuse(f"{have} of {', '.join(READERS)}: exactly one tells what to count")
    return READERS[present[0]](root)


def _ranked(root: Node) -> Ranked:
    options = root["alternatives"].names()
    not_too_many("$.alternatives", len(options))
    ballots = []
    for row in root["ballots"].items():
        seen = set[str]()
        ranking = tuple(_tier(tier, options, seen) for tier in row["ranking"].items())
        ballots.append(Ballot(_shown(ranking), _count(row)))
    return Ranked(options, tuple(ballots))


def _tier(tier: Node, options: tuple[str, ...], seen: set[str]) -> tuple[str, ...]:
    names = []
    for node in tier.items():
        name = _known(node, options)
        if name in seen:
            node.refuse(f"{name!r} is ranked twice")
        seen.add(name)
        names.append(name)
    return tuple(names)


def _shown(ranking: Ranking) -> Ranking:
    return tuple(tier for tier in ranking if tier)


def _pointed(root: Node) -> Pointed:
    options = root["options"].names()
    most = root["points_per_voter_max"].whole(1) if "points_per_voter_max" in root else None
    negative = root["points_taken_max"].whole() if "points_taken_max" in root else 0
    ballots = []
    for row in root["ballots"].items():
        for key, node in row.fields().items():
            if key not in options:
                node.refuse(f"{key!r} is not an option")
        ballot = {key: node.whole(-negative) for key, node in row.fields().items()}
        spent, taken = (sum(max(sign * points, 0) for points in ballot.values()) for sign in (1, -1))
        if most is not None and spent > most:
            row.refuse(f"spends {spent} points, more than {most}")
        if taken > negative:
            row.refuse(f"takes {taken} points away, more than {negative}")
        ballots.append(ballot)
    per_option = root["points_per_option_max"].whole(1) if "points_per_option_max" in root else None
    return Pointed(options, tuple(ballots), most, negative, per_option)


def _counted(root: Node) -> Counted:
    counts = tuple(node.whole() for node in root["counts"].items())
    if len(counts) < 2:
        root["counts"].refuse("has fewer than two steps")
    lowest = root["lowest"].whole(-1000) if "lowest" in root else 1
    dont_know = root["dont_know"].whole() if "dont_know" in root else 0
    return Counted(counts, lowest, dont_know, root["step"].whole(1) if "step" in root else 1)


def _judged(root: Node) -> Judged:
    source = root["ranks_by_judge"] if "ranks_by_judge" in root else root["ratings_by_rater"]
    judges = source.fields()
    rows = [tuple(node.number() for node in judge.items()) for judge in judges.values()]
    if len(rows) < 2:
        source.refuse("has fewer than two judges")
    for judge, row in zip(judges.values(), rows, strict=True):
        if len(row) != len(rows[0]) or len(row) < 2:
            judge.refuse(f"has {len(row)} values; all judges need the same number, at least two")
    return Judged(tuple(rows))


def _graded(root: Node) -> Graded:
    """Percentages may miss 100 by rounding only: half a tenth for each grade."""
    grades = root["grades"].names()
    if not root["percentages"].fields():
        root["percentages"].refuse("is empty")
    rows = {}
    for option, node in root["percentages"].fields().items():
        row = tuple(value.number() for value in node.items())
        if len(row) != len(grades) or any(value < 0 for value in row):
            node.refuse(f"needs {len(grades)} percentages of zero or more, one for each grade")
        if abs(sum(row, Fraction(0)) - 100) > Fraction(len(grades) + 1, 20):
            node.refuse(f"adds up to {float(sum(row)):g}, not to 100")
        rows[option] = row
    return Graded(grades, rows)


def _grades_counted(root: Node) -> Graded:
    """How often each grade was given; options may have been graded by different numbers of people."""
    grades = root["grades"].names()
    if not root["grade_counts"].fields():
        root["grade_counts"].refuse("is empty")
    rows = {}
    for option, node in root["grade_counts"].fields().items():
        rows[option] = tuple(Fraction(count.whole()) for count in node.items())
        if len(rows[option]) != len(grades):
            node.refuse(f"needs {len(grades)} counts, one for each grade")
    return Graded(grades, rows)


def _estimated(root: Node) -> Estimated:
    values = tuple(node.number() for node in root["estimates"].items())
    return Estimated(values, root["dont_know"].whole() if "dont_know" in root else 0)


def _weighed(root: Node) -> Weighed:
    options, criteria = root["candidates"].names(), root["criteria"].fields()
    highest = root["highest"].whole(2)
    weights = {name: node["weight"].whole() for name, node in criteria.items()}
    if not any(weights.values()):
        root["criteria"].refuse("has no criterion that weighs")
    turned = {
        name
        for name, node in criteria.items()
        if "lower_is_better" in node and node["lower_is_better"].truth()
    }
    ballots = []
    for row in root["ballots"].items():
        ballot: dict[str, dict[str, int]] = {}
        for option, scores in row.fields().items():
            if option not in options:
                scores.refuse(f"{option!r} is not on the list")
            ballot[option] = {}
            for name, node in scores.fields().items():
                if name not in weights:
                    node.refuse(f"{name!r} is not a criterion")
                score = node.whole(1)
                if score > highest:
                    node.refuse(f"is more than {highest}")
                ballot[option][name] = 1 + highest - score if name in turned else score
        ballots.append(ballot)
    return Weighed(options, weights, highest, tuple(ballots))


def _budgeted(root: Node) -> Budgeted:
    projects = root["projects"].fields()
    if not projects:
        root["projects"].refuse("is empty")
    costs = {key: node["cost"].whole(1) for key, node in projects.items()}
    ballots = []
    for row in root["ballots"].items():
        approved = row["approved"].names() if row["approved"].value != [] else ()
        for node in row["approved"].items():
            _known(node, tuple(costs))
        ballots.append(Approvals(frozenset(approved), _count(row)))
    return Budgeted(root["budget"].whole(), costs, tuple(ballots))


def _known(node: Node, options: tuple[str, ...]) -> str:
    name = node.name()
    if name not in options:
        node.refuse(f"{name!r} is not on the list")
    return name


def _count(row: Node) -> int:
    return row["count"].whole(1) if "count" in row else 1


READERS: dict[str, Callable[[Node], Input]] = {
    "alternatives": _ranked,
    "options": _pointed,
    "counts": _counted,
    "ranks_by_judge": _judged,
    "ratings_by_rater": _judged,
    "percentages": _graded,
    "grade_counts": _grades_counted,
    "estimates": _estimated,
    "criteria": _weighed,
    "projects": _budgeted,
}
