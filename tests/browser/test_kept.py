"""What people give counts without a button: a phone sends on every change, and says what was saved and what not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, page_of

STATEMENTS = (
    "Wie hulp vraagt, krijgt binnen een week iemand aan de deur die blijft.",
    "Een bewoner mag elk verslag lezen en veranderen voordat het weggaat.",
    "We vergaderen minder over gezinnen en bellen vaker met elkaar.",
    "Het wijkteam mag 2.000 euro uitgeven zonder formulier vooraf.",
    "Een ervaringsdeskundige krijgt betaald, net als iedereen aan tafel.",
)
LANG = "nl"


class Vote:
    """One round at the desk, and people with a phone in it."""

    def __init__(
        self, server: Server, browser: Browser, kind: str, people: int, texts: Sequence[str] = STATEMENTS
    ) -> None:
        self.desk = Desk(page_of(browser, DESK, LANG), LANG)
        self.desk.begin(server)
        self.desk.make_session("Bewaard", "")
        self.desk.allow_groups_of(3)
        self.desk.add_round(kind)
        options = self.desk.page.get_by_label(self.desk.t("desk.typed"))
        options.fill("\n".join(texts))
        options.blur()
        self.desk.go("live")
        self.phones = [Phone(page_of(browser, PHONE, LANG), LANG) for _ in range(people)]
        for phone in self.phones:
            phone.join_without_role(server, self.desk.code)
        self.desk.open_round()

    def end(self) -> None:
        assert [face.errors for face in (self.desk, *self.phones)] == [[]] * (1 + len(self.phones))
        for face in (self.desk, *self.phones):
            face.page.context.close()


def test_twenty_four_answers_of_six_people_who_never_pressed_a_button_all_count(
    server: Server, browser: Browser
) -> None:
    """Choosing opens the next statement by itself; the fifth one is left open."""
    vote = Vote(server, browser, "rate", 6)
    for phone in vote.phones:
        rows = phone.page.locator(".questions>li")
        for at in range(4):
            rows.nth(at).get_by_role("radio").nth(3).click(force=True)  # an answer takes its question away
            expect(rows.nth(at).get_by_role("radio")).to_have_count(0)
        expect(rows.nth(4)).to_have_class("open-question")
        phone.shows(phone.t("phone.ballot_kept_some", n=4, total=5))
    vote.phones[0].is_accessible()
    expect(vote.desk.page.locator(".tally")).to_contain_text("6")
    vote.desk.close_and_show()
    vote.desk.shows(vote.desk.t("desk.turnout", total=6))
    told = vote.desk.page.get_by_text(vote.desk.t("common.spread.skipped_n", n=6))
    expect(told).to_have_count(1)
    vote.end()


def test_dots_that_were_placed_count_and_done_says_only_that_somebody_is_done(
    server: Server, browser: Browser
) -> None:
    vote = Vote(server, browser, "dots", 3)
    for phone in vote.phones:
        phone.page.get_by_role("button", name=phone.t("dots.more", option=STATEMENTS[0])).click()
        phone.shows(phone.t("phone.ballot_kept"))
    ana = vote.phones[0]
    done = ana.page.get_by_role("button", name=ana.t("phone.ballot_done"), exact=True)
    done.click()
    ana.shows(ana.t("phone.ballot_you_are_done"))
    expect(done).to_have_attribute("aria-pressed", "true")
    ana.page.get_by_role("button", name=ana.t("dots.more", option=STATEMENTS[0])).click()
    expect(done).to_have_attribute("aria-pressed", "false")
    ana.shows(ana.t("phone.ballot_kept"))
    ana.page.reload()
    ana.shows(ana.t("phone.ballot_kept"))
    ana.is_accessible()
    vote.desk.close_and_show()
    vote.desk.shows(vote.desk.t("desk.turnout", total=3))
    ana.shows(ana.t("dots.result", ballots=3, dots=4))
    vote.end()


def test_what_came_too_late_is_told_and_what_was_typed_stays(server: Server, browser: Browser) -> None:
    vote = Vote(server, browser, "consent", 3)
    ana = vote.phones[0]
    rows = ana.page.locator(".questions>li")
    rows.nth(0).get_by_role("radio").first.click(force=True)
    expect(rows.nth(0).get_by_role("radio")).to_have_count(0)
    ana.shows(ana.t("phone.ballot_kept_some", n=1, total=5))
    ana.page.context.set_offline(True)
    rows.nth(1).get_by_role("radio", name=re.compile(ana.t("consent.objection"))).click(force=True)
    ana.field().fill("Dan zegt de buurt: zij regelen het onderling.")
    ana.shows(ana.t("phone.ballot_offline"))
    ana.is_accessible()
    vote.desk.close_round()
    ana.page.context.set_offline(False)
    ana.shows(ana.t("phone.late_last"))
    ana.shows("Dan zegt de buurt: zij regelen het onderling.")
    ana.shows(ana.t("phone.typed_copy"))
    ana.shows(ana.t("phone.late_others", n=1))
    expect(ana.page.get_by_text(ana.t("phone.voted_after", n=1))).to_have_count(0)
    ana.is_accessible()
    ana.page.reload()
    ana.shows(ana.t("phone.late_last"))
    ana.press("phone.typed_forget")
    expect(ana.page.get_by_text("Dan zegt de buurt")).to_have_count(0)
    vote.end()


def test_an_answer_that_is_too_long_keeps_no_other_answer_back(server: Server, browser: Browser) -> None:
    vote = Vote(server, browser, "open_question", 3, STATEMENTS[:2])
    ana, *others = vote.phones
    rows, long = ana.page.locator(".questions>li"), "Dit is te veel. " * 300
    words = rows.nth(0).get_by_role("textbox")
    words.fill("Dit past.")
    ana.shows(ana.t("phone.ballot_kept_some", n=1, total=2))
    words.fill(long)
    ana.shows(ana.t("open_question.too_long"))
    ana.is_accessible()
    ana.press("phone.question_next")
    rows.nth(1).get_by_role("textbox").fill("En dit ook.")
    expect(ana.page.locator(".ballot-state")).to_contain_text(ana.t("open_question.too_long"))
    for phone in others:
        phone.field().first.fill("Prima.")
        phone.shows(phone.t("phone.ballot_kept_some", n=1, total=2))
    vote.desk.close_and_show()
    for words_kept in ("Dit past.", "En dit ook."):
        vote.desk.shows(words_kept)
    vote.end()


def test_taps_without_a_connection_go_out_as_one_ballot(server: Server, browser: Browser) -> None:
    vote = Vote(server, browser, "choose", 3, (*STATEMENTS[:4], "Verzekeringsmaatschappij" * 8))
    ana = vote.phones[0]
    sent: list[str] = []

    def heard(frame: str | bytes) -> None:
        text = frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
        if "ballot.cast" in text:
            sent.append(text)

    ana.page.on("websocket", lambda socket: socket.on("framesent", heard))
    options = ana.page.get_by_role("checkbox")
    expect(options).to_have_count(5)
    assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a long word is cut"
    ana.page.context.set_offline(True)
    ana.shows(ana.t("common.connection.lost"))
    for turn in range(31):
        options.nth(turn % 5).click(force=True)
    ana.page.context.set_offline(False)
    ana.shows(ana.t("phone.voted_after", n=1))
    assert len(sent) == 1
    vote.end()
