"""Every view in the other language, only looked at: what axe finds, missing words, pages wider than the screen.

The walks through a session are in one language. Here a session with a round of every kind passes by on every face, each
round open with people's answers in it and with its result, and then what belongs to no kind. Nothing is loaded again
between the rounds: loading pages is most of what a browser does.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable

from playwright.sync_api import Browser, Page, expect

from session.i18n import say
from session.rehearse.server import Server
from session.rounds import KINDS
from tests.browser.faces import DESK, PHONE, WALL, Desk, Face, Phone, Wall, page_of
from tests.browser.held import OPEN, RELEASED, Held, Stop
from tests.browser.look.cells import Screen
from tests.browser.look.probe import Failure, probe, settle
from tests.browser.table import Table

LANG = "en"
LOT = say(LANG, "desk.tie_seed", seed="/").partition("/")[2]
NAMES = ("desk", "wall", "phone")
SEEN = (".agenda-list", ".rail", ".tabs", ".room-bar")
"""What stays on the desk while its rounds pass by."""
PAUSE = "We go on at three."
# Of what `probe` looks for: how it is laid out is for `make look`, how quick it is depends on what else runs.
ABOUT = re.compile(
    "axe|a word key|a value of the program|an open gap|an id|wider|scrolls|higher|console|not at rest|could not"
)


def wrong(page: Page, face: str, *without: str, axe: bool = True) -> list[str]:
    """What can be seen to be wrong on a page. How large things are to touch is seen in the other language. `without`:
    parts that axe has seen already, or all of it, which was seen in the other language too."""
    assert settle(page), f"{page.url} does not come to rest"
    return about_words(page.url, probe(page, face, sizes=False, without=without, axe=axe))


def about_words(where: str, failures: Iterable[Failure]) -> list[str]:
    """What a lot was drawn with looks like an id, and is there for people to keep."""
    return [
        f"{where} {failure.check}: {failure.detail}"
        for failure in failures
        if ABOUT.match(failure.check) and not (failure.check == "an id" and LOT in failure.detail)
    ]


class Faces:
    """The screens of the held session, each in a window of its own."""

    def __init__(self, browser: Browser, server: Server, held: Held) -> None:
        self.server, self.held = server, held
        still = {"reduced_motion": "reduce"}
        self.desk = Desk(page_of(browser, DESK, LANG, **still), LANG)
        self.desk.enter(server)
        self.desk.code = held.code
        self.wall = Wall(self.desk.window(WALL, **still), LANG)
        self.phone = Phone(page_of(browser, PHONE, LANG, **still), LANG)
        self.sheet = self.desk.window(DESK, **still)
        self.screens = [Screen(face) for face in (self.desk, self.wall, self.phone)]
        self.desk.page.goto(f"{server.origin}/desk/{held.code}#agenda")

    def arrive(self) -> None:
        """The wall and the phone, once people may come in."""
        self.wall.page.goto(f"{self.server.origin}/projector/{self.held.code}")
        self.phone.page.goto(f"{self.server.origin}/join/{self.held.code}?lang={LANG}")
        self.phone.page.get_by_role("radio", name=self.phone.t("phone.role_none")).check()
        self.phone.press("phone.enter")
        self.phone.page.locator(".phone-head .round-rings").wait_for()

    def settings(self) -> list[str]:
        """The agenda, with the settings of each round."""
        mistakes = []
        picks = self.desk.page.locator(".agenda-pick")
        for at in range(picks.count()):
            picks.nth(at).click()
            mistakes += wrong(self.desk.page, "desk", *SEEN[: len(SEEN) * at])
        return mistakes

    def open(self, round_: dict[str, str]) -> list[str]:
        """While it is open: every face, its ballot on paper, and how that is entered."""
        mistakes = []
        for screen, name in zip(self.screens, NAMES, strict=True):
            screen.hears("open")
            mistakes += wrong(screen.page, name, *SEEN)
        if KINDS[round_["kind"]].secret:
            self.sheet.goto(f"{self.server.origin}/desk/{self.held.code}/sheet/{round_['id']}")
            mistakes += wrong(
                self.sheet, "desk", axe=False
            )  # test_paper.py has axe look at these of every kind
            self.desk.press("desk.paper")
            mistakes += wrong(self.desk.page, "desk", axe=False)
            self.desk.page.keyboard.press("Escape")
        return mistakes

    def released(self) -> list[str]:
        mistakes = []
        for screen, name in zip(self.screens, NAMES, strict=True):
            screen.hears("released")
            # What is counted in a process of its own gives way to all else that runs on the machine.
            expect(screen.page.locator("[aria-busy=true]")).to_have_count(0, timeout=60_000)
            mistakes += wrong(screen.page, name, *SEEN)
        return mistakes

    def looks_back(self) -> list[str]:
        """Every round of before on a phone, the one in focus apart."""
        command = {"id": secrets.token_urlsafe(24), "name": "phones.roam", "data": {"roam": True}}
        address = f"{self.server.origin}/api/desk/{self.held.code}/command"
        answer = self.desk.page.request.post(address, data=command, headers={"Origin": self.server.origin})
        assert answer.json()["ok"], answer.text()
        phone, page = self.phone, self.phone.page
        phone.press("phone.before")
        rounds = page.locator(".before-list button")
        mistakes, seen = wrong(page, "phone"), rounds.count()
        for at in range(seen):
            rounds.nth(at).click()
            expect(page.locator("#main > .before-head + *")).to_be_visible()
            mistakes += wrong(page, "phone", axe=at == 0)
            phone.press("phone.before_others")
        phone.press("phone.to_now")
        assert seen >= len(KINDS) - 1
        return [f"looking back: {mistake}" for mistake in (*mistakes, *phone.errors)]

    def look(self, stop: Stop) -> list[str]:
        mistakes = self.open(stop.round) if stop.phase == OPEN else self.released()
        errors = [error for screen in self.screens for error in screen.face.errors]
        for screen in self.screens:
            screen.hush()
        return [f"{stop.round['kind']} {stop.phase}: {mistake}" for mistake in (*mistakes, *errors)]


def test_every_kind_of_round_on_every_face(server: Server, browser: Browser) -> None:
    held = Held(server, LANG)
    held.start()
    try:
        faces = Faces(browser, server, held)
        mistakes = faces.settings()
        seen = set()
        for stop in held.stops():
            if not seen:
                faces.arrive()
                faces.desk.go("live")
            seen.add((stop.round["kind"], stop.phase))
            mistakes += faces.look(stop)
            if len(seen) == 2 * len(KINDS) and stop.phase == RELEASED:
                mistakes += faces.looks_back()
    finally:
        held.stop()
    assert seen == {(kind, phase) for kind in KINDS for phase in ("open", "released")}
    assert mistakes == []
    assert held.complaints == []


def test_the_desk_around_its_rounds(server: Server, browser: Browser) -> None:
    """The door, the sessions, the agenda and what it asks, the record and what goes with it."""
    table = a_session(server, browser)
    desk, page, origin = table.desk, table.desk.page, server.origin
    mistakes = opened(desk, f"{origin}/desk")
    mistakes += asked(desk, "desk.new_session")
    table.shows("agenda")
    mistakes += asked(desk, "desk.add_round")
    desk.press("desk.session_settings")
    mistakes += wrong(page, "desk")
    desk.go("live")
    mistakes += wrong(page, "desk")
    mistakes += asked(desk, "desk.show_text")
    desk.go("record")
    mistakes += wrong(page, "desk")
    for key in ("desk.close_session", "desk.link_facilitator", "desk.link_projector", "desk.revoke"):
        mistakes += asked(desk, key)
    table.does("session.close")
    desk.shows(desk.t("desk.ended"))
    mistakes += wrong(page, "desk")
    page.context.clear_cookies()
    mistakes += opened(desk, f"{origin}/enter")
    assert mistakes == []
    assert desk.errors == []
    page.context.close()


def test_the_wall_around_its_rounds(server: Server, browser: Browser) -> None:
    table = a_session(server, browser)
    wall = table.desk.wall(server)
    mistakes = wrong(wall.page, "wall")
    for mode, key in (("code", "projector.join_now"), ("black", "projector.black"), ("text", "")):
        table.does("screen.show", mode=mode, **({"text": PAUSE} if mode == "text" else {}))
        expect(wall.page.get_by_text(wall.t(key) if key else PAUSE).first).to_be_attached()
        mistakes += wrong(wall.page, "wall")
    table.does("screen.show", mode="break", minutes=10)
    expect(wall.page.get_by_role("timer")).to_be_visible()
    mistakes += wrong(wall.page, "wall")
    table.does("session.close")
    table.does("screen.show", mode="record")
    wall.shows(wall.t("projector.over"))
    mistakes += wrong(wall.page, "wall")
    assert mistakes == []
    assert wall.errors == []
    for face in (table.desk, wall):
        face.page.context.close()


def test_the_phone_around_its_rounds(server: Server, browser: Browser) -> None:
    """From the code to the end, and where there is nothing to go to."""
    table, phone = a_session(server, browser), Phone(page_of(browser, PHONE, LANG), LANG)
    mistakes = opened(phone, f"{server.origin}/?lang={LANG}")
    mistakes += opened(phone, f"{server.origin}/join/{table.desk.code}?lang={LANG}")
    phone.page.get_by_role("radio", name="Resident").check()
    phone.press("phone.enter")
    expect(phone.page.locator(".phone-head .round-rings")).to_be_visible()
    mistakes += wrong(phone.page, "phone")
    mistakes += asked(phone, "phone.about")
    table.does("screen.show", mode="break", minutes=10)
    expect(phone.page.get_by_role("timer")).to_be_visible()
    mistakes += wrong(phone.page, "phone")
    table.does("session.close")
    phone.shows(phone.t("phone.thanks"))
    mistakes += wrong(phone.page, "phone")
    assert phone.errors == []
    for path in (f"/join/ZZZZZ2?lang={LANG}", "/nowhere"):
        mistakes += opened(phone, server.origin + path)
    assert mistakes == []
    for face in (table.desk, phone):
        face.page.context.close()


def a_session(server: Server, browser: Browser) -> Table:
    """A session with a ready-made agenda in which nothing has happened."""
    table = Table(server, browser, LANG, "Together", agenda="decision")
    table.does("session.set", roles=[{"id": "resident", "label": "Resident"}])
    return table


def opened(face: Face, address: str) -> list[str]:
    face.page.goto(address)
    return wrong(face.page, "phone" if isinstance(face, Phone) else "desk")


def asked(face: Face, key: str) -> list[str]:
    """The dialog behind a button."""
    face.press(key)
    expect(face.page.get_by_role("dialog")).to_be_visible()
    mistakes = wrong(face.page, "phone" if isinstance(face, Phone) else "desk")
    face.page.keyboard.press("Escape")
    expect(face.page.get_by_role("dialog")).to_have_count(0)
    return mistakes
