"""A facilitator walks through the room: what the desk has in the hand."""

from __future__ import annotations

from playwright.sync_api import Browser, ViewportSize, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Face, page_of

STEPS = ("agenda", "settings", "code", "projector", "tabs")  # of the tour
SMALL = """[...document.querySelectorAll("button, a, input")].filter((each) => each.checkVisibility())
  .map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length"""

HALF: ViewportSize = {"width": 195, "height": 422}  # what letters of 200 % leave of a phone
PAST_THE_SIDE = """[...document.querySelectorAll("button, a, p, h1, span")].filter((each) => each.checkVisibility())
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.textContent.trim())"""


def test_a_scanned_phone_leads_a_round_beside_the_desk(server: Server, browser: Browser) -> None:
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.make_session("In de zaal", "decision")
    desk.press("desk.tour_start")
    for _ in STEPS[1:]:
        desk.press("desk.tour_next")
    desk.is_accessible()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    desk.page.reload()
    desk.press("desk.help")
    expect(
        desk.page.get_by_role("dialog").get_by_role("button", name=desk.t("desk.tour_start"))
    ).to_be_visible()
    expect(desk.button("desk.tour_start")).to_have_count(1)  # and not offered any more
    desk.page.keyboard.press("Escape")

    desk.press("desk.peek")
    seen = desk.page.frame_locator(f"iframe[title='{desk.t('desk.peek_frame')}']")
    seen.get_by_role("textbox").fill("Een idee dat nergens heen gaat")
    seen.get_by_role("button", name=desk.t("brainstorm.send")).click()
    expect(seen.get_by_role("textbox")).to_have_value("")
    desk.is_accessible()
    desk.page.get_by_role("button", name=desk.t("common.close"), exact=True).click()
    expect(desk.button("desk.peek")).to_be_focused()

    desk.press("desk.more")
    with desk.page.expect_response("**/remote") as asked:
        desk.page.get_by_role("menuitem", name=desk.t("desk.remote")).click()
    expect(desk.page.get_by_role("img", name=desk.t("desk.remote_qr"))).to_be_visible()

    remote = Face(page_of(browser, PHONE, "nl"), "nl")
    remote.page.goto(f"{server.origin}/enter#{asked.value.json()['link'].partition('#')[2]}")
    remote.page.wait_for_url("**/remote/*")
    desk.shows(desk.t("desk.remote_came"))
    desk.page.keyboard.press("Escape")
    desk.go("live")
    expect(desk.page.get_by_text(desk.t("desk.remotes"))).to_be_visible()

    remote.press("desk.open_room")
    remote.press("desk.open_round")
    expect(desk.button("desk.close_round")).to_be_visible()
    remote.press("desk.plus_minute")
    remote.press("desk.show_black")
    expect(desk.button("desk.show_black")).to_have_attribute("aria-pressed", "true")
    remote.press("desk.show_black")
    expect(desk.page.get_by_role("button", name=desk.t("desk.show_round"), exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    remote.press("desk.close_round")
    remote.press("desk.back")
    expect(desk.button("desk.close_round")).to_be_visible()
    remote.is_accessible()
    assert remote.page.evaluate(SMALL) == 0
    remote.page.set_viewport_size(HALF)
    remote.press("desk.more")
    assert remote.page.evaluate(PAST_THE_SIDE) == []
    remote.page.keyboard.press("Escape")
    remote.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

    desk.page.get_by_role("switch", name=desk.t("desk.roam")).check(force=True)
    remote.press("desk.more")
    remote.page.get_by_role("menuitem", name=remote.t("desk.call")).click()
    remote.shows(remote.t("desk.did_call"))
    remote.press("desk.more")
    remote.page.get_by_role("menuitem", name=remote.t("desk.remote_leave")).click()
    remote.page.wait_for_url("**/enter")
    assert desk.errors == remote.errors == []
    for face in (desk, remote):
        face.page.context.close()
