"""What every test shares: how Hypothesis searches, and where Chromium is.

STRICT=1 is how a change is checked before it is accepted: what cannot run there is a failure, not a skip.
HYPOTHESIS_PROFILE=soak searches longer (`make soak`).
"""

from __future__ import annotations

import os

import hypothesis
import pytest

from session.rehearse.server import Server
from session.store import migrate
from tests import new_database
from tests.browser.chromium import find_chromium
from tests.forked import forked

Server.launch = staticmethod(forked)
migrate.upgrade = new_database.upgrade

STRICT = os.environ.get("STRICT") == "1"
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "house")
SOAK = PROFILE == "soak"
# The same examples on every machine: a red test stays red until it is repaired.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=5000, database=None)
hypothesis.settings.load_profile(PROFILE)


# Files of tests run side by side. Those that wait for browsers and servers leave their core idle, so between them go
# files that count all the time: as many to each, the longest of both first.
WAITING = (
    "browser/test_english", "browser/test_session", "browser/test_kept", "browser/", "rehearse/", "attack/test_close",
    "attack/test_kill", "web/", "examples/",
)  # fmt: skip
COUNTING = (
    "golden/", "attack/small_groups/", "record/", "attack/", "recount/", "rounds/test_every_kind", "live/",
    "test_schema", "tally/", "core/", "store/",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0].removeprefix("tests/"), []).append(item)
    waiting = sorted(
        (name for name in files if name.startswith(WAITING)), key=lambda name: _turn(name, WAITING)
    )
    counting = sorted(files.keys() - set(waiting), key=lambda name: (_turn(name, COUNTING), name))
    shares = max(1, len(waiting))
    order = [name for at in range(shares) for name in (*waiting[at : at + 1], *counting[at::shares])]
    items[:] = [item for name in order for item in files[name]]


def _turn(name: str, first: tuple[str, ...]) -> int:
    return next((at for at, start in enumerate(first) if name.startswith(start)), len(first))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to give to Playwright as `executable_path`."""
    path = find_chromium()
    if path is None:
        sentence = "Chromium was not found: install it or point CHROMIUM to it"
        if STRICT:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path
