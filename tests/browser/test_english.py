"""Every view in the other language, only looked at: what axe finds, missing words, pages wider than the screen.

The walks through a session are in one language. Here each kind of round passes by on every face, with ballots in it,
and then what belongs to no kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from session.rehearse.server import Server
from session.rounds import KINDS
from session.store import Store
from tests.browser.faces import PHONE, Face, Phone, page_of
from tests.browser.look.cells import Booth, Wanted
from tests.browser.look.probe import Failure, probe, settle
from tests.browser.look.sessions import Made, make
from tests.browser.look.variants import VARIANTS, sizes
from tests.browser.table import Table

LANG = "en"
PEOPLE, OPTIONS = 6, 3
PAUSE = "We go on at three."
# Of what `probe` looks for: how it is laid out is for `make look`, how quick it is depends on what else runs.
ABOUT = re.compile(
    "axe|a word key|a value of the program|an open gap|an id|wider|scrolls|higher|console|not at rest|could not"
)


@dataclass(frozen=True)
class Room:
    """A server with a session of each kind, whose first round is open, and a booth that sees their faces."""

    server: Server
    made: dict[str, Made]
    booth: Booth


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    home = tmp_path_factory.mktemp("english")
    server = Server(home=home)
    server.data.mkdir()
    store = Store.open(f"sqlite:///{server.data / 'versnelkamer.sqlite3'}", server.data)
    usual = {tried.kind: tried for tried in reversed(VARIANTS)}  # the first of each kind
    try:
        made = {
            kind: make(store, tried, size, LANG)
            for kind, tried in usual.items()
            for size in sizes(tried, [PEOPLE], [OPTIONS], [])
        }
    finally:
        store.close()
    with server:
        yield Room(
            server, made, Booth(browser, server, LANG, Wanted(home, ("phone", "wall"), pictures=False))
        )


def wrong(page: Page, face: str) -> list[str]:
    """What can be seen to be wrong on a page."""
    assert settle(page), f"{page.url} does not come to rest"
    return about_words(page.url, probe(page, face))


def about_words(where: str, failures: Iterable[Failure]) -> list[str]:
    return [
        f"{where} {failure.check}: {failure.detail}" for failure in failures if ABOUT.match(failure.check)
    ]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_round_on_every_face(room: Room, kind: str) -> None:
    """On the desk while it is open, with its settings and its ballot on paper; then on all faces, open and released."""
    made, booth = room.made[kind], room.booth
    desk, wall = booth.screens["desk"].face, booth.screens["wall"].face
    mistakes: list[str] = []
    if KINDS[kind].secret:
        wall.page.goto(f"{room.server.origin}/desk/{made.code}/sheet/r1")
        mistakes += wrong(wall.page, "desk")
    desk.page.goto(f"{room.server.origin}/desk/{made.code}#agenda")
    mistakes += wrong(desk.page, "desk")
    desk.go("live")
    mistakes += wrong(desk.page, "desk")
    if KINDS[kind].secret:
        desk.press("desk.paper")
        mistakes += wrong(desk.page, "desk")
        desk.page.keyboard.press("Escape")
    for cell in booth.look(made):
        mistakes += about_words(cell.caption, cell.failures)
    mistakes += wrong(desk.page, "desk")
    assert mistakes == []
    assert desk.errors == []


def test_the_desk_around_its_rounds(room: Room, browser: Browser) -> None:
    """The door, the sessions, the agenda and what it asks, the record and what goes with it."""
    table = a_session(room, browser)
    desk, page, origin = table.desk, table.desk.page, room.server.origin
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


def test_the_wall_around_its_rounds(room: Room, browser: Browser) -> None:
    table = a_session(room, browser)
    wall = table.desk.wall(room.server)
    mistakes = wrong(wall.page, "wall")
    for mode, key in (("code", "projector.join_now"), ("black", "projector.black"), ("text", "")):
        table.does("screen.show", mode=mode, **({"text": PAUSE} if mode == "text" else {}))
        expect(wall.page.get_by_text(wall.t(key) if key else PAUSE).first).to_be_attached()
        mistakes += wrong(wall.page, "wall")
    table.does("session.close")
    table.does("screen.show", mode="record")
    wall.shows(wall.t("projector.over"))
    mistakes += wrong(wall.page, "wall")
    assert mistakes == []
    assert wall.errors == []
    for face in (table.desk, wall):
        face.page.context.close()


def test_the_phone_around_its_rounds(room: Room, browser: Browser) -> None:
    """From the code to the end, and where there is nothing to go to."""
    table, phone = a_session(room, browser), Phone(page_of(browser, PHONE, LANG), LANG)
    mistakes = opened(phone, f"{room.server.origin}/?lang={LANG}")
    mistakes += opened(phone, f"{room.server.origin}/join/{table.desk.code}?lang={LANG}")
    phone.page.get_by_role("radio", name="Resident").check()
    phone.press("phone.enter")
    expect(phone.page.locator(".phone-head .round-rings")).to_be_visible()
    mistakes += wrong(phone.page, "phone")
    mistakes += asked(phone, "phone.about")
    table.does("session.close")
    phone.shows(phone.t("phone.thanks"))
    mistakes += wrong(phone.page, "phone")
    assert phone.errors == []
    for path in (f"/join/ZZZZZ2?lang={LANG}", "/nowhere"):
        mistakes += opened(phone, room.server.origin + path)
    assert mistakes == []
    for face in (table.desk, phone):
        face.page.context.close()


def a_session(room: Room, browser: Browser) -> Table:
    """A session with a ready-made agenda in which nothing has happened."""
    table = Table(room.server, browser, LANG, "Together", agenda="decision")
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
