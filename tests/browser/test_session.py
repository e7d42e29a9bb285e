"""One whole session in a real browser: a facilitator, three phones and a projector, all five rounds, in Dutch.

One phone is offline for a while, one is reloaded in the middle of typing; axe looks at every view on the way.
What the same views say in English is in test_english.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from session.recount import recount
from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, Wall, page_of

TITLE = "Samen in de wijk"
DECISION = "We beginnen met een spreekuur in de wijk."
OBJECTION = "Eerst moet het geld er zijn."


def test_a_session_from_agenda_to_record(server: Server, browser: Browser, tmp_path: Path) -> None:
    lang = "nl"
    desk = Desk(page_of(browser, DESK, lang), lang)
    phones = [Phone(page_of(browser, PHONE, lang), lang) for _ in range(3)]
    prepare(desk, server)
    wall = desk.wall(server)
    come_in(desk, phones, wall, server)
    brainstorm(desk, phones, wall)
    organise(desk, phones, wall)
    dots(desk, phones, wall)
    rate(desk, phones, wall)
    decide(desk, phones, wall)
    finish(desk, phones, wall, tmp_path)
    assert [face.errors for face in (desk, wall, *phones)] == [[]] * 5
    for face in (desk, wall, *phones):
        face.page.context.close()


def everyone_accessible(*faces: Desk | Phone | Wall) -> None:
    for face in faces:
        face.is_accessible()


def prepare(desk: Desk, server: Server) -> None:
    desk.enter(server)
    desk.is_accessible()
    desk.page.evaluate("lang => localStorage.setItem('vk.lang', JSON.stringify(lang))", desk.lang)
    desk.page.reload()
    desk.make_session(TITLE, "decision")
    desk.is_accessible()
    desk.allow_groups_of(3)
    desk.is_accessible()
    desk.go("live")


def come_in(desk: Desk, phones: list[Phone], wall: Wall, server: Server) -> None:
    phones[0].page.goto(f"{server.origin}/?lang={desk.lang}")
    phones[0].shows(phones[0].t("phone.join_lede"))
    phones[0].is_accessible()
    for phone in phones:
        phone.join(server, desk.code)
    expect(wall.page.get_by_text(re.compile(r"^3$")).first).to_be_visible()
    everyone_accessible(wall, phones[0])
    desk.is_accessible()


def brainstorm(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    desk.open_round()
    for number, phone in enumerate(phones):
        phone.sends_idea(f"Idee {number} van de zaal <b>vet</b>")
    for number in range(3):
        wall.shows(f"Idee {number} van de zaal <b>vet</b>")
    offline(phones[1], wall)
    reloaded(phones[2], wall)
    everyone_accessible(desk, wall, *phones)
    desk.close_and_show()
    everyone_accessible(wall, phones[0])


def offline(phone: Phone, wall: Wall) -> None:
    """Without a network writing goes on; what was written goes out by itself afterwards."""
    phone.page.context.set_offline(True)
    phone.sends_idea("Onderweg geschreven")
    phone.shows("Onderweg geschreven")
    expect(wall.page.get_by_text("Onderweg geschreven")).to_have_count(0)
    phone.is_accessible()
    phone.page.context.set_offline(False)
    wall.shows("Onderweg geschreven")


def reloaded(phone: Phone, wall: Wall) -> None:
    """A reload in the middle of a word loses neither the word nor the seat."""
    phone.types("Half getypt voor de herl")
    phone.page.reload()
    expect(phone.field()).to_have_value("Half getypt voor de herl")
    phone.field().press("End")
    phone.field().type("aadbeurt")
    phone.press("brainstorm.send")
    wall.shows("Half getypt voor de herlaadbeurt")


def organise(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    """Two clusters, by keyboard: every idea moves without dragging."""
    desk.next_round()
    for name, text in (("Contact", "Idee 0"), ("Geld", "Onderweg")):
        desk.page.locator(".tray-list .idea", has_text=text).first.click()
        desk.page.keyboard.press("n")
        desk.page.get_by_label(desk.t("organise.cluster_name")).fill(name)
        desk.page.keyboard.press("Enter")
        wall.shows(name)
    desk.page.locator(".tray-list .idea", has_text="Idee 1").first.click()
    desk.page.keyboard.press("1")
    desk.shows(desk.t("organise.moved", cluster="Contact"))
    everyone_accessible(desk, wall, phones[0])
    desk.close_and_show()


def dots(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    desk.next_round()
    for phone, option in zip(phones, ("Contact", "Contact", "Geld"), strict=True):
        for _ in range(3):
            phone.page.get_by_role("button", name=phone.t("dots.more", option=option)).click()
        phone.shows(phone.t("phone.ballot_kept"))
    everyone_accessible(desk, wall, phones[0])
    expect(wall.page.locator("svg.dots circle")).to_have_count(0)
    desk.close_and_show()
    expect(wall.page.locator("svg.dots circle")).to_have_count(9)
    everyone_accessible(desk, wall, phones[0])


def rate(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    desk.next_round()
    for value, phone in zip((5, 4, 2), phones, strict=True):
        expect(phone.button("phone.ballot_done")).to_be_visible()
        for group in phone.page.locator("fieldset").all():
            group.locator("input").nth(value - 1).check()
        phone.shows(phone.t("phone.ballot_kept"))
    everyone_accessible(desk, wall, phones[0])
    desk.close_and_show()
    everyone_accessible(desk, wall, phones[0])


def decide(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    desk.next_round()
    words = desk.page.get_by_role("textbox").first
    words.fill(DECISION)
    words.blur()
    wall.shows(DECISION)
    for stance, phone in zip(("support", "neutral", "against"), phones, strict=True):
        phone.shows(DECISION)
        answer_every_decision(phone, stance, OBJECTION)
    action(desk)
    everyone_accessible(desk, wall, phones[2])
    desk.close_and_show()
    wall.shows(OBJECTION)
    everyone_accessible(desk, wall, phones[0])


def answer_every_decision(phone: Phone, stance: str, objection: str) -> None:
    """Answer each; who is against the first says why. Nothing has to be sent."""
    questions = phone.page.locator(".questions>li")
    parts = [questions.nth(at) for at in range(questions.count())] or [phone.page.locator("main")]
    for at, part in enumerate(parts):
        part.locator(f"[data-stance={stance}] input").check()
        if stance == "against" and at == 0:
            phone.page.get_by_label(phone.t("decide.objection")).fill(objection)
        if stance == "against" and len(parts) > 1:
            part.locator(".question-moves button").first.click()
        elif len(parts) > 1:
            expect(part.locator("input")).to_have_count(0)
    phone.shows(phone.t("phone.ballot_kept"))


def action(desk: Desk) -> None:
    desk.page.get_by_label(desk.t("decide.action"), exact=True).fill("Ruimte zoeken")
    desk.page.get_by_label(desk.t("decide.owner"), exact=True).fill("Wijkteam")
    desk.page.get_by_label(desk.t("decide.due"), exact=True).fill("2027-01-12")
    desk.press("decide.add_action")
    desk.page.locator(".action-list .agreed-action", has_text="Wijkteam").wait_for()


def finish(desk: Desk, phones: list[Phone], wall: Wall, folder: Path) -> None:
    desk.go("record")
    desk.is_accessible()
    desk.press("desk.close_session")
    desk.page.get_by_role("dialog").get_by_role("button", name=desk.t("desk.close_session")).click()
    desk.shows(desk.t("desk.ended"))
    everyone_accessible(desk, wall, *phones)
    for kind in ("pdf", "json", "csv"):
        with desk.page.expect_download() as coming:
            desk.page.locator(f"a[href*='.{kind}']:not([href*='pages='])").click()
        coming.value.save_as(folder / f"record.{kind}")
    with phones[2].page.expect_download() as coming:
        phones[2].press("record.download")
    coming.value.save_as(folder / "phone.pdf")
    assert (folder / "phone.pdf").read_bytes() == (folder / "record.pdf").read_bytes()
    assert (folder / "record.pdf").read_bytes().startswith(b"%PDF-1.7")
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    assert recount(record).differences == []
    assert [action["text"] for action in record["record"]["actions"]] == ["Ruimte zoeken"]
    assert OBJECTION in json.dumps(record, ensure_ascii=False)
