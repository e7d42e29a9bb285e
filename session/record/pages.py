"""What the Typst template takes: the pages of the record as JSON, every text final and every figure already written.

The keys are the contract with templates/record.typ. Sizes that end in `_mm` and `_size` are millimetres and points.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class CellBox(TypedDict):
    """A cell. `kind`: text, bar, histogram or likert; a drawing has shares (0..1) and an alternative text."""

    kind: str
    text: str
    share: NotRequired[float]
    shares: NotRequired[list[float]]
    counts: NotRequired[list[str]]
    alt: NotRequired[str]


class RowBox(TypedDict):
    """`long`: could be taller than a page, so it may break."""

    marked: bool
    cells: list[CellBox]
    long: bool


class ColumnBox(TypedDict):
    """`mm` wide, or its `fr` of what is left. `mark`: the shape of the role it is about."""

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
    title: str
    entries: list[str]
    note: str


class QuotesBox(TypedDict):
    title: str
    texts: list[str]


class Cover(TypedDict):
    title_size: float
    title_width: int
    subtitle: str
    about: str
    decided: str


class RoleRow(TypedDict):
    """A role on the cover, with as many shapes as it has people, or units of people."""

    text: str
    mark: int
    shapes: int


class PeopleBox(TypedDict):
    title: str
    rows: list[RoleRow]
    note: str
    empty: NotRequired[str]


class DecisionBox(TypedDict):
    """A decision. What follows `rings` is only there when people voted on it and its figures may be told."""

    label: str
    text: str
    withheld: str
    objections: list[str]
    no_objections: str
    long: bool
    figure: str
    support_word: str
    lines: list[str]
    rings: list[tuple[str, int]]
    support: NotRequired[str]
    of: NotRequired[str]
    legend: NotRequired[list[tuple[str, str]]]
    unit_note: NotRequired[str]
    alt: NotRequired[str]
    origin: NotRequired[list[str]]
    minority: NotRequired[MinorityBox]


class MinorityBox(TypedDict):
    """What was objected to a decision afterwards. `none` says that there were no objections."""

    title: str
    none: str
    concerns: list[ConcernBox]


class ConcernBox(TypedDict):
    """An objection, and under it what would take it away and how many people share it."""

    text: str
    under: list[str]


class OutcomePage(TypedDict):
    running: str
    title: str
    actions_title: str
    actions: TableBox


class SidesBox(TypedDict):
    """Two lists side by side. The second is drawn as what is against the first."""

    title: str
    sides: list[ListBox]


class SectionPage(TypedDict):
    """A round that was about one thing has that as its title, and `prompt` is what was asked; one that was about more
    has them in `about`.
    """

    running: str
    title: str
    title_size: int
    summary: list[str]
    tables: list[TableBox]
    quotes: list[QuotesBox]
    dissent: list[QuotesBox]
    lists: list[ListBox]
    prompt: NotRequired[str]
    about: NotRequired[list[str]]
    sides: NotRequired[list[SidesBox]]


class MethodPart(TypedDict):
    title: str
    paragraphs: list[str]
    points: list[str]


class Fingerprint(TypedDict):
    title: str
    head: list[str]
    log: str


class MethodPage(TypedDict):
    running: str
    title: str
    tables: list[TableBox]
    columns: list[list[MethodPart]]
    parts: list[MethodPart]
    fingerprint: Fingerprint


class AppendixPart(TypedDict):
    title: str
    lists: list[ListBox]


class Appendix(TypedDict):
    running: str
    title: str
    about: str
    parts: list[AppendixPart]


class Sheet(TypedDict):
    """The whole document. `words` are the texts that the template itself puts in; `fonts` those of the body."""

    lang: str
    region: str
    brand: str
    title: str
    title_short: str
    provisional: str | None
    foot: str
    words: dict[str, str]
    cover: Cover
    people: PeopleBox
    decisions: list[DecisionBox]
    outcome: OutcomePage
    sections: list[SectionPage]
    method: MethodPage
    appendix: Appendix
    fonts: NotRequired[list[str]]
