"""Makes any text printable with the shipped fonts, and says when it had to change something.

PDF/UA and PDF/A refuse a file with a missing glyph, so one odd character would cost a session its record.
The exact text is always in the JSON that the PDF carries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from session.record import fontfile

FONTS = Path(__file__).parents[2] / "static" / "fonts" / "print"
EXTRA = FONTS / "extra"  # what `make fonts` fetched: scripts whose fonts are too large to ship
BOX = "\u25a1"  # white square: "there was a character here"
RTL, END = "\u2067", "\u2069"  # around a line that runs from right to left: nothing but directions
BREAK = "\u200b"  # zero width space: a place where a line may end
LONGEST_RUN = 28  # characters without a space before places to break are added
BREAK_EVERY = 14
MARKS_A_BASE = 4

# What almost every text is: letters and marks that every family has (a test looks), and no word that needs a break.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac\n]*")
_LONG = re.compile(rf"\S{{{BREAK_EVERY}}}")

_JOINER = "\u200d"
_NOTHING = "\uffff"  # a code point no font may use: it always becomes □
_IGNORABLE = {0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080)}


# The first word of the Unicode name of a character -> the script, as the words "record.script.<it>" call it.
SCRIPTS = {
    "CJK": "chinese", "HIRAGANA": "japanese", "KATAKANA": "japanese", "HANGUL": "korean", "THAI": "thai",
    "GEORGIAN": "georgian", "ETHIOPIC": "ethiopic", "ARMENIAN": "armenian", "BENGALI": "bengali", "TAMIL": "tamil",
    "TELUGU": "telugu", "GUJARATI": "gujarati", "GURMUKHI": "punjabi", "KANNADA": "kannada", "MALAYALAM": "malayalam",
    "SINHALA": "sinhala", "KHMER": "khmer", "LAO": "lao", "MYANMAR": "burmese", "TIBETAN": "tibetan",
    "MONGOLIAN": "mongolian", "SYRIAC": "syriac", "TIFINAGH": "tifinagh",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A printable text, and whether anything visible of the original was replaced."""

    text: str
    changed: bool


@lru_cache(maxsize=1)
def families() -> tuple[fontfile.Face, ...]:
    """The families in the print folder, each with what all its weights can draw."""
    faces: dict[str, frozenset[int]] = {}
    for path in (*sorted(FONTS.glob("*.ttf")), *sorted(EXTRA.glob("*.ttf"))):
        face = fontfile.read(path)
        faces[face.family] = faces.get(face.family, face.points) & face.points
    return tuple(fontfile.Face(family, points) for family, points in faces.items())


def _boxes(script: str, number: int) -> str:
    return BOX * number


def printable(text: str, missing: Callable[[str, int], str] = _boxes) -> Shown:
    """`text` with only what the fonts can draw: controls and overrides go. Of what they cannot, so many characters of
    one script become what `missing` says of it, and of no script we know a name of □ each.
    """
    if _PLAIN.fullmatch(text) and not _LONG.search(text):
        return Shown(text, False)
    parts: list[str] = []
    run = 0
    changed = False
    for cluster, shown in _told(_clusters(_visible(text)), missing):
        changed |= shown != cluster
        run = 0 if cluster.isspace() or _joins(cluster) else run + 1
        parts.append(shown)
        if run and run % BREAK_EVERY == 0:
            parts.append(BREAK)
    lines = _only_in_long_runs("".join(parts)).split("\n")
    return Shown("\n".join(RTL + line + END if _is_turned(line) else line for line in lines), changed)


def _is_turned(line: str) -> bool:
    """Whether the first letter is of a script that runs from right to left; its marks then stand at its own end."""
    strong = (unicodedata.bidirectional(char) for char in line)
    return next((sort for sort in strong if sort in ("L", "R", "AL")), "L") != "L"


def everything(tree: Any, shown: Callable[[str], Shown]) -> tuple[Any, bool]:
    """`tree` with every text through `shown`, and whether any text was changed."""
    if isinstance(tree, str):
        made = shown(tree)
        return made.text, made.changed
    if isinstance(tree, dict):
        pairs = {key: everything(value, shown) for key, value in tree.items()}
        changed = any(was_changed for _, was_changed in pairs.values())
        return {key: value for key, (value, _) in pairs.items()}, changed
    if isinstance(tree, list | tuple):
        items = [everything(value, shown) for value in tree]
        return [value for value, _ in items], any(changed for _, changed in items)
    return tree, False


def _told(clusters: Iterator[str], missing: Callable[[str, int], str]) -> Iterator[tuple[str, str]]:
    """Each cluster with what is shown of it; a run that cannot be drawn is one cluster when its script has a name."""
    held = ""
    number = 0
    for cluster in clusters:
        shown = _drawn(cluster)
        if shown == BOX and cluster != BOX and (held or script_of(cluster)):
            held, number = held + cluster, number + 1
            continue
        if held:
            yield held, missing(script_of(held) or "", number)
        held, number = "", 0
        yield cluster, shown
    if held:
        yield held, missing(script_of(held) or "", number)


def script_of(text: str) -> str | None:
    """The script of the first character whose name tells one of `SCRIPTS`."""
    names = (SCRIPTS.get(unicodedata.name(char, "").split(" ")[0]) for char in text)
    return next((name for name in names if name), None)


def reduced(text: str) -> str:
    """`text` in Latin-1 and □ alone: the last resort when a page could not be made."""
    return "".join(
        char if char == "\n" or " " <= char <= "~" or "\xa1" <= char <= "\xff" else BOX for char in text
    )


def _visible(text: str) -> str:
    kept = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        category = unicodedata.category(char)
        if char == "\n" or ord(char) in _IGNORABLE or not category.startswith(("C", "Z")):
            kept.append(char)
        elif category.startswith("Z") or char == "\t":
            kept.append("\xa0" if char == "\xa0" else " ")
        elif category in ("Cn", "Co", "Cs"):
            kept.append(_NOTHING)
    return "".join(kept)


def _clusters(text: str) -> Iterator[str]:
    """What a reader takes for one character: a base with its marks, or emoji glued by a joiner."""
    cluster = ""
    marks = 0
    for char in text:
        extends = unicodedata.category(char).startswith("M") or ord(char) in _IGNORABLE
        if cluster and (extends or 0x1F3FB <= ord(char) <= 0x1F3FF or cluster.endswith(_JOINER)):
            marks = marks + 1 if unicodedata.category(char).startswith("M") else marks
            cluster += char if marks <= MARKS_A_BASE else ""
            continue
        if cluster:
            yield cluster
        cluster, marks = char, 0
    if cluster:
        yield cluster


@lru_cache(maxsize=20_000)
def _drawn(cluster: str) -> str:
    if cluster.isspace():
        return cluster
    if ord(cluster[0]) in _IGNORABLE:
        return ""
    if _one_family_has(cluster):
        return cluster
    for simpler in (unicodedata.normalize("NFKD", cluster), cluster[0]):
        kept = "".join(char for char in simpler if not unicodedata.category(char).startswith("M"))
        if kept and _one_family_has(kept):
            return kept
    return BOX


def _one_family_has(cluster: str) -> bool:
    needed = {ord(char) for char in cluster} - _IGNORABLE
    return any(needed <= face.points for face in families())


def _joins(cluster: str) -> bool:
    """Arabic letters connect: a break between them would change their form."""
    return unicodedata.bidirectional(cluster[0]) == "AL"


def _only_in_long_runs(text: str) -> str:
    words = text.split(" ")
    return " ".join(word if len(word) > LONGEST_RUN else word.replace(BREAK, "") for word in words)
