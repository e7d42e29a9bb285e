"""The end of a round at the desk: no second click closes or reveals, a close asks first and can be taken back.
And ideas that come in do not move under the pointer.
"""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, page_of

LANG = "nl"


def room(server: Server, browser: Browser, *kinds: str) -> tuple[Desk, list[Phone]]:
    """A desk with these rounds, and three people who are in."""
    desk = Desk(page_of(browser, DESK, LANG), LANG)
    phones = [Phone(page_of(browser, PHONE, LANG), LANG) for _ in range(3)]
    desk.begin(server)
    desk.make_session("Sluiten", "")
    for kind in kinds:
        desk.add_round(kind)
        if kind == "dots":
            options = desk.page.get_by_label(desk.t("desk.typed"))
            options.fill("Spreekuur\nBuurthuis")
            options.blur()
            desk.shows(desk.t("desk.save_saved"))
    desk.go("live")
    for phone in phones:
        phone.join_without_role(server, desk.code)
    return desk, phones


def leave(desk: Desk, phones: list[Phone]) -> None:
    assert [face.errors for face in (desk, *phones)] == [[]] * (1 + len(phones))
    for face in (desk, *phones):
        face.page.context.close()


def click_twice(desk: Desk, first: Locator, then: Locator) -> None:
    """The worst double click: the second one comes at the very moment that something else stands there."""
    expect(first).to_be_enabled()
    box = first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.page.mouse.click(x, y)
    expect(then).to_be_visible()
    desk.page.mouse.click(x, y)
    expect(then).to_be_enabled()  # by now a click would count


def test_a_second_click_neither_closes_nor_reveals(server: Server, browser: Browser) -> None:
    desk, phones = room(server, browser, "dots")
    close, back, asked = (
        desk.button("desk.close_round"),
        desk.button("desk.back"),
        desk.page.get_by_role("alertdialog"),
    )
    click_twice(desk, desk.button("desk.open_round"), close)
    expect(asked).to_have_count(0)
    expect(back).to_have_count(0)
    click_twice(desk, close, asked.get_by_role("button", name=desk.t("desk.close_round")))
    expect(back).to_have_count(0)
    expect(asked).to_be_visible()
    click_twice(desk, asked.get_by_role("button", name=desk.t("desk.close_round")), back)
    expect(back).to_be_visible()
    desk.is_accessible()
    back.click()
    expect(close).to_be_enabled()
    leave(desk, phones)


def test_a_round_that_was_looked_up_shows_no_other_round_when_it_opens(
    server: Server, browser: Browser
) -> None:
    """The result of the round before used to stand under the pointer for a moment."""
    desk, phones = room(server, browser, "dots", "mood")
    desk.open_round()
    desk.close_round()
    second = desk.page.locator(".rail li button").nth(1)
    second.click()
    click_twice(desk, desk.button("desk.open_round"), desk.button("desk.close_round"))
    expect(desk.button("desk.hide_result")).to_have_count(0)
    desk.page.locator(".rail li button").first.click()
    reveal = desk.button("desk.reveal")
    expect(reveal).to_be_enabled()
    assert reveal.get_attribute("data-kind") == "line"
    leave(desk, phones)


def test_a_close_asks_counts_down_and_is_taken_back_by_keyboard(server: Server, browser: Browser) -> None:
    desk, phones = room(server, browser, "dots")
    keyboard = desk.page.keyboard
    expect(desk.button("desk.open_round")).to_be_enabled()
    desk.button("desk.open_round").focus()
    keyboard.press("Enter")
    expect(desk.button("desk.close_round")).to_be_enabled()
    expect(desk.page.locator("#now")).to_be_focused()
    desk.button("desk.close_round").focus()
    keyboard.press("Enter")
    expect(desk.button("desk.keep_open")).to_be_focused()
    desk.shows(desk.t("desk.busy_some", total=3))
    desk.is_accessible()
    keyboard.press("Escape")
    expect(desk.page.get_by_role("alertdialog")).to_have_count(0)
    expect(desk.button("desk.close_round")).to_be_focused()
    keyboard.press("Enter")
    yes = desk.page.get_by_role("alertdialog").get_by_role("button", name=desk.t("desk.close_round"))
    expect(yes).to_be_enabled()
    yes.press("Enter")
    expect(desk.page.locator("#alert")).to_have_text(desk.t("desk.said_closing"))
    expect(desk.page.get_by_text(re.compile(r"sluit over \d+ s"))).to_be_visible()
    for phone in phones:
        expect(phone.page.get_by_role("button", name=phone.t("dots.more", option="Spreekuur"))).to_have_count(
            0
        )
    expect(desk.button("desk.back")).to_be_enabled()
    desk.button("desk.back").press("Enter")
    expect(desk.button("desk.close_round")).to_be_enabled()
    for phone in phones:
        expect(
            phone.page.get_by_role("button", name=phone.t("dots.more", option="Spreekuur"))
        ).to_be_visible()
    desk.close_and_show()
    leave(desk, phones)


def test_new_ideas_wait_while_somebody_aims_at_one(server: Server, browser: Browser) -> None:
    desk, phones = room(server, browser, "brainstorm")
    desk.open_round()
    phones[0].sends_idea("Het eerste idee")
    texts = desk.page.locator(".idea-list .idea-text")
    expect(texts).to_have_text(["Het eerste idee"])
    texts.first.hover()
    before = texts.first.bounding_box()
    phones[1].sends_idea("Het tweede idee")
    waiting = desk.button("brainstorm.waiting.one", n=1)
    expect(waiting).to_be_visible()
    expect(texts).to_have_text(["Het eerste idee"])
    assert texts.first.bounding_box() == before
    desk.is_accessible()
    waiting.click()
    expect(texts).to_have_text(["Het tweede idee", "Het eerste idee"])
    leave(desk, phones)
