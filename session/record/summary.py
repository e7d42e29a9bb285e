"""The record on one page, to hang up and to hand round: what was decided, who was there, what stands out, what was
agreed, and where the whole of it is.

Pure. It tells nothing that the record does not tell. What does not fit is told shorter, and how much is left out is
said: the template takes the first of `steps` that fits on the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NotRequired, TypedDict

import segno
from msgspec import UnsetType

from session.core.section import Concern, Table
from session.i18n import DayOf, catalog, number, say
from session.record import glyphs, held, outcome_pages, standouts, typeset
from session.record.document import Record, RoundResolution
from session.record.pages import PeopleBox, StandoutBox
from session.record.reading import Reading
from session.record.shorten import cut

QR_DARK = "#12262A"
STEPS = (
    (6, 260, 4, 6, 5), (6, 200, 3, 4, 4), (6, 150, 3, 3, 3), (5, 150, 2, 3, 3), (5, 110, 2, 2, 2), (4, 110, 1, 2, 0),
    (3, 90, 0, 2, 0), (2, 70, 0, 0, 0),
)  # fmt: skip
"""From much to little: how many decisions, how many characters of one, rows that stand out, actions, and bars."""
_CONCERN = 260  # characters of what an objection says
_OPTION = 60
_ACTION = 110


class DecisionLine(TypedDict):
    """A decision with its figures, or with why there are none in `under`."""

    text: str
    under: str
    figure: str
    against: str


class ActionLine(TypedDict):
    text: str
    who: str


class BarLine(TypedDict):
    """`share`: of the longest bar."""

    text: str
    figure: str
    share: float


class Part(TypedDict):
    """A list with its title. `more`: what is left out of it."""

    title: str
    more: str


class Decisions(Part):
    rows: list[DecisionLine]


class Actions(Part):
    rows: list[ActionLine]


class Bars(Part):
    rows: list[BarLine]


class Step(TypedDict):
    """The page in one of the lengths it can have. Without rows a part is not there."""

    decisions: Decisions
    standouts: StandoutBox | None
    bars: Bars | None
    actions: Actions | None
    minority: NotRequired[tuple[str, str, str]]


class Qr(TypedDict):
    svg: str
    alt: str
    words: str


class SummarySheet(TypedDict):
    """The whole page for the template."""

    lang: str
    region: str
    brand: str
    name: str
    title: str
    title_size: float
    subtitle: str
    beside: list[str]
    provisional: str
    figures: list[tuple[str, str]]
    people: PeopleBox
    steps: list[Step]
    foot: str
    qr: Qr | None
    fonts: list[str]


def sheet(
    record: Record, reading: Reading, address: str | None = None, *, latin: bool = False
) -> SummarySheet:
    """`address`: where people who took part find the whole record; None when it cannot be had there. With `latin`,
    every text is brought back to Latin-1 and □.
    """
    made: SummarySheet
    made, _ = glyphs.everything(_laid_out(record, reading), typeset.printable(record.language))
    if latin:
        made, _ = glyphs.everything(made, lambda text: glyphs.Shown(glyphs.reduced(text), changed=True))
    made["qr"] = None if address is None else _qr(record.language, address)
    made["fonts"] = typeset.body_fonts()
    return made


def _laid_out(record: Record, reading: Reading) -> SummarySheet:
    lang, words, title = record.language, catalog(record.language), record.session.title
    return {
        "lang": lang,
        "region": typeset.REGIONS[lang],
        "brand": words["common.name"],
        "name": say(
            lang, "record.summary.name", date=DayOf(record.session.started or record.made_at, record.zone)
        ),
        "title": title,
        "title_size": 30.0 if len(title) <= 40 else 24.0 if len(title) <= 80 else 18.0,
        "subtitle": record.session.subtitle,
        "beside": held.beside(record),
        "provisional": words["record.pdf.provisional"] if record.provisional else "",
        "figures": _figures(record),
        "people": outcome_pages.people(record, reading),
        "steps": [_step(record, reading, *lengths) for lengths in STEPS],
        "foot": say(lang, "record.summary.foot", code=record.session.code),
        "qr": None,
        "fonts": [],
    }


def _figures(record: Record) -> list[tuple[str, str]]:
    """What there was of what, in numbers; nothing of which there was none."""
    done = sum(line.phase in ("closed", "released") for line in record.agenda)
    counts = {
        "people": record.people.total,
        "rounds": done,
        "decisions": len(outcome_pages.final(record)),
        "actions": len(record.actions),
    }
    return [
        (number(record.language, n), say(record.language, f"record.summary.{what}", n=n))
        for what, n in counts.items()
        if n
    ]


def _step(
    record: Record, reading: Reading, decided: int, characters: int, rows: int, agreed: int, bars: int
) -> Step:
    lang = record.language
    step: Step = {
        "decisions": {
            "title": say(lang, "record.pdf.decided"),
            "rows": [_decision(record, one, characters) for one in outcome_pages.final(record)[:decided]]
            or [{"text": say(lang, "record.pdf.no_decisions"), "under": "", "figure": "", "against": ""}],
            "more": _more(lang, len(outcome_pages.final(record)) - decided),
        },
        "standouts": _standouts(record, reading, rows),
        "bars": _bars(record, reading, bars),
        "actions": _actions(record, agreed),
    }
    loudest = _loudest(record.decisions)
    if loudest is not None:
        joined = say(lang, "record.pdf.joined", n=loudest.joined) if loudest.joined else ""
        step["minority"] = (
            say(lang, "record.pdf.minority"),
            cut(loudest.text, min(_CONCERN, 2 * characters)),
            joined,
        )
    return step


def _more(lang: str, left: int) -> str:
    return say(lang, "record.summary.more", n=left) if left > 0 else ""


def _decision(record: Record, decision: RoundResolution, characters: int) -> DecisionLine:
    lang = record.language
    told = not decision.withheld and decision.support is not None and decision.ballots > 0
    objection = decision.objections[0] if decision.objections else ""
    support = number(lang, decision.support or 0)
    return {
        "text": cut(decision.text, characters),
        "under": say(lang, "record.summary.against", text=cut(objection, characters // 2))
        if objection
        else "",
        "figure": say(lang, "record.pdf.of", part=support, whole=decision.ballots) if told else "",
        "against": say(lang, "record.pdf.count_against", count=decision.against or 0)
        if told
        else outcome_pages.why_no_figures(record, decision),
    }


def _loudest(decisions: Sequence[RoundResolution]) -> Concern | None:
    """The objection that most people share; the first where nobody may be told how many do."""
    concerns = [
        one
        for decision in decisions
        if not isinstance(decision.minority, UnsetType)
        for one in decision.minority
    ]
    return max(concerns, key=lambda one: one.joined or 0, default=None)


def _standouts(record: Record, reading: Reading, rows: int) -> StandoutBox | None:
    """The first thing that stands out: where roles differ, else where people do, else what moved."""
    page = standouts.page(record, reading, typeset.marks_of(record, reading)) if rows else None
    if page is None or not page["parts"]:
        return None
    return {**page["parts"][0], "rows": page["parts"][0]["rows"][:rows]}


def _bars(record: Record, reading: Reading, rows: int) -> Bars | None:
    """The longest bars of the last round that drew some and decided nothing, under what was asked at first."""
    decided = {decision.round for decision in record.decisions}
    drawn = [
        (section, table, column.key)
        for section in record.sections
        if section.round not in decided
        for table in section.tables
        for column in table.columns
        if column.kind == "bar"
    ]
    if not drawn or not rows:
        return None
    section, table, key = drawn[-1]
    asked = {one.round: one.prompt for one in record.sections}.get(reading.again.get(section.round, ""))
    told = [row for row in table.rows if isinstance(row.get(key), int | float)]
    chosen = sorted(told, key=lambda row: -float(str(row[key])))[:rows]
    if not (most := max((float(str(row[key])) for row in chosen), default=0.0)):
        return None
    lines: list[BarLine] = [
        {
            "text": cut(str(row[_naming(table)]), _OPTION),
            "figure": number(record.language, _plain(row[key])),
            "share": round(float(str(row[key])) / most, 4),
        }
        for row in chosen
    ]
    return {
        "title": asked or section.prompt or section.kind_label,
        "rows": lines,
        "more": _more(record.language, len(told) - len(chosen)),
    }


def _naming(table: Table) -> str:
    return next(column.key for column in table.columns if column.kind == "text" and column.key != "place")


def _plain(value: object) -> int | float:
    return value if isinstance(value, int) else round(float(str(value)), 1)


def _actions(record: Record, rows: int) -> Actions | None:
    if not record.actions or not rows:
        return None
    lang, words = record.language, catalog(record.language)
    open_ = words["record.pdf.to_agree"]
    lines: list[ActionLine] = []
    for action in record.actions[:rows]:
        who = ", ".join(filter(None, (action.owner, held.written(lang, action.due))))
        lines.append({"text": cut(action.text, _ACTION), "who": who or open_})
    return {
        "title": words["record.pdf.actions"],
        "rows": lines,
        "more": _more(lang, len(record.actions) - rows),
    }


def _qr(lang: str, address: str) -> Qr:
    image = io.BytesIO()
    segno.make(address, error="m").save(
        image, kind="svg", border=2, dark=QR_DARK, light="#FFFFFF", xmldecl=False, omitsize=True, title=None
    )
    return {
        "svg": image.getvalue().decode(),
        "alt": say(lang, "record.summary.qr", address=address),
        "words": say(lang, "record.summary.whole"),
    }
