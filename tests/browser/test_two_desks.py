"""What is typed at a desk is not lost: not by a reload, not by a colleague, and what was done can be taken back."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, Desk, page_of
from tests.browser.table import Table
from tests.rounds.simulated import usual


def test_two_desks_lose_nothing_of_what_they_type(server: Server, browser: Browser) -> None:
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.make_session("Twee bureaus", "decision")
    question = desk.page.get_by_label(desk.t("desk.prompt"), exact=True)
    first = question.input_value()

    question.fill("Half getypt")
    desk.page.reload()  # before it was saved
    expect(question).to_have_value("Half getypt")
    desk.shows(desk.t("desk.save_typing"))

    other = Desk(desk.window(DESK), "nl")
    other.page.goto(desk.page.url)
    theirs = other.page.get_by_label(desk.t("desk.prompt"), exact=True)
    theirs.click()
    desk.shows(desk.t("desk.colleague_here"))
    theirs.fill("Van de collega")
    theirs.blur()
    desk.shows(desk.t("desk.clash"))
    expect(question).to_have_value("Half getypt")
    expect(theirs).to_have_value("Van de collega")
    desk.is_accessible()
    desk.press("desk.clash_keep")
    expect(theirs).to_have_value("Half getypt")

    desk.page.get_by_role("heading", level=1, name=desk.t("desk.agenda")).click()
    desk.page.keyboard.press("Control+z")
    expect(question).to_have_value("Van de collega")
    other.page.get_by_role("heading", level=1, name=desk.t("desk.agenda")).click()
    other.page.keyboard.press("Control+z")
    expect(question).to_have_value(first)
    assert desk.errors == other.errors == []
    for face in (desk, other):
        face.page.context.close()


def test_an_action_that_two_desks_change_keeps_what_both_made_of_it(server: Server, browser: Browser) -> None:
    """Of an agreed action in a decision round, and of one that phones proposed."""
    table = Table(server, browser, title="Twee bureaus")
    desk, page = table.desk, table.desk.page
    decide = table.does("round.add", **usual("decide").payload("nl", ["Wij gaan vaker open"]))["round"]
    table.does("round.open", decide)
    agreed = table.does("decide.add_action", decide, text="Rooster maken")["action"]
    table.shows("live")
    desk.press("decide.change_action")
    form = page.locator(".action-list form").first
    form.get_by_label(desk.t("decide.owner")).fill("Team West")
    table.does("decide.change_action", decide, action=agreed, text="Rooster maken en ophangen")
    form.get_by_role("button", name=desk.t("common.save")).click()
    desk.shows("Rooster maken en ophangen")
    desk.shows("Team West")
    desk.press("decide.change_action")
    form.get_by_label(desk.t("decide.action")).fill("Rooster delen")
    table.does("decide.change_action", decide, action=agreed, text="Rooster mailen")
    form.get_by_role("button", name=desk.t("common.save")).click()
    desk.shows(desk.t("common.clash"))
    desk.is_accessible()
    desk.press("common.clash_mine")
    desk.shows("Rooster delen")
    desk.press("decide.change_action")
    form.get_by_label(desk.t("decide.owner")).fill("Team Oost")
    table.does("decide.remove_action", decide, action=agreed)
    desk.shows(desk.t("decide.action_gone"))
    desk.is_accessible()
    form.get_by_role("button", name=desk.t("decide.add_action")).click()
    expect(page.locator(".agreed-action")).to_have_text(re.compile("Rooster delen.*Team Oost"))
    table.does("round.close", decide)

    actions = table.does(
        "round.add", **usual("actions").payload("nl", ["Sleutels halen", "Sleutels tellen"])
    )["round"]
    table.does("round.open", actions)
    desk.press("actions.change")
    words = page.get_by_label(desk.t("actions.what")).first
    words.fill("Sleutels kopen")
    for to, accepted in (("declined", 1), ("accepted", 2)):  # by the colleague: it goes to another list
        table.does("actions.judge", actions, action=f"{actions}-1", to=to)
        expect(page.locator(".action-desk h2 .digits").first).to_have_text(str(accepted))
        expect(words).to_have_value("Sleutels kopen")
    table.does("actions.reword", actions, action=f"{actions}-1", text="Sleutels lenen")
    page.locator(".action-edit").get_by_role("button", name=desk.t("common.save")).click()
    desk.shows(desk.t("common.clash"))
    expect(words).to_have_value("Sleutels kopen")
    desk.is_accessible()
    desk.press("common.clash_keep")
    expect(page.locator(".action-edit")).to_have_count(0)
    desk.shows("Sleutels lenen")
    desk.press("actions.change")
    words.fill("Sleutels bewaren")
    table.does("actions.merge", actions, into=f"{actions}-2", actions=[f"{actions}-1"])
    desk.shows(desk.t("actions.gone"))
    expect(words).to_have_value("Sleutels bewaren")
    desk.is_accessible()
    page.locator(".action-edit").get_by_role("button", name=desk.t("actions.add")).click()
    expect(page.locator(".action-edit")).to_have_count(0)
    desk.shows("Sleutels bewaren")
    assert desk.errors == []
    page.context.close()


def test_lines_that_two_desks_type_in_one_list_come_together(server: Server, browser: Browser) -> None:
    table = Table(server, browser, title="Twee bureaus")
    table.does("round.add", kind="brainstorm", prompt="Wat kan er?")
    table.does("round.add", kind="dots", prompt="Welke?", source={"texts": ["Bank", "Tuin"]})
    table.shows("agenda")
    other = Desk(table.desk.window(DESK), "nl")
    other.page.goto(table.desk.page.url)
    for desk in (table.desk, other):
        desk.page.locator(".agenda-pick").nth(1).click()
    mine, theirs = (desk.page.get_by_label(desk.t("desk.typed"), exact=True) for desk in (table.desk, other))
    mine.fill("Bank\nTuin\nPad")
    theirs.fill("Bank\nTuin\nDak")
    theirs.blur()
    mine.blur()
    both = re.compile(r"^Bank\nTuin\n(Pad\nDak|Dak\nPad)$")  # who is saved first stands last
    for field in (mine, theirs):
        expect(field).to_have_value(both)
    expect(theirs).to_have_value(mine.input_value())
    taken, seen = (
        desk.page.get_by_label(desk.t("desk.works_on"), exact=True) for desk in (table.desk, other)
    )
    taken.select_option(index=1)
    expect(seen).to_have_value(re.compile("/ideas"))
    expect(theirs).to_have_value(both)
    assert table.desk.errors == other.errors == []
    for desk in (table.desk, other):
        desk.page.context.close()


def test_a_cluster_that_two_desks_name_keeps_the_first_name_and_shows_the_other(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser, title="Twee bureaus")
    desk, page = table.desk, table.desk.page
    board = table.does(
        "round.add",
        kind="organise",
        prompt="Wat hoort bij elkaar?",
        source={"texts": ["Samen eten", "Samen wandelen"]},
        settings={"clusters": ["Samen"]},
    )["round"]
    table.does("round.open", board)
    table.shows("live")
    page.get_by_role("button", name=f"{desk.t('organise.cluster')}: Samen").click()
    page.get_by_role("menuitem", name=desk.t("organise.rename_cluster")).click()
    page.get_by_label(desk.t("organise.cluster_name")).fill("Ontmoeten")
    table.does("organise.rename_cluster", board, cluster="c1", name="Buurt", was="Samen")
    page.keyboard.press("Enter")
    desk.shows(desk.t("common.changed_yours"))
    expect(page.get_by_role("heading", name="Buurt")).to_be_visible()
    desk.shows("Ontmoeten")
    desk.is_accessible()
    desk.press("common.changed_put")
    expect(page.get_by_role("heading", name="Ontmoeten")).to_be_visible()
    expect(page.get_by_text(desk.t("common.changed_yours"))).to_have_count(0)
    assert desk.errors == []
    page.context.close()
