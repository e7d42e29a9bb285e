"""Which characters a font file can draw, and what its family is called. fontTools reads the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Face:
    """One font file: its typographic family and the code points that have a glyph."""

    family: str
    points: frozenset[int]


def read(path: Path) -> Face:
    """The face in `path`. ValueError when it has no Unicode character map or no family name."""
    from fontTools.ttLib import TTFont, TTLibError  # 10 MB of memory that only who makes a PDF needs

    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            points, family = font.getBestCmap(), font["name"].getBestFamilyName()
    except TTLibError as error:
        raise ValueError(f"{path.name}: {error}") from None
    if not points or not family:
        raise ValueError(f"{path.name}: no Unicode character map, or no family name")
    return Face(family, frozenset(points))
