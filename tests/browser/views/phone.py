"""The views of a phone around its rounds: the door, the room, what goes wrong, and the end."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Route, expect

from tests.browser.faces import Face, Phone
from tests.browser.views.camera import View
from tests.browser.views.room import Room

IDEAS = {
    "nl": ("Meer bankjes in het park, want dan blijven mensen even zitten.", "Eén nummer dat altijd opneemt"),
    "en": ("More benches in the park, because then people stay a while.", "One number that always answers"),
}
SECOND = {"nl": "Een buurtcafé op dinsdag", "en": "A neighbourhood café on Tuesdays"}


def view(name: str, face: Face) -> View:
    return View(f"phone-{name}", "phone", face.page, face.errors)


def door(room: Room) -> Iterator[View]:
    """From the code to the role."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    room.does(code, "session.open")
    phone = room.phone("/")
    field = phone.page.get_by_label(phone.t("phone.code"))
    field.wait_for()
    yield view("front", phone)
    phone.press("phone.scan")
    yield view("scan", phone)
    phone.page.keyboard.press("Escape")
    phone.press("phone.reading")
    yield view("reading", phone)
    phone.page.get_by_role("radio", name="150").or_(
        phone.page.get_by_role("button", name="150")
    ).first.click()
    yield view("reading-150", phone)
    phone.page.keyboard.press("Escape")
    yield view("front-150", phone)
    phone.page.evaluate("localStorage.removeItem('vk.reading')")
    phone.page.reload()
    field.fill("K7M 4P0")
    yield view("code-lookalike", phone)
    field.fill("ZZZ ZZ2")
    phone.shows(phone.t("refused.wrong_code"))
    phone.errors.clear()  # the browser tells every refusal
    yield view("code-wrong", phone)
    field.fill(code)
    phone.shows(phone.t("phone.found"))
    yield view("code-found", phone)
    phone.press("phone.continue")
    phone.page.get_by_role("radio").first.wait_for()
    yield view("role", phone)
    phone.press("phone.enter")
    yield view("role-missing", phone)
    phone.page.get_by_role("radio").nth(1).check(force=True)
    yield view("role-chosen", phone)


def room_before(room: Room) -> Iterator[View]:
    """The lobby, with a role and without, and what opens from it."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    room.does(code, "session.open")
    phone = room.inside(code)
    phone.shows(phone.t("phone.lobby"))
    yield view("lobby", phone)
    phone.press("phone.about")
    yield view("about", phone)
    phone.page.keyboard.press("Escape")
    phone.press("phone.reading")
    yield view("reading-inside", phone)
    phone.press("phone.leave")
    yield view("leave", phone)
    phone.page.keyboard.press("Escape")
    phone.press("phone.role_change")
    yield view("role-again", phone)
    plain = room.session("Zonder rollen" if room.language == "nl" else "Without roles")
    room.does(plain, "session.open")
    other = room.inside(plain)
    other.shows(other.t("phone.lobby"))
    yield view("lobby-plain", other)
    other.page.context.set_offline(True)
    other.shows(other.t("common.connection.lost"))
    yield view("lobby-lost", other)


def round_through(room: Room) -> Iterator[View]:
    """A round in which this phone wrote, until the end of the session."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    room.does(code, "round.open", "r1")
    phone = room.inside(code)
    for text in IDEAS[room.language]:
        phone.sends_idea(text)
        phone.shows(text)
    yield view("own", phone)
    phone.page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    phone.page.wait_for_function(f"() => (localStorage['vk.view.{code}'] ?? '').length > 0")
    phone.page.context.set_offline(True)
    phone.shows(phone.t("common.connection.lost"))
    phone.types(SECOND[room.language])
    phone.press("brainstorm.send")
    yield view("offline", phone)
    phone.page.wait_for_timeout(1_500)  # until what is seen is kept
    phone.page.reload()
    phone.shows(phone.t("common.connection.lost"))
    yield view("offline-opened", phone)
    phone.page.context.set_offline(False)
    expect(phone.page.get_by_text(phone.t("common.connection.lost"))).to_have_count(0, timeout=30_000)
    room.does(code, "round.close", "r1")
    phone.shows(phone.t("phone.round_closed"))
    yield view("closed", phone)
    room.does(code, "round.release", "r1")
    phone.page.wait_for_timeout(8_000)  # until nothing says any more that the connection is back
    yield view("released", phone)
    room.does(code, "phones.roam", roam=True)
    room.does(code, "screen.show", mode="break", minutes=10)
    phone.press("phone.before")
    yield view("before", phone)
    phone.page.locator(".before-list button").click()
    phone.shows(SECOND[room.language])
    yield view("before-round", phone)
    phone.press("phone.to_now")
    room.does(code, "session.close")
    phone.shows(phone.t("phone.thanks"))
    yield view("thanks", phone)
    phone.press("phone.trail")
    yield view("trail", phone)


