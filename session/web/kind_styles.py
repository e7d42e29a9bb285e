"""The stylesheets of the round kinds as one: `static/js/rounds/<kind>/style.css`, found and joined.

A page asks for one sheet however many kinds there are. Each sheet keeps to the rounds of its own kind, so the order
does not matter; a test checks that.
"""

from __future__ import annotations

from pathlib import Path

ADDRESS = "css/kinds.css"
"""Where the pages find it, under the root of the files of the front end. No such file is on the disk."""


def joined(root: Path) -> bytes:
    """The sheets of all kinds that have one, under the files of the front end in `root`."""
    return b"".join(path.read_bytes() for path in sorted(root.glob("js/rounds/*/style.css")))
