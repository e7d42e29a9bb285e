"""A network that is in the way: people get their question all the same, or a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from session.rehearse.server import Server
from tests.browser.faces import PHONE, WALL, Phone, Wall, page_of
from tests.browser.networks import Between
from tests.browser.table import Table

LOGIN_PAGE = "<!doctype html><title>Gast</title><h1>Welkom op het netwerk van het stadhuis</h1>"
QUESTION = "Wat kan beter in de buurt?"


class Reached(Server):
    """A server whose visitors all come through a network without WebSockets, by the address of that network."""

    def __init__(self, between: Between, home: Path) -> None:
        super().__init__({"VERSNELKAMER_SERVER_PUBLIC_ORIGIN": between.origin}, home)
        self._between = between

    @property
    def origin(self) -> str:
        return self._between.origin

    def start(self) -> Self:
        super().start()
        self._between.target = self.port
        return self


@pytest.fixture
def between(request: pytest.FixtureRequest) -> Iterator[Between]:
    with Between(request.param) as network:
        yield network


@pytest.fixture
def reached(between: Between, tmp_path: Path) -> Iterator[Server]:
    with Reached(between, tmp_path) as server:
        yield server


@pytest.mark.parametrize("between", ["holds"], indirect=True)
def test_with_websockets_held_for_ever_a_round_is_led_shown_and_answered(
    reached: Server, between: Between, browser: Browser
) -> None:
    table = Table(reached, browser)
    desk = table.desk
    table.does("round.add", kind="brainstorm", prompt=QUESTION)
    table.shows("live")
    wall = desk.wall(reached)
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.page.goto(f"{reached.origin}/join/{desk.code}?lang=nl")
    desk.open_round()
    phone.shows(QUESTION)
    wall.shows(QUESTION)
    phone.sends_idea("Een bank bij de school")
    wall.shows("Een bank bij de school")
    desk.shows("Een bank bij de school")
    desk.close_round()
    expect(phone.page.get_by_role("textbox")).to_have_count(0)
    assert between.turned_away >= 3, "desk, wall and phone all tried a WebSocket"
    for face in (phone, wall, desk):
        face.page.context.close()


@pytest.mark.parametrize("between", ["refuses"], indirect=True)
def test_with_websockets_refused_desk_and_wall_go_on(
    reached: Server, between: Between, browser: Browser
) -> None:
    table = Table(reached, browser)
    round_ = str(table.does("round.add", kind="brainstorm", prompt=QUESTION)["round"])
    table.shows("live")
    wall = table.desk.wall(reached)
    expect(table.desk.button("desk.open_round")).to_be_visible()
    table.does("round.open", round_)
    wall.shows(QUESTION)
    expect(table.desk.button("desk.close_round")).to_be_visible()
    assert between.turned_away >= 2, "desk and wall tried a WebSocket"
    for face in (wall, table.desk):
        face.page.context.close()


def shows_login_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body=LOGIN_PAGE)


@pytest.fixture
def table(server: Server, browser: Browser) -> Iterator[Table]:
    """A brainstorm is open."""
    table = Table(server, browser)
    table.does("round.open", str(table.does("round.add", kind="brainstorm", prompt=QUESTION)["round"]))
    yield table
    table.desk.page.context.close()


def test_a_network_that_wants_a_login_says_so_and_the_page_goes_on_afterwards(
    table: Table, browser: Browser
) -> None:
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.page.route("**/api/**", shows_login_page)
    phone.page.route("**/socket.io/**", shows_login_page)
    phone.page.goto(f"{table.server.origin}/join/{table.desk.code}?lang=nl")
    phone.shows(phone.t("refused.portal"))
    phone.is_accessible()
    phone.page.unroute_all()
    phone.shows(QUESTION)
    phone.page.context.close()


def held_back(page: Page, name: str) -> None:
    """A script that starts with the page comes as something else, as an old browser or a filter would have it."""
    page.route("**/*.js*", lambda route: broken(route, name))


def broken(route: Route, name: str) -> None:
    if f"/{name}" in route.request.url:
        route.fulfill(status=200, content_type="text/javascript", body="export const a = ;")
    else:
        route.continue_()


@pytest.mark.parametrize("face", ["phone", "desk", "projector"])
def test_a_browser_that_cannot_run_the_page_is_told_what_to_do(
    table: Table, browser: Browser, face: str
) -> None:
    code, origin = table.desk.code, table.server.origin
    if face == "phone":
        seen = Phone(page_of(browser, PHONE, "nl"), "nl")
        address = f"/join/{code}?lang=nl"
    else:
        seen = Wall(table.desk.window(WALL), "nl")
        address = f"/{face}/{code}"
    held_back(seen.page, face)
    seen.page.goto(origin + address)
    late = "common.late" if face == "phone" else "common.late_desk"
    seen.shows(seen.t(late))
    seen.page.context.close()
