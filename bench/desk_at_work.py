"""How quick the desk stays while a full room works: 200 people, a brainstorm up to 1,000 ideas, then dots on them.

In Chromium somebody types at the desk, searches, goes through the list and chooses with the keys, while ideas and
votes come in. Told are the delays from a key to the next frame (Event Timing) and the tasks that held the page up, for
each part of the work. The people are connections in a process of their own, over the real protocol.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from board import TEXTS, WATCH
from load_crew import Crew
from load_lines import now
from load_rooms import PROTOCOL, SETTINGS

from session.rehearse import plain_http
from session.rehearse.server import Server
from tests.browser.chromium import find_chromium
from tests.browser.faces import Desk
from tests.browser.table import Table

P95, LONGEST = 100, 200  # ms: above these the exit code is 1
LEAST = 16.0  # ms: what Event Timing does not tell
PAUSE = 0.12  # seconds between two keys
SETTLE = 1_500  # ms
TYPED = "bewoners lezen het verslag van jongeren "


class Room:
    """The server, the desk of one session on it, and the people in a process of `crew`."""

    def __init__(self, server: Server, table: Table, crew: Crew) -> None:
        self.server, self.table, self.crew = server, table, crew
        self._pool = ThreadPoolExecutor(8)
        self.people = 0

    def fill(self, people: int) -> None:
        tokens = [secrets.token_urlsafe(24) for _ in range(people)]
        list(self._pool.map(self._seat, tokens))
        known = {"code": self.table.desk.code, "protocol": PROTOCOL, "as": "phone"}
        auths = [json.dumps({**known, "seat": token}, separators=(",", ":")) for token in tokens]
        self.crew.one(0, "join", port=self.server.port, auths=auths, cookie="", resumes=True)
        self.people = people

    def _seat(self, token: str) -> None:
        body = {"code": self.table.desk.code, "role": None, "token": token}
        answer = plain_http.ask_now(self.server.origin, "POST", "/api/seat", body, {})
        if not answer.ok:
            raise plain_http.Failed(f"a seat: {answer.status}")

    def gives(self, name: str, round_: str, data: list[str], times: int, seconds: float) -> Future[Any]:
        """So many commands, one person after another, spread evenly; does not wait."""
        start = now() + 0.5
        moments = [(start + n * seconds / times, n % self.people) for n in range(times)]
        return self._pool.submit(
            self.crew.one, 0, "give", name=name, round_=round_, data=data, moments=moments
        )

    def options(self, round_: str) -> list[str]:
        """The ids of what a round is about."""
        asked = f"{self.server.origin}/api/events?code={self.table.desk.code}&as=desk"
        seen = self.table.desk.page.request.get(asked).json()["snapshot"]
        packed = seen["view"]["rounds"][round_]["options"]  # "~12" stands for the twelfth of the texts
        return [(seen["texts"][one[1:]] if isinstance(one, str) else one)["id"] for one in packed]


class Hands:
    """Somebody who types at the desk, at one speed; counts the keys."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        began = time.monotonic()
        self.page.keyboard.press(key)
        self.count += 1
        time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))

    def types(self, field: Any, text: str) -> None:
        field.focus()
        for letter in text:
            self.press("Space" if letter == " " else letter)
        for _ in text:
            self.press("Backspace")


