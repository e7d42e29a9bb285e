"""A desk whose session is made with commands instead of clicks: for tests of what comes afterwards."""

from __future__ import annotations

import secrets
from typing import Any

from playwright.sync_api import Browser

from session.rehearse.server import Server
from tests.browser.faces import DESK, Desk, page_of


class Table:
    """The desk of one new session, on a page of its own that shows nothing yet."""

    def __init__(
        self, server: Server, browser: Browser, lang: str = "nl", title: str = "Aan tafel", agenda: str = ""
    ) -> None:
        self.server = server
        self.desk = Desk(page_of(browser, DESK, lang), lang)
        self.desk.enter(server)
        wanted = {"title": title, "language": lang, "agenda": agenda}
        self.desk.code = self.post("/api/desk/sessions", wanted)["code"]

    def post(self, path: str, body: Any) -> Any:
        answer = self.desk.page.request.post(
            self.server.origin + path, data=body, headers={"Origin": self.server.origin}
        )
        return answer.json()

    def does(self, name: str, round_: str | None = None, /, **data: Any) -> dict[str, Any]:
        """Give a command that must succeed, if not at once because it goes too fast; its reply."""
        command = {"id": secrets.token_urlsafe(24), "name": name, "round": round_, "data": data}
        ack = self.post(f"/api/desk/{self.desk.code}/command", command)
        for _ in range(50):
            if ack.get("code") != "too_fast":
                break
            self.desk.page.wait_for_timeout(100)
            ack = self.post(f"/api/desk/{self.desk.code}/command", command)
        assert ack["ok"], ack
        return dict(ack["reply"])

    def shows(self, tab: str) -> None:
        """The page of the session, at one of its tabs."""
        self.desk.page.goto(f"{self.server.origin}/desk/{self.desk.code}#{tab}")
