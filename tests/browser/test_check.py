"""The page that checks a record: in a real browser, with real files, and nothing of them goes to the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from session.record import json_export, pdf
from session.record.fingerprint import stamped, stated
from session.rehearse.server import Server
from tests.browser.faces import PHONE, Face, page_of
from tests.record import samples

RECORD = json_export.encode(samples.ordinary())
FINGERPRINT = stated(RECORD)


class Checker(Face):
    """The page, with a file on the disk of whoever checks it."""

    def __init__(self, browser: Browser, server: Server, lang: str, folder: Path) -> None:
        super().__init__(page_of(browser, PHONE, lang), lang)
        self.folder, self.sent = folder, list[str]()
        self.page.goto(f"{server.origin}/check?lang={lang}")
        self.page.get_by_label(self.t("check.file"), exact=True).wait_for()
        self.page.on("request", self._asks)

    def _asks(self, request: Request) -> None:
        """Icons are fetched when they are drawn; anything else would be about the file."""
        if request.method != "GET" or request.post_data or "/static/" not in request.url:
            self.sent.append(f"{request.method} {request.url}")

    def chooses(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)
        self.page.get_by_label(self.t("check.file"), exact=True).set_input_files(self.folder / name)

    def keeps(self, fingerprint: str) -> None:
        self.page.get_by_label(self.t("check.kept_label")).fill(fingerprint)

    def says(self, key: str) -> None:
        expect(self.page.get_by_role("status").first).to_contain_text(self.t(f"check.{key}"))
        self.is_accessible()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_record_is_checked_in_the_browser_and_goes_nowhere(
    server: Server, browser: Browser, tmp_path: Path, lang: str
) -> None:
    checker = Checker(browser, server, lang, tmp_path)
    checker.is_accessible()
    checker.chooses("record.json", RECORD)
    checker.says("fits")
    checker.shows(FINGERPRINT[:8])
    checker.shows(checker.t("check.not_proved_maker"))
    checker.keeps(f"{FINGERPRINT[:8]} {FINGERPRINT[8:16]}")
    checker.says("kept")
    checker.keeps("0" * 16)
    checker.says("another")
    checker.keeps("12")
    checker.shows(checker.t("check.kept_wrong"))
    checker.keeps("")
    checker.chooses("changed.json", RECORD.replace(b'"support":51', b'"support":52'))
    checker.says("changed")
    twice = stamped((b"{" + RECORD[82:]).replace(b'"title":', b'"title":"Another","title":', 1))
    checker.chooses("twice.json", twice)
    checker.says("unclear")
    checker.chooses("letter.json", b"{}")
    checker.says("no_record")
    checker.chooses("record.pdf", pdf.render(samples.ordinary(), RECORD))
    checker.says("fits")
    checker.shows(checker.t("check.not_proved_pages"))
    assert (checker.sent, checker.errors) == ([], [])
    checker.page.context.close()
