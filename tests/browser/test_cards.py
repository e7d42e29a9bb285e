"""Entry cards from the desk to the phone: made, printed, typed, taken over, withdrawn."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from session.rehearse.plain_http import ask_now
from session.rehearse.server import Server

CODES = re.compile(r"\b([A-HJKMNP-Z2-9]{5}) ([A-HJKMNP-Z2-9]{5})\b")


class Scene:
    """A session with two roles and a vote, its desk, and phones with a browser of their own."""

    def __init__(self, server: Server, browser: Browser) -> None:
        self.origin, self.browser = server.origin, browser
        entered = ask_now(self.origin, "POST", "/api/enter", {"secret": server.secret()})
        self.cookie = entered.headers["set-cookie"].split(";")[0]
        made = self.ask("POST", "/api/desk/sessions", {"title": "Care nearby", "language": "en"})
        self.code = made["code"]
        self.words: dict[str, str] = self.ask("GET", "/words/en.json")
        self.do("session.set", {"roles": [{"label": "Citizen"}, {"label": "Official"}]})
        added = {"kind": "dots", "prompt": "Where first?", "source": {"texts": ["A bench", "A tree"]}}
        self.round = str(self.do("round.add", added)["round"])

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        return json.loads(ask_now(self.origin, method, path, body, {"Cookie": self.cookie}).body)

    def do(self, name: str, data: Any = None, round_: str | None = None) -> Any:
        command = {"id": secrets.token_urlsafe(18), "name": name, "round": round_, "data": data or {}}
        ack = self.ask("POST", f"/api/desk/{self.code}/command", command)
        assert ack["ok"], ack
        return ack["reply"]

    def desk(self) -> Page:
        context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        name, _, value = self.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": self.origin}])
        page = context.new_page()
        page.goto(f"{self.origin}/desk/{self.code}#live")
        return page

    def phone(self, path: str = "/") -> Page:
        page = self.browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB").new_page()
        page.goto(f"{self.origin}{path}")
        return page

    def button(self, page: Page, key: str) -> Any:
        return page.get_by_role("button", name=self.words[key], exact=True)

    def types(self, phone: Page, code: str) -> None:
        phone.get_by_label(self.words["phone.code"]).fill(code)
        expect(phone.locator(".found")).to_be_visible()
        self.button(phone, "phone.continue").click()


@pytest.fixture
def scene(server: Server, browser: Browser) -> Iterator[Scene]:
    made = Scene(server, browser)
    yield made
    for context in browser.contexts:
        context.close()


def test_a_card_is_made_printed_typed_taken_over_and_withdrawn(scene: Scene, tmp_path: Path) -> None:
    desk = scene.desk()
    scene.button(desk, "desk.entry_cards").click()
    scene.button(desk, "desk.cards").click()
    desk.get_by_label("Citizen", exact=True).fill("2")
    desk.get_by_label(scene.words["desk.cards_without_role"], exact=True).fill("1")
    with desk.expect_download() as download:
        scene.button(desk, "desk.cards_make").click()
    file = tmp_path / "cards.pdf"
    download.value.save_as(file)
    pages = pypdf.PdfReader(BytesIO(file.read_bytes())).pages
    codes = [" ".join(halves) for page in pages for halves in CODES.findall(page.extract_text())]
    assert len(codes) == 3

    outside = scene.phone(f"/join/{scene.code}")
    expect(outside.get_by_text(scene.words["refused.cards_only"])).to_be_visible()

    first = scene.phone()
    scene.types(first, codes[0].lower())
    expect(first.get_by_role("heading", name=scene.words["phone.lobby"])).to_be_visible()
    expect(first.get_by_text("Citizen")).to_be_visible()  # it stands on the card, so nobody asked
    expect(desk.locator("dialog").get_by_text(re.compile("^Used")).locator("xpath=..")).to_contain_text("1")

    scene.do("round.open", round_=scene.round)
    other = scene.phone()
    scene.types(other, codes[0])
    expect(other.get_by_role("heading", name="Where first?")).to_be_visible()
    expect(other.get_by_text(scene.words["phone.card_moved"])).to_be_visible()
    expect(first.get_by_text(scene.words["refused.taken_over"])).to_be_visible()
    first.reload()  # and it does not fight back
    expect(first.get_by_text(scene.words["refused.card_elsewhere"])).to_be_visible()
    expect(other.get_by_role("heading", name="Where first?")).to_be_visible()

    scene.do("round.close", round_=scene.round)
    desk.get_by_label(scene.words["desk.cards_code"]).fill(codes[0])
    scene.button(desk, "desk.cards_withdraw_one").click()
    expect(other.get_by_text(scene.words["refused.card_withdrawn"])).to_be_visible()


def test_a_scanned_card_asks_for_a_role_only_when_it_has_none(scene: Scene) -> None:
    desk = scene.desk()
    scene.button(desk, "desk.cards").click()
    desk.get_by_label(scene.words["desk.cards_without_role"], exact=True).fill("1")
    with desk.expect_download() as download:
        scene.button(desk, "desk.cards_make").click()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(download.value.path()).pages)
    ((left, right),) = CODES.findall(text)
    phone = scene.phone()
    scene.types(phone, f"{left}{right}")
    phone.get_by_role("radio", name="Official").check()
    scene.button(phone, "phone.enter").click()
    expect(phone.get_by_role("heading", name=scene.words["phone.lobby"])).to_be_visible()
    expect(phone.get_by_text("Official")).to_be_visible()
    assert phone.url == f"{scene.origin}/join/{scene.code}"
