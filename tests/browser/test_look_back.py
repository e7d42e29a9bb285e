"""Looking back on a phone: what was shown is there to read, and what is on now stays as it was left."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from session.rehearse.server import Server
from tests.browser.faces import PHONE, Phone, page_of
from tests.browser.table import Table

LANG = "nl"
BEFORE, IDEA, NOW = "Wat helpt in de wijk?", "Een bankje bij de bus", "Wie doet wat?"
HALF = "Ik bel morgen de"
SAME = "element => element.dataset.same = 'yes'"


class Evening:
    """A round that was shown with an idea of Ben's, and one that is open now; Ana began to type in it."""

    def __init__(self, server: Server, browser: Browser) -> None:
        self.server, self.browser = server, browser
        self.table = Table(server, browser, LANG)
        for prompt in (BEFORE, NOW, "Tot slot?"):
            self.table.does("round.add", kind="brainstorm", prompt=prompt)
        self.table.does("session.open")
        self.ana, self.ben = (self.phone() for _ in range(2))
        self.table.does("round.open", "r1")
        self.ben.sends_idea(IDEA)
        self.ben.has_sent_all()
        self.table.does("round.close", "r1")
        self.table.does("round.release", "r1")
        self.table.does("round.open", "r2")
        expect(self.heading(NOW)).to_be_visible()
        self.ana.types(HALF)
        self.ana.field().evaluate(SAME)

    def phone(self, page: Page | None = None) -> Phone:
        phone = Phone(page or page_of(self.browser, PHONE, LANG, reduced_motion="reduce"), LANG)
        phone.join_without_role(self.server, self.table.desk.code)
        return phone

    def heading(self, words: str, phone: Phone | None = None) -> Any:
        return (phone or self.ana).page.get_by_role("heading", name=words, level=1)

    def looks_back(self) -> None:
        """Ana looks at the round of before."""
        self.ana.press("phone.before")
        self.ana.page.get_by_role("button", name=BEFORE).click()
        expect(self.heading(BEFORE)).to_be_focused()
        self.ana.shows(IDEA)

    def is_at_now(self) -> None:
        """Ana is back, and what she typed stands in the field where she typed it."""
        expect(self.heading(BEFORE)).to_have_count(0)
        expect(self.heading(NOW)).to_be_visible()
        expect(self.ana.field()).to_have_value(HALF)
        expect(self.ana.field()).to_have_attribute("data-same", "yes")

    def end(self) -> None:
        faces = (self.table.desk, self.ana, self.ben)
        refused = re.compile(r"status of 40[34]")  # what the desk took away while somebody looked
        assert [error for face in faces for error in face.errors if not refused.search(error)] == []
        for face in faces:
            face.page.context.close()


def test_a_phone_looks_back_and_everybody_is_called(server: Server, browser: Browser) -> None:
    evening = Evening(server, browser)
    desk, ana = evening.table.desk, evening.ana
    expect(ana.button("phone.before")).to_have_count(0)
    evening.table.shows("live")
    desk.page.get_by_role("switch", name=desk.t("desk.roam")).check(force=True)
    ana.press("phone.before")
    expect(evening.heading(ana.t("phone.before"))).to_be_focused()
    ana.shows(ana.t("phone.looking_open"))
    ana.is_accessible()
    ana.page.get_by_role("button", name=BEFORE).click()
    ana.shows(IDEA)
    expect(ana.page.get_by_role("textbox")).to_have_count(0)
    ana.is_accessible()
    ana.press("phone.to_now")
    evening.is_at_now()
    expect(ana.button("phone.before")).to_be_focused()

    evening.looks_back()
    desk.press("desk.call")
    desk.shows(desk.t("desk.did_call"))
    desk.is_accessible()
    evening.is_at_now()
    expect(ana.page.locator("#said")).to_have_text(ana.t("phone.called"))
    expect(evening.heading(NOW, evening.ben)).to_be_visible()

    evening.looks_back()
    evening.table.does("round.close", "r2")
    expect(evening.heading(BEFORE)).to_be_visible()
    evening.table.does("round.open", "r3")
    expect(evening.heading("Tot slot?")).to_be_visible()

    evening.looks_back()
    desk.page.get_by_role("switch", name=desk.t("desk.roam")).uncheck(force=True)
    expect(evening.heading("Tot slot?")).to_be_visible()
    expect(ana.button("phone.before")).to_have_count(0)
    expect(ana.page.get_by_text(IDEA)).to_have_count(0)
    evening.end()


def test_going_back_loading_again_and_another_tab_keep_what_is_on_now(
    server: Server, browser: Browser
) -> None:
    evening = Evening(server, browser)
    ana = evening.ana
    evening.table.does("phones.roam", roam=True)
    evening.looks_back()
    ana.page.go_back()
    evening.is_at_now()
    ana.page.go_forward()
    ana.shows(IDEA)
    tab = evening.phone(ana.page.context.new_page())
    expect(evening.heading(NOW, tab)).to_be_visible()
    tab.page.close()
    ana.page.reload()
    ana.shows(IDEA)
    ana.page.go_back()
    expect(evening.heading(NOW)).to_be_visible()
    expect(ana.field()).to_have_value(HALF)
    evening.end()


def test_what_is_hidden_again_goes_from_a_phone_that_looks_at_it(server: Server, browser: Browser) -> None:
    evening = Evening(server, browser)
    ana = evening.ana
    evening.table.does("phones.roam", roam=True)
    evening.looks_back()
    seen = evening.ben.page.evaluate(
        "code => JSON.parse(localStorage.getItem(`vk.own.${code}`))", evening.table.desk.code
    )
    evening.table.does("brainstorm.hide_idea", "r1", idea=next(iter(seen["r1"])), hidden=True)
    expect(ana.page.get_by_text(IDEA)).to_have_count(0)
    expect(evening.heading(BEFORE)).to_be_visible()
    evening.table.does("round.hide", "r1")
    ana.shows(ana.t("refused.not_shown_now"))
    ana.is_accessible()
    ana.press("phone.before_others")
    ana.shows(ana.t("phone.before_none"))
    evening.end()


def test_without_a_network_a_phone_says_so_and_shows_the_round_when_it_is_back(
    server: Server, browser: Browser
) -> None:
    evening = Evening(server, browser)
    ana = evening.ana
    evening.table.does("phones.roam", roam=True)
    ana.press("phone.before")
    ana.page.context.set_offline(True)
    ana.page.get_by_role("button", name=BEFORE).click()
    ana.shows(ana.t("phone.join_offline"))
    ana.page.context.set_offline(False)
    ana.shows(IDEA)
    ana.press("phone.to_now")
    evening.is_at_now()
    evening.end()
