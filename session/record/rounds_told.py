"""What the parts that print the record ask of each round: its title, and which of its lists stand at the back.

Pure. The page of a round and the back of the record go by the same answers, so that nothing is told twice or left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec import UNSET

from session.core.section import BothSides, Listing, Quotes
from session.record.boxes import ListBox, QuotesBox
from session.record.document import RoundSection
from session.record.reading import Reading

ARGUMENTS = 3  # of one side that stand with the round when there are many; the others are at the back
FEW = 6  # of one side that always stand with the round
LISTED = 30  # entries of the lists of a round that stand with it; more stand at the back


@dataclass(frozen=True)
class Told:
    """A round. `title`: what it was about, when that was one thing; else what was asked. `entries`: how many there are
    in its lists; `moved`: so many that they stand at the back. `quotes`: what people said, `dissent`: what they said
    against it. `argued`: its arguments, where only the first of them stand with it.
    """

    title: str
    entries: int
    moved: bool
    quotes: list[QuotesBox]
    dissent: list[QuotesBox]
    argued: tuple[BothSides, ...]


def told(sections: Sequence[RoundSection], reading: Reading) -> dict[str, Told]:
    """Every round, by its id."""
    together = {name for chapter in reading.chapters if len(chapter.rounds) > 1 for name in chapter.rounds}
    return {one.round: _told(one, reading, together=one.round in together) for one in sections}


def _told(section: RoundSection, reading: Reading, *, together: bool) -> Told:
    about, entries = section.about or (), sum(len(listing.entries) for listing in section.lists)
    return Told(
        title=about[0] if len(about) == 1 else section.prompt or section.kind_label,
        entries=entries,
        moved=entries > LISTED,
        quotes=_quotes(section, dissent=False),
        dissent=_quotes(section, dissent=True),
        argued=reading.argued.get(section.round, ()) or _many_arguments(section, together=together),
    )


def listing_box(listing: Listing) -> ListBox:
    """A list as it is drawn."""
    return {"title": listing.title, "entries": list(with_remarks(listing)), "note": listing.note}


def with_remarks(listing: Listing) -> tuple[str, ...]:
    """The entries of a list, with what was said about each on lines of its own under it."""
    return tuple("\n".join((entry, *remarks)) for entry, remarks in listing.lines())


def _many_arguments(section: RoundSection, *, together: bool) -> tuple[BothSides, ...]:
    """The arguments of a round that is told with its vote, when there are too many to stand beside that."""
    beside = () if section.sides is UNSET else section.sides
    most = max((len(listing.entries) for both in beside for listing in both.sides), default=0)
    return beside if together and most > FEW else ()


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


def _quotes(section: RoundSection, *, dissent: bool) -> list[QuotesBox]:
    chosen: list[Quotes] = [quotes for quotes in section.quotes if quotes.texts and quotes.dissent == dissent]
    return [{"title": quotes.title, "texts": list(quotes.texts)} for quotes in chosen]
