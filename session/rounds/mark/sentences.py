"""The sentences of the texts that people mark in, and the slices in which phones get those texts.

A sentence is named by its text and its place there, so that a second vote on the same texts has the same names. Slices
are as large as each other, or one text apart; a phone takes one by lot, so that every text has the same chance.
"""

from __future__ import annotations

from typing import Annotated, Literal

import regex
from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape
from session.core.state import Item
from session.rounds.shared.slices import slices

_END = regex.compile(r"(?<=[.!?…][\"'”’»)\]]*)\s+(?=[^\p{Ll}\s])|\n+")
_NOT_YET = regex.compile(
    r"(?:^|\s|\()(?:[A-Z]|bijv|bv|blz|ca|dhr|dr|drs|enz|evt|ing|ir|jl|mevr|mr|mrs|nr|pag|prof|resp|st|tel|vgl|vs|e\.g|i\.e|d\.w\.z|t/m|o\.a|n\.a\.v|m\.b\.t)\.$",
    regex.IGNORECASE,
)


class Settings(Payload, frozen=True):
    """`unit`: what is marked. `marks`: how many somebody may mark in all. `slice`: so many texts go to each phone; 0 is
    all of them.
    """

    unit: Literal["sentences", "items"] = "sentences"
    marks: Annotated[int, Meta(ge=1, le=20)] = 3
    slice: Annotated[int, Meta(ge=0, le=100)] = 8


class Sentence(Shape, frozen=True):
    """Something that can be marked: a sentence of a text, or the whole of it."""

    of: str
    text: str
    hidden: bool | UnsetType = UNSET


class Body(Shape, frozen=True):
    """Sentences by id, in the order of the texts; and the texts of each slice."""

    sentences: dict[str, Sentence] = field(default_factory=dict)
    slices: tuple[tuple[str, ...], ...] = ()


def initial(settings: Settings, options: tuple[Item, ...]) -> Body:
    sentences = {
        f"{option.id}.{number}": Sentence(option.id, words)
        for option in options
        for number, words in enumerate(
            sentences_of(option.text) if settings.unit == "sentences" else (option.text,), 1
        )
    }
    return Body(sentences, slices([option.id for option in options], settings.slice))


def sentences_of(words: str) -> tuple[str, ...]:
    """The sentences of a text, word for word. A new line ends one too; what is known to be an abbreviation does not."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(words):
        piece = words[start : end.start()]
        if "\n" not in end.group() and _NOT_YET.search(piece):
            continue
        found.append(piece.strip())
        start = end.end()
    found.append(words[start:].strip())
    return tuple(piece for piece in found if piece)
