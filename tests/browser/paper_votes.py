"""A round of every secret kind, and how its ballot on paper is entered at the desk. For test_paper.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator

from tests.browser.faces import Desk

A, B, C = OPTIONS = ("Spreekuur", "Buurthuis", "Formulieren")
REASON = "Het spreekuur is dan overdag, en overdag werk ik."


@dataclass(frozen=True)
class Entry:
    """The dialog of one round, and its ids of the options in the order of `OPTIONS`."""

    desk: Desk
    ids: tuple[str, ...] = ()

    @property
    def box(self) -> Locator:
        return self.desk.page.get_by_role("dialog")

    def press(self, key: str, **words: Any) -> None:
        self.box.get_by_role("button", name=self.desk.t(key, **words), exact=True).click()

    def choose(self, *names: str) -> None:
        for name in names:
            starts = re.compile(f"^{re.escape(name)}")
            radio, tick = (self.box.get_by_role(role, name=starts) for role in ("radio", "checkbox"))
            radio.or_(tick).first.check()

    def say(self, key: str) -> None:
        self.choose(self.desk.t(key))

    def pages(self, *keys: str) -> None:
        """An answer on every page, and to the next or to the overview."""
        for at, key in enumerate(keys):
            self.say(key)
            last = at + 1 == len(keys)
            self.press("phone.step_review" if last else "phone.step_next")

    def enter(self) -> None:
        self.press("desk.paper_enter")


def dots_in_steps(paper: Entry) -> Any:
    for _ in range(4):
        paper.press("dots.more", option=A)
    return {"dots": {paper.ids[0]: 20}}


def dots_taken_away(paper: Entry) -> Any:
    for _ in range(2):
        paper.press("dots.more", option=A)
    paper.press("dots.less", option=B)
    return {"dots": {paper.ids[0]: 2, paper.ids[1]: -1}}


def some(paper: Entry) -> Any:
    paper.choose(A, C)
    return {"chosen": [paper.ids[0], paper.ids[2]]}


def yes(paper: Entry) -> Any:
    paper.say("poll.yes")
    return {"answer": "yes"}


def affordable(paper: Entry) -> Any:
    paper.choose(A, B)
    return {"approved": list(paper.ids[:2])}


def equal_ranks(paper: Entry) -> Any:
    paper.press("rank.add", option=A)
    paper.press("rank.add", option=B)
    paper.press("rank.more", option=B)
    paper.box.get_by_role("menuitem", name=paper.desk.t("rank.join")).click()
    return {"order": [list(paper.ids[:2])]}


def graded(paper: Entry) -> Any:
    paper.pages("grade.default.1", "grade.default.3", "grade.dont_know")
    return {"grades": dict(zip(paper.ids, (1, 3, None), strict=True))}


def rated(paper: Entry) -> Any:
    paper.pages("rate.step.5", "rate.step.1", "rate.dont_know")
    return {"values": dict(zip(paper.ids, (5, 1, None), strict=True))}


def weighed(paper: Entry) -> Any:
    for number, row in zip((2, 4), paper.box.locator(".criterion").all(), strict=True):
        row.get_by_role("radio").nth(number - 1).check()
    return {"values": {paper.ids[0]: {"c1": 2, "c2": 4}}}


def between(paper: Entry) -> Any:
    for key, typed in (("estimate.low", "5"), ("estimate.high", "12")):
        paper.box.get_by_label(f"{paper.desk.t(key)} (uur)", exact=True).fill(typed)
    return {"values": {"whole": {"low": 5, "high": 12}}}


def objection(paper: Entry) -> Any:
    paper.say("consent.objection")
    paper.box.get_by_label(paper.desk.t("consent.why")).fill(REASON)
    return {
        "answers": {paper.ids[0]: {"stance": "objection", "text": ""}}
    }  # words are told apart from ballots


def sides(paper: Entry) -> Any:
    answers = ("agree", "disagree", "pass")
    for at, each in enumerate(answers):
        paper.say(f"statements.{each}")
        if at + 1 < len(answers):
            paper.press("phone.step_next")
    return {"answers": dict(zip(paper.ids, answers, strict=True))}


def in_favour(paper: Entry) -> Any:
    paper.say("decide.support")
    return None


def mood(paper: Entry) -> Any:
    paper.box.get_by_role("slider").fill("70")
    return {"value": 70}


@dataclass(frozen=True)
class Vote:
    """A round, how its ballot is entered, and so many rows as are on its sheet. `fill` gives back the choice."""

    kind: str
    fill: Callable[[Entry], Any]
    rows: int = len(OPTIONS)
    texts: tuple[str, ...] = OPTIONS
    settings: dict[str, Any] = field(default_factory=dict)


VOTES = (
    Vote("dots", dots_in_steps, settings={"dots": 100, "step": "5", "per_option": 50}),
    Vote("dots", dots_taken_away, settings={"dots": 5, "negative": 2}),
    Vote("choose", some, settings={"least": 1, "most": 2}),
    Vote("poll", yes, 3, (), {"answers": "yes_no"}),
    Vote("budget", affordable, 3, tuple(f"{each} | 3000" for each in OPTIONS), {"amount": 8000}),
    Vote("rank", equal_ranks),
    Vote("grade", graded),
    Vote("rate", rated),
    Vote("criteria", weighed, 3, (A,)),  # the option and its two standard criteria
    Vote("estimate", between, 1, (), {"answer": "range", "unit": "uur"}),
    Vote("consent", objection, 1, (A,)),
    Vote("statements", sides),
    Vote("decide", in_favour, 1, (A,)),
    Vote("mood", mood, 1, ()),
)
