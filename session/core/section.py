"""A round in the decision record: plain, already translated shapes that every export can draw.

A round kind fills one; PDF, CSV and JSON need no file per kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import UNSET, UnsetType


@dataclass(frozen=True)
class Column:
    """A column. `kind`: text, int, number, percent, bar (a number drawn as a bar), histogram (a list of counts).

    `steps` say of a histogram what each count is of; without them counts are numbered.
    """

    key: str
    label: str
    kind: str = "text"
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table. A row has, by column key, texts, figures, lists of counts to draw, or None; `"_marked": True` highlights
    it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, object], ...]
    note: str = ""


@dataclass(frozen=True)
class Quotes:
    """Literal texts of participants under a heading; `dissent` draws them as the dissenting opinion."""

    title: str
    texts: tuple[str, ...]
    dissent: bool = False


@dataclass(frozen=True)
class Listing:
    """A list under a heading (the ideas of a cluster, the wordings that were dropped).

    `remarks`: what stands under each entry, none or more; it is not there where nothing was said about any of them.
    """

    title: str
    entries: tuple[str, ...]
    note: str = ""
    remarks: tuple[tuple[str, ...], ...] | UnsetType = UNSET

    def lines(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every entry with what stands under it."""
        return tuple(zip(self.entries, self.remarks or ((),) * len(self.entries), strict=True))


@dataclass(frozen=True)
class BothSides:
    """Two lists that stand side by side, such as what is for and what is against; `title` says of what."""

    title: str
    sides: tuple[Listing, Listing]


@dataclass(frozen=True)
class Resolution:
    """A decision that was put to the room, by its id in the round. Figures are None while they are withheld."""

    text: str
    support: int | None
    neutral: int | None
    against: int | None
    ballots: int
    objections: tuple[str, ...] = ()
    withheld: bool = False
    id: str = ""


@dataclass(frozen=True)
class Concern:
    """An objection for the record, with what would take it away. `joined`: how many say that it is their concern too;
    None while that may not be told."""

    text: str
    condition: str = ""
    joined: int | None = None


@dataclass(frozen=True)
class Minority:
    """What was objected to a decision, by the round that took it and its id there; no concerns: there were none."""

    round: str
    decision: str
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True)
class Undertaking:
    """An action that was agreed. `due` is an ISO date. `sure`: the mean of how sure people are that it happens, from 1
    to 5, where that was asked and may be told.
    """

    text: str
    owner: str | None = None
    due: str | None = None
    sure: float | UnsetType = UNSET


@dataclass(frozen=True)
class OfRole:
    """How a role answered, by its name: its figure, and how many gave each answer where that may be told."""

    name: str
    figure: float | None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answered:
    """How one thing was answered. `apart`: how far people agree, from -1 to 1; `axes`: its figure on each criterion."""

    id: str
    text: str
    n: int
    figure: float | None
    counts: tuple[int, ...] = ()
    roles: tuple[OfRole, ...] = ()
    apart: float | None = None
    divided: bool = False
    axes: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Axis:
    """A criterion. `turned`: low is better."""

    name: str
    turned: bool = False


@dataclass(frozen=True)
class Vote:
    """The figures of a vote as the pages draw and compare them; every one of them stands in a table too.

    `label`: what the figure is; `unit`: what is written behind it; `lowest` and `highest`: its ends; `steps`: what each
    count is of. `quarters`: what the quarters of the plane of two criteria are called, from the best one clockwise.
    `drawn`: tables that are told in the drawings, so that they can stand at the back.
    """

    label: str
    lowest: float
    highest: float
    of: tuple[Answered, ...]
    steps: tuple[str, ...] = ()
    unit: str = ""
    axes: tuple[Axis, ...] = ()
    quarters: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Everything the record says about one round. What stands after `minorities` is for the printed pages only."""

    summary: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    listings: tuple[Listing, ...] = ()
    sides: tuple[BothSides, ...] = ()
    appendix: tuple[Listing, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    undertakings: tuple[Undertaking, ...] = field(default=())
    minorities: tuple[Minority, ...] = ()
    vote: Vote | None = None
    argued: tuple[BothSides, ...] = ()
