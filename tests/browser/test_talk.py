"""A talk held at two desks, with a phone and the wall: what is written is never lost, and a number is called by key."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, page_of

AGENDA = """title = "Praten"
language = "nl"
[[rounds]]
kind = "talk"
prompt = "Hoe verder?"
source = { texts = ["Meer tijd", "Minder regels"] }
"""
MAKE = """async (text) => {
  const body = JSON.stringify({ title: "Praten", language: "nl", text });
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  const answer = await fetch("/api/desk/sessions", asked);
  return (await answer.json()).code;
}"""


def test_a_talk_is_led_by_keys_and_two_desks_lose_nothing(server: Server, browser: Browser) -> None:
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.code = desk.page.evaluate(MAKE, AGENDA)
    desk.page.goto(f"{server.origin}/desk/{desk.code}#live")
    desk.open_round()
    wall, phone = desk.wall(server), Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.join_without_role(server, desk.code)
    desk.press("talk.first_thing")
    expect(wall.page.locator(".the-thing")).to_contain_text("Meer tijd")
    speak(desk, phone)
    write_at_once(desk, Desk(desk.window(DESK), "nl"), server)
    for face in (desk, wall, phone):
        face.is_accessible()
    desk.page.get_by_role("heading", name="Meer tijd").focus()
    desk.page.keyboard.press("n")
    expect(wall.page.locator(".the-thing")).to_contain_text("Minder regels")
    phone.shows(phone.t("talk.speak"))
    assert [face.errors for face in (desk, wall, phone)] == [[]] * 3
    for face in (desk, wall, phone):
        face.page.context.close()


def speak(desk: Desk, phone: Phone) -> None:
    """The phone gets a number and a light, and hears that it is up."""
    phone.press("talk.speak")
    phone.shows(phone.t("talk.your_number", number=1))
    desk.press("talk.lights_ask")
    phone.press("talk.unsure")
    expect(phone.button("talk.unsure")).to_have_attribute("aria-pressed", "true")
    desk.page.get_by_role("heading", name="Meer tijd").focus()
    desk.page.keyboard.press("s")
    phone.shows(phone.t("talk.you_are_up"))


def write_at_once(desk: Desk, other: Desk, server: Server) -> None:
    """What the second desk typed meanwhile stays, and is put under the words of the first."""
    other.page.goto(f"{server.origin}/desk/{desk.code}#live")
    mine, theirs = (each.page.locator("[data-part=conclusion] textarea").first for each in (desk, other))
    theirs.wait_for()
    theirs.fill("x" * 4001)  # begun, and too long to be sent
    mine.fill("Van de ander")
    expect(desk.page.locator("[data-part=conclusion] [data-state=saved]").first).to_be_visible()
    theirs.fill("Van de een")
    other.button("common.clash_both").click()
    expect(mine).to_have_value("Van de ander\nVan de een")
    other.page.context.close()
