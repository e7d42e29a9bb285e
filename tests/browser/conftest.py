"""A real server and a real browser: the fixtures of the browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from session.rehearse.server import Server

# Code is compiled once and not again when it turns out to be used much: a page of a test does not live that long.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
# What is expected may take as long as what is done (`faces.Face`): a command whose answer got lost is sent again after
# almost five seconds.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """For one module: while it is there its event loop runs in this thread, and other tests need their own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(home=tmp_path_factory.mktemp("server")) as running:
        yield running
