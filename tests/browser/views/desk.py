"""The views of the desk around its rounds: the door, the sessions and the agenda. What is live is in `live.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from tests.browser.faces import Desk, Face
from tests.browser.views.camera import View
from tests.browser.views.room import Room

PASTED = {
    "nl": "Samen verder\nRollen: burger, professional\nBrainstorm: Wat houdt ons tegen? 10 min\nPauze\n"
    "Stellingen: Eens? 2 min\n- Wij beginnen morgen.\n",
    "en": "Onwards together\nRoles: citizen, professional\nBrainstorm: What holds us back? 10 min\nBreak\n"
    "Statements: Agree? 2 min\n- We begin tomorrow.\n",
}
WRONG = 'title = "T"\n[[rounds]]\nkind = "poem"\n'


def view(name: str, face: Face) -> View:
    return View(f"desk-{name}", "desk", face.page, face.errors)


def dialog(page: Page) -> Locator:
    box = page.locator("dialog[open]").last
    expect(box).to_be_visible()
    return box


def menu(name: str, desk: Desk, opener: Locator) -> View:
    """A menu, which stands where its button is: opened anew when the page has another size."""

    def again() -> None:
        desk.page.keyboard.press("Escape")
        opener.click()

    opener.click()
    return View(f"desk-{name}", "desk", desk.page, desk.errors, again)


def away(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def doors(room: Room) -> Iterator[View]:
    """Without a link, with one that opens nothing, and with one that has a password."""
    for name, path in (("door", "/enter"), ("door-wrong", f"/enter#{'x' * 43}")):
        desk = room.stranger(path)
        desk.page.locator(".door h1").wait_for()
        desk.page.locator(".door .rules").wait_for()
        desk.errors.clear()
        yield view(name, desk)
    secret = room.link(room.codes["talk"], "facilitator", "geheim").partition("#")[2]
    desk = room.stranger(f"/enter#{secret}")
    desk.shows(desk.t("desk.password_asked"))
    desk.errors.clear()
    yield view("password", desk)
    desk.page.get_by_label(desk.t("desk.password"), exact=True).fill("gok")
    desk.press("desk.enter")
    desk.page.locator(".error").first.wait_for()
    desk.errors.clear()
    yield view("password-wrong", desk)
    for name, path in (("home-stranger", "/desk"), ("stopped", f"/desk/{room.codes['talk']}")):
        desk = room.stranger(path)
        desk.page.locator("main h1").first.wait_for()
        desk.page.wait_for_timeout(500)
        desk.errors.clear()
        yield view(name, desk)
    desk = room.desk("/ZZZZZ2")
    desk.page.locator("main h1").first.wait_for()
    desk.page.wait_for_timeout(500)
    desk.errors.clear()
    yield view("unknown", desk)
    plain = room.stranger("/enter", java_script_enabled=False)
    yield View("desk-no-script", "desk", plain.page, plain.errors, checked=False)


def home(room: Room) -> Iterator[View]:
    """The list of sessions: with one to be deleted, empty, and what it asks."""
    desk = room.desk()
    page = desk.page
    page.locator(".sessions tbody tr").first.wait_for()
    yield view("home", desk)
    more = page.get_by_role("button", name=re.compile(re.escape(desk.t("desk.more_for", what=""))))
    closed = page.locator(".sessions tbody tr").filter(has_text=desk.t("desk.phase_closed"))
    yield menu("home-menu", desk, closed.last.get_by_role("button").last)
    page.get_by_role("menuitem", name=desk.t("desk.repeat")).click()
    dialog(page)
    yield view("home-repeat", desk)
    away(page)
    for name, key in (("copy", "desk.copy"), ("remove", "common.remove")):
        more.first.click()
        page.get_by_role("menuitem", name=desk.t(key)).first.click()
        dialog(page)
        yield view(f"home-{name}", desk)
        away(page)
    desk.press("desk.new_session")
    dialog(page)
    yield view("new", desk)
    dialog(page).get_by_role("button", name=desk.t("desk.make_session")).click()
    yield view("new-untitled", desk)
    away(page)
    desk.press("desk.agenda_import")
    yield from _pasting(desk, "import")
    page.route("**/api/desk/sessions", lambda route: route.fulfill(json={"sessions": []}))
    page.reload()
    desk.shows(desk.t("desk.no_sessions"))
    yield view("home-empty", desk)
    page.unroute("**/api/desk/sessions")
    page.route("**/api/desk/sessions", lambda route: route.abort())
    page.reload()
    page.locator("main [role=alert], main .error, main .banner").first.wait_for()
    desk.errors.clear()
    yield view("home-failed", desk)


def _pasting(desk: Desk, name: str) -> Iterator[View]:
    box = dialog(desk.page)
    yield view(name, desk)
    text, look = (
        box.get_by_label(desk.t("desk.agenda_text")),
        box.get_by_role("button", name=desk.t("desk.agenda_look")),
    )
    text.fill(WRONG)
    look.click()
    box.locator(".error").wait_for()
    desk.errors.clear()
    yield view(f"{name}-refused", desk)
    text.fill(PASTED[desk.lang])
    look.click()
    box.locator(".agenda-seen").wait_for()
    yield view(f"{name}-seen", desk)
    text.fill("")
    away(desk.page)


def agenda(room: Room) -> Iterator[View]:
    """An agenda that is full, with everything that opens from it, and one that is empty."""
    title = "Samen verder" if room.language == "nl" else "Onwards together"
    code = room.session(title, "decision")
    desk = room.desk(f"/{code}#agenda")
    page = desk.page
    page.locator(".agenda-list li").first.wait_for()
    yield view("agenda", desk)
    for name, at in (("agenda-organise", 1), ("agenda-dots", 2), ("agenda-decide", 4)):
        page.locator(".agenda-pick").nth(at).click()
        page.wait_for_timeout(300)
        yield view(name, desk)
    desk.press("desk.peek")
    page.locator(".peek-phone iframe").wait_for()
    page.wait_for_timeout(1_500)
    yield view("peek", desk)
    page.keyboard.press("Escape")
    desk.press("desk.session_settings")
    yield view("settings", desk)
    desk.press("desk.add_round")
    dialog(page)
    yield view("add-goal", desk)
    dialog(page).get_by_role("button").nth(1).click()
    yield view("add-kind", desk)
    away(page)
    desk.press("desk.agenda_paste")
    yield from _pasting(desk, "paste")
    desk.press("rehearsal.title")
    dialog(page)
    yield view("rehearsal", desk)
    away(page)
    desk.press("desk.help")
    dialog(page)
    yield view("help", desk)
    away(page)
    yield menu("more", desk, page.get_by_role("button", name=desk.t("desk.more"), exact=True))
    page.get_by_role("menuitem", name=desk.t("desk.remote")).click()
    expect(page.get_by_role("img", name=desk.t("desk.remote_qr"))).to_be_visible()
    yield view("remote-code", desk)
    away(page)
    desk.press("desk.tour_start")
    for step in range(1, 6):
        page.get_by_text(desk.t("desk.tour_step", number=step, total=5)).wait_for()
        yield view(f"tour-{step}", desk)
        if step < 5:
            desk.press("desk.tour_next")
    page.keyboard.press("Escape")
    empty = room.session("Nog leeg" if room.language == "nl" else "Still empty")
    other = room.desk(f"/{empty}#agenda")
    other.page.locator(".build .empty-title").wait_for()
    yield view("agenda-empty", other)
    other.go("live")
    yield view("live-empty", other)
    room.does(code, "session.open")
    room.does(code, "session.close")
    page.reload()
    desk.shows(desk.t("desk.closed_fixed"))
    yield view("agenda-closed", desk)


WALKS = {"desk-doors": doors, "desk-home": home, "desk-agenda": agenda}
