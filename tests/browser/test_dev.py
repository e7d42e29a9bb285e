"""`make dev` on a page: a changed style is there without a reload, and a changed module loads the page again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.faces import PHONE, page_of
from tests.live.workshop import Workshop, workshop


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with workshop(tmp_path_factory.mktemp("workshop")) as running:
        yield running


def test_a_page_follows_the_files_it_is_made_of(at_work: Workshop, browser: Browser) -> None:
    page = page_of(browser, PHONE, "nl")
    with page.expect_response("**/dev/marks"):
        page.goto(f"{at_work.server.origin}/?lang=nl")
    page.get_by_role("textbox").fill("ABC")
    at_work.change("static/css/base.css", r"\Z", "\nbody { outline: 7px solid rgb(1, 2, 3) }\n")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)")
    assert page.get_by_role("textbox").input_value() == "ABC"
    at_work.change("static/js/phone/join.js", r"\A", "document.documentElement.id = 'renewed';\n")
    expect(page.locator("html#renewed")).to_have_count(1)
    page.context.close()