def observed(page: Page, hands: Hands) -> dict[str, Any]:
    """What was seen since the last time."""
    page.wait_for_timeout(SETTLE)
    seen = page.evaluate("[window.keys.splice(0), window.tasks.splice(0)]")
    count, hands.count = hands.count, 0
    delays = sorted([*seen[0], *[LEAST] * count])[-count:]
    return {
        "keys": count,
        "p50": delays[len(delays) // 2],
        "p95": round(quantiles(delays, n=20)[-1]),
        "worst": delays[-1],
        "longest task": max(seen[1], default=0),
    }


def answered(given: Future[Any]) -> None:
    went, refused = given.result()
    if refused or not went:
        raise SystemExit(f"refused: {refused[:1]}")


def brainstorm(room: Room, ideas: int, seconds: float) -> dict[str, Any]:
    """From the first idea to the last, and when they are there."""
    desk, page = room.table.desk, room.table.desk.page
    round_ = room.table.does("round.add", kind="brainstorm", prompt="Wat helpt?")["round"]
    room.table.does("round.open", round_)
    page.get_by_label(desk.t("brainstorm.search")).wait_for()
    page.wait_for_timeout(SETTLE)
    page.evaluate(WATCH)
    hands = Hands(page)
    texts = [json.dumps({"text": f"{text} {{n}}"}, separators=(",", ":")) for text in TEXTS]
    given = room.gives("brainstorm.add_idea", round_, texts, ideas, seconds)
    page.locator(".idea-list li").nth(5).wait_for()
    while not given.done():
        goes_through_ideas(desk, hands)
    answered(given)
    coming = observed(page, hands)
    goes_through_ideas(desk, hands)
    room.table.does("round.close", round_)
    return {"ideas come in": coming, "all ideas are there": observed(page, hands)}


def goes_through_ideas(desk: Desk, hands: Hands) -> None:
    """A question to everybody, looking for a word, choosing two ideas by key."""
    page = desk.page
    hands.types(page.get_by_label(desk.t("brainstorm.prompt"), exact=True), TYPED[:12])
    hands.types(page.get_by_label(desk.t("brainstorm.search")), TYPED[:8])
    for key in ("Tab", "Space", *["Tab"] * 5, "Space", "Space", "Shift+Tab", *["Shift+Tab"] * 4, "Space"):
        hands.press(key)


def votes(room: Room, seconds: float) -> dict[str, Any]:
    """Everybody spreads dots over all those ideas and changes them; the desk goes along its buttons."""
    desk, page = room.table.desk, room.table.desk.page
    source = {"round": "r1", "flavour": "ideas"}
    round_ = room.table.does("round.add", kind="dots", prompt="Wat eerst?", source=source)["round"]
    room.table.does("round.open", round_)
    desk.button("desk.close_round").wait_for()
    dice, options = random.Random(1), room.options(round_)
    choices = [{"dots": dict.fromkeys(dice.sample(options, 5), 1)} for _ in range(50)]
    ballots = [f'{{"n":{{n}},"choice":{json.dumps(choice, separators=(",", ":"))}}}' for choice in choices]
    page.wait_for_timeout(SETTLE)
    page.evaluate("[window.keys.splice(0), window.tasks.splice(0)]")
    hands = Hands(page)
    given = room.gives("ballot.cast", round_, ballots, room.people * 3, seconds)
    while not given.done():
        for key in [*["Tab"] * 12, *["Shift+Tab"] * 6]:
            hands.press(key)
    answered(given)
    return {"votes come in": observed(page, hands)}


def measured(people: int, ideas: int, seconds: float, chromium: str) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory() as home,
        Server(SETTINGS, home=Path(home)) as server,
        Crew(1) as crew,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        table = Table(server, browser)
        table.does("session.open")
        table.shows("live")
        room = Room(server, table, crew)
        room.fill(people)
        parts = {**brainstorm(room, ideas, seconds), **votes(room, seconds / 2)}
        if table.desk.errors:
            raise SystemExit(f"the desk: {table.desk.errors[0]}")
        return {"people": people, "ideas": ideas, "load": os.getloadavg()[0], **parts}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--ideas", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60.0, help="in which the ideas come")
    parser.add_argument("--chromium", default=find_chromium() or "")
    asked = parser.parse_args()
    figures = measured(asked.people, asked.ideas, asked.seconds, asked.chromium)
    print(json.dumps(figures, indent=1))
    parts = [part for part in figures.values() if isinstance(part, dict)]
    return int(any(part["p95"] > P95 or part["longest task"] > LONGEST for part in parts))


if __name__ == "__main__":
    sys.exit(main())
