"""The rounds of the record as its pages tell them: those that belong together as one part, and nothing twice.

A first and a second vote stand side by side under what they were on, with the talk and the arguments that came between.
What nobody reads in passing (how far answers spread, the figures of a first vote) stands at the back. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from msgspec import UNSET

from session.core.section import BothSides, Listing, Table, Vote
from session.i18n import say
from session.record import rounds_told, table_cells, votes
from session.record.boxes import ListBox, MoreBox, QuotesBox, SidesBox, TableBox
from session.record.document import Record, RoundSection
from session.record.pages import SectionPage
from session.record.reading import Chapter, Reading
from session.record.rounds_told import Told
from session.record.shorten import LongTexts
from session.record.votes import Marks

_OF_A_LINE = 15  # points, of the title of a round of which there are only sentences
_LONG_NOTE = 90  # characters; a longer note is printed once


@dataclass
class Laid:
    """What was laid out so far: tables for the back with their round, long texts, and notes that were printed. `told`:
    what the page of a round and the back go by, by its id.
    """

    told: dict[str, Told] = field(default_factory=dict)
    long: LongTexts = field(default_factory=LongTexts)
    back: list[tuple[RoundSection, Table]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)


def pages(record: Record, reading: Reading, marks: Marks, laid: Laid) -> list[SectionPage]:
    """A page for every chapter, in the order of the session. `laid` is filled."""
    sections = {section.round: section for section in record.sections}
    laid.told = rounds_told.told(record.sections, reading)
    made: list[SectionPage] = []
    done: set[str] = set()
    for section in record.sections:
        if section.round in done:
            continue
        chapter = reading.chapter_of(section.round)
        own = [sections[name] for name in chapter.rounds if name in sections]
        done |= {one.round for one in own}
        made.append(_Writer(record, reading, marks, laid, chapter, own).page())
    return made


@dataclass
class _Writer:
    """Writes one chapter."""

    record: Record
    reading: Reading
    marks: Marks
    laid: Laid
    chapter: Chapter
    sections: list[RoundSection]

    @property
    def lang(self) -> str:
        return self.record.language

    def page(self) -> SectionPage:
        first, *others = self.sections
        own_title = title = self.laid.told[first.round].title
        thing = self._one_thing()
        if thing and others:
            title = thing
        page = self._part(first, first.tables, title)
        page["running"] = self._running()
        page["title"], page["title_size"] = title, _title_size(title)
        if title != own_title:
            page["prompt"] = first.prompt
        self._draw(page)
        page["after"] = [self._after(section, title) for section in others]
        page["after"] = [part for part in page["after"] if _says(part)]
        if not page["after"] and not _shows(page):
            page["title_size"] = min(page["title_size"], _OF_A_LINE)
        return page

    def _running(self) -> str:
        first, *others = self.sections
        if not others:
            return say(self.lang, "record.pdf.round", n=first.n, kind=first.kind_label)
        return say(self.lang, "record.pdf.rounds", first=first.n, last=others[-1].n)

    def _votes(self) -> list[tuple[RoundSection, Vote]]:
        known = [(one, self.reading.votes.get(one.round)) for one in self.sections]
        return [(one, vote) for one, vote in known if vote is not None and one.round in self.chapter.votes]

    def _one_thing(self) -> str:
        """The text of what was voted on, when it was one thing."""
        found = self._votes()
        things = {thing.text for _, vote in found for thing in vote.of}
        return things.pop() if len(things) == 1 and all(len(vote.of) == 1 for _, vote in found) else ""

    def _draw(self, page: SectionPage) -> None:
        """The votes of the chapter as drawings, above the tables that are left."""
        found = self._votes()
        if not found:
            return
        section, last = found[-1]
        if self._is_drawn(section):
            page["vote"] = drawn = votes.drawing(self.lang, [vote for _, vote in found], self.marks)
            for (section, _), of in zip(found, drawn["votes"], strict=True):
                of["answers"] = self.reading.attended.get(section.round) or of["answers"]
            if self._one_thing() != page["title"]:
                page["vote"]["of"] = self._one_thing()
            return
        which = votes.label(self.lang, len(found) - 1, len(found)) if len(found) > 1 else ""
        extra = [votes.on_criteria(self.lang, last, f"{section.round}_axes", which)]
        if len(found) > 1:
            extra.insert(0, votes.compared(self.lang, found[0][1], last, f"{section.round}_compared"))
        page["tables"] = [
            *page["tables"],
            *(box for table in extra if table for box in self._boxes(section, table)),
        ]
        if plane := votes.plane(self.lang, last, which):
            page["plane"] = plane

    def _kept(self, section: RoundSection) -> list[Table]:
        """The tables that stand with the round; the others go to the back, or are told by a drawing."""
        vote = self.reading.votes.get(section.round)
        found = [one.round for one, _ in self._votes()]
        drawn = set(vote.drawn if vote else ())
        one_thing = self._is_drawn(section)
        kept: list[Table] = []
        for table in section.tables:
            roles, shift = (table.name == f"{section.round}_{part}" for part in ("roles", "shift"))
            twice = len(found) > 1 and section.round in found
            if (roles and (one_thing or twice)) or (shift and twice):
                continue
            back = table.name in drawn or (one_thing and not shift) or (twice and section.round == found[0])
            if section.round in found and back:
                self.laid.back.append((section, table))
            else:
                kept.append(table)
        return kept

    def _after(self, section: RoundSection, title: str) -> SectionPage:
        page = self._part(section, section.tables, title)
        page["running"] = say(self.lang, "record.pdf.round", n=section.n, kind=section.kind_label)
        page["title"] = section.prompt
        known = {line for one in self.sections[: self.sections.index(section)] for line in one.summary}
        known.add(say(self.lang, "record.second_vote", number=self.sections[0].n))
        page["summary"] = [line for line in page["summary"] if line not in known]
        page.pop("prompt", None)
        page.pop("about", None)
        return page

    def _part(self, section: RoundSection, tables: Sequence[Table], title: str) -> SectionPage:
        told = self.laid.told[section.round]
        boxes = [box for table in self._kept(section) for box in self._boxes(section, table)]
        page: SectionPage = {
            "running": "",
            "title": told.title,
            "title_size": 12,
            "target": section.round,
            "summary": self._summary(section),
            "tables": boxes,
            "quotes": told.quotes,
            "dissent": self._dissent(told),
            "lists": [] if told.moved else [self._listing(listing, title) for listing in section.lists],
        }
        argued = told.argued
        if any(listing.entries for listing in section.appendix) and not argued:
            page["more"] = {
                "text": say(self.lang, "record.pdf.word_for_word"),
                "target": f"back-{section.round}",
            }
        if told.moved:
            page["more"] = {
                "text": say(self.lang, "record.pdf.all_lists", n=told.entries),
                "target": f"back-{section.round}",
            }
        about = section.about or ()
        if len(about) == 1:
            page["prompt"] = section.prompt
        elif about:
            page["about"] = list(about)
        sides = [] if section.sides is UNSET else list(section.sides)
        if argued:
            sides = [rounds_told.first_of(both, rounds_told.shown_of(argued)) for both in argued]
            page["more"] = self._all_arguments(section, argued)
        if sides:
            page["sides"] = [self._sides(both) for both in sides]
        return page

    def _summary(self, section: RoundSection) -> list[str]:
        """The sentences of a round. How many voted is said beside the drawing of a vote."""
        told = self.reading.attended.get(section.round) if self._is_drawn(section) else ""
        return self.laid.long.in_sentences([line for line in section.summary if line != told])

    def _is_drawn(self, section: RoundSection) -> bool:
        found = self._votes()
        own = any(one.round == section.round for one, _ in found)
        return own and bool(self._one_thing()) and all(vote.of[0].counts for _, vote in found)

    def _boxes(self, section: RoundSection, table: Table) -> list[TableBox]:
        """A table as it is drawn, without what it would repeat: a place of one thing, a note that was printed."""
        table = self._once(section, table)
        if not table.columns:
            return []
        if len(table.rows) == 1 and table.columns and table.columns[0].key == "place":
            table = replace(table, columns=table.columns[1:])
        if len(table.note) > _LONG_NOTE:
            if table.note in self.laid.notes:
                table = replace(table, note="")
            self.laid.notes.add(table.note)
        boxes = table_cells.tables(self.lang, table, self.marks)
        for box in boxes:
            self.laid.long.in_rows(box["rows"])
        return boxes

    def _once(self, section: RoundSection, table: Table) -> Table:
        """Of actions and objections, which stand on the first pages, only what is not told there."""
        if table.name == f"{section.round}_objections" and self._minority_told():
            return replace(table, rows=(), columns=())
        if table.name == f"{section.round}_actions" and self.record.actions:
            kept = tuple(column for column in table.columns if column.key not in ("who", "when"))
            roles = any(column.key.startswith("role:") for column in kept)
            return replace(table, columns=kept if roles else (), rows=table.rows if roles else ())
        return table

    def _minority_told(self) -> bool:
        return any(decision.minority is not UNSET for decision in self.record.decisions)

    def _dissent(self, told: Told) -> list[QuotesBox]:
        """Objections, unless they stand with their decision on the first pages."""
        known = {words for decision in self.record.decisions for words in decision.objections}
        return [box for box in told.dissent if not set(box["texts"]) <= known]

    def _listing(self, listing: Listing, title: str) -> ListBox:
        box = rounds_told.listing_box(listing)
        if box["title"] == title:
            box["title"] = ""
        places = self.laid.long.short(box["entries"])
        box["entries"] = [short for short, _ in places]
        if any(place for _, place in places):
            box["places"] = [place for _, place in places]
        return box

    def _sides(self, both: BothSides) -> SidesBox:
        return {"title": both.title, "sides": [self._listing(listing, "") for listing in both.sides]}

    def _all_arguments(self, section: RoundSection, argued: Sequence[BothSides]) -> MoreBox:
        total = sum(len(listing.entries) for both in argued for listing in both.sides)
        return {
            "text": say(self.lang, "record.pdf.all_arguments", n=total, shown=rounds_told.shown_of(argued)),
            "target": f"back-{section.round}",
        }


def _title_size(title: str) -> int:
    """Points: a longer title is smaller, so that it leaves the page to what it is about."""
    return next((points for most, points in ((60, 22), (110, 18), (220, 15)) if len(title) <= most), 13)


def _shows(page: SectionPage) -> bool:
    """Whether there is more than sentences."""
    return "vote" in page or any((page["tables"], page["quotes"], page["lists"], page.get("sides")))


def _says(part: SectionPage) -> bool:
    """Whether there is anything to print of a round that is told with others."""
    parts = (
        part["summary"],
        part["tables"],
        part["quotes"],
        part["dissent"],
        part["lists"],
        part.get("sides"),
    )
    return any(parts)
