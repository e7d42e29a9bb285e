"""Long texts on a page: the beginning where they are used, the whole at the back, once.

Pure. Nothing is cut out of the record: what is shortened in a table, a list or a sentence stands whole at the back, and
the page says where.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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

    def short(self, text: str) -> tuple[str, str]:
        """What is shown of `text`, and the place of the whole; no place when it is shown whole."""
        if len(text) <= LONG:
            return text, ""
        place = self.places.setdefault(text, f"long-{len(self.places) + 1}")
        return cut(text, SHOWN), place

    def in_sentence(self, sentence: str) -> str:
        """A sentence that quotes long texts that were met, with their beginnings."""
        for text in sorted(self.places, key=len, reverse=True):
            sentence = sentence.replace(text, cut(text, SHOWN))
        return sentence
