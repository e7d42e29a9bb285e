"""What is typed at a desk is not lost: not by a reload, not by a colleague, and what was done can be taken back."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, Desk, page_of


def test_two_desks_lose_nothing_of_what_they_type(server: Server, browser: Browser) -> None:
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.make_session("Twee bureaus", "decision")
    question = desk.page.get_by_label(desk.t("desk.prompt"), exact=True)
    first = question.input_value()

    question.fill("Half getypt")
    desk.page.reload()  # before it was saved
    expect(question).to_have_value("Half getypt")
    desk.shows(desk.t("desk.save_typing"))

    other = Desk(desk.window(DESK), "nl")
    other.page.goto(desk.page.url)
    theirs = other.page.get_by_label(desk.t("desk.prompt"), exact=True)
    theirs.click()
    desk.shows(desk.t("desk.colleague_here"))
    theirs.fill("Van de collega")
    theirs.blur()
    desk.shows(desk.t("desk.clash"))
    expect(question).to_have_value("Half getypt")
    expect(theirs).to_have_value("Van de collega")
    desk.is_accessible()
    desk.press("desk.clash_keep")
    expect(theirs).to_have_value("Half getypt")

    desk.page.get_by_role("heading", level=1, name=desk.t("desk.agenda")).click()
    desk.page.keyboard.press("Control+z")
    expect(question).to_have_value("Van de collega")
    other.page.get_by_role("heading", level=1, name=desk.t("desk.agenda")).click()
    other.page.keyboard.press("Control+z")
    expect(question).to_have_value(first)
    assert desk.errors == other.errors == []
    for face in (desk, other):
        face.page.context.close()
