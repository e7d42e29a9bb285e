"""What every test shares: how Hypothesis searches, and where Chromium is.

STRICT=1 is how a change is checked before it is accepted: what cannot run there is a failure, not a skip.
HYPOTHESIS_PROFILE=soak searches longer (`make soak`).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

STRICT = os.environ.get("STRICT") == "1"
# The shell without a window first: with it a page takes a third of the processor time.
CHROMIUM_NAMES = (
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
)  # fmt: skip

# The same examples on every machine: a red test stays red until it is repaired.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=5000, database=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


# Where files of tests run side by side, those that take longest begin first: then nothing long is left for the end.
LONGEST_FIRST = ("browser/test_english", "browser/", "rehearse/test_rehearsal", "record/", "attack/", "web/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    name = item.nodeid.removeprefix("tests/")
    return next((at for at, start in enumerate(LONGEST_FIRST) if name.startswith(start)), len(LONGEST_FIRST))


def find_chromium(environ: dict[str, str]) -> str | None:
    """The browser of CHROMIUM, else the first one on the path."""
    named = environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    paths = (shutil.which(name, path=environ.get("PATH")) for name in CHROMIUM_NAMES)
    return next((path for path in paths if path), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to give to Playwright as `executable_path`."""
    path = find_chromium(dict(os.environ))
    if path is None:
        sentence = "Chromium was not found: install it or point CHROMIUM to it"
        if STRICT:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path
