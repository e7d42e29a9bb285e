"""What the Typst template takes: the pages of the record as JSON, every text final and every figure already written.

The keys are the contract with templates/record.typ. Sizes that end in `_mm` and `_size` are millimetres and points.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from session.record.boxes import CellBox, ListBox, MoreBox, PlaneBox, QuotesBox, SidesBox, TableBox, VoteBox


class Cover(TypedDict):
    """`about`: what it is the record of, and when; `place`: where."""

    title_size: float
    title_width: int
    subtitle: str
    about: str
    decided: str
    place: NotRequired[str]


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
    unnamed: NotRequired[str]


class DecisionBox(TypedDict):
    """A decision. What follows `rings` is only there when people voted on it and its figures may be told. `besides`:
    another vote on the same words, which is not on the cover.
    """

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
    besides: NotRequired[bool]


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
    """Not printed when nothing was decided and nothing agreed on: the cover says so."""

    shown: bool
    running: str
    title: str
    actions_title: str
    actions: TableBox


class StandoutRow(TypedDict):
    """`target`: the round it is told in. `points`: the mark of each role and its place on the scale, from 0 to 1."""

    text: str
    under: str
    figure: str
    round: str
    target: str
    points: NotRequired[list[tuple[int, float]]]
    chart: NotRequired[CellBox]


class StandoutBox(TypedDict):
    title: str
    note: str
    rows: list[StandoutRow]
    legend: list[tuple[int, str]]


class StandoutPage(TypedDict):
    running: str
    title: str
    parts: list[StandoutBox]
    minority: str


class SectionPage(TypedDict):
    """A round that was about one thing has that as its title, and `prompt` is what was asked; one that was about more
    has them in `about`. `after`: rounds that are told with it. `target`: its name in links.
    """

    running: str
    title: str
    title_size: int
    target: str
    summary: list[str]
    tables: list[TableBox]
    quotes: list[QuotesBox]
    dissent: list[QuotesBox]
    lists: list[ListBox]
    prompt: NotRequired[str]
    about: NotRequired[list[str]]
    sides: NotRequired[list[SidesBox]]
    more: NotRequired[MoreBox]
    vote: NotRequired[VoteBox]
    plane: NotRequired[PlaneBox]
    after: NotRequired[list[SectionPage]]


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
    """`elsewhere`: where the ideas stand that a later round put into lists."""

    title: str
    target: str
    lists: list[ListBox]
    sides: NotRequired[list[SidesBox]]
    elsewhere: NotRequired[list[MoreBox]]


class FiguresPage(TypedDict):
    running: str
    title: str
    about: str
    tables: list[TableBox]


class Appendix(TypedDict):
    """`dense`: there is so much that it is set smaller."""

    dense: bool
    running: str
    title: str
    about: str
    parts: list[AppendixPart]
    long_title: str
    long: list[MoreBox]


class Sheet(TypedDict):
    """The whole document. `words` are the texts that the template itself puts in; `fonts` those of the body.
    `in_whole`: only when its back is left out; it says where that is.
    """

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
    standouts: StandoutPage | None
    sections: list[SectionPage]
    method: MethodPage
    figures: FiguresPage | None
    appendix: Appendix
    fonts: NotRequired[list[str]]
    in_whole: NotRequired[str]
