"""What each page of the front end is made of: its first module, its styles, and what may come a moment later.

How it gets to the browser is told in `joined.py` (an ordinary server) and `dev_files.py` (plain files).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Face:
    """`sheets` and `later_sheets` are names in css/, in the order of the cascade; `later`: the modules, as patterns,
    that are loaded when the first screen stands; `inline`: whether the first screen comes with the page itself.
    """

    entry: str = ""
    sheets: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    later_sheets: tuple[str, ...] = ()
    classic: tuple[str, ...] = ("js/theme.js", "js/late.js")
    words: str = ""
    """Which part of the words the page asks for; empty for all of them."""
    later_words: str = ""
    inline: bool = False


FACES = {
    "phone": Face(
        entry="js/phone/main.js",
        sheets=("tokens", "phone-fonts", "base", "controls", "phone"),
        later=("js/phone/room.js", "js/rounds/*/phone.js"),
        later_sheets=("ballot", "results", "ideas", "kinds"),
        words="join",
        later_words="room",
        inline=True,
    ),
    "phone_preview": Face(
        entry="js/phone/preview/main.js",
        sheets=("tokens", "base", "controls", "phone", "ballot", "results", "ideas", "kinds"),
        later=("js/rounds/*/phone.js",),
        words="preview",
        later_words="preview",
    ),
    "projector": Face(
        entry="js/projector/main.js",
        sheets=("tokens", "base", "controls", "projector", "lobby", "results", "tables", "wall", "rows", "statements",
                "decisions", "ideas", "kinds"),
        later=("js/rounds/*/wall.js",),
        classic=("js/projector/theme.js", "js/late.js"),
        words="wall",
        later_words="wall",
    ),
    "desk": Face(
        entry="js/desk/main.js",
        sheets=("tokens", "base", "controls", "phone", "desk", "desk-home", "desk-agenda", "desk-live", "desk-record",
                "desk-narrow", "ballot", "results", "tables", "desk-vote", "ideas", "kinds"),
        later=("js/rounds/*/desk.js", "js/rounds/*/phone.js"),  # a ballot on paper is entered as a phone does it
    ),
    "remote": Face(
        entry="js/desk/remote/main.js",
        sheets=("tokens", "base", "controls", "phone", "desk", "desk-live", "desk-vote", "remote"),
        words="remote",
    ),
    "check": Face(
        entry="js/check/main.js",
        sheets=("tokens", "base", "controls", "phone", "check"),
        classic=("js/theme.js",),
        words="check",
    ),
    "lost": Face(sheets=("tokens", "base", "controls", "phone"), classic=("js/theme.js",)),
    "sheet": Face(sheets=("tokens", "base", "controls", "sheet"), classic=()),
}  # fmt: skip


def found(root: Path, patterns: tuple[str, ...]) -> list[str]:
    """The files that fit, as paths under `root`."""
    return [path.relative_to(root).as_posix() for one in patterns for path in sorted(root.glob(one))]
