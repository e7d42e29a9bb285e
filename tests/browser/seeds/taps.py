"""How somebody with a phone takes part in a round: by tapping and typing what is on the screen, and nothing else.

`takes_part` says what was written, so that the record can be held against it. Who has number 0, 1 or 2 answers
differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from playwright.sync_api import Locator, TimeoutError, expect

from tests.browser.faces import Phone

QUESTIONS = 60  # more than any agenda asks at once
IDEAS = (
    (
        "Een vast gezicht per gezin, ook als het lang duurt.",
        "Sneller beslissen, en achteraf uitleggen waarom.",
        "Tijd om te luisteren",
    ),
    (
        "Minder formulieren: één plan, op één bladzijde.",
        "Bewoners praten mee vanaf de eerste vergadering.",
        "Vertrouwen",
    ),
    (
        "De vrijwilliger weet wie hij kan bellen, ook ’s avonds.",
        "Van elkaar weten wat je mag verwachten.",
        "Samen koken",
    ),
)
"""What each person writes, in turn."""


def takes_part(phone: Phone, kind: str, number: int) -> list[str]:
    """Take part in the round that is open, of a kind; the texts that were written."""
    act = _ACTS.get(kind)
    return act(phone, number) if act is not None else []


def _main(phone: Phone) -> Locator:
    return phone.page.locator("main")


def _scores(phone: Phone, number: int) -> list[str]:
    """Every scale that is on the screen, one after another; a question that is answered opens the next."""
    for at in range(QUESTIONS):
        untouched = _main(phone).locator("fieldset:has(input[type=radio]):not(:has(input:checked))")
        if untouched.count() == 0 and not _next_page(phone):
            break
        if untouched.count() == 0:
            continue
        _tap(untouched.first, lambda many, at=at: (at + number + 1) % max(2, many - 1))
    return _kept(phone)


def _tap(answers: Locator, which: Callable[[int], int]) -> None:
    """Tap one of the answers to a question, which may go away by it."""
    inputs = answers.locator("input[type=radio]")
    one = inputs.nth(which(inputs.count()))
    one.evaluate("answer => answer.scrollIntoView({ block: 'center' })")  # not under the foot of the screen
    one.click(force=True)
    one.page.wait_for_timeout(150)


def _next_page(phone: Phone) -> bool:
    """To the next page of a ballot that has more; whether there was one."""
    onward = phone.page.get_by_role("button", name=phone.t("phone.step_next"), exact=True)
    if onward.count() == 0 or onward.first.get_attribute("aria-disabled") == "true":
        return False
    # When the answer before turned the page meanwhile, what is on it now is looked at again.
    with suppress(TimeoutError):
        onward.first.click(timeout=2_000)
    return True


def _kept(phone: Phone) -> list[str]:
    """Wait until the phone says that what was tapped is kept."""
    expect(phone.page.locator(".phone-foot .icon, .phone-foot").first).to_be_visible()
    expect(phone.page.locator("[data-state=sending]")).to_have_count(0)
    return []


def _ideas(phone: Phone, number: int) -> list[str]:
    written = []
    for at, text in enumerate(sorted(IDEAS[number], key=len) if _room(phone) < 60 else IDEAS[number]):
        send = phone.page.locator("form button[type=submit]").first
        if send.get_attribute("aria-disabled") == "true" or len(text) > _room(phone):
            break  # all that somebody may send, or a word is asked for
        topics = _main(phone).locator("fieldset.topics input")
        if topics.count():
            topics.nth((at + number) % topics.count()).check(force=True)
        sides = _main(phone).locator("form .segments button")
        if sides.count():
            sides.nth((at + number) % 2).click()
        phone.field().fill(text)
        send.click()
        expect(phone.page.locator(".mine").get_by_text(text).first).to_be_visible()
        written.append(text)
    return written


def _answers(phone: Phone, number: int) -> list[str]:
    """A score and a text of some sentences."""
    _scores(phone, number)
    texts = list(IDEAS[number])
    _main(phone).locator("textarea:visible").first.fill(" ".join(texts))
    _kept(phone)
    return texts


def _marks(phone: Phone, number: int) -> list[str]:
    """A sentence in every text, as long as there are marks."""
    for _ in range(QUESTIONS):
        sentences = _main(phone).locator("input[type=checkbox]:enabled:not(:checked)")
        if sentences.count():
            sentences.nth(number % sentences.count()).check(force=True)
        onward = phone.page.get_by_role("button", name=phone.t("mark.next"), exact=True)
        if onward.count() == 0 or onward.first.get_attribute("aria-disabled") == "true":
            break
        onward.first.click()
    return _kept(phone)


def _room(phone: Phone) -> int:
    """How many characters an idea may have, as the screen says it."""
    told = phone.page.locator(".phone-main form .help .digits").first.inner_text()
    return int(told.rsplit("/", 1)[1])


def _slider(phone: Phone, number: int) -> list[str]:
    slider = phone.page.get_by_role("slider").first
    for _ in range(3 + 2 * number):
        slider.press("ArrowRight")
    return _kept(phone)


def _dots(phone: Phone, number: int) -> list[str]:
    before, _, after = phone.t("dots.more", option="|").partition("|")
    ends = f'[aria-label$="{after}"]' if after else ""
    more = phone.page.locator(f'button[aria-label^="{before}"]{ends}')
    for at in range(12):
        one = more.nth((at + number) % max(1, more.count()))
        if one.is_enabled() and one.get_attribute("aria-disabled") != "true":
            one.click()
    return _kept(phone)


def _choose(phone: Phone, number: int) -> list[str]:
    boxes = _main(phone).get_by_role("checkbox")
    for at in range(min(8, boxes.count())):
        box = boxes.nth((at * 2 + number) % boxes.count())
        if box.is_enabled() and not box.is_checked():
            box.check(force=True)
    return _kept(phone)


def _stances(phone: Phone, number: int) -> list[str]:
    """A stance on everything; the last person is against the first and says why."""
    words = "Met twee lege plekken per team is dit een loze belofte."
    said: list[str] = []
    for at in range(QUESTIONS):
        untouched = _main(phone).locator("fieldset:has(input[type=radio]):not(:has(input:checked))")
        if untouched.count() == 0:
            break
        against = number == 2 and at == 0
        _tap(untouched.first, lambda many, against=against: many - 1 if against else number % 2)
        why = _main(phone).locator("textarea:visible")
        if against and why.count():
            why.first.fill(words)
            said.append(words)
            onward = _main(phone).locator(".question-moves button")
            if onward.count():
                onward.first.click()
    _kept(phone)
    return said


def _objects(phone: Phone, number: int) -> list[str]:
    """No objection, but for one person, who writes it."""
    if number != 2:
        _main(phone).locator("input[type=checkbox]").first.check(force=True)
        return _kept(phone)
    words = "Leg vast wat we doen als het niet lukt binnen een week."
    phone.field().fill(words)
    phone.press("minority.send")
    phone.shows(words)
    return [words]


def _asks_to_speak(phone: Phone, number: int) -> list[str]:
    hand = phone.page.get_by_role("button", name=phone.t("talk.speak"))
    if number == 0 and hand.count():
        hand.first.click()
    return []


_ACTS: Mapping[str, Callable[[Phone, int], list[str]]] = {
    "rate": _scores,
    "criteria": _scores,
    "grade": _scores,
    "statements": _scores,
    "brainstorm": _ideas,
    "open_question": _answers,
    "mark": _marks,
    "mood": _slider,
    "dots": _dots,
    "choose": _choose,
    "consent": _stances,
    "decide": _stances,
    "minority": _objects,
    "talk": _asks_to_speak,
}
