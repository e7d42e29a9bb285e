"""From the link of the desk to a first result by keyboard alone: three rounds, a phone, and no more than sixty keys."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from session.i18n import say
from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Face, Phone, page_of

MOST = 60  # keys, without the letters of what is typed
FOCUS = """() => { const e = document.activeElement;
  return e.id || `${e.getAttribute("aria-label") ?? e.innerText ?? ""}`.trim(); }"""
ROUNDS = [
    ("1", "1", "brainstorm", "Wat trekt nieuwe mensen?"),
    ("3", "2", "dots", "Wat pakken we op?"),
    ("5", "1", "actions", "Wie doet wat?"),
]


class Keys:
    """Every key that is pressed, on whichever device, but for the letters of a text."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, page: Page, *keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)
            self.count += 1
            assert self.count <= MOST, "too many keys"

    def tab_to(self, page: Page, name: str, key: str = "Tab") -> None:
        while not page.evaluate(FOCUS).startswith(name):
            self.press(page, key)

    def use(self, face: Face, name: str, key: str = "Tab") -> None:
        """Go to a button and press it, when it can be pressed."""
        expect(face.button(name).first).to_be_visible(
            timeout=20_000
        )  # else it is looked for where it is not yet
        self.tab_to(face.page, face.t(name), key)
        expect(face.page.locator(":focus")).not_to_have_attribute("aria-disabled", "true")
        self.press(face.page, "Enter")


def made_by_keys(desk: Desk, keys: Keys) -> None:
    page = desk.page
    keys.use(desk, "desk.new_session")
    expect(page.get_by_label(desk.t("desk.session_title"), exact=True)).to_be_focused()
    page.keyboard.type("Buurthuis")
    keys.press(page, "Enter")
    page.wait_for_url(re.compile(r"/desk/[A-Z0-9]{6}#agenda"))
    desk.code = page.url.rsplit("/", 1)[1].split("#")[0]
    add = desk.button("desk.add_round")
    expect(add).not_to_have_attribute("data-kind", "line")  # the first thing to do is the primary action
    for at, (goal, kind, name, question) in enumerate(ROUNDS, 1):
        expect(add).to_be_visible()
        keys.press(page, "n")
        picker = page.get_by_role("dialog")
        expect(picker).to_be_visible()  # nobody types the number of what is not there yet
        keys.press(page, goal)
        expect(
            picker.get_by_role("button", name=re.compile(f"^{re.escape(say('nl', f'{name}.name'))}"))
        ).to_be_visible()
        keys.press(page, kind)
        prompt = page.get_by_label(desk.t("desk.prompt"))
        expect(page.get_by_role("heading", name=f"{at}: {say('nl', f'{name}.name')}")).to_be_visible()
        expect(prompt).to_be_focused()
        page.keyboard.type(question)
        keys.press(page, "Escape")  # back to its row, and the text is kept
        expect(page.locator(".agenda-list [aria-current] .agenda-pick")).to_be_focused()
        expect(page.locator(".agenda-question").nth(at - 1)).to_have_text(question)


def test_a_session_of_three_rounds_gets_its_first_result_within_sixty_keys(
    browser: Browser, server: Server
) -> None:
    keys, desk = Keys(), Desk(page_of(browser, DESK, "nl"), "nl")
    phone = Phone(page_of(browser, PHONE, "nl"), "nl")
    desk.enter(server)
    expect(desk.button("desk.new_session")).to_be_visible()
    made_by_keys(desk, keys)

    keys.use(desk, "desk.open_room", "Shift+Tab")
    expect(desk.page.locator("#now")).to_be_focused()
    code = f"{desk.code[:3]} {desk.code[3:]}"
    expect(desk.page.locator(".lobby-join")).to_contain_text(code)
    phone.page.goto(server.origin)
    expect(phone.page.get_by_label(phone.t("phone.code"))).to_be_visible()
    keys.tab_to(phone.page, "code")
    phone.page.keyboard.type(code)
    phone.shows(phone.t("phone.found"))
    keys.press(phone.page, "Enter")
    expect(desk.page.get_by_text(desk.t("common.people_inside", n=1)).first).to_be_visible()

    keys.use(desk, "desk.open_round")
    phone.shows(ROUNDS[0][3])
    expect(phone.field()).to_be_visible()
    while phone.page.evaluate("document.activeElement.tagName") != "TEXTAREA":
        keys.press(phone.page, "Tab")
    phone.page.keyboard.type("Samen koken op donderdag")
    keys.press(phone.page, "Control+Enter")
    desk.shows("Samen koken op donderdag")

    keys.use(desk, "desk.close_round")
    # Who is on this button when its time is over goes on from where it was; when that is, nobody knows.
    expect(desk.button("desk.back")).to_be_visible()
    expect(desk.button("desk.back")).to_have_count(0, timeout=30_000)
    keys.use(desk, "desk.reveal")
    expect(desk.button("desk.hide_result")).to_be_visible(timeout=20_000)
    assert keys.count <= MOST
    assert not desk.errors + phone.errors
    for face in (desk, phone):
        face.page.context.close()


def test_who_types_in_a_new_round_already_is_not_led_to_another_field(
    server: Server, browser: Browser
) -> None:
    """The round may stand there before it is chosen, which leads to its question: options ended up in that."""
    desk = Desk(page_of(browser, DESK, "nl"), "nl")
    desk.begin(server)
    desk.make_session("Buurthuis", "")
    _, kind, name, _ = ROUNDS[1]
    desk.press("desk.add_round")
    picker = desk.page.get_by_role("dialog")
    picker.get_by_role("button", name=re.compile(f"{desk.t(f'{name}.name')}(,|$)")).click()
    expect(picker.get_by_role("button", name=re.compile(f"^{desk.t(f'{name}.name')}"))).to_be_visible()
    # From here on by key: a click waits until what it clicks on has been drawn twice.
    desk.page.evaluate(
        "() => { window.held = []; window.requestAnimationFrame = (work) => held.push(work); }"
    )
    desk.page.keyboard.press(kind)
    desk.shows(desk.t("desk.round_added", kind=desk.t("dots.name")))
    options = desk.page.get_by_label(desk.t("desk.typed"))
    options.focus()
    desk.page.evaluate("() => new Promise((done) => setTimeout(done))")  # until the round was chosen
    desk.page.evaluate("held.splice(0).forEach((work) => work())")
    expect(options).to_be_focused()
    assert desk.errors == []
    desk.page.context.close()
