"""Which Chromium the tests, the pictures and the benches use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

# The shell without a window first: with it a page takes a third of the processor time.
NAMES = (
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
)  # fmt: skip


def find_chromium(environ: Mapping[str, str] = os.environ) -> str | None:
    """The browser of CHROMIUM, else the first one on the path."""
    named = environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    paths = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    return next((path for path in paths if path), None)
