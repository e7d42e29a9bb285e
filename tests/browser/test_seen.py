"""What was found by looking at whole sessions: words over the side of a phone, words that no row can read, and things
that are told twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import PHONE, Face, Phone, Wall, page_of
from tests.browser.look.probe import probe, settle
from tests.browser.table import Table

FEW = {"a third of the wall is empty"}  # with a handful of people it is


@contextmanager
def room(
    server: Server, browser: Browser, people: int = 0, agenda: str = ""
) -> Iterator[tuple[Table, Wall, list[Phone]]]:
    """A desk, a wall and phones in an open session where three people are enough for figures."""
    table = Table(server, browser, agenda=agenda)
    table.does("session.set", threshold=3)
    table.does("session.open")
    table.desk.page.goto(f"{server.origin}/desk/{table.desk.code}")
    wall = table.desk.wall(server)
    phones = [Phone(page_of(browser, PHONE, "nl"), "nl") for _ in range(people)]
    for phone in phones:
        phone.page.goto(f"{server.origin}/join/{table.desk.code}?lang=nl")
        phone.shows(phone.t("phone.lobby"))
    yield table, wall, phones
    assert [face.errors for face in (table.desk, wall, *phones)] == [[]] * (2 + people)
    for face in (table.desk, *phones):
        face.page.context.close()


def add(table: Table, kind: str, *texts: str, **more: object) -> str:
    source = {"source": {"texts": list(texts)}} if texts else {}
    return str(table.does("round.add", kind=kind, prompt="Wat kiezen wij?", **source, **more)["round"])


def looks_well(face: Face, kind: str) -> None:
    assert settle(face.page)
    assert [one for one in probe(face.page, kind, axe=False) if one.check not in FEW] == []


def test_ten_dots_stay_on_the_phone_and_their_words_in_one_piece(server: Server, browser: Browser) -> None:
    with room(server, browser, people=1) as (table, _, (phone,)):
        table.does(
            "round.open", add(table, "dots", "Spreekuur", "Buurthuis", settings={"dots": 10, "per_option": 0})
        )
        phone.shows(phone.t("dots.left", left=10, total=10))
        looks_well(phone, "phone")
        more = phone.page.get_by_role("button", name=phone.t("dots.more", option="Spreekuur"))
        for _ in range(10):
            more.click()
        phone.shows(phone.t("dots.none_left"))
        looks_well(phone, "phone")


@pytest.mark.parametrize("width", [360, 390, 430])
@pytest.mark.parametrize(("agenda", "rounds"), [("decision", 6), ("seven-tips", 9), ("shared-values", 11)])
def test_beside_the_clock_and_the_role_there_is_room_for_where_we_are_and_for_the_button(
    server: Server, browser: Browser, agenda: str, rounds: int, width: int
) -> None:
    with room(server, browser, agenda=agenda) as (table, _, _):
        phone = Phone(page_of(browser, (width, 844), "nl"), "nl")
        phone.page.goto(f"{server.origin}/join/{table.desk.code}?lang=nl")
        rings = phone.page.locator(".phone-head .round-rings")
        choices = phone.page.get_by_role("radio")
        expect(choices.or_(rings).first).to_be_attached()
        if choices.count():
            choices.first.check(force=True)
            phone.press("phone.enter")
        table.does("round.open", "r1")
        expect(phone.page.locator(".phone-head .timer")).to_be_visible()
        told = rings.locator(".ring:visible").or_(rings.get_by_text("/"))
        expect(told.locator("visible=true").first).to_be_visible()
        if rounds > 8:
            expect(rings.get_by_text(f"1/{rounds}")).to_be_visible()
        expect(phone.button("phone.reading")).to_be_in_viewport(ratio=1)
        assert [
            one for one in probe(phone.page, "phone", axe=False) if one.check == "wider than the screen"
        ] == []
        assert phone.errors == []
        phone.page.context.close()


def test_the_wall_of_a_long_agenda_tells_once_which_round_it_is(server: Server, browser: Browser) -> None:
    with room(server, browser, agenda="debate") as (table, wall, _):
        table.does("round.open", "r1")
        wall.shows(wall.t("common.round_of", number=1, total=22))
        expect(wall.page.locator(".projector-head").get_by_text("1/22")).to_be_hidden()


def test_the_wall_says_large_that_there_is_no_decision_yet(server: Server, browser: Browser) -> None:
    with room(server, browser) as (table, wall, _):
        table.does("round.open", add(table, "decide"))
        wall.shows(wall.t("decide.none"))
        looks_well(wall, "wall")


def test_with_few_ballots_the_wall_still_tells_how_many_objections_there_are(
    server: Server, browser: Browser
) -> None:
    with room(server, browser, people=1) as (table, wall, (phone,)):
        round_ = add(table, "minority", "Wij bellen eerst.", "Wij delen de bus.", "Wij eten samen.")
        table.does("round.open", round_)
        phone.field().fill("Wie betaalt dat?")
        phone.press("minority.send")
        phone.shows("Wie betaalt dat?")
        phone.has_sent_all()
        for act in ("round.close", "round.release"):
            table.does(act, round_)
        table.does("screen.show", mode="result", round=round_)
        wall.shows(wall.t("minority.objections_n", n=1))
        wall.shows("Wij eten samen.")
        expect(wall.page.get_by_text(wall.t("minority.no_objections"))).to_have_count(2)
        looks_well(wall, "wall")


def test_where_ideas_of_a_cluster_come_from_can_be_read_from_the_last_row(
    server: Server, browser: Browser
) -> None:
    with room(server, browser, people=1) as (table, wall, (phone,)):
        gathered = add(table, "brainstorm", "In de wijk", "Op school")
        table.does("round.open", gathered)
        for topic, text in enumerate(("Een vast gezicht", "Samen koken")):
            phone.page.locator("main fieldset.topics input").nth(topic).check(force=True)
            phone.sends_idea(text)
        phone.has_sent_all()
        table.does("round.close", gathered)
        sorted_ = str(
            table.does(
                "round.add",
                kind="organise",
                prompt="Wat hoort bij elkaar?",
                source={"round": gathered},
                settings={"clusters": ["Dichtbij"]},
            )["round"]
        )
        table.does("round.open", sorted_)
        table.shows("live")
        ideas = table.desk.page.locator(".tray-list .idea")
        expect(ideas).to_have_count(2)
        for left in (1, 0):
            ideas.first.click()
            table.desk.page.keyboard.press("1")
            expect(ideas).to_have_count(left)
        expect(wall.page.locator(".cluster-parts")).to_have_text("1 In de wijk, 1 Op school")
        looks_well(wall, "wall")
        # With every idea in a cluster the desk says so once.
        expect(table.desk.page.get_by_text(table.desk.t("organise.all_sorted"))).to_have_count(1)
