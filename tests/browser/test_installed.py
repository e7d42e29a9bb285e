"""A phone without a network opens with what it saw last; one that is handed on shows nothing of who had it before."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import PHONE, Phone, page_of
from tests.browser.table import Table

TEXT = "Meer bankjes in het park"


def test_a_phone_opens_offline_finds_its_own_at_the_end_and_leaves_nothing(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser, title="Zorg dichtbij")
    gathered = str(table.does("round.add", kind="brainstorm", prompt="Wat kan beter?")["round"])
    table.does("round.open", gathered)
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.join_without_role(server, table.desk.code)
    phone.types(TEXT)
    phone.press("brainstorm.send")
    page = phone.page
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    seen = f"() => (localStorage['vk.view.{table.desk.code}'] ?? '').includes('{TEXT}')"
    page.wait_for_function(seen)

    page.context.set_offline(True)
    page.reload()
    phone.shows("Wat kan beter?")
    phone.shows(TEXT)
    phone.shows(phone.t("common.connection.lost"))
    phone.is_accessible()
    page.context.set_offline(False)
    expect(page.get_by_text(phone.t("common.connection.lost"))).to_have_count(0)

    table.does("round.close", gathered)
    table.does("session.close")
    phone.press("phone.trail")
    phone.shows(phone.t("phone.trail_stayed"))
    phone.is_accessible()

    phone.press("phone.reading")
    phone.is_accessible()
    phone.press("phone.leave")
    phone.press("phone.leave_now")
    expect(page.locator("#code")).to_be_visible()
    left = page.evaluate("() => Object.keys(localStorage).concat(Object.values(localStorage)).join()")
    assert table.desk.code not in left
    assert TEXT not in left
    kept = """async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    }"""
    assert not [path for path in page.evaluate(kept) if path.startswith(("/api/", "/join/", "/record/"))]
    assert phone.errors == []
    page.context.close()
    table.desk.page.context.close()


def test_a_phone_from_which_the_room_is_held_back_says_so_and_goes_on_when_it_comes(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser, title="Zorg dichtbij")
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.page.route("**/later.joined.js*", lambda route: route.abort())
    phone.page.goto(f"{server.origin}/join/{table.desk.code}")
    expect(phone.page.get_by_text(phone.t("common.late"))).to_be_visible(timeout=15_000)
    phone.page.unroute("**/later.joined.js*")
    expect(phone.page.get_by_text(phone.t("phone.lobby"))).to_be_visible(timeout=15_000)
    phone.page.context.close()
    table.desk.page.context.close()
