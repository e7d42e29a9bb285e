"""A page that the browser translates stays right through a whole session: each face shows what it shows untranslated.

Beside every translated page stands its twin, which nobody translates, with the same seat or the same desk. What the two
say must become the same after every step, and never a text twice.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from session.rehearse.server import Server
from tests.browser.faces import PHONE, Face, Phone, page_of
from tests.browser.table import Table

TRANSLATOR = Path(__file__).with_name("translator.js").read_text(encoding="utf-8")
TEXTS = ["Meer groen", "Buurtcafé", "Speeltuin"]
SAID = """() => document.getElementById("app").textContent.replaceAll(/[⟦⟧\\s]+/g, "")"""
HOLDS = f"(text) => ({SAID})().includes(text)"
SAYS = f"(expected) => ({SAID})() === expected"
DONE = """() => {
  const walker = document.createTreeWalker(document.querySelector("h1"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.nodeValue.trim()) texts.push(walker.currentNode.nodeValue);
  return texts.every((text) => /^⟦[^⟦⟧]*⟧$/.test(text));
}"""


class Pair:
    """A translated page and its twin."""

    def __init__(self, face: Face, how: str) -> None:
        self.face = face
        self.twin = face.page.context.new_page()
        self.twin.goto(face.page.url)
        # What is being typed is kept for all pages of a seat: the twin is there before anything is typed.
        heading = face.page.locator("h1").first.text_content() or ""
        self.twin.wait_for_function(HOLDS, arg="".join(heading.split()))
        face.page.evaluate(TRANSLATOR, how)

    @property
    def page(self) -> Page:
        return self.face.page

    def agree(self, awaited: str) -> None:
        """Both say the same, and `awaited` is in it."""
        self.twin.wait_for_function(HOLDS, arg=awaited.replace(" ", ""))
        try:
            self.page.wait_for_function(SAYS, arg=self.twin.evaluate(SAID), timeout=8_000)
        except Error:
            assert self.page.evaluate(SAID) == self.twin.evaluate(SAID)  # now, and to show the difference
        self.page.wait_for_function(DONE)


def test_a_whole_session_says_what_its_twin_says_on_every_face(server: Server, browser: Browser) -> None:
    table = Table(server, browser, title="Vertaald")
    ideas, dots = add(table, "brainstorm", "Wat kan beter?"), add(table, "dots", "Welke gaan door?", TEXTS)
    rate, decide = (
        add(table, "rate", "Hoe belangrijk?", TEXTS),
        add(table, "decide", "", ["We beginnen in mei"]),
    )
    table.does("round.open", ideas)
    phone = joined(browser, server, table)
    table.shows("live")
    table.desk.shows("Wat kan beter?")
    wall = table.desk.wall(server)
    wall.shows("Wat kan beter?")
    faces = (phone, table.desk, wall)
    pairs = [Pair(face, "wrapped") for face in faces]

    def everybody(text: str) -> None:
        for pair in pairs:
            pair.agree(text)

    everybody("Wat kan beter?")
    phone.sends_idea("Meer bankjes")
    everybody("Meer bankjes")
    table.does("brainstorm.add_idea", ideas, text="Nog een idee")
    pairs[1].agree("Nog een idee")
    over(table, ideas)

    table.does("round.open", dots)
    everybody("Welke gaan door?")
    gives_dots(phone)
    for number in range(4):
        vote(table, dots, number, {"dots": {f"{dots}-{1 + number % 2}": 3}})
    over(table, dots)
    table.does("round.release", dots)
    for pair in pairs[1:]:  # what a phone sent itself it tells on the page that sent it
        pair.agree("Buurtcafé")
    phone.page.wait_for_function(f"() => ({SAID})().split('Buurtcafé').length === 2")

    table.does("round.open", rate)
    everybody("Hoe belangrijk?")
    over(table, rate)
    table.does("round.release", rate)
    table.does("round.open", decide)
    pairs[0].agree("beginnen in mei")
    over(table, decide)
    table.does("session.close")
    everybody("Vertaald")
    assert [face.errors for face in faces] == [[], [], []]
    for face in faces:
        face.page.context.close()


@pytest.mark.parametrize("how", ["moved", "replaced", "changed"])
def test_so_does_a_phone_with_a_translator_of_another_make(
    server: Server, browser: Browser, how: str
) -> None:
    table = Table(server, browser)
    ideas, dots = add(table, "brainstorm", "Wat kan beter?"), add(table, "dots", "Welke gaan door?", TEXTS)
    table.does("round.open", ideas)
    phone = joined(browser, server, table)
    phone.shows("Wat kan beter?")
    pair = Pair(phone, how)
    phone.sends_idea("Meer bankjes")
    pair.agree("Meer bankjes")
    over(table, ideas)
    table.does("round.open", dots)
    pair.agree("Welke gaan door?")
    gives_dots(phone)
    assert phone.errors == []
    phone.page.context.close()


def joined(browser: Browser, server: Server, table: Table) -> Phone:
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.join_without_role(server, table.desk.code)
    phone.shows("Wat kan beter?")
    return phone


def gives_dots(phone: Phone) -> None:
    """Three dots on the first option: the number that is left is said once, and so is the question."""
    more = phone.page.locator(".stepper button").nth(1)
    for left in (4, 3, 2):
        more.click()
        phone.page.wait_for_function(f"(text) => ({SAID})().split(text).length === 2", arg=f"Nog{left}van")
        assert not phone.page.evaluate(SAID).count(f"Nog{left + 1}van")
    assert phone.page.evaluate(SAID).count("Welkegaandoor?") == 1


def over(table: Table, round_: str) -> None:
    table.does("round.end", round_)
    table.does("round.close", round_)


def add(table: Table, kind: str, prompt: str, texts: list[str] | None = None) -> str:
    given = {"kind": kind, "prompt": prompt, "source": {"texts": texts or []}}
    return str(table.does("round.add", **given)["round"])


def vote(table: Table, round_: str, number: int, choice: dict[str, object]) -> None:
    """A ballot of somebody else, without a page."""
    code, token = table.desk.code, f"somebody-else-number-{number:04d}"
    table.post("/api/seat", {"code": code, "token": token})
    command = {
        "code": code,
        "id": f"a-ballot-of-somebody-{number:04d}",
        "name": "ballot.cast",
        "round": round_,
    }
    answer = table.desk.page.request.post(
        f"{table.server.origin}/api/command",
        data={**command, "data": {"n": 1, "choice": choice}},
        headers={"Origin": table.server.origin, "Authorization": f"Bearer {token}"},
    )
    assert answer.json()["ok"], answer.json()
