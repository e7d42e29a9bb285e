"""The views of a desk that leads: the live tab in every phase, its dialogs, the record, and a remote."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.faces import PHONE, Desk, Face, page_of
from tests.browser.views.camera import View
from tests.browser.views.desk import away, dialog, menu, view
from tests.browser.views.room import Room

PAUSE = {"nl": "Pauze. Om drie uur gaan we verder.", "en": "Break. We go on at three."}


def shown_beside(desk: Desk, panel: str, button: str) -> None:
    """On a desk without room for the panel of `button` it is in one that drops down."""
    if not desk.button(button).first.is_visible():
        desk.page.get_by_role("button", name=desk.t(panel)).last.click()


def offline(desk: Desk) -> None:
    """Without a network, once the small wall that stands on the desk has been drawn."""
    for frame in desk.page.frames[1:]:
        frame.locator("#app > *").first.wait_for(state="attached")
    desk.page.context.set_offline(True)
    desk.shows(desk.t("common.connection.lost"))


def lobby(room: Room) -> Iterator[View]:
    """Before the first round: nobody in, then people; and what the lobby offers."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    desk = room.desk(f"/{code}#live")
    page = desk.page
    desk.shows(desk.t("desk.nobody_in"))
    yield view("live-draft", desk)
    room.does(code, "session.open")
    room.fills(code, 17, ["burger", "burger", "professional"])
    desk.shows(desk.t("common.people_inside", n=17))
    yield view("live-people", desk)
    shown_beside(desk, "desk.on_the_wall", "desk.show_text")
    desk.press("desk.show_text")
    dialog(page).get_by_role("textbox").fill(PAUSE[room.language])
    yield view("live-text", desk)
    away(page)
    shown_beside(desk, "desk.in_the_room", "desk.cards")
    desk.press("desk.cards")
    dialog(page).get_by_role("button", name=desk.t("desk.cards_make")).click()
    yield view("live-cards", desk)
    away(page)
    yield menu("live-acts", desk, page.get_by_role("button", name=desk.t("desk.acts")).first)
    page.keyboard.press("Escape")
    offline(desk)
    yield view("live-lost", desk)


def vote(room: Room) -> Iterator[View]:
    """A vote from open to released, and the record around it."""
    code = room.codes["dots"]
    desk = room.desk(f"/{code}#live")
    page = desk.page
    room.fills(code, 3, [])
    expect(desk.button("desk.close_round")).to_be_visible()
    desk.shows(desk.t("desk.in_the_room"))
    yield view("vote-open", desk)
    desk.press("desk.paper")
    dialog(page)
    yield view("paper", desk)
    dialog(page).get_by_label(desk.t("desk.paper_count")).fill("0")
    yield view("paper-wrong", desk)
    away(page)
    desk.press("desk.close_round")
    page.get_by_role("alertdialog").wait_for()
    yield view("vote-ask", desk)
    page.get_by_role("alertdialog").get_by_role("button", name=desk.t("desk.close_round")).click()
    expect(desk.button("desk.back")).to_be_visible()

    def again() -> None:
        room.does(code, "round.keep_open", "r1")
        room.does(code, "round.end", "r1")
        expect(desk.button("desk.back")).to_be_visible()

    yield View("desk-vote-closing", "desk", page, desk.errors, again)
    room.does(code, "round.close", "r1")
    expect(desk.button("desk.back")).to_have_count(0)
    yield view("vote-closed", desk)
    desk.go("record")
    page.locator(".record-page h1").wait_for()
    page.wait_for_timeout(500)
    yield view("record-closed-round", desk)
    room.does(code, "round.release", "r1")
    desk.go("live")
    expect(desk.button("desk.hide_result")).to_be_visible()
    yield view("vote-released", desk)
    desk.go("record")
    yield view("record-provisional", desk)
    for name, key in (
        ("record-close", "desk.close_session"),
        ("record-revoke", "desk.revoke"),
        ("record-link-wall", "desk.link_projector"),
        ("record-link", "desk.link_facilitator"),
    ):
        desk.press(key)
        dialog(page)
        yield view(name, desk)
        if name != "record-link":
            away(page)
    dialog(page).get_by_role("button", name=desk.t("desk.make_link")).click()
    dialog(page).get_by_text(desk.t("desk.link_once")).wait_for()
    yield view("record-link-made", desk)
    away(page)
    room.does(code, "session.close")
    desk.shows(desk.t("desk.ended"))
    page.wait_for_timeout(1_500)
    yield view("record-final", desk)
    desk.go("live")
    yield view("live-over", desk)


