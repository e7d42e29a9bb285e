"""What a kind says in its `tally.py`: which figures the record and the tally both have, by text, and how to find them.

`same(result, counted)` gets the result in a record and what the tally counted of the round, and gives both sides.
"""

from __future__ import annotations

from typing import Any

from session.core.state import Json

Figures = dict[str, Any]
Same = tuple[Figures, Figures]
"""As the record has them, and as they were counted. What only the second has is not compared."""


def column(rows: list[Json], figure: str) -> Figures:
    """By text; without the rows whose figures are withheld."""
    return {row["text"]: row[figure] for row in rows if figure in row}


def each_about(counted: list[Json], figure: str) -> Figures:
    """A figure of everything that was counted apart."""
    return {count.get("about", ""): count[figure] for count in counted}


def points_of(counted: list[Json], side: str) -> Figures:
    """The ballots on one side, of everything that was counted apart."""
    return {count.get("about", ""): count["points"][side] for count in counted}
