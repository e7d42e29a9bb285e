"""Around a vote in a real browser: a tie and how it is broken, ballots on paper, a second vote and what it moved, and
figures while people vote when that was said beforehand. axe looks at every view on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, expect

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, Desk, Phone, Wall, page_of

OPTIONS = ("Spreekuur", "Buurthuis", "Formulieren")


def test_a_tie_a_ballot_on_paper_and_a_second_vote(server: Server, browser: Browser) -> None:
    lang = "nl"
    desk = Desk(page_of(browser, DESK, lang), lang)
    phones = [Phone(page_of(browser, PHONE, lang), lang) for _ in range(3)]
    prepare(desk, server)
    wall = desk.wall(server)
    for phone in phones:
        phone.join_without_role(server, desk.code)
    first_vote(desk, phones, wall)
    lots(desk, phones[0], wall)
    second_vote(desk, phones, wall)
    shift(desk, phones[0], wall)
    assert [face.errors for face in (desk, wall, *phones)] == [[]] * 5
    for face in (desk, wall, *phones):
        face.page.context.close()


def prepare(desk: Desk, server: Server) -> None:
    """One round of dots on three options; its ballot on paper is printed before it opens."""
    desk.begin(server)
    desk.make_session("Opnieuw", "")
    desk.allow_groups_of(3)
    desk.add_round("dots")
    options = desk.page.get_by_label(desk.t("desk.typed"))
    options.fill("\n".join(OPTIONS))
    options.blur()
    with desk.page.context.expect_page() as coming:
        desk.page.locator(".agenda-list .menu-root button").click()
        desk.page.get_by_role("menuitem", name=desk.t("desk.paper_print")).click()
    sheet = Wall(coming.value, desk.lang)
    sheet.shows(OPTIONS[2])
    sheet.is_accessible()
    expect(sheet.page.locator(".ballot-rows>li")).to_have_count(len(OPTIONS))
    sheet.page.close()
    desk.go("live")


def dots(phone: Phone, option: str, count: int) -> None:
    for _ in range(count):
        phone.page.get_by_role("button", name=phone.t("dots.more", option=option)).click()


def vote(phone: Phone, **counts: int) -> None:
    for option, count in counts.items():
        dots(phone, option, count)
    phone.press("phone.ballot_done")
    phone.shows(phone.t("phone.ballot_you_are_done"))


def dialog(desk: Desk) -> Locator:
    return desk.page.get_by_role("dialog")


def first_vote(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    """Three phones and two ballots on paper, one of which was entered by mistake: two options end level."""
    desk.open_round()
    for phone, option in zip(phones, OPTIONS, strict=True):
        vote(phone, **{option: 3})
    desk.press("desk.paper")
    for option in OPTIONS[1:]:
        dialog(desk).get_by_role("button", name=desk.t("dots.more", option=option)).click()
        desk.is_accessible()
        dialog(desk).get_by_role("button", name=desk.t("desk.paper_enter"), exact=True).click()
        dialog(desk).get_by_text(desk.t("desk.paper_ballots", n=1)).nth(OPTIONS.index(option) - 1).wait_for()
    dialog(desk).get_by_role("button", name=re.compile(f"^{desk.t('desk.paper_drop')}")).first.click()
    expect(dialog(desk).locator(".paper-list li")).to_have_count(1)
    dialog(desk).get_by_label(desk.t("desk.paper_count")).fill("0")
    desk.shows(desk.t("desk.paper_count_wrong"))
    desk.is_accessible()
    desk.page.keyboard.press("Escape")
    desk.shows(desk.t("desk.paper_in", n=1))
    desk.close_round()
    desk.shows(desk.t("desk.ties"))


def lots(desk: Desk, phone: Phone, wall: Wall) -> None:
    """The order can be looked at by hand first; the lot decides, and everybody reads that it did."""
    desk.press("desk.tie_person")
    desk.page.keyboard.press("Tab")
    order = dialog(desk).locator(".tie-order li")
    last = order.nth(1).inner_text()
    dialog(desk).get_by_role("button", name=re.compile(re.escape(last.split()[-1]))).first.click()
    expect(order.nth(0)).to_contain_text(last.split()[-1])
    desk.is_accessible()
    desk.page.keyboard.press("Escape")
    desk.press("desk.tie_lot")
    desk.is_accessible()
    dialog(desk).get_by_role("button", name=desk.t("desk.tie_lot")).click()
    sentence = desk.t("common.tie_lot", order="\n").split("\n")[0]
    desk.shows(sentence)
    expect(desk.button("desk.tie_lot")).to_have_count(0)
    expect(wall.page.get_by_text(sentence)).to_have_count(0)
    desk.press("desk.reveal")
    for face in (wall, phone):
        face.shows(sentence)
        face.is_accessible()
    desk.is_accessible()


def second_vote(desk: Desk, phones: list[Phone], wall: Wall) -> None:
    """The same options again, now with the score in sight, which was settled before the round opened."""
    desk.press("desk.vote_again")
    desk.shows(desk.t("desk.did_vote_again"))
    desk.go("agenda")
    label = desk.t("common.second_vote", number=1)
    desk.page.locator(".agenda-pick", has_text=re.compile(label, re.IGNORECASE)).click()
    desk.press("desk.live_shown")
    desk.shows(desk.t("desk.save_saved"))
    desk.is_accessible()
    desk.go("live")
    desk.next_round()
    phones[0].shows(phones[0].t("phone.ballot_live"))
    for face in (phones[0], wall):
        expect(face.page.get_by_text(label, exact=False).first).to_be_visible()
        face.is_accessible()
    # A score is shown when as many others voted since it was taken, and everybody counts once: three never see one.
    for count in (1, 2):
        for phone in phones:
            vote(phone, **{OPTIONS[0]: count})
            expect(wall.page.get_by_text(wall.t("common.interim_after", n=3))).to_have_count(0)
    for face in (wall, desk):
        face.is_accessible()


def shift(desk: Desk, phone: Phone, wall: Wall) -> None:
    """What moved: in a sentence under the result, as a table on the desk, short on the phone, and alone on the wall."""
    desk.close_and_show()
    title = desk.t("record.shift", label=desk.t("dots.headline"))
    moved = desk.t("common.shift_move", first=3, second=9)
    wall.shows(moved)
    expect(phone.page.get_by_text(moved)).to_have_count(1)
    expect(desk.page.get_by_role("table", name=title)).to_be_visible()
    for face in (desk, phone, wall):
        face.is_accessible()
    desk.page.get_by_role("button", name=desk.t("desk.show_shift"), exact=True).click()
    wall.shows(desk.t("record.shift_note"))
    expect(wall.page.get_by_role("img", name=moved)).to_be_visible()
    wall.is_accessible()


def test_a_slider_on_pages_counts_nothing_until_it_is_touched(server: Server, browser: Browser) -> None:
    lang = "en"
    desk = Desk(page_of(browser, DESK, lang), lang)
    # As many as the threshold, for ballots on paper do not make a group large enough.
    phones = [Phone(page_of(browser, PHONE, lang), lang) for _ in range(3)]
    phone = phones[0]
    prepare_range(desk, server)
    wall = desk.wall(server)
    for one in phones:
        one.join_without_role(server, desk.code)
    desk.open_round()
    for one in phones:
        slide(one)
    type_scores(desk)
    desk.close_and_show()
    wall.shows(wall.t("rate.bar_starts", bar="0–10"))
    desk.shows(desk.t("common.few"))  # three of six answered it on a phone with "don't know", or not at all
    for face in (desk, wall, phone):
        face.is_accessible()
    assert [face.errors for face in (desk, wall, phone)] == [[]] * 3
    for face in (desk, wall, *phones):
        face.page.context.close()


def prepare_range(desk: Desk, server: Server) -> None:
    """From 0 to 100 in fives, two statements on a page; the fields of a range come with the choice of one."""
    desk.begin(server)
    desk.make_session("Schuiven", "")
    desk.allow_groups_of(3)
    desk.add_round("rate")
    options = desk.page.get_by_label(desk.t("desk.typed"))
    options.fill("\n".join(OPTIONS))
    options.blur()
    highest = desk.page.get_by_label(desk.t("rate.settings.highest"), exact=True)
    expect(highest).to_have_count(0)
    desk.page.get_by_label(desk.t("rate.settings.scale"), exact=True).select_option("range")
    for name, value in (("highest", "100"), ("step", "5"), ("per_page", "2")):
        field = desk.page.get_by_label(desk.t(f"rate.settings.{name}"), exact=True)
        field.fill(value)
        field.blur()
        desk.shows(desk.t("desk.save_saved"))
    lowest = desk.page.get_by_label(desk.t("rate.settings.lowest"), exact=True)
    lowest.fill("500")
    lowest.blur()
    desk.shows(desk.t("refused.scale_ends", lowest=500, highest=100))
    desk.is_accessible()
    desk.go("live")


def slide(phone: Phone) -> None:
    """Turning a page, and loading it again, loses nothing; what was not touched is no answer."""
    page = phone.page
    sliders, untouched = page.get_by_role("slider"), phone.t("rate.untouched")
    expect(sliders).to_have_count(2)
    for at in range(2):
        expect(sliders.nth(at)).to_have_attribute("aria-valuetext", untouched)
    assert (sliders.first.bounding_box() or {})["height"] >= 44
    sliders.first.focus()
    page.keyboard.press("Enter")
    expect(sliders.first).to_have_attribute("aria-valuetext", "50")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name=phone.t("rate.step_more", statement=OPTIONS[0])).click()
    expect(sliders.first).to_have_attribute("aria-valuetext", "60")
    sliders.nth(1).focus()
    page.keyboard.press("End")
    page.get_by_role("radio", name=phone.t("rate.dont_know")).nth(1).click(force=True)
    expect(sliders.nth(1)).to_have_attribute("aria-valuetext", phone.t("rate.dont_know"))
    phone.is_accessible()
    phone.press("phone.step_next")
    phone.shows(phone.t("rate.open_here", n=1))
    page.reload()
    phone.shows(phone.t("rate.page_of", number=2, total=2))
    phone.press("phone.step_back")
    expect(sliders.first).to_have_attribute("aria-valuetext", "60")
    phone.is_accessible()
    phone.shows(phone.t("phone.ballot_kept_some", n=2, total=3))


def type_scores(desk: Desk) -> None:
    """On the desk a score from paper is typed; what is no step of the scale is sentence and does not count."""
    desk.press("desk.paper")
    box = dialog(desk).get_by_role("textbox", name=desk.t("rate.write_by", lowest=0, highest=100, step=5))
    for entry in (1, 2, 3):
        box.first.fill("12")
        desk.shows(desk.t("rate.not_a_score"))
        desk.is_accessible()
        box.first.fill("15")
        box.nth(1).fill("0")
        dialog(desk).get_by_role("button", name=desk.t("phone.step_next")).click()
        box.first.fill("95")
        dialog(desk).get_by_role("button", name=desk.t("desk.paper_enter"), exact=True).click()
        expect(dialog(desk).locator(".paper-list li")).to_have_count(entry)
    desk.page.keyboard.press("Escape")
