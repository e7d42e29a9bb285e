"""What people type, made safe to show and fair to count: normal form, no invisible or overriding characters.

Every text goes through here before it enters an event. What remains is still plain text: `<b>` stays `<b>`.
"""

from __future__ import annotations

import unicodedata

import regex

from session.core.refusals import Refused

POINTS_A_CHARACTER = (
    16  # the longest that people write, a kiss of two with a skin tone each, has ten code points
)

_JOINERS = "\u200c\u200d"  # zero-width, but they carry meaning in Persian, Hindi and emoji
_JOINED = ("Lo", "Lm", "So", "Sk")  # what such a script or emoji is made of; a Latin letter is none of these
_FLAG = "\U0001f3f4"  # the flags of Scotland and Wales are this one and a tail of tag characters
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks that show nothing
_SPACES = "\n\t\v\f\x85\u2800"
_MARKS_A_BASE = 4
_CHARACTER = regex.compile(r"\X")


def clean(raw: str, *, lines: bool = True) -> str:
    """`raw` in NFC without controls, direction overrides, private or unassigned characters and piled-up marks.

    White space is folded: one space, and with `lines` at most one empty line. Leading and trailing space goes.
    Two texts that look the same because one of them hides something become the same text.
    """
    shown = _shown(raw.replace("\r\n", "\n").replace("\r", "\n"), lines)
    return _folded(_few_marks(unicodedata.normalize("NFC", shown)))


def _shown(raw: str, lines: bool) -> str:
    """Invisible characters go first: what they held apart may still compose, or pile up."""
    kept: list[str] = []
    base = last = ""
    for char in raw:
        category = unicodedata.category(char)
        if char == "\n" and lines:
            base = ""
        elif category[0] == "Z" or char in _SPACES:
            char, base = " ", ""
        elif char in _JOINERS:
            if unicodedata.category(base or " ") not in _JOINED or last in _JOINERS:
                continue
        elif "\U000e0020" <= char <= "\U000e007f":
            if base != _FLAG:
                continue
        elif category[0] == "C" or char in _FILLERS:
            continue
        elif category[0] != "M":
            base = char
        kept.append(char)
        last = char
    return "".join(kept)


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me"):
            marks += 1
        elif char not in _JOINERS:
            marks = 0
        if marks <= _MARKS_A_BASE:
            kept.append(char)
    return "".join(kept)


def _folded(text: str) -> str:
    rows = [" ".join(row.split()) for row in text.split("\n")]
    folded: list[str] = []
    for row in rows:
        if row or (folded and folded[-1]):
            folded.append(row)
    return "\n".join(folded).strip()


def length(text: str) -> int:
    """The number of characters as a reader counts them: extended grapheme clusters (Unicode Standard Annex 29).

    A letter with its marks is one, and so is a flag or a family. What would be endless, such as hand after hand glued
    together, counts one for every `POINTS_A_CHARACTER` code points, so that a limit on characters bounds the size too.
    """
    return sum(-(-len(character) // POINTS_A_CHARACTER) for character in _CHARACTER.findall(text))


def accept(raw: str, limit: int, *, lines: bool = True) -> str | Refused:
    """The cleaned text, or why not: `text_empty`, or `text_too_long` with its length and the limit.

    A text that is far too long is refused before it is normalised, so that its size costs nothing.
    """
    if len(raw) > 20 * limit + 1000:
        return Refused("text_too_long", {"limit": limit, "length": len(raw)})
    text = clean(raw, lines=lines)
    if not text or not any(_visible(char) for char in text):
        return Refused("text_empty")
    if length(text) > limit or len(text) > 12 * limit + 200:
        return Refused("text_too_long", {"limit": limit, "length": length(text)})
    return text


def _visible(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS"
