"""Words from right to left in a Dutch session: on every face, and in a field, each text has its mark at its own end."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from session.rehearse.server import Server
from tests.browser.faces import PHONE, Phone, page_of
from tests.browser.table import Table

ARABIC, HEBREW, MIXED = "نريد مقاعد!", "יותר ירוק!", "بنك NL!"
# Of every text that starts in Arabic or Hebrew and ends in a mark: is the mark left of where it starts? Of a field the
# direction is asked for, because what is in it cannot be measured.
TURNED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const from = node.nodeValue.search(/[\\u0590-\\u06ff]/);
    const to = node.nodeValue.lastIndexOf("!");
    if (from < 0 || to < from || !node.parentElement.checkVisibility()) continue;
    if (/\\p{L}/u.test(node.nodeValue.slice(0, from))) continue;
    const box = (at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const [first, mark] = [box(from), box(to)];
    if (first.width && Math.abs(first.top - mark.top) < first.height) seen.push(mark.left < first.left);
  }
  return seen;
}"""


def turned(page: Page, at_least: int) -> None:
    page.wait_for_function(f"(least) => ({TURNED})().length >= least", arg=at_least)
    assert all(page.evaluate(TURNED)), page.evaluate(TURNED)


def test_every_text_has_its_mark_at_its_own_end(server: Server, browser: Browser) -> None:
    table = Table(server, browser, title="שלום Buurt!")
    added = table.does("round.add", kind="brainstorm", prompt="مرحبا!")
    ideas = str(added["round"])
    texts = {"texts": [ARABIC, HEBREW, MIXED]}
    dots = str(table.does("round.add", kind="dots", prompt=HEBREW, source=texts)["round"])
    decide = str(table.does("round.add", kind="decide", prompt="", source={"texts": [ARABIC]})["round"])
    table.does("round.open", ideas)
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    phone.join_without_role(server, table.desk.code)
    phone.types(ARABIC)
    assert phone.field().evaluate("field => field.dir + getComputedStyle(field).direction") == "autortl"
    phone.press("brainstorm.send")
    turned(phone.page, 2)
    table.shows("live")
    turned(table.desk.page, 2)
    wall = table.desk.wall(server)
    turned(wall.page, 2)
    for earlier, later in ((ideas, dots), (dots, decide)):
        table.does("round.end", earlier)
        table.does("round.close", earlier)
        table.does("round.open", later)
        for page in (phone.page, wall.page, table.desk.page):
            turned(page, 1)
    table.shows("agenda")
    turned(table.desk.page, 2)
    phone.page.context.close()
    wall.page.context.close()
    table.desk.page.context.close()
