"""The columns of the matrix: on what screen, in which colours and with how large letters a view is looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`letters`: what the browser takes for an ordinary letter, in px. `whole`: the picture is as high as the page;
    otherwise it is what somebody sees without scrolling."""

    name: str
    width: int
    height: int
    dark: bool = False
    letters: int = 16
    whole: bool = True

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


LARGE = 32
"""Letters of 200 %."""
COLUMNS: dict[str, tuple[Column, ...]] = {
    "phone": (
        Column("light", 390, 844),
        Column("dark", 390, 844, dark=True),
        Column("narrow", 320, 568),
        Column("side", 844, 390, whole=False),
        Column("large", 390, 844, letters=LARGE),
    ),
    "desk": (
        Column("light", 1440, 900),
        Column("dark", 1440, 900, dark=True),
        Column("small", 1024, 768, whole=False),
        Column("narrow", 320, 568),
        Column("side", 844, 390, whole=False),
        Column("zoom", 720, 450, whole=False),
        Column("large", 1440, 900, letters=LARGE),
    ),
    "wall": (
        Column("light", 1920, 1080, whole=False),
        Column("dark", 1920, 1080, dark=True, whole=False),
        Column("small", 1024, 768, whole=False),
    ),
}
"""Of every face, the first is the one it is made for. `zoom`: a desk of 1440 by 900 at 200 %."""
NAMES = tuple(dict.fromkeys(column.name for columns in COLUMNS.values() for column in columns))


def of(face: str, wanted: tuple[str, ...], letters: int) -> list[Column]:
    """The columns of a face that were asked for, in a browser with letters of this size."""
    return [column for column in COLUMNS[face] if column.name in wanted and column.letters == letters]
