"""Lays the record out as the document the Typst template draws: every text final, every figure already written.

Pure. `pages` says what the template takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from session.i18n import Moment, catalog, say
from session.record import back, chapters, glyphs, held, method_page, outcome_pages, standouts
from session.record.document import Record
from session.record.pages import Appendix, Cover, Sheet
from session.record.reading import Reading

REGIONS = {"nl": "NL", "en": "GB"}
_WORDS = (
    "attachment", "dissent", "no_actions", "no_decisions", "no_entries", "no_rows", "on_page", "page_of",
    "quote_close", "quote_open",
)  # fmt: skip


def sheet(
    record: Record,
    fingerprint: str,
    reading: Reading | None = None,
    *,
    latin: bool = False,
    whole: bool = True,
) -> Sheet:
    """The document for the template; not `whole` without the figures and the texts at the back. With `latin`, every
    text is brought back to Latin-1 and □.

    `fingerprint` is that of the JSON file of the same record, in hex; `reading` what the pages know besides the record.
    """
    made: Sheet
    reading = reading or Reading()
    drawn = printable(record.language)
    made, replaced = glyphs.everything(_laid_out(record, fingerprint, reading, ()), drawn)
    if latin or replaced:
        note = catalog(record.language)["record.pdf.replaced"]
        made, _ = glyphs.everything(_laid_out(record, fingerprint, reading, (note,)), drawn)
    if latin:
        made, _ = glyphs.everything(made, lambda text: glyphs.Shown(glyphs.reduced(text), changed=True))
    made["fonts"] = body_fonts()
    return made if whole else _without_back(made)


def _without_back(made: Sheet) -> Sheet:
    empty: Appendix = {**made["appendix"], "parts": [], "long": []}
    in_whole = catalog(made["lang"])["record.pdf.in_whole"]
    return {**made, "figures": None, "appendix": empty, "in_whole": in_whole}


def printable(lang: str) -> Callable[[str], glyphs.Shown]:
    """What the fonts can draw of a text; a script that they have not is named in this language."""

    def missing(script: str, number: int) -> str:
        return say(lang, "record.pdf.missing", n=number, script=say(lang, f"record.script.{script}"))

    return partial(glyphs.printable, missing=missing)


def body_fonts() -> list[str]:
    """The families that draw what the first one does not have."""
    return [face.family for face in glyphs.families() if face.family.startswith("Noto")]


def marks_of(record: Record, reading: Reading) -> dict[str, int]:
    """The shape of every role, by its name in small letters."""
    named = (*(role.label for role in record.people.roles), *reading.unnamed)
    return {label.casefold(): at % 6 + 1 for at, label in enumerate(named)}


def _laid_out(record: Record, fingerprint: str, reading: Reading, extra: tuple[str, ...]) -> Sheet:
    lang, words = record.language, catalog(record.language)
    marks = marks_of(record, reading)
    laid = chapters.Laid()
    sections = chapters.pages(record, reading, marks, laid)
    people, decisions, outcome = outcome_pages.pages(record, reading)
    figures, appendix = back.pages(record, laid, marks)
    return {
        "lang": lang,
        "region": REGIONS[lang],
        "brand": words["common.name"],
        "title": record.session.title,
        "title_short": _short(record.session.title),
        "provisional": words["record.pdf.provisional"] if record.provisional else None,
        "foot": say(
            lang, "record.pdf.foot", code=record.session.code, made=Moment(record.made_at, record.zone)
        ),
        "words": {word: words[f"record.pdf.{word}"] for word in _WORDS}
        | {"about": words["common.about_this"], "came_from": words["record.origin.title"]},
        "cover": _cover(record, words),
        "people": people,
        "decisions": decisions,
        "outcome": outcome,
        "standouts": standouts.page(record, reading, marks),
        "sections": sections,
        "method": method_page.page(record, fingerprint, extra),
        "figures": figures,
        "appendix": appendix,
    }


def _cover(record: Record, words: Mapping[str, str]) -> Cover:
    title = record.session.title
    word = max((len(word) for word in title.split()), default=1)
    cover: Cover = {
        "title_size": max(
            20.0, min(46 if len(title) <= 36 else 34 if len(title) <= 70 else 26, 46 * 16 / word)
        ),
        "title_width": 128 if word <= 12 else 170,
        "subtitle": record.session.subtitle,
        "about": held.about(record),
        "decided": words["record.pdf.decided"],
    }
    if place := held.place(record):
        cover["place"] = place
    return cover


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:58].rstrip() + "…"
