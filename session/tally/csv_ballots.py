"""Paper ballots typed into a spreadsheet: a column for each option, a row for each ballot, places in the cells (CSV).

Equal places are equal and stay so; an empty cell has no place, which counts as tied last. A column called count
(aantal) repeats a row, one called ballot (biljet) or number (nr) is a label. A sheet that can be understood in two ways
is refused with what to add to the command: nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from session.methods.tiers import Ballot, of_places
from session.tally.inputs import Pointed, Ranked, Unreadable, not_too_many
from session.tally.sheet import Row, Said, Sheet, sheets

COUNT = {"count", "aantal"}
LABELS = {
    "ballot", "biljet", "stembiljet", "formulier", "form",
    "nr", "no", "number", "nummer", "volgnr", "volgnummer", "biljetnr", "biljetnummer", "ballot number",
    "id", "#", "row", "rij",
}  # fmt: skip
TOTALS = {
    "total", "totals", "totaal", "totalen", "subtotal", "subtotaal", "sum", "som", "average", "gemiddelde", "mean",
}  # fmt: skip
POINTS = "if these are points, of which more is better, say --points"
MOST_BALLOTS = 100_000  # of points, which are kept one by one

Places = dict[str, int]


@dataclass(frozen=True)
class Line:
    """One row of the sheet: how many ballots it is, and the number under each option that has one."""

    row: Row
    count: int
    cells: Places


def read_csv(text: str, said: Said) -> tuple[Ranked | Pointed, list[str]]:
    """The ballots of the sheet, and what was set aside.

    Raises Unreadable with the line and the reason, or with what has to be said.
    """
    refusals: dict[str, Unreadable] = {}
    for separator, sheet in sheets(text, said.separator):
        try:
            if isinstance(sheet, Unreadable):
                raise sheet
            return _ballots(sheet, said)  # with any other separator the numbers are no numbers
        except Unreadable as refusal:
            refusals[separator] = refusal
    raise refusals[max(refusals, key=text.count)]


def _ballots(sheet: Sheet, said: Said) -> tuple[Ranked | Pointed, list[str]]:
    roles = _columns(sheet.names, said)
    options = tuple(name for name, role in roles if role == "option")
    labels = [name for name, role in roles if role == "label"]
    set_aside = [*sheet.set_aside, *(f"the column {name!r}, a label" for name in labels)]
    try:
        lines = [_line(row, roles, said.points) for row in sheet.rows]
        if not lines:
            raise Unreadable(f"line {sheet.names.line}", "has names and no ballots below them")
        no_totals(lines)
        _no_numbering(options, lines, said)
        return (_points(options, lines) if said.points else _places(options, lines)), set_aside
    except Unreadable as refusal:
        raise Unreadable(
            "", f"{refusal} (set aside: {', '.join(set_aside)})" if set_aside else str(refusal)
        ) from None


def _columns(names: Row, said: Said) -> list[tuple[str, str]]:
    """Each name and what its column is: "option", "label" or "count"."""
    where, lower = f"line {names.line}", [name.lower() for name in names.cells]
    if len(set(lower)) != len(lower):
        raise Unreadable(where, "two columns have the same name")
    for name in said.labels | said.options:
        if name.lower() not in lower:
            raise Unreadable(where, f"has no column {name!r}")
    options, labels = ({name.lower() for name in names_said} for names_said in (said.options, said.labels))
    roles = []
    for name in names.cells:
        plain = name.lower().rstrip(".")
        is_label = name.lower() in labels or (plain in LABELS and name.lower() not in options)
        is_count = plain in COUNT and name.lower() not in options
        roles.append((name, "label" if is_label else "count" if is_count else "option"))
    number = sum(role == "option" for _, role in roles)
    if not number:
        raise Unreadable(where, "needs a name above every column, and at least one option")
    not_too_many(where, number)
    return roles


def _line(row: Row, roles: Sequence[tuple[str, str]], points: bool) -> Line:
    count, cells = 1, Places()
    where = f"line {row.line}"
    if any(cell.lower().rstrip(".:") in TOTALS for cell in row.cells):
        raise Unreadable(where, "looks like a row of totals, not like a ballot: take it out of the sheet")
    for (name, role), cell in zip(roles, row.cells, strict=True):
        if role == "label" or (not cell and role == "option"):
            continue
        least = 0 if points and role == "option" else 1
        if not re.fullmatch(r"[0-9]{1,9}", cell, re.ASCII) or int(cell) < least:
            hint = f"; if {name!r} is no option, say --label {name!r}" if role == "option" else ""
            raise Unreadable(where, f"{cell!r} under {name!r} is not a whole number of {least} or more{hint}")
        if role == "count":
            count = int(cell)
        else:
            cells[name] = int(cell)
    return Line(row, count, cells)


def no_totals(lines: Sequence[Line]) -> None:
    """Raises Unreadable when the last row adds up the ones above it."""
    *above, last = lines
    if len(above) < 2:
        return
    sums = Counter[str]()
    for line in above:
        sums.update({name: line.count * number for name, number in line.cells.items()})
    counts = sum(line.count for line in above)
    only_counted = not last.cells and last.count == counts > 1
    if only_counted or (last.cells and last.count in (1, counts) and last.cells == dict(sums)):
        reason = "adds up the rows above it, so it is no ballot: take it out of the sheet"
        raise Unreadable(f"line {last.row.line}", reason)


def _no_numbering(options: Sequence[str], lines: Sequence[Line], said: Said) -> None:
    """Raises Unreadable for a column that could be a number of the ballot or of something else, and not an option."""
    if len(lines) < 3:
        return
    for name in options:
        numbers = [line.cells.get(name, 0) for line in lines]
        running = all(number == numbers[0] + at for at, number in enumerate(numbers))
        if name not in said.options and (running or _only_it_ties(name, options, lines)):
            raise Unreadable(
                "",
                f"the column {name!r} could be an option or a number: say --option {name!r} or --label {name!r}",
            )


def _only_it_ties(name: str, options: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether every ballot is a plain order without this column, and most have ties with it; of no other that is so."""

    def is_plain(line: Line, without: str) -> bool:
        places = sorted(place for option, place in line.cells.items() if option != without)
        return len(places) > 1 and places == list(range(1, len(places) + 1))

    def stands_apart(column: str) -> bool:
        ties = sum(list(line.cells.values()).count(line.cells.get(column, 0)) > 1 for line in lines)
        return 2 * ties > len(lines) and all(
            column in line.cells and is_plain(line, column) for line in lines
        )

    return stands_apart(name) and not any(stands_apart(other) for other in options if other != name)


def _places(options: tuple[str, ...], lines: Sequence[Line]) -> Ranked:
    """Places on each ballot run on: 1, 2, 2, 3, or 1, 2, 2, 4 when equals take up the places they share."""
    ballots = []
    for line in lines:
        where = f"line {line.row.line}"
        for name, place in line.cells.items():
            if place > len(options):
                reason = f"{place} under {name!r} is a place below the last one ({len(options)})"
                raise Unreadable(where, f"{reason}: {POINTS}; if {name!r} is no option, say --label {name!r}")
        ranking = of_places(line.cells)
        if ranking is None:
            listed = ", ".join(map(str, sorted(line.cells.values())))
            raise Unreadable(where, f"leaves a place out ({listed}): {POINTS}")
        ballots.append(Ballot(ranking, line.count))
    return Ranked(options, tuple(ballots))


def _points(options: tuple[str, ...], lines: Sequence[Line]) -> Pointed:
    """Points on each ballot; an empty cell is none."""
    number = sum(line.count for line in lines)
    if number > MOST_BALLOTS:
        raise Unreadable("", f"has {number} ballots with points, more than {MOST_BALLOTS}")
    return Pointed(options, tuple(dict(line.cells) for line in lines for _ in range(line.count)), None)
