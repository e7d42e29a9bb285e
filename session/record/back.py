"""The back of the printed record: figures that few people read, every contribution word for word, and long texts.

Nothing is left out and nothing is said twice: equal texts under one heading stand once with their number, and equal
tables of many rounds are one table with the number of the round. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from session.core.section import Column, Listing, Table
from session.i18n import catalog, say
from session.record import table_cells
from session.record.boxes import ListBox, SidesBox
from session.record.chapters import Laid
from session.record.document import Record, RoundSection
from session.record.pages import Appendix, AppendixPart, FiguresPage
from session.record.rounds_told import Told, with_remarks
from session.record.shorten import cut

_TITLE = 80  # characters of what a part is of
_IN_FIGURES = 80  # characters of what a row is of; it stands whole with its round
_DENSE = 15_000  # characters; more is set smaller, in three columns


def pages(record: Record, laid: Laid, marks: Mapping[str, int]) -> tuple[FiguresPage | None, Appendix]:
    """The figures, and everything that was put in."""
    return _figures(record, laid, marks), _appendix(record, laid)


def _figures(record: Record, laid: Laid, marks: Mapping[str, int]) -> FiguresPage | None:
    """Tables with the same columns become one, with the round of each row; None when there are none."""
    groups: dict[tuple[object, ...], list[tuple[RoundSection, Table]]] = {}
    for section, table in laid.back:
        like = (
            table.title,
            *((column.key, column.label, column.kind, column.steps) for column in table.columns),
        )
        groups.setdefault(like, []).append((section, table))
    if not groups:
        return None
    lang, words = record.language, catalog(record.language)
    boxes = [
        box for group in groups.values() for box in table_cells.tables(lang, _joined(lang, group), marks)
    ]
    for box in boxes:
        box["tight"] = True
        for row in box["rows"]:
            for cell in row["cells"]:
                if cell["kind"] == "text":
                    cell["text"] = cut(cell["text"], _IN_FIGURES)
    title = words["record.pdf.figures"]
    return {"running": title, "title": title, "about": words["record.pdf.figures_about"], "tables": boxes}


def _joined(lang: str, group: Sequence[tuple[RoundSection, Table]]) -> Table:
    first = group[0][1]
    columns = tuple(column for column in first.columns if column.key != "place")
    round_ = Column("_round", say(lang, "record.pdf.agenda_n"))
    rows = tuple({**row, "_round": str(section.n)} for section, table in group for row in table.rows)
    return replace(first, columns=(round_, *columns), rows=rows)


def _appendix(record: Record, laid: Laid) -> Appendix:
    """Everything that was put in, by round, and the whole of what was shortened."""
    words = catalog(record.language)
    later = _listed_later(record, laid.told)
    parts = [
        part
        for section in record.sections
        if (part := _part(record.language, section, laid.told[section.round], later.get(section.round, {})))
        is not None
    ]
    much = sum(
        len(text) for section in record.sections for listing in section.appendix for text in listing.entries
    )
    return {
        "dense": much > _DENSE,
        "running": words["record.pdf.appendix"],
        "title": words["record.pdf.appendix_title"],
        "about": words["record.pdf.appendix_about"],
        "parts": parts,
        "long_title": words["record.pdf.long_texts"],
        "long": [{"text": text, "target": place} for text, place in laid.long.places.items()],
    }


def _listed_later(record: Record, told: Mapping[str, Told]) -> dict[str, dict[str, RoundSection]]:
    """Of every round, the texts that lists of a later round at the back have too, with that round."""
    found: dict[str, dict[str, RoundSection]] = {}
    texts: dict[str, RoundSection] = {}
    for section in reversed(record.sections):
        found[section.round] = dict(texts)
        if told[section.round].moved:
            for entry in (entry for listing in section.lists for entry in listing.entries):
                texts.setdefault(entry, section)
                texts.setdefault(_bare(entry), section)
    return found


def _bare(entry: str) -> str:
    """An entry without what stands behind it in brackets: where it came from."""
    return entry[: entry.rfind(" (")] if entry.endswith(")") and " (" in entry else entry


def _part(
    lang: str, section: RoundSection, told: Told, later: Mapping[str, RoundSection]
) -> AppendixPart | None:
    """What stands at the back of a round; what a later one lists is told there, and here only where that is."""
    part: AppendixPart = {"title": "", "target": f"back-{section.round}", "lists": []}
    if told.argued:
        part["sides"] = [_sides(lang, both.title, both.sides) for both in told.argued]
    elif told.moved:
        part["lists"] = [counted(lang, listing) for listing in section.lists if listing.entries]
    else:
        part["lists"] = [_without(lang, listing, later) for listing in section.appendix]
        takers = {
            later[entry].round: later[entry]
            for listing in section.appendix
            for entry in listing.entries
            if entry in later
        }
        part["elsewhere"] = [
            {"text": say(lang, "record.pdf.listed_later", round=taker.n), "target": f"back-{taker.round}"}
            for taker in takers.values()
        ]
        part["lists"] = [box for box in part["lists"] if box["entries"] or box["note"]]
    if not (part["lists"] or part.get("sides") or part.get("elsewhere")):
        return None
    part["title"] = say(lang, "record.pdf.round_prompt", n=section.n, prompt=cut(told.title, _TITLE))
    return part


def _without(lang: str, listing: Listing, later: Mapping[str, RoundSection]) -> ListBox:
    here = [(entry, remarks) for entry, remarks in listing.lines() if entry not in later]
    entries, remarks = tuple(entry for entry, _ in here), tuple(said for _, said in here)
    return counted(lang, replace(listing, entries=entries, remarks=remarks))


def _sides(lang: str, title: str, sides: Sequence[Listing]) -> SidesBox:
    return {"title": title, "sides": [counted(lang, listing) for listing in sides]}


def counted(lang: str, listing: Listing) -> ListBox:
    """Equal texts once, with how often they were sent."""
    entries = [
        text if times == 1 else say(lang, "record.pdf.times_sent", text=text, n=times)
        for text, times in Counter(with_remarks(listing)).items()
    ]
    return {"title": listing.title, "entries": entries, "note": listing.note}
