"""Reads from a TrueType file which characters it can draw, and what its family is called. Called by `glyphs`.

Only the tables `cmap` and `name` are read. Formats and field names: OpenType specification 1.9.1, chapters
"cmap" (formats 4 and 12) and "name".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_FORMATS = {(3, 10), (0, 4), (0, 6), (3, 1), (0, 3)}  # (platform, encoding) of the Unicode subtables


@dataclass(frozen=True)
class Face:
    """One font file: its typographic family and the code points that have a glyph."""

    family: str
    points: frozenset[int]


def read(path: Path) -> Face:
    """The face in `path`. ValueError when it has no Unicode character map."""
    font = path.read_bytes()
    tables = _tables(font)
    points: set[int] = set()
    for start in _subtables(tables["cmap"]):
        points |= _mapped(tables["cmap"], start)
    if not points:
        raise ValueError(f"{path.name}: no Unicode character map")
    return Face(_family(tables["name"]), frozenset(points))


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        tables[tag.decode("latin-1")] = font[offset : offset + length]
    return tables


def _subtables(cmap: bytes) -> set[int]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    found = (struct.unpack_from(">HHI", cmap, 4 + 8 * index) for index in range(count))
    return {offset for platform, encoding, offset in found if (platform, encoding) in _FORMATS}


def _mapped(cmap: bytes, start: int) -> set[int]:
    (form,) = struct.unpack_from(">H", cmap, start)
    if form == 12:
        return _mapped_groups(cmap, start)
    return _mapped_segments(cmap, start) if form == 4 else set()


def _mapped_groups(cmap: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">I", cmap, start + 12)
    points: set[int] = set()
    for first, last, glyph in struct.iter_unpack(">III", cmap[start + 16 : start + 16 + 12 * count]):
        points.update(range(first + (glyph == 0), last + 1))
    return points


def _mapped_segments(cmap: bytes, start: int) -> set[int]:
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    firsts = struct.unpack_from(f">{count}H", cmap, start + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", cmap, start + 16 + 2 * twice)
    ranges_at = start + 16 + 3 * twice
    points: set[int] = set()
    for index, (first, last, delta) in enumerate(zip(firsts, ends, deltas, strict=True)):
        at = ranges_at + 2 * index
        (offset,) = struct.unpack_from(">H", cmap, at)
        for point in range(first, last + 1):
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", cmap, at + offset + 2 * (point - first))
            if point != 0xFFFF and (glyph + delta) & 0xFFFF and (glyph or not offset):
                points.add(point)
    return points


def _family(names: bytes) -> str:
    _, count, texts = struct.unpack_from(">HHH", names, 0)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", names, 6 + 12 * index)
        if platform == 3 and name in (1, 16):
            raw = names[texts + offset : texts + offset + length]
            found.setdefault(name, raw.decode("utf-16-be"))
    return found.get(16) or found[1]
