"""A real server and a real browser: the fixtures of the browser tests."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from session.rehearse.server import Server

# Code is compiled once and not again when it turns out to be used much: a page of a test does not live that long.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
# What is expected may take as long as what is done (`faces.Face`): a command whose answer got lost is sent again after
# almost five seconds.
expect.set_options(timeout=15_000)
HERE = Path(__file__).parent
running: list[Browser] = []


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """For one module: while it is there its event loop runs in this thread, and other tests need their own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        running.append(chromium)
        yield chromium
        running.remove(chromium)
        chromium.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(home=tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that failed tells what stood on every page: what was expected is not always where the cause is."""
    report = yield
    if report.when == "call" and report.failed and item.path.is_relative_to(HERE):
        pages = [page for browser in running for context in browser.contexts for page in context.pages]
        report.sections += [(f"page {page.url}", _seen(page)) for page in pages]
    return report


def _seen(page: Page) -> str:
    """The page as a screen reader has it, and what has the focus."""
    try:
        focus = page.evaluate("document.activeElement?.outerHTML.slice(0, 300)")
        return f"focus: {focus}\n{page.locator('body').aria_snapshot(timeout=2_000)}"
    except Error as error:
        return str(error)
