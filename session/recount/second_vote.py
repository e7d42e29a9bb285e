"""Works out again what a second vote moved: a figure of every option, first and second.

Which figure that is, the kind says itself (`headline` in its recount.py).
"""

from __future__ import annotations

from session.recount.comparison import Comparison
from session.recount.kinds import Counting, Headline
from session.recount.part import Part
from session.recount.round import Round


def compare_votes(first: Round, second: Round, counting: Counting, comparison: Comparison) -> None:
    """`second` is the second vote on the options of `first`; what moved is a table in its section of the record."""
    comparison.same(second.part["kind"], first.kind)
    known = set(second.options) <= set(first.options)
    comparison.holds(second.part["options"], "the options of the first vote, or some of them", known)
    if counting.headline is None:
        return
    before, after = (_shown(vote.result, counting.headline) for vote in (first, second))
    tables = [table for table in second.section["tables"] if table["name"].value == f"{second.id}_shift"]
    what_moved = int(bool(before and after))
    comparison.holds(second.section["tables"], "one table of what moved, or none", len(tables) == what_moved)
    if not tables:
        return
    moved = [(before[option], after[option]) for option in before if option in after]
    rows = list(tables[0]["rows"])
    comparison.holds(tables[0]["rows"], "a row for each option of both votes", len(rows) == len(moved))
    for row, (one, other) in zip(rows, moved, strict=False):
        comparison.same(row["first"], round(one, 2))
        comparison.same(row["second"], round(other, 2))
        comparison.same(row["change"], round(other - one, 2))


def _shown(result: Part, headline: Headline) -> dict[str, float]:
    """Empty when nothing may be told."""
    return {} if result.value is None or result["withheld"].value is True else headline(result)
