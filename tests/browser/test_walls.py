"""A sample of what `make look` looks at: walls with long texts, on wide and narrow screens, have every word of them.

And a result that comes while people look is uncovered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from session.rehearse.server import Server
from tests.browser.look import walls

SAMPLE = (
    "choose --options 7 --characters 120 --again 0 --language nl --screens 4:3",
    "estimate-range --options 11 --characters 16 --again 0 --language nl --screens 16:9 --phase released",
    "rate-ten --options 3 --characters 120 --again 0 --language nl --screens 16:9,4:3 --phase released",
    "rate-below --options 3 --characters 120 --again 1 --language nl --screens 4:3 --phase released",
    "criteria-four --options 3 --characters 300 --again 1 --language nl --screens 4:3 --phase released",
    "statements --options 1 --characters 300 --again 1 --language en --screens 16:9 --phase released",
    "brainstorm --options 12 --characters 60 --again 0 --language nl --screens 21:9",
)


@pytest.fixture(scope="module")
def drawer(browser: Browser, server: Server) -> walls.Drawer:
    return walls.Drawer(browser, server)


@pytest.mark.parametrize("asked", SAMPLE, ids=lambda asked: asked.split()[0])
def test_every_word_of_a_wall_can_be_read(drawer: walls.Drawer, asked: str) -> None:
    given = walls.asked([*asked.split(), "--roles", "1", "--themes", "light"])
    looked = list(walls.sweep(drawer, given))
    assert looked
    assert [str(found) for _, all_found in looked for found in all_found] == []


def test_what_does_not_fit_is_on_pages_that_a_key_turns(drawer: walls.Drawer) -> None:
    asked = "choose --options 30 --characters 120 --roles 0 --again 0 --language en --phase released"
    given = walls.asked(asked.split())
    (case,) = walls.cases(given)
    drawer.page.set_viewport_size({"width": 1920, "height": 1080})
    seen: list[str] = []
    for view in walls.drawn(case, given.phase).values():
        drawer.draw(view, "en")
        for _ in drawer.pages():
            seen += drawer.page.locator(".rows-wall:not(.probe *) .row-words").all_inner_texts()
    assert len(seen) == len(set(seen)) == 30


MOVES = "() => document.getAnimations().map(({ animationName }) => animationName)"


def test_a_result_is_uncovered_once_and_at_once_for_who_wants_no_motion(drawer: walls.Drawer) -> None:
    asked = "dots --options 3 --characters 16 --roles 0 --again 0 --language nl"
    (case, *_) = walls.cases(walls.asked(asked.split()))
    seen = walls.drawn(case, walls.PHASES)
    strips = drawer.page.locator(".sealed-rows .strip")
    drawer.draw(seen["closed"], "nl")
    assert strips.count() == case.options
    drawn = drawer.page.inner_text("main")
    assert not any(option["text"] in drawn for option in seen["closed"]["round"]["options"])
    drawer.draw(seen["released"], "nl")
    assert drawer.page.evaluate(MOVES) == []
    drawer.page.emulate_media(reduced_motion="no-preference")
    try:
        drawer.draw(seen["closed"], "nl")
        drawer.draw(seen["released"], "nl")
        assert drawer.page.evaluate(MOVES).count("strip") == case.options
    finally:
        drawer.page.emulate_media(reduced_motion="reduce")
