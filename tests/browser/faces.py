"""The three faces as a person uses them: found by role and by the words on the screen."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from session.i18n import say
from session.rehearse.server import Server
from tests.browser.axe import violations

DESK, PHONE, WALL = (1440, 900), (390, 844), (1920, 1080)
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


class Face:
    """A page in one language; remembers every error it reported."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)
        page.set_default_timeout(15_000)

    def _heard(self, message: Any) -> None:
        offline = "ERR_INTERNET_DISCONNECTED" in message.text or "WebSocket" in message.text
        if message.type == "error" and not offline:
            self.errors.append(message.text)

    def t(self, key: str, **words: Any) -> str:
        return say(self.lang, key, **words)

    def button(self, key: str, **words: Any) -> Locator:
        return self.page.get_by_role("button", name=self.t(key, **words))

    def press(self, key: str, **words: Any) -> None:
        self.button(key, **words).first.click()

    def shows(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_accessible(self) -> None:
        barriers = violations(self.page)
        assert not barriers, "\n".join(barriers)


class Desk(Face):
    """The facilitator's desk."""

    code = ""

    def enter(self, server: Server) -> None:
        self.page.goto(f"{server.origin}/enter#{server.secret()}")
        self.page.wait_for_url("**/desk")
        assert server.secret() not in self.page.url

    def begin(self, server: Server) -> None:
        """Enter, in the language of this face whatever that of the server."""
        self.enter(server)
        self.page.evaluate("lang => localStorage.setItem('vk.lang', JSON.stringify(lang))", self.lang)
        self.page.reload()

    def wall(self, server: Server) -> Wall:
        """The projector of this session."""
        wall = Wall(self.window(WALL), self.lang)
        wall.page.goto(f"{server.origin}/projector/{self.code}")
        return wall

    def window(self, size: tuple[int, int], **words: Any) -> Page:
        """A page with the cookies of this desk in a window of its own: a tab that is not in front hardly moves."""
        browser = self.page.context.browser
        assert browser is not None
        return page_of(browser, size, self.lang, storage_state=self.page.context.storage_state(), **words)

    def make_session(self, title: str, agenda: str) -> None:
        self.press("desk.new_session")
        self.page.get_by_label(self.t("desk.session_title"), exact=True).fill(title)
        self.page.get_by_label(self.t("desk.start_with"), exact=True).select_option(agenda)
        self.page.get_by_role("dialog").get_by_role("button", name=LANGUAGE_NAMES[self.lang]).click()
        self.press("desk.make_session")
        self.page.wait_for_url(re.compile(r"/desk/[A-Z0-9]{6}#agenda"))
        self.code = self.page.url.rsplit("/", 1)[1].split("#")[0]

    def add_round(self, kind: str) -> None:
        """By what one wants to reach with it."""
        self.press("desk.add_round")
        picker, name = self.page.get_by_role("dialog"), re.escape(self.t(f"{kind}.name"))
        picker.get_by_role("button", name=re.compile(f"{name}(,|$)")).click()
        picker.get_by_role("button", name=re.compile(f"^{name}")).click()

    def allow_groups_of(self, threshold: int) -> None:
        """Small rooms need a small threshold; the desk warns."""
        self.press("desk.session_settings")
        self.page.get_by_label(self.t("desk.threshold"), exact=True).fill(str(threshold))
        self.page.get_by_label(self.t("desk.threshold"), exact=True).blur()
        self.shows(self.t("desk.threshold_low"))

    def go(self, tab: str) -> None:
        self.page.get_by_role("link", name=self.t(f"desk.{tab}"), exact=True).click()

    def open_round(self) -> None:
        self.press("desk.open_round")
        expect(self.button("desk.close_round")).to_be_visible()

    def end_round(self) -> None:
        """Close it, also when people are still busy."""
        self.press("desk.close_round")
        asked, back = self.page.get_by_role("alertdialog"), self.button("desk.back")
        expect(asked.or_(back)).to_be_visible()
        if asked.is_visible():
            asked.get_by_role("button", name=self.t("desk.close_round")).click()
        expect(back).to_be_visible()

    def close_round(self) -> None:
        """End it and wait until it is sealed."""
        self.end_round()
        expect(self.button("desk.back")).to_have_count(0, timeout=20_000)

    def close_and_show(self) -> None:
        self.end_round()
        self.press("desk.reveal")
        expect(self.button("desk.hide_result")).to_be_visible()

    def next_round(self) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(self.t('desk.next'))}")).click()
        expect(self.button("desk.close_round")).to_be_visible()


class Phone(Face):
    """A participant's phone."""

    context: BrowserContext

    def join(self, server: Server, code: str, role: str | None = None) -> None:
        """With the code typed in small letters with a space, as people do."""
        self.page.goto(f"{server.origin}/?lang={self.lang}")
        self.page.get_by_label(self.t("phone.code")).fill(f"{code[:3]} {code[3:]}".lower())
        self.shows(self.t("phone.found"))
        self.press("phone.continue")
        self.page.get_by_role("radio", name=role or self.t("phone.role_none")).check()
        self.press("phone.enter")

    def join_without_role(self, server: Server, code: str) -> None:
        """Into a session that has no roles: nothing is asked."""
        self.page.goto(f"{server.origin}/join/{code}?lang={self.lang}")
        expect(self.page.locator(".phone-head .round-rings")).to_be_visible()

    def field(self) -> Locator:
        return self.page.get_by_role("textbox").first

    def types(self, text: str) -> None:
        self.field().fill(text)

    def sends_idea(self, text: str) -> None:
        self.types(text)
        self.press("brainstorm.send")

    def has_sent_all(self) -> None:
        """The server has what this phone gave: a screen shows it before that, and says so."""
        self.page.wait_for_function(
            "() => !Object.keys(localStorage).some((key) => key.startsWith('vk.out.'))"
        )


class Wall(Face):
    """The projector."""


def page_of(browser: Browser, size: tuple[int, int], lang: str, **words: Any) -> Page:
    """A page of its own, as if on a device of its own."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=f"{lang}-NL", **words
    )
    return context.new_page()
