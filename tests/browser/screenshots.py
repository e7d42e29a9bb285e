"""`python -m tests.browser.screenshots`: takes the pictures of the README anew, of a session that made-up people hold.

Needs Chromium. The address on the wall is that of an example, not of this machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from session.rehearse.server import ROOT, Server
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.faces import DESK, PHONE, WALL, Desk, Phone, Wall, page_of
from tests.browser.held import OPEN, RELEASED, Held
from tests.browser.look.probe import settle
from tests.browser.seeds.__main__ import draw

OUT = ROOT / "docs" / "screenshots"
LANG, PEOPLE, TITLE = "en", 60, "Together in the neighbourhood"
STILL = {"reduced_motion": "reduce"}
OPTIONS = [
    "Knowing who does what",
    "One key worker for every family",
    "Room to act without asking first",
    "Learning together from what went wrong",
    "Fewer forms",
]
ADDRESS = "versnelkamer.example"
EXAMPLE = """(address) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data } = texts.currentNode;
    if (/[\\w.]+:\\d{4,5}\\b/.test(data)) texts.currentNode.data = data.replace(/[\\w.]+:\\d{4,5}\\b/, address);
  }
}"""


class Photographer:
    """A desk, a wall and a phone of somebody who takes part, beside the people who hold the session."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.server = server
        self.held = Held(server, LANG, TITLE, "decision", PEOPLE)
        self.desk = Desk(page_of(browser, DESK, LANG, **STILL), LANG)
        self.desk.enter(server)
        self.wall = Wall(self.desk.window(WALL, **STILL), LANG)
        self.phone = Phone(page_of(browser, PHONE, LANG, **STILL), LANG)

    def hold(self) -> None:
        self.held.start()
        self.options()
        try:
            for stop in self.held.stops():
                if not self.desk.code:
                    self.come_in()
                kind = stop.round["kind"]
                if (kind, stop.phase) == ("dots", OPEN):
                    self.ballot()
                    self.take(self.desk, "desk-live")
                if (kind, stop.phase) == ("dots", RELEASED):
                    self.wall.page.locator(".sentence, .said, h1").first.wait_for()
                    self.take(self.wall, "projector-result")
        finally:
            self.held.stop()

    def options(self) -> None:
        """What made-up people write is for a rehearsal, which tries odd things too; something else is voted on."""
        address = f"{self.server.origin}/api/desk/{self.held.code}/command"
        changed = {
            "id": "0" * 32,
            "name": "round.change",
            "round": "r3",
            "data": {"source": {"texts": OPTIONS}},
        }
        answer = self.desk.page.request.post(address, data=changed, headers={"Origin": self.server.origin})
        assert answer.json()["ok"], answer.text()

    def come_in(self) -> None:
        origin, code = self.server.origin, self.held.code
        self.desk.code = code
        self.desk.page.goto(f"{origin}/desk/{code}#live")
        self.wall.page.goto(f"{origin}/projector/{code}")
        self.phone.page.goto(f"{origin}/join/{code}?lang={LANG}")
        self.phone.page.get_by_role("radio", name=self.phone.t("phone.role_none")).check()
        self.phone.press("phone.enter")
        self.phone.page.locator(".phone-head .round-rings").wait_for()

    def ballot(self) -> None:
        """Three dots of five."""
        more = self.phone.page.locator(".stepper button").nth(1)
        expect(more).to_be_visible()
        buttons = self.phone.page.locator(".stepper")
        for row, times in ((0, 2), (2, 1)):
            for _ in range(times):
                buttons.nth(row).get_by_role("button").last.click()
        self.phone.shows(self.phone.t("phone.ballot_kept"))
        self.take(self.phone, "phone-ballot")

    def take(self, face: Desk | Wall | Phone, name: str) -> None:
        settle(face.page)
        face.page.evaluate(EXAMPLE, ADDRESS)
        face.page.screenshot(path=OUT / f"{name}.png")


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        print("Chromium was not found.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with Server(home=Path(folder)) as server:
            photographer = Photographer(browser, server)
            photographer.hold()
            browser.close()
        pages = Path(folder) / "pages"
        pages.mkdir()
        draw(server.data, photographer.held.code, LANG, pages)
        (OUT / "record.png").write_bytes((pages / "page-03.png").read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
