"""Lays the record out as the document the Typst template draws: every text final, every figure already written.

Pure. `pages` says what the template takes.
"""

from __future__ import annotations

from datetime import date as Day
from functools import partial

from session.core.section import Listing
from session.i18n import catalog, date, date_time, say
from session.record import glyphs, method_page, outcome_pages, table_cells
from session.record.document import Record, RoundSection
from session.record.pages import Appendix, AppendixPart, Cover, ListBox, QuotesBox, SectionPage, Sheet

_REGIONS = {"nl": "NL", "en": "GB"}
_WORDS = (
    "attachment", "dissent", "no_actions", "no_decisions", "no_entries", "no_rows", "page_of", "quote_close",
    "quote_open",
)  # fmt: skip


def sheet(record: Record, fingerprint: str, *, latin: bool = False) -> Sheet:
    """The whole document for the template. With `latin`, every text is brought back to Latin-1 and □.

    `fingerprint` is that of the JSON file of the same record, in hex.
    """
    made: Sheet

    def missing(script: str, number: int) -> str:
        return say(
            record.language,
            "record.pdf.missing",
            n=number,
            script=say(record.language, f"record.script.{script}"),
        )

    printable = partial(glyphs.printable, missing=missing)
    made, replaced = glyphs.everything(_laid_out(record, fingerprint, ()), printable)
    if latin or replaced:
        note = catalog(record.language)["record.pdf.replaced"]
        made, _ = glyphs.everything(_laid_out(record, fingerprint, (note,)), printable)
    if latin:
        made, _ = glyphs.everything(made, lambda text: glyphs.Shown(glyphs.reduced(text), changed=True))
    made["fonts"] = [face.family for face in glyphs.families() if face.family.startswith("Noto")]
    return made


def _laid_out(record: Record, fingerprint: str, extra: tuple[str, ...]) -> Sheet:
    lang, words = record.language, catalog(record.language)
    marks = {role.label.casefold(): at % 6 + 1 for at, role in enumerate(record.people.roles)}
    return {
        "lang": lang,
        "region": _REGIONS[lang],
        "brand": words["common.name"],
        "title": record.session.title,
        "title_short": _short(record.session.title),
        "provisional": words["record.pdf.provisional"] if record.provisional else None,
        "foot": say(lang, "record.pdf.foot", code=record.session.code, made=_moment(record, record.made_at)),
        "words": {word: words[f"record.pdf.{word}"] for word in _WORDS}
        | {"about": words["common.about_this"], "came_from": words["record.origin.title"]},
        "cover": _cover(record),
        "people": outcome_pages.people(record),
        "decisions": outcome_pages.decisions(record),
        "outcome": outcome_pages.actions(record),
        "sections": [_section(lang, section, marks) for section in record.sections],
        "method": method_page.page(record, fingerprint, extra),
        "appendix": _appendix(record),
    }


def _cover(record: Record) -> Cover:
    lang = record.language
    title = record.session.title
    word = max((len(word) for word in title.split()), default=1)
    started = record.session.started
    about = (
        say(lang, "record.pdf.about", date=date(lang, _day(record, started)))
        if started is not None
        else catalog(lang)["record.pdf.about_undated"]
    )
    return {
        "title_size": max(
            20.0, min(46 if len(title) <= 36 else 34 if len(title) <= 70 else 26, 46 * 16 / word)
        ),
        "title_width": 128 if word <= 12 else 170,
        "subtitle": record.session.subtitle,
        "about": about,
        "decided": catalog(lang)["record.pdf.decided"],
    }


def _section(lang: str, section: RoundSection, marks: dict[str, int]) -> SectionPage:
    title = _title(section)
    page: SectionPage = {
        "running": say(lang, "record.pdf.round", n=section.n, kind=section.kind_label),
        "title": title,
        "title_size": 22 if len(title) <= 90 else 17,
        "summary": list(section.summary),
        "tables": [part for table in section.tables for part in table_cells.tables(lang, table, marks)],
        "quotes": _quotes(section, dissent=False),
        "dissent": _quotes(section, dissent=True),
        "lists": [_listing(listing) for listing in section.lists],
    }
    about = section.about or ()
    if len(about) == 1:
        page["prompt"] = section.prompt
    elif about:
        page["about"] = list(about)
    if section.sides:
        page["sides"] = [
            {"title": both.title, "sides": [_listing(listing) for listing in both.sides]}
            for both in section.sides
        ]
    return page


def _title(section: RoundSection) -> str:
    """What the round was about, when that was one thing; else what was asked."""
    about = section.about or ()
    return about[0] if len(about) == 1 else section.prompt or section.kind_label


def _quotes(section: RoundSection, *, dissent: bool) -> list[QuotesBox]:
    chosen = [quotes for quotes in section.quotes if quotes.texts and quotes.dissent == dissent]
    return [{"title": quotes.title, "texts": list(quotes.texts)} for quotes in chosen]


def _appendix(record: Record) -> Appendix:
    lang, words = record.language, catalog(record.language)
    parts: list[AppendixPart] = [
        {
            "title": say(lang, "record.pdf.round_prompt", n=section.n, prompt=_title(section)),
            "lists": [_listing(listing) for listing in section.appendix],
        }
        for section in record.sections
        if section.appendix
    ]
    return {
        "running": words["record.pdf.appendix"],
        "title": words["record.pdf.appendix_title"],
        "about": words["record.pdf.appendix_about"],
        "parts": parts,
    }


def _listing(listing: Listing) -> ListBox:
    return {"title": listing.title, "entries": list(listing.entries), "note": listing.note}


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:58].rstrip() + "…"


def _moment(record: Record, seconds: int) -> str:
    return date_time(record.language, seconds, record.zone)


def _day(record: Record, seconds: int) -> Day:
    return method_page.day(record, seconds)
