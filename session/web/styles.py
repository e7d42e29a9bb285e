"""The stylesheets of the round kinds as one, `static/js/rounds/<kind>/style.css`, and the sheets of a page as one.

A page asks for one sheet however many kinds there are. Each sheet of a kind keeps to the rounds of its own kind, so
their order does not matter; a test checks that.
"""

from __future__ import annotations

import re
from pathlib import Path

ADDRESS = "css/kinds.css"
"""Where the pages find the kinds, under the root of the files of the front end. No such file is on the disk."""
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_BESIDE = re.compile(r"url\(\.\./")


def of_kinds(root: Path) -> bytes:
    """The sheets of all kinds that have one, under the files of the front end in `root`."""
    return b"".join(path.read_bytes() for path in sorted(root.glob("js/rounds/*/style.css")))


def joined(root: Path, names: tuple[str, ...], base: str) -> str:
    """The sheets of these names in this order, without comments and indents; `base`: where the tree is served."""
    sheets = [_sheet(root, name) for name in names]
    text = _BESIDE.sub(f"url({base}", _COMMENTS.sub("", "\n".join(sheets)))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)


def _sheet(root: Path, name: str) -> str:
    if f"css/{name}.css" == ADDRESS:
        return of_kinds(root).decode()
    return (root / "css" / f"{name}.css").read_text(encoding="utf-8")
