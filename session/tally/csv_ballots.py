"""Paper ballots typed into a spreadsheet: a column for each option, a row for each ballot, ranks in the cells (CSV).

Equal numbers are equal ranks and stay so; an empty cell is not ranked, which counts as tied last. A column called
count (aantal) repeats a row, one called ballot (biljet) is a label. Comma or semicolon, as the spreadsheet chose.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from session.methods.tiers import Ballot
from session.tally.inputs import Ranked, Unreadable, not_too_many

COUNT = ("count", "aantal")
LABEL = ("ballot", "biljet")


def read_csv(text: str) -> Ranked:
    """The ballots of the sheet. Raises Unreadable with the line."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(
        StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True
    )
    try:
        header = [cell.strip() for cell in next(rows, [])]
        options = _options(header)
        ballots = [_ballot(header, row, rows.line_num) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Unreadable(f"line {rows.line_num}", str(error)) from None
    return Ranked(options, tuple(ballots))


def _options(header: list[str]) -> tuple[str, ...]:
    options = tuple(name for name in header if name.lower() not in (*COUNT, *LABEL))
    if not options or not all(header):
        raise Unreadable("line 1", "needs a name above every column, and at least one option")
    if len({name.lower() for name in header}) != len(header):
        raise Unreadable("line 1", "two columns have the same name")
    not_too_many("line 1", len(options))
    return options


def _ballot(header: list[str], row: list[str], line: int) -> Ballot:
    if len(row) != len(header):
        raise Unreadable(f"line {line}", f"has {len(row)} cells, the first line has {len(header)}")
    count, places = 1, dict[int, list[str]]()
    for name, cell in zip(header, (cell.strip() for cell in row), strict=True):
        if name.lower() in LABEL or (not cell and name.lower() not in COUNT):
            continue
        if not re.fullmatch(r"[0-9]{1,9}", cell) or int(cell) < 1:
            raise Unreadable(f"line {line}", f"{cell!r} under {name!r} is not a whole number of 1 or more")
        if name.lower() in COUNT:
            count = int(cell)
        else:
            places.setdefault(int(cell), []).append(name)
    return Ballot(tuple(tuple(places[rank]) for rank in sorted(places)), count)