def vote_closed(room: Room) -> Iterator[View]:
    """A vote on a phone that came late: open, waiting for the result, and the result."""
    code = room.codes["dots"]
    phone = room.inside(code)
    phone.page.locator(".phone[class*=kind-]").wait_for()
    yield view("vote-open", phone)
    room.does(code, "screen.show", mode="text", text="…")
    yield view("vote-while-text", phone)


def turned_away(room: Room) -> Iterator[View]:
    """Every way in that leads nowhere."""
    for name, path in (("join-wrong", "/join/ZZZZZ2"), ("nowhere", "/nowhere"), ("card-empty", "/card")):
        phone = room.phone(path)
        phone.page.locator("h1").first.wait_for()
        phone.page.wait_for_timeout(400)
        phone.errors.clear()
        yield view(name, phone)
    phone = room.phone()
    phone.page.goto(f"{room.origin}/card?lang={room.language}#{'x' * 32}")
    phone.page.locator("[role=alert], .error").first.wait_for()
    phone.errors.clear()
    yield view("card-unknown", phone)
    for name, data in (("cards-only", {"entry": "cards"}), ("locked", {})):
        code = room.session("Besloten" if room.language == "nl" else "Private")
        room.does(code, "session.open")
        if data:
            room.does(code, "session.set", **data)
        else:
            room.does(code, "session.lock", locked=True)
        phone = room.phone(f"/join/{code}")
        phone.page.locator("[role=alert], .error").first.wait_for()
        phone.errors.clear()
        yield view(name, phone)
    code = room.session("Afgelopen" if room.language == "nl" else "Over")
    room.does(code, "session.open")
    inside = room.inside(code)
    room.does(code, "session.close")
    inside.shows(inside.t("phone.thanks"))
    yield view("thanks-empty", inside)
    late = room.phone(f"/join/{code}")
    late.page.locator("[role=alert], .error, .phone-main h1").first.wait_for()
    late.errors.clear()
    yield view("join-closed", late)
    room.remove(code)
    inside.page.reload()
    inside.page.get_by_text(inside.t("phone.stopped")).or_(inside.page.locator("#code")).first.wait_for()
    inside.errors.clear()
    yield view("session-gone", inside)


def _without_modules(route: Route) -> None:
    """What a browser of before modules makes of the page."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('type="module"', 'type="unknown"'))


def not_started(room: Room) -> Iterator[View]:
    """A browser without scripts, one that is too old, and a page that is older than the server."""
    phone = room.phone("/", java_script_enabled=False)
    yield View("phone-no-script", "phone", phone.page, phone.errors, checked=False)
    old = room.phone()
    old.page.route(f"{room.origin}/?lang=*", _without_modules)
    old.page.goto(f"{room.origin}/?lang={room.language}")
    expect(old.page.get_by_text(old.t("common.late"))).to_be_visible(timeout=20_000)
    old.errors.clear()
    yield view("too-old", old)


def preview(room: Room) -> Iterator[View]:
    """The phone that a desk shows of a round."""
    desk: Phone = Phone(room.desk(f"/{room.codes['dots']}").page, room.language)
    desk.page.goto(f"{room.origin}/preview/{room.codes['dots']}/r1")
    desk.page.locator(".phone[class*=kind-]").wait_for()
    yield view("preview", desk)


WALKS = {
    "phone-door": door,
    "phone-lobby": room_before,
    "phone-round": round_through,
    "phone-vote": vote_closed,
    "phone-away": turned_away,
    "phone-start": not_started,
    "phone-preview": preview,
}
