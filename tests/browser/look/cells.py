"""Photographs and checks the cells of one session: before release the phone and the wall, afterwards every face.

A `Booth` is a language on one server: a desk, a wall and a phone, each in a window of its own. Sessions pass
through it one by one.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from session.rehearse.server import Server
from tests.browser.faces import DESK, PHONE, WALL, Desk, Face, Phone, Wall, page_of
from tests.browser.look.probe import Failure, drawn, probe, settle, watch
from tests.browser.look.sessions import ROUND, Made
from tests.browser.look.texts import ROLES

FACES = ("phone", "wall", "desk")
PHASES = ("open", "released")
CELLS = {"open": ("phone", "wall"), "released": FACES}
WALL_PAGES = 3
SLOW_MS = 1_500
PATIENCE = 15
HIGHEST = 14_000  # px of a picture
SCROLLED = """() => Math.max(0, ...[document.scrollingElement, ...document.querySelectorAll("main, main *")]
  .filter((each) => each === document.scrollingElement
    || (each.clientWidth > 300 && ["auto", "scroll"].includes(getComputedStyle(each).overflowY)))
  .map((each) => each.scrollHeight - each.clientHeight))"""
TOLD = re.compile(r'"(open|closed|released)\\?"')
"""Phases of rounds. A large message comes in parts, in which a quote has a stroke before it."""
HEAVY = {"phone": 100_000, "wall": 400_000, "desk": 800_000}
"""Bytes of JSON in one message above which a cell is told as heavy."""


@dataclass(frozen=True)
class Wanted:
    """Which cells to look at, and where the pictures go. `pictures` False: only looked at, not photographed."""

    out: Path
    faces: tuple[str, ...] = FACES
    phases: tuple[str, ...] = PHASES
    dark: bool = False
    pictures: bool = True


@dataclass(frozen=True)
class Cell:
    """One picture and what was found on it. `drawn`: ms from the release to the last thing drawn, on the wall only;
    `sent`: bytes of the largest message that brought the view; `seconds`: what the cell took."""

    made: Made
    face: str
    phase: str
    page: int
    picture: Path
    failures: tuple[Failure, ...]
    drawn: int | None
    sent: int
    seconds: float

    @property
    def caption(self) -> str:
        page = f" p{self.page}" if self.page > 1 else ""
        return f"{self.made.tried.id} {self.made.language} {self.made.size} {self.face} {self.phase}{page}"


@dataclass
class Screen:
    """A page on one face that remembers what its socket brought since `hush`: the largest message, phases of rounds."""

    face: Face
    sent: int = 0
    ready: bool = True
    began: float = field(default_factory=time.monotonic)
    heard: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._received))

    @property
    def page(self) -> Page:
        return self.face.page

    def _received(self, frame: str | bytes) -> None:
        text = frame if isinstance(frame, str) else frame.decode(errors="replace")
        self.sent = max(self.sent, len(text.encode()))
        self.heard |= set(TOLD.findall(text))

    def hush(self) -> None:
        self.sent = 0
        self.heard.clear()
        self.face.errors.clear()

    def hears(self, phase: str) -> None:
        """Wait until the server has told this page that the round is in `phase`."""
        until = time.monotonic() + PATIENCE
        while phase not in self.heard:
            assert time.monotonic() < until, (
                f"{self.page.url}: nothing about {phase} within {PATIENCE} seconds"
            )
            self.page.wait_for_timeout(10)

    def shoot(self, picture: Path, whole: bool) -> None:
        """`whole`: as on a screen so high that nothing scrolls, neither the page nor what is inside it."""
        size = self.page.viewport_size or {"width": DESK[0], "height": DESK[1]}
        hidden: int = self.page.evaluate(SCROLLED) if whole else 0
        if hidden:
            self.page.set_viewport_size(
                {"width": size["width"], "height": min(size["height"] + hidden, HIGHEST)}
            )
        self.page.screenshot(path=picture)
        if hidden:
            self.page.set_viewport_size(size)


class Booth:
    """Give it a session with an open round; it gives the cells back and leaves the round released."""

    def __init__(self, browser: Browser, server: Server, language: str, wanted: Wanted) -> None:
        self.server, self.language, self.wanted = server, language, wanted
        words: dict[str, Any] = {
            "reduced_motion": "reduce",
            "color_scheme": "dark" if wanted.dark else "light",
        }
        desk = Desk(page_of(browser, DESK, language, **words), language)
        desk.enter(server)
        wall = desk.window(WALL, **words)
        phone = Phone(page_of(browser, PHONE, language, **words), language)
        faces = {"desk": desk, "wall": Wall(wall, language), "phone": phone}
        self.screens = {name: Screen(face) for name, face in faces.items()}

    def close(self) -> None:
        for screen in self.screens.values():
            screen.page.context.close()

    def look(self, made: Made) -> Iterator[Cell]:
        """The cells of a session that were asked for."""
        try:
            self._arrive(made)
            if "open" in self.wanted.phases:
                yield from self._cells(made, "open", None)
            if "released" in self.wanted.phases:
                took = self._release(made)
                yield from self._cells(made, "released", took)
        except (Error, AssertionError) as problem:
            yield self._failed(made, problem)

    def _arrive(self, made: Made) -> None:
        for name in self._faces(*self.wanted.phases):
            self.screens[name].hush()
        if "wall" in self.wanted.faces:
            theme = "?theme=dark" if self.wanted.dark else ""
            self.screens["wall"].page.goto(f"{self.server.origin}/projector/{made.code}{theme}")
        if "phone" in self.wanted.faces:
            phone = self.screens["phone"]
            phone.page.goto(f"{self.server.origin}/join/{made.code}?lang={self.language}")
            phone.page.get_by_role("radio", name=ROLES[self.language][0][1]).check()
            phone.face.press("phone.enter")
            phone.page.locator(".phone-head .round-rings").wait_for()

    def _release(self, made: Made) -> int | None:
        """Close the round, release the result, and see how long that takes to be on the wall."""
        wall = self.screens["wall"] if "wall" in self.wanted.faces else None
        following = [self.screens[name] for name in self._faces("released") if name != "desk"]
        self._command(made, "round.close")
        for screen in following:
            screen.hears("closed")
            settle(screen.page)
            screen.hush()
        if wall:
            watch(wall.page)
        asked = int(time.time() * 1000)
        self._command(made, "round.release")
        for screen in following:
            screen.hears("released")
        if wall is None:
            return None
        settle(wall.page)
        return drawn(wall.page) - asked

    def _command(self, made: Made, name: str) -> None:
        asked = {"id": secrets.token_urlsafe(24), "name": name, "round": ROUND, "data": {}}
        answer = self.screens["desk"].page.request.post(
            f"{self.server.origin}/api/desk/{made.code}/command", data=asked
        )
        ack = answer.json()
        assert ack.get("ok"), f"{name}: {ack}"

    def _faces(self, *phases: str) -> Iterable[str]:
        return [
            face
            for face in FACES
            if face in self.wanted.faces and any(face in CELLS[phase] for phase in phases)
        ]

    def _cells(self, made: Made, phase: str, took: int | None) -> Iterator[Cell]:
        for name in self._faces(phase):
            screen = self.screens[name]
            screen.began = time.monotonic()
            if name == "desk":
                screen.page.goto("about:blank")
                screen.hush()
                screen.page.goto(f"{self.server.origin}/desk/{made.code}#live")
            screen.ready = settle(screen.page)
            for page in self._pages(screen.page, name):
                yield self._cell(made, name, phase, page, took if name == "wall" and page == 1 else None)
                screen.hush()
                screen.began = time.monotonic()

    def _pages(self, page: Page, face: str) -> Iterator[int]:
        yield 1
        if face != "wall" or not page.locator(".pager").count():
            return
        first = page.locator("main").inner_text()
        for number in range(2, WALL_PAGES + 1):
            page.keyboard.press("PageDown")
            settle(page)
            if page.locator("main").inner_text() == first:
                return
            yield number

    def _cell(self, made: Made, face: str, phase: str, page: int, took: int | None) -> Cell:
        screen = self.screens[face]
        picture = self._picture(made, face, phase, page)
        if self.wanted.pictures:
            screen.shoot(picture, whole=face != "wall")
        failures = [] if screen.ready else [Failure("not at rest", "still loading or moving after 8 seconds")]
        failures += probe(screen.page, face)
        failures += [Failure("console", error[:300]) for error in dict.fromkeys(screen.face.errors)]
        if took is not None and took > SLOW_MS:
            failures.append(Failure("slow", f"{took} ms from release to result"))
        if screen.sent > HEAVY[face]:
            failures.append(Failure("heavy", f"{screen.sent:,} bytes in one message"))
        seconds = time.monotonic() - screen.began
        return Cell(made, face, phase, page, picture, tuple(failures), took, screen.sent, seconds)

    def _picture(self, made: Made, face: str, phase: str, page: int) -> Path:
        folder = self.wanted.out / made.tried.kind
        folder.mkdir(parents=True, exist_ok=True)
        dark = "-dark" if self.wanted.dark else ""
        return folder / f"{made.tried.id}-{made.language}-{made.size}-{face}-{phase}-{page}{dark}.png"

    def _failed(self, made: Made, problem: Exception) -> Cell:
        """A session that could not be looked at to the end: the picture is of the wall as it is."""
        picture = self._picture(made, "wall", "failed", 1)
        self.screens["wall"].page.screenshot(path=picture)
        failure = Failure("could not be looked at", " ".join(str(problem).split())[:300])
        return Cell(made, "wall", "failed", 1, picture, (failure,), None, 0, 0.0)
