"""What the parts that print the record ask of one round: its title, and which of its lists stand at the back.

Pure. The page of a round and the back of the record go by the same answers, so that nothing is told twice or left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec import UNSET

from session.core.section import BothSides, Listing, Quotes
from session.record.boxes import ListBox, QuotesBox
from session.record.document import RoundSection
from session.record.pages import SectionPage
from session.record.reading import Reading

ARGUMENTS = 3  # of one side that stand with the round when there are many; the others are at the back
FEW = 6  # of one side that always stand with the round
LISTED = 30  # entries of the lists of a round that stand with it; more stand at the back


def title_of(section: RoundSection) -> str:
    """What the round was about, when that was one thing; else what was asked."""
    about = section.about or ()
    return about[0] if len(about) == 1 else section.prompt or section.kind_label


def is_moved(section: RoundSection) -> bool:
    """Whether the lists of a round are so long that they stand at the back."""
    return entries(section) > LISTED


def entries(section: RoundSection) -> int:
    """How many there are in the lists of a round."""
    return sum(len(listing.entries) for listing in section.lists)


def listing_box(listing: Listing) -> ListBox:
    """A list as it is drawn."""
    return {"title": listing.title, "entries": list(with_remarks(listing)), "note": listing.note}


def with_remarks(listing: Listing) -> tuple[str, ...]:
    """The entries of a list, with what was said about each on lines of its own under it."""
    return tuple("\n".join((entry, *remarks)) for entry, remarks in listing.lines())


def argued_of(section: RoundSection, reading: Reading) -> tuple[BothSides, ...]:
    """The arguments of a round of which only the first stand with it: there are many, or it is told with its vote."""
    at_the_back = reading.argued.get(section.round, ())
    beside = () if section.sides is UNSET else section.sides
    together = len(reading.chapter_of(section.round).rounds) > 1
    most = max((len(listing.entries) for both in beside for listing in both.sides), default=0)
    return at_the_back or (beside if together and most > FEW else ())


def shown_of(argued: Sequence[BothSides]) -> int:
    """How many arguments of a side stand with the round: more when there are fewer in all."""
    return ARGUMENTS if sum(len(side.entries) for both in argued for side in both.sides) > 4 * FEW else FEW


def first_of(both: BothSides, most: int) -> BothSides:
    """The first arguments of both sides, with how many there are."""
    one, other = (
        replace(listing, entries=with_remarks(listing)[:most], remarks=UNSET, note=str(len(listing.entries)))
        for listing in both.sides
    )
    return replace(both, sides=(one, other))


def title_size(title: str) -> int:
    """Points: a longer title is smaller, so that it leaves the page to what it is about."""
    return next((points for most, points in ((60, 22), (110, 18), (220, 15)) if len(title) <= most), 13)


def shows(page: SectionPage) -> bool:
    """Whether there is more than sentences."""
    return "vote" in page or any((page["tables"], page["quotes"], page["lists"], page.get("sides")))


def says(part: SectionPage) -> bool:
    """Whether there is anything to print of a round that is told with others."""
    lists = (
        part["summary"],
        part["tables"],
        part["quotes"],
        part["dissent"],
        part["lists"],
        part.get("sides"),
    )
    return any(lists)


def quotes_of(section: RoundSection, *, dissent: bool) -> list[QuotesBox]:
    """What people said in a round, or what they said against it."""
    chosen: list[Quotes] = [quotes for quotes in section.quotes if quotes.texts and quotes.dissent == dissent]
    return [{"title": quotes.title, "texts": list(quotes.texts)} for quotes in chosen]
