"""Dialogs at the desk: one that has gone takes nothing with it of the one that came after it."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, WebSocketRoute, expect

from session.rehearse.server import Server
from tests.browser.faces import Desk
from tests.browser.table import Table

# Saves the dialog and asks for the next one before the browser has said that the first one closed.
SAVE_AND_ASK_AT_ONCE = """async (input) => {
  const [dialog, list] = [input.closest("dialog"), document.querySelector("[role=listbox]")];
  const closed = new Promise((done) => dialog.addEventListener("close", done));
  input.form.requestSubmit();
  while (dialog.isConnected) await null;
  list.focus();
  list.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
  await closed;
}"""


def test_a_dialog_that_closed_a_moment_ago_does_not_close_the_next_one(
    server: Server, browser: Browser
) -> None:
    table = Table(server, browser)
    desk = table.desk
    round_ = table.does("round.add", kind="organise", source={"texts": ["Spreekuur", "Buurthuis"]})["round"]
    table.does("round.open", round_)
    table.shows("live")
    desk.page.get_by_role("listbox").first.focus()
    desk.page.keyboard.press("n")
    name = desk.page.get_by_label(desk.t("organise.cluster_name"))
    name.fill("Contact")
    name.evaluate(SAVE_AND_ASK_AT_ONCE)
    name.fill("Geld")
    desk.page.keyboard.press("Enter")
    for cluster in ("Contact", "Geld"):
        expect(desk.page.get_by_role("heading", name=cluster)).to_be_visible()
    assert desk.errors == []
    desk.page.context.close()


class SlowAnswers:
    """The socket of a page, with a server whose answers to commands come when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[WebSocketRoute, str]] = []
        self.held = False

    def __call__(self, page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()
        server_side.on_message(lambda message: self._pass(page_side, str(message)))

    def _pass(self, page_side: WebSocketRoute, message: str) -> None:
        if self.held and message.startswith("43"):
            self.waiting.append((page_side, message))
        else:
            page_side.send(message)

    def come(self) -> None:
        self.held = False
        for page_side, message in self.waiting:
            page_side.send(message)


def test_a_late_answer_does_not_close_a_dialog_that_was_opened_again(
    server: Server, browser: Browser
) -> None:
    table, answers = Table(server, browser), SlowAnswers()
    desk = table.desk
    desk.page.route_web_socket("**/socket.io/**", answers)
    table.shows("live")
    answers.held = True
    writes(desk, "Even pauze").get_by_role("button", name=desk.t("desk.show"), exact=True).click()
    shown = desk.page.get_by_text(desk.t("desk.screen_text"), exact=True)
    expect(shown).to_be_visible()
    desk.page.keyboard.press("Escape")
    dialog = writes(desk, "Om drie uur verder")
    answers.come()
    expect(dialog.get_by_role("textbox")).to_have_value("Om drie uur verder")
    dialog.get_by_role("button", name=desk.t("desk.show"), exact=True).click()
    expect(dialog).to_have_count(0)
    assert desk.errors == []
    desk.page.context.close()


def writes(desk: Desk, text: str) -> Locator:
    """The dialog of a text for the wall, filled in."""
    desk.press("desk.show_text")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(text)
    return dialog
