"""Entering ballots on paper at the desk: the dialog as a hand uses it.

What is entered for a kind stands in tests/rounds/<kind>/paper.py: `PAPER`, one `OnPaper` for each way to enter it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator

from session.core.state import Json
from tests.browser.faces import Desk
from tests.rounds.beside import beside

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
        """An answer to every question; each time the next one is opened."""
        for at, key in enumerate(keys):
            self.say(key)
            if at + 1 < len(keys):
                self.press("phone.question_next")

    def enter(self) -> None:
        self.press("desk.paper_enter")


@dataclass(frozen=True)
class OnPaper:
    """A ballot on paper: of which round, how it is entered, and how many rows its sheet has.

    `fill` works in the dialog and gives back the choice as the record has to have it. `options`: so many of `OPTIONS`.
    """

    fill: Callable[[Entry], Json]
    variant: str = ""
    options: int = len(OPTIONS)
    rows: int = len(OPTIONS)


def on_paper(kind: str) -> tuple[OnPaper, ...]:
    """`PAPER` in tests/rounds/<kind>/paper.py. AssertionError when a secret kind has none."""
    module = beside(kind, "paper")
    assert module is not None, f"tests/rounds/{kind}/paper.py is missing: how its ballot on paper is entered"
    entries: tuple[OnPaper, ...] = module.PAPER
    return entries