def withheld(room: Room) -> Iterator[View]:
    """Too few ballots for a result."""
    desk = room.desk(f"/{room.codes['few']}#live")
    desk.page.locator("main h1").first.wait_for()
    yield view("vote-withheld", desk)
    desk.go("record")
    desk.page.locator(".record-page h1").wait_for()
    desk.page.wait_for_timeout(500)
    yield view("record-withheld", desk)


def others(room: Room) -> Iterator[View]:
    """The board, the talk, ideas that come in, and a colleague at the same agenda."""
    for name in ("organise", "talk", "brainstorm"):
        desk = room.desk(f"/{room.codes[name]}#live")
        expect(desk.button("desk.close_round")).to_be_visible()
        yield view(f"live-{name}", desk)
        if name == "organise":
            offline(desk)
            yield view("live-organise-lost", desk)
        if name == "brainstorm":
            desk.go("record")
            desk.page.wait_for_timeout(500)
            yield view("record-open-round", desk)


def sheet(room: Room) -> Iterator[View]:
    """A ballot on paper, on the screen and as it is printed."""
    code = room.session("Op papier" if room.language == "nl" else "On paper")
    room.does(code, "session.set", roles=room.roles)
    texts = ["Spreekuur", "Buurthuis", "Minder formulieren, zodat er tijd is voor mensen"]
    for kind in ("dots", "rate", "rank"):
        round_ = str(room.does(code, "round.add", kind=kind, source={"texts": texts})["round"])
        room.does(code, "round.open", round_)
        desk = room.desk(f"/{code}/sheet/{round_}")
        desk.page.locator(".ballot-sheet").wait_for()
        yield view(f"sheet-{kind}", desk)
        if kind == "dots":
            desk.page.emulate_media(media="print")
            yield view("sheet-printed", desk)
        room.does(code, "round.end", round_)
        room.does(code, "round.close", round_)


def remote(room: Room) -> Iterator[View]:
    """A desk in the hand, in every phase."""
    code = room.session("Samen verder" if room.language == "nl" else "Onwards together", "decision")
    hand = Face(page_of(room.browser, PHONE, room.language), room.language)
    hand.page.goto(f"{room.origin}/enter#{room.ticket(code).partition('#')[2]}")
    hand.page.wait_for_url("**/remote/*")
    hand.page.evaluate("lang => localStorage.setItem('vk.lang', JSON.stringify(lang))", room.language)
    hand.page.reload()

    def seen(name: str) -> View:
        return View(f"remote-{name}", "phone", hand.page, hand.errors)

    hand.button("desk.open_room").first.wait_for()
    yield seen("draft")
    hand.press("desk.open_room")
    hand.button("desk.open_round").first.wait_for()
    yield seen("lobby")
    room.does(code, "round.open", "r1")
    hand.button("desk.close_round").first.wait_for()
    yield seen("open")
    hand.page.get_by_role("button", name=hand.t("desk.agenda")).first.click()
    yield seen("agenda")
    hand.page.get_by_role("button", name=hand.t("desk.agenda")).first.click()
    more = hand.button("desk.more").first

    def again() -> None:
        hand.page.keyboard.press("Escape")
        more.click()

    yield View("remote-more", "phone", hand.page, hand.errors, again)
    hand.page.keyboard.press("Escape")
    room.does(code, "round.close", "r1")
    hand.button("desk.reveal").first.wait_for()
    yield seen("closed")
    room.does(code, "round.release", "r1")
    hand.button("desk.hide_result").first.wait_for()
    yield seen("released")
    hand.page.context.set_offline(True)
    hand.shows(hand.t("common.connection.lost"))
    yield seen("lost")
    hand.page.context.set_offline(False)
    room.does(code, "session.close")
    hand.page.wait_for_timeout(1_500)
    yield seen("over")
    stranger: Desk = room.stranger(f"/remote/{code}")
    stranger.page.wait_for_timeout(1_000)
    stranger.errors.clear()
    yield View("remote-stopped", "phone", stranger.page, stranger.errors)


WALKS = {
    "desk-lobby": lobby,
    "desk-vote": vote,
    "desk-withheld": withheld,
    "desk-others": others,
    "desk-sheet": sheet,
    "remote": remote,
}
