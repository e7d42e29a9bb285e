"""Long texts on a page: the beginning where they are used, the whole at the back, once.

Pure. Nothing is cut out of the record: what is shortened in a table, a list or a sentence stands whole at the back, and
the page says where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from session.record.boxes import RowBox

LONG = 260  # characters; a longer text stands at the back
SHOWN = 170  # characters of it that are shown


def cut(text: str, most: int) -> str:
    """`text` on one line, at most so long and a little, up to the end of a word."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    head = flat[:most]
    return (head[: head.rfind(" ")] if head.rfind(" ") > most // 2 else head).rstrip(" ,;:.-") + " …"


@dataclass
class LongTexts:
    """The long texts of a record in the order in which they were met, each with the name of its place at the back."""

    places: dict[str, str] = field(default_factory=dict)

    def short(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """What is shown of each text, and the place of the whole; no place when it is shown whole."""
        return [self._short(text) if len(text) > LONG else (text, "") for text in texts]

    def _short(self, text: str) -> tuple[str, str]:
        place = self.places.setdefault(text, f"long-{len(self.places) + 1}")
        return cut(text, SHOWN), place

    def in_rows(self, rows: Iterable[RowBox]) -> None:
        """Shorten the texts in the rows of a table."""
        for row in rows:
            cells = [cell for cell in row["cells"] if cell["kind"] == "text"]
            for cell, (shown, place) in zip(cells, self.short(cell["text"] for cell in cells), strict=True):
                cell["text"] = shown
                if place:
                    cell["place"] = place
                    row["long"] = False

    def in_sentences(self, sentences: Iterable[str]) -> list[str]:
        """Sentences, of which some quote long texts that were met, with the beginnings of those."""
        met = {text: cut(text, SHOWN) for text in sorted(self.places, key=len, reverse=True)}
        return [_replaced(sentence, met) for sentence in sentences]


def _replaced(sentence: str, met: Mapping[str, str]) -> str:
    for text, shown in met.items():
        sentence = sentence.replace(text, shown)
    return sentence
