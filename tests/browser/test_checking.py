"""Check first, with a desk, a phone and the wall: one key lets an idea through, turning it off asks first; then one
idea stands large on the wall."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, page_of

AGENDA = """title = "Wijk"
language = "nl"
[[rounds]]
kind = "brainstorm"
prompt = "Wat helpt?"
settings = { check_first = true }
"""
MAKE = """async (text) => {
  const body = JSON.stringify({ title: "Wijk", language: "nl", text });
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  const answer = await fetch("/api/desk/sessions", asked);
  return (await answer.json()).code;
}"""


def test_ideas_are_let_through_by_key_and_together(server: Server, browser: Browser) -> None:
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.code = desk.page.evaluate(MAKE, AGENDA)
    desk.page.goto(f"{server.origin}/desk/{desk.code}#live")
    desk.open_round()
    wall, phone = desk.wall(server), Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.join_without_role(server, desk.code)
    for text in ("Meer bankjes", "Jan is dom", "Samen koken"):
        phone.sends_idea(text)
    buttons, ideas = desk.page.locator("[data-let]"), wall.page.locator(".calm li:not(:empty)")
    expect(buttons).to_have_count(3)
    expect(phone.page.get_by_text(phone.t("common.check.waits_mine"))).to_have_count(3)
    expect(ideas).to_have_count(0)
    buttons.first.focus()
    desk.page.keyboard.press("l")
    expect(ideas).to_have_text(["Samen koken"])
    phone.shows(phone.t("common.check.passed_mine"))
    expect(buttons.first).to_be_focused()
    for face in (desk, phone):
        face.is_accessible()
    desk.page.get_by_role("switch", name=desk.t("common.check.name")).click()
    desk.press("common.check.off")
    expect(ideas).to_have_count(3)
    expect(phone.page.get_by_text(phone.t("common.check.waits_mine"))).to_have_count(0)
    rows = desk.page.locator("[data-spot]")
    expect(rows).to_have_count(3)
    rows.first.focus()
    desk.page.keyboard.press("u")
    large = wall.page.locator(".projector-lit h1")
    expect(large).to_have_text("Samen koken")
    expect(large).to_be_visible()
    expect(rows.first).to_have_attribute("aria-pressed", "true")
    wall.is_accessible()
    desk.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    assert [face.errors for face in (desk, wall, phone)] == [[]] * 3
    for face in (desk, wall, phone):
        face.page.context.close()
