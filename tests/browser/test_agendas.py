"""An agenda that is pasted at the desk: looked at, refused with its line, and made; and asking for a rehearsal."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from session.rehearse.server import Server
from tests.browser import axe
from tests.browser.table import Table

PLAIN = """Samen verder
Rollen: burger, professional
Brainstorm: Wat houdt ons tegen? 10 min
Pauze
Stellingen: Eens? 2 min
- Wij beginnen morgen.
Herstem: Stem opnieuw. 1 min
"""


def test_an_agenda_is_pasted_looked_at_and_made(server: Server, browser: Browser) -> None:
    desk = Table(server, browser).desk
    page, t = desk.page, desk.t
    page.goto(f"{server.origin}/desk")
    page.get_by_role("button", name=t("desk.agenda_import")).click()
    dialog = page.get_by_role("dialog")
    text = dialog.get_by_label(t("desk.agenda_text"))
    look = dialog.get_by_role("button", name=t("desk.agenda_look"))
    expect(look).to_be_disabled()

    text.fill('title = "T"\n[[rounds]]\nkind = "poem"\n')
    look.click()
    expect(dialog.locator(".error")).to_contain_text("Regel 3")

    text.fill(PLAIN)
    expect(dialog.locator(".error")).to_have_count(0)
    look.click()
    expect(dialog.locator(".agenda-seen li")).to_have_count(3)
    expect(dialog).to_contain_text(f"{t('desk.agenda_line', line=4)} Pauze")
    expect(dialog.get_by_label(t("desk.session_title"))).to_have_value("Samen verder")
    assert axe.violations(page) == []

    dialog.get_by_role("button", name=t("desk.make_session")).click()
    page.wait_for_url("**/desk/*#agenda")
    expect(page.locator(".agenda-add")).to_be_visible()
    assert page.locator(".build").inner_text().count("Wat houdt ons tegen?") == 1

    page.get_by_role("button", name=t("rehearsal.title")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("professional", exact=True)).to_be_visible()
    expect(dialog.get_by_role("button", name=t("rehearsal.start"))).to_be_enabled()
    assert axe.violations(page) == []
    assert all("400" in error for error in desk.errors), "nothing but the refusal that was asked for"
    page.context.close()


def test_what_few_rounds_need_is_folded_and_open_where_it_is_not_as_usual(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser)
    for auto_close in (False, True):
        plan = {"auto_close": auto_close, "minutes": 5}
        table.does("round.add", kind="dots", prompt=f"Welke? {auto_close}", plan=plan)
    table.shows("agenda")
    desk, page = table.desk, table.desk.page
    rare = page.get_by_label(desk.t("desk.until"), exact=True)
    page.get_by_label(desk.t("desk.prompt"), exact=True).wait_for()
    expect(rare).to_be_hidden()
    page.get_by_role("button", name="Welke? True").click()
    expect(rare).to_be_visible()
    page.get_by_role("button", name="Welke? False").click()
    expect(rare).to_be_hidden()
    page.get_by_text(desk.t("desk.more_settings"), exact=True).click()
    expect(rare).to_be_visible()
    desk.is_accessible()
    assert desk.errors == []
    page.context.close()
