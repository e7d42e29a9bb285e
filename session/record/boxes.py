"""What can stand on a page of the record, as JSON for the template: tables, lists, quotes and drawings.

A drawing says the same in words. The keys are the contract with templates/record.typ; see `pages`.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class CellBox(TypedDict):
    """A cell. `kind`: text, bar, histogram or likert; a drawing has shares (0..1) and an alternative text. `place`:
    where the whole of a shortened text stands.
    """

    kind: str
    text: str
    share: NotRequired[float]
    shares: NotRequired[list[float]]
    counts: NotRequired[list[str]]
    alt: NotRequired[str]
    place: NotRequired[str]


class RowBox(TypedDict):
    """`long`: could be taller than a page, so it may break."""

    marked: bool
    cells: list[CellBox]
    long: bool


class ColumnBox(TypedDict):
    """`mm` wide, or its `fr` of what is left. `mark`: the shape of the role it is about, 0 of those that are told
    together.
    """

    label: str
    mark: int | None
    numeric: bool
    bold: bool
    figure_mm: float
    mm: NotRequired[float]
    fr: NotRequired[int]


class TableBox(TypedDict):
    title: str
    note: str
    rows: list[RowBox]
    tight: bool
    columns: list[ColumnBox]


class ListBox(TypedDict):
    """`places`: where the whole of each shortened entry stands, "" for one that is whole."""

    title: str
    entries: list[str]
    note: str
    places: NotRequired[list[str]]


class QuotesBox(TypedDict):
    title: str
    texts: list[str]


class VoteOfBox(TypedDict):
    label: str
    answers: str
    figure: str
    measure: str
    chart: CellBox


class RoleVoteBox(TypedDict):
    """The answers of a role in each vote; `mark` 0 is the open one of roles that are told together."""

    name: str
    mark: int
    charts: list[CellBox]
    figures: list[str]
    change: str


class VoteBox(TypedDict):
    """Votes on one thing, side by side. `of`: what it was on, when that is not the title."""

    stacked: bool
    steps: list[str]
    votes: list[VoteOfBox]
    roles: list[RoleVoteBox]
    role_head: str
    change_head: str
    of: NotRequired[str]


class PointBox(TypedDict):
    number: str
    text: str
    x: float
    y: float


class PlaneBox(TypedDict):
    """Two criteria as a plane, with places from 0 to 1; `quarters` from the best one clockwise, or none."""

    title: str
    up: str
    right: str
    up_ends: list[str]
    right_ends: list[str]
    quarters: list[str]
    points: list[PointBox]
    alt: str


class MoreBox(TypedDict):
    """A sentence that ends in the page of `target`."""

    text: str
    target: str


class SidesBox(TypedDict):
    """Two lists side by side. The second is drawn as what is against the first."""

    title: str
    sides: list[ListBox]
