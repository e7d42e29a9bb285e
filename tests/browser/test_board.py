"""The board of the desk as a facilitator works it: quickly, by keyboard, by mouse, and with somebody else at it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator, WebSocketRoute, expect

from session.rehearse.server import Server
from tests.browser.table import Table

NAMES = [f"Onderwerp {letter}" for letter in "ABCDEFGH"]
IDEAS = [
    f"Idee {n}. Vraag bewoners wat helpt, en niet alleen het bestuur of de school." for n in range(1, 201)
]
SMALL = (1024, 768)


class HeldNews:
    """The socket of a page, with news from the server that comes when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[WebSocketRoute, str]] = []
        self.held = False

    def __call__(self, page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()
        server_side.on_message(lambda message: self._pass(page_side, str(message)))

    def _pass(self, page_side: WebSocketRoute, message: str) -> None:
        if self.held and message.startswith("4"):
            self.waiting.append((page_side, message))
        else:
            page_side.send(message)

    def come(self) -> None:
        self.held = False
        for page_side, message in self.waiting:
            page_side.send(message)


def counts(desk: Any) -> Locator:
    return desk.page.locator(".bin-count")


def test_two_hundred_ideas_are_sorted_without_waiting(server: Server, browser: Browser) -> None:
    table, news = Table(server, browser), HeldNews()
    desk, page = table.desk, table.desk.page
    round_ = table.does("round.add", kind="organise", settings={"clusters": NAMES}, source={"texts": IDEAS})[
        "round"
    ]
    table.does("session.open")
    table.does("round.open", round_)
    page.route_web_socket("**/socket.io/**", news)
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    table.shows("live")
    tray = page.get_by_role("listbox", name=desk.t("organise.unsorted"))
    expect(tray).to_be_focused()
    for name in NAMES:
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport(ratio=1)
    desk.is_accessible()

    # Faster than any answer: every key files the idea that is in hand when it is pressed.
    for n in range(40):
        page.keyboard.press(str(n % 8 + 1))
    expect(page.locator(".in-hand-text")).to_have_text(IDEAS[40])
    expect(counts(desk)).to_have_text(["5"] * 8)
    expect(tray).to_be_focused()

    # Somebody else took the idea in hand: what was shown at once is put right, and said.
    news.held = True
    table.does("organise.move", round_, ideas=[f"{round_}-41"], to="c2")
    page.keyboard.press("1")
    expect(counts(desk).first).to_have_text("6")
    news.come()
    expect(counts(desk)).to_have_text(["5", "6", *["5"] * 6])
    desk.shows(desk.t("organise.put_back", n=1, idea=IDEAS[40][:60]))

    # A mouse, one tap for each place, and undoing the step that the button names.
    row = tray.get_by_role("option", name=IDEAS[43])
    row.drag_to(page.get_by_role("region", name=NAMES[2]), steps=4)
    expect(counts(desk).nth(2)).to_have_text("6")
    tray.get_by_role("option", name=IDEAS[44]).click()
    page.get_by_role("button", name=desk.t("organise.put_here", n=1, cluster=NAMES[3])).click()
    expect(counts(desk).nth(3)).to_have_text("6")
    desk.press("organise.step_moved", n=1, cluster=NAMES[3])
    expect(counts(desk).nth(3)).to_have_text("5")

    # A range of doubles becomes one idea that keeps the other texts.
    tray.get_by_role("option", name=IDEAS[45]).click()
    for key in ("Shift+ArrowDown", "Shift+ArrowDown", "m"):
        page.keyboard.press(key)
    page.get_by_role("dialog").get_by_role("button", name=IDEAS[46]).click()
    merged = tray.get_by_role("option", name=IDEAS[46])
    expect(merged).to_contain_text("3×")
    merged.click()
    expect(page.locator(".doubles li")).to_have_count(2)
    expect(tray.get_by_role("option", name=IDEAS[45])).to_have_count(0)

    # Reading a whole cluster, and the clusters one by one on the wall.
    page.keyboard.press("w")
    expect(page.locator(".wall-walk-now")).to_have_text(NAMES[0])
    counts(desk).first.click()
    expect(page.get_by_role("listbox", name=NAMES[0])).to_be_focused()
    expect(page.get_by_role("listbox", name=NAMES[0]).get_by_role("option")).to_have_count(5)
    desk.is_accessible()
    page.keyboard.press("Escape")
    expect(tray).to_be_focused()

    # The idea in hand stands large on the wall, until it is asked away.
    wall = desk.wall(server)
    for away in ("u", "Escape"):
        page.keyboard.press("u")
        expect(page.locator(".in-hand [data-spot]")).to_have_attribute("aria-pressed", "true")
        expect(wall.page.locator(".projector-lit h1")).to_have_text(
            page.locator(".in-hand-text").inner_text()
        )
        page.keyboard.press(away)
        expect(wall.page.locator(".projector-lit")).to_have_count(0)
        expect(page.locator(".in-hand [data-spot]")).to_have_attribute("aria-pressed", "false")
    assert desk.errors == wall.errors == []
    wall.page.context.close()
    page.context.close()
