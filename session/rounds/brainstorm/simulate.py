"""How a made-up person brainstorms: two or so ideas; now and then one is corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from session.core.contribution import SIDES
from session.core.state import Json
from session.rounds.brainstorm import TOPICS
from session.rounds.brainstorm.comments import CHARACTERS
from session.rounds.brainstorm.one_word import CHARACTERS as WORD
from session.rounds.brainstorm.prompts import CHARACTERS as PROMPT
from session.rounds.shared import checking
from session.rounds.shared.effort import reading
from session.rounds.shared.simulation import (
    Ask,
    News,
    Pause,
    Person,
    Simulation,
    Step,
    Steps,
    Variant,
    Wrote,
    corrected,
)

IDEAS = (1, 2, 2, 2, 3)
MOST = 5  # ideas of one person, where there is no limit
WITHDRAWN = 0.06
CORRECTED = 0.1
QUIET = 0.5
AN_IDEA, A_WORD = 40.0, 12.0  # seconds
HALF = 0.5
WORDS_OF = {"for": "pro", "against": "contra"}


def act(round_: Json, person: Person) -> Steps:
    topics = [topic["id"] for topic in round_["body"]["topics"]]
    most = round_["settings"]["idea_characters"]
    if round_["settings"].get("one_word"):
        most = min(most, WORD)
    number = min(round_["settings"]["ideas_per_person"] or MOST, person.dice.choice(IDEAS))
    sided = round_["settings"].get("sides", "none") != "none"
    if round_["body"].get("slices"):
        yield Ask("take_slice", {})
    page, before = (yield from _page(round_, None)), round_["body"].get("ideas", {})
    for at in range(number):
        yield Pause((at + person.dice.random()) / number)
        place = person.dice.randint(0, len(topics) - 1) if topics else 0
        side = person.dice.choice(SIDES) if sided else None
        text = person.words(WORDS_OF[side] if side else _purpose(place, len(topics)), most, round_["prompt"])
        fate = person.dice.random()
        belongs = ({"topic": topics[place]} if topics else {}) | ({"side": side} if side else {})
        belongs |= {"page": page} if page else {}
        added = yield Ask("add_idea", {"text": text, **belongs})
        if added.ok and not checking.asked(round_["settings"]):  # what waits may never stand in the record
            yield Wrote(added.reply["idea"], text)
            yield from _reconsidered(added.reply["idea"], text, corrected(text, most), fate)
        page = (yield from _page(round_, page)) or page
        if round_["settings"].get("others") == "three":
            yield Ask("deal", {})
        if round_["settings"].get("comments"):
            now = (added.round or round_)["body"]["ideas"]
            yield from _comments({key: one for key, one in now.items() if key in before}, person)
            before = now


def _page(round_: Json, page: str | None) -> Generator[Step, News, str | None]:
    """Another page for this one, where pages are swapped."""
    if round_["settings"].get("others") != "pages":
        return None
    taken = yield Ask("take_page", {"page": page} if page else {})
    return taken.reply.get("page") if taken.ok else None


def _comments(ideas: Mapping[str, Json], person: Person) -> Steps:
    """Half of the time something is said about one of the ideas that stood there for a while, which nobody withdraws
    any more; now and then that is taken back."""
    if not ideas or person.dice.random() < QUIET:
        return
    on = person.dice.choice(sorted(ideas, key=lambda key: int(ideas[key]["n"])))
    text = person.words("pro" if person.opinion(ideas[on]["text"]) > HALF else "contra", CHARACTERS)
    said = yield Ask("add_comment", {"on": on, "text": text})
    if said.ok and person.dice.random() < WITHDRAWN:
        yield Ask("withdraw_comment", {"comment": said.reply["comment"]})


def _purpose(place: int, topics: int) -> str:
    """Of two topics the first is taken to be for, the second against."""
    return ("pro", "contra")[place] if topics == 2 else "ideas"


def _reconsidered(idea: str, words: str, better: str, fate: float) -> Steps:
    if fate < WITHDRAWN:
        withdrawn = yield Ask("withdraw_idea", {"idea": idea})
        if withdrawn.ok:
            yield Wrote(idea, None)
    elif fate < WITHDRAWN + CORRECTED:
        edited = yield Ask("edit_idea", {"idea": idea, "text": better, "was": words})
        if edited.ok:
            yield Wrote(idea, better)


def effort(round_: Json) -> float:
    """What somebody reads of a slice, and what somebody writes: a word is quickly there."""
    settings, read = round_["settings"], 0.0
    if settings.get("items") == "slices":
        slices = max(1, -(-len(round_["options"]) // settings["slice"]))
        read = sum(reading(option["text"]) for option in round_["options"]) / slices
    each = A_WORD if settings.get("one_word") else AN_IDEA
    return read + each * min(settings["ideas_per_person"] or 3, 3)


def desk(round_: Json, person: Person) -> Steps:
    """The facilitator asks something besides, where there is time for it, and lets through what waits."""
    waits = [key for key, idea in round_["body"]["ideas"].items() if idea["state"] == "waiting"]
    if waits:
        yield Ask("let_through", {"ids": waits})
    if round_["settings"].get("comments"):
        yield Ask("push_prompt", {"text": person.words("ideas", PROMPT)})


SIMULATION = Simulation(
    rounds=(
        Variant(options=False),
        Variant("topics", most=TOPICS, headings=True),
        Variant("sides", {"sides": "for_against"}, options=False),
        Variant("comments", {"comments": True}, options=False),
        Variant("pages", {"others": "pages"}, options=False),
        Variant("slices", {"items": "slices", "slice": 3, "ideas_per_person": 2}, most=300),
        Variant("words", {"one_word": True}, options=False),
        Variant("three", {"others": "three"}, options=False),
        Variant("checked", {"check_first": True}, options=False, pictured=False),
        Variant("short", {"idea_characters": 20, "ideas_per_person": 1}, options=False, pictured=False),
        Variant("sealed", {"visibility": "hidden", "ideas_per_person": 0}, options=False, pictured=False),
    ),
    question={
        "nl": "Wat maakt onze wijk een fijne plek om oud te worden?",
        "en": "What makes our neighbourhood a good place to grow old?",
    },
    act=act,
    desk=desk,
    seconds=effort,
)
