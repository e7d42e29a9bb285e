"""Ballots on paper in a real browser: every secret kind prints one, and what is on it can be entered at the desk.
axe looks at every sheet and at every dialog."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from session.core.state import Json
from session.rehearse.server import Server
from session.rounds import KINDS, simulations
from tests.browser.faces import DESK, Wall
from tests.browser.paper_entry import OPTIONS, REASON, Entry, OnPaper, on_paper
from tests.browser.table import Table
from tests.rounds.simulated import Tried, usual

ROLES = [{"id": "resident", "label": "Bewoner"}, {"id": "council", "label": "Gemeente"}]
PEOPLE = 5
MISTAKEN = "dots"  # in whose first round somebody also makes mistakes
LONG = "een lange keuze die over meer dan één regel loopt, omdat iemand er graag bij wilde zeggen waarom"


def bare(text: str) -> str:
    """Without spaces: where a line ends is no matter."""
    return "".join(text.split())


class PaperTable(Table):
    """A second page is for the sheets."""

    def __init__(self, server: Server, browser: Browser) -> None:
        super().__init__(server, browser, title="Papier")
        self.does("session.set", roles=ROLES)
        self.sheet = Wall(self.desk.window(DESK), "nl")

    def adds(self, tried: Tried, texts: Sequence[str]) -> str:
        made = self.does("round.add", **tried.payload("nl", texts))
        return str(made["round"])

    def close(self) -> None:
        for face in (self.desk, self.sheet):
            face.page.context.close()

    def prints(self, round_: str) -> Page:
        self.sheet.page.goto(f"{self.server.origin}/desk/{self.desk.code}/sheet/{round_}")
        return self.sheet.page

    def file(self, kind: str) -> bytes:
        return self.desk.page.request.get(f"{self.server.origin}/record/{self.desk.code}.{kind}").body()

    def record(self) -> dict[str, dict[str, Any]]:
        return {round_["id"]: round_ for round_ in json.loads(self.file("json"))["rounds"]}


@pytest.fixture(scope="module")
def table(server: Server, browser: Browser) -> Iterator[PaperTable]:
    """One session, to which every kind adds its rounds."""
    table = PaperTable(server, browser)
    table.shows("live")
    yield table
    table.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].secret])
def test_a_kind_prints_a_ballot_and_counts_what_was_on_it(table: PaperTable, kind: str) -> None:
    expected: dict[str, Any] = {}
    for paper in on_paper(kind):
        round_ = table.adds(Tried(kind, simulations()[kind].variant(paper.variant)), OPTIONS[: paper.options])
        the_sheet_is_complete(table.prints(round_), table, paper)
        table.does("round.open", round_)
        expected[round_] = entered(table, round_, paper, mistaken=paper is on_paper(MISTAKEN)[0])
        table.does("round.close", round_)
        table.desk.shows(table.desk.t("desk.paper_in", n=PEOPLE))
    rounds = table.record()
    for key, choice in expected.items():
        ballots = rounds[key]["ballots"]
        assert (rounds[key]["paper"], len(ballots)) == (PEOPLE, PEOPLE)
        assert [ballot["choice"] for ballot in ballots] == [choice] * PEOPLE
    assert [table.desk.errors, table.sheet.errors] == [[], []]


def test_the_printed_record_says_how_many_ballots_were_on_paper_and_why(table: PaperTable) -> None:
    """Of the rounds that were held above."""
    rounds = table.record()
    written = bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(table.file("pdf"))).pages))
    assert written.count(bare(table.desk.t("record.paper", n=PEOPLE))) == len(rounds)
    assert bare(REASON) in written or not {"consent", "decide"} & {each["kind"] for each in rounds.values()}


def test_many_ballots_come_in_from_pasted_cells_and_go_out_again_in_one_step(table: PaperTable) -> None:
    """First with what is wrong with them, with its line and column; a column that is no option is asked about."""
    desk = table.desk
    round_ = table.adds(usual("dots"), OPTIONS)
    table.does("round.open", round_)
    desk.press("desk.paper")
    desk.press("desk.sheet_from_file")
    box = desk.page.get_by_role("dialog")
    field = box.get_by_label(desk.t("desk.sheet_text"))
    heads = f"nr;{';'.join(OPTIONS)};rol"
    field.fill(f"{heads}\n1;1;2;x;Bewoner\n2;;3;;Koning")
    desk.press("desk.sheet_look")
    told = box.locator(".sheet-found")
    expect(told.get_by_role("listitem")).to_have_count(3)  # with the column of numbers, which is set aside
    expect(told).to_contain_text(OPTIONS[2])
    desk.is_accessible()
    field.fill(f"{heads};leeftijd\n1;1;2;;Bewoner;51\n2;;3;;;30\n3;;3;;;28")
    desk.press("desk.sheet_look")
    told.get_by_role("checkbox", name="leeftijd").check()
    desk.press("desk.sheet_again")
    desk.press("desk.sheet_count", n=3)
    expect(box.locator(".paper-list li")).to_have_count(2)
    desk.page.keyboard.press("Escape")
    expect(box).to_have_count(0)  # the keys of a dialog are its own
    desk.shows(desk.t("desk.paper_in", n=3))
    desk.page.keyboard.press("Control+z")
    expect(desk.page.locator(".paper-bar span")).to_have_count(0)
    table.does("round.close", round_)
    assert desk.errors == []


def the_sheet_is_complete(page: Page, table: PaperTable, paper: OnPaper) -> None:
    expect(page.locator(".ballot-rows>li")).to_have_count(paper.rows)
    expect(page.locator(".ballot-roles li")).to_have_count(len(ROLES) + 1)
    for text in OPTIONS[: paper.options]:
        expect(page.locator(".ballot-rows").get_by_text(text).first).to_be_visible()
    assert "{" not in page.locator(".ballot-how").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table.sheet.is_accessible()


def entered(table: PaperTable, round_: str, on_paper: OnPaper, mistaken: bool) -> Json:
    """The ballots of a round, by hand. `mistaken`: also with what goes wrong."""
    desk = table.desk
    desk.press("desk.paper")
    paper = Entry(desk, tuple(option["id"] for option in table.record()[round_]["options"]))
    number = paper.box.get_by_label(desk.t("desk.paper_count"))
    number.fill(str(PEOPLE))
    paper.box.get_by_label(desk.t("desk.paper_role")).select_option(label=ROLES[0]["label"])
    if mistaken:
        what_goes_wrong(paper, on_paper, number)
    choice = on_paper.fill(paper)
    desk.is_accessible()
    paper.enter()
    expect(paper.box.locator(".paper-list li")).to_have_count(1)
    expect(paper.box.locator(".paper-list li")).to_contain_text(ROLES[0]["label"])
    expect(number).to_have_value("1")
    expect(paper.box.get_by_role("heading", name=desk.t("desk.paper_choice"))).to_be_focused()
    desk.page.keyboard.press("Escape")
    desk.shows(desk.t("desk.paper_in", n=PEOPLE))
    return choice


def what_goes_wrong(paper: Entry, on_paper: OnPaper, number: Locator) -> None:
    """A number that cannot be enters nothing; an entry by mistake is taken back, and the other one stays."""
    desk = paper.desk
    expect(paper.box.get_by_role("button", name=desk.t("desk.paper_enter"), exact=True)).to_have_attribute(
        "aria-disabled", "true"
    )
    on_paper.fill(paper)
    for wrong in ("0", "1001", "1.5", ""):
        number.fill(wrong)
        desk.shows(desk.t("desk.paper_count_wrong"))
        paper.enter()
    desk.is_accessible()
    expect(paper.box.locator(".paper-list li")).to_have_count(0)
    number.fill("2")
    paper.enter()
    expect(paper.box.locator(".paper-list li")).to_have_count(1)
    paper.box.get_by_role("button", name=re.compile(f"^{desk.t('desk.paper_drop')}")).click()
    expect(paper.box.locator(".paper-list li")).to_have_count(0)
    number.fill(str(PEOPLE))


def test_a_long_ballot_is_printed_on_pages_that_cut_no_row(server: Server, browser: Browser) -> None:
    table = PaperTable(server, browser)
    texts = tuple(f"{number:02}. {LONG}" for number in range(1, 61))
    for kind in ("dots", "criteria"):
        page = table.prints(table.adds(usual(kind), texts))
        pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        written = [bare(page.extract_text()) for page in pages]
        assert len(written) > 3
        assert [sum(bare(text) in page for page in written) for text in texts] == [1] * len(texts)
    table.close()
