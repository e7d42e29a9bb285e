"""Draws the wall for every kind and size of texts, without sockets, and says what fails.

`python -m tests.browser.look.walls`. The views are made as the server makes them (sessions.py); one page draws them
with the modules of the wall, on screens from 4:3 to 21:9, and every page of every wall is looked at with probe.js. What
is in the way of reading is a failure: text that is cut, shortened, over other text, outside the wall, smaller than
2.6 % of its height or larger than what the room said, and a wall that is empty for a third.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from session.core import views
from session.core.state import Json
from session.i18n import catalog
from session.rehearse.server import Server
from session.rounds import KINDS
from session.store import Store
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.faces import DESK, Desk, page_of
from tests.browser.look.probe import LOOK, Failure
from tests.browser.look.sessions import ROUND, Builder
from tests.browser.look.variants import VARIANTS, Size
from tests.rounds.beside import beside
from tests.rounds.simulated import Tried

OPTIONS = (*range(1, 13), 30, 60)
CHARACTERS = (16, 60, 120, 300)
SCREENS = {"16:9": (1920, 1080), "4:3": (1024, 768), "21:9": (2560, 1080)}
PHASES = ["open", "closed", "released"]
PEOPLE = 66
PAGES = 12
AT_REST = """() => new Promise((done) => {
  const begun = Date.now();
  const look = () => {
    const busy = document.querySelector("[aria-busy=true]") || document.fonts.status === "loading";
    if (busy && Date.now() - begun < 5000) setTimeout(look, 20);
    else requestAnimationFrame(() => setTimeout(done, 30));
  };
  look();
})"""
DRAW = """async ({ view, pulse, place, lang, theme }) => {
  const base = document.querySelector("script[type=module]").src;
  const load = (path) => import(new URL(path, base));
  // Once, and kept: a browser may forget what a script that is gone waits for.
  window.wallParts ??= Promise.all(["../lib/html.js", "./round.js", "../lib/words.js"].map(load));
  const [{ html, render }, { RoundScreen }, { useLanguage }] = await window.wallParts;
  await useLanguage(lang);
  document.documentElement.lang = lang;
  document.documentElement.dataset.theme = theme;
  document.querySelector("#app")?.remove();
  const old = document.querySelector("#wall");
  if (old) { render(null, old); old.remove(); }
  const box = document.body.appendChild(document.createElement("div"));
  box.id = "wall";
  render(html`<${RoundScreen} view=${view} pulse=${pulse} place=${place} />`, box);
}"""
NEXT = "() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }))"


@dataclass(frozen=True)
class Case:
    """One wall: what is on it."""

    tried: Tried
    options: int
    characters: int
    roles: bool
    again: bool
    language: str

    def __str__(self) -> str:
        told = f"{self.tried.id} {self.language} {self.options}x{self.characters}"
        return told + (" roles" if self.roles else "") + (" again" if self.again else "")


@dataclass(frozen=True)
class Found:
    """What is wrong on one page of one wall."""

    case: Case
    phase: str
    screen: str
    theme: str
    page: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        where = f"{self.case} {self.phase} {self.screen} {self.theme} p{self.page}"
        return "\n".join(f"{where}: {failure.check}: {failure.detail}" for failure in self.failures)


def views_of(store: Store, case: Case) -> Iterator[tuple[str, Json]]:
    """The views of a wall while its round is open, closed and released; with `again` those of the second vote."""
    builder = Builder(store, case.tried, Size(PEOPLE, case.options), case.language)
    builder.characters, builder.roles = case.characters, case.roles
    builder.prepare()
    opened = held(builder)
    if case.again:
        if builder.round.phase != "released":
            builder.desk("round.release", ROUND)
        builder.desk("round.vote_again", ROUND)
        builder.name = next(name for name, round_ in builder.cache.state.rounds.items() if round_.again)
        held(builder)
    else:
        yield "open", opened
        if builder.round.phase == "closed":
            yield "closed", seen(builder)
    if builder.round.phase != "released":
        builder.desk("round.release", builder.name)
    yield "released", seen(builder)


def held(builder: Builder) -> Json:
    """The round is open, everybody voted, and it is closed. The view while it was open."""
    builder.open()
    more = beside(builder.tried.kind, "look")
    if more is not None and builder.name == ROUND:
        more.prepare(builder)
    if builder.tried.simulation.choose is not None:
        builder.vote()
    kept = seen(builder)
    builder.close()
    return kept


def seen(builder: Builder) -> Json:
    return views.view(builder.cache.state, "projector", KINDS)


def pulse_of(view: Json) -> Json:
    round_ = view["round"]
    turnout = {"round": round_["id"], "ballots": PEOPLE, "of": PEOPLE, "done": 0}
    return {"present": PEOPLE, "turnout": turnout if round_["phase"] == "open" else None}


class Drawer:
    """A page that draws walls and looks at them."""

    def __init__(self, browser: Browser, server: Server) -> None:
        desk = Desk(page_of(browser, DESK, "nl"), "nl")
        desk.begin(server)
        desk.make_session("Walls", "")
        self.face = desk.window(SCREENS["16:9"], reduced_motion="reduce")
        self.errors: list[str] = []
        self.face.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        self.face.on("pageerror", lambda error: self.errors.append(str(error)))
        self.face.goto(f"{server.origin}/projector/{desk.code}")
        self.face.locator("main").wait_for()
        self.place = {"code": desk.code, "address": "versnelkamer.example"}
        self.prefixes = sorted({key.split(".")[0] for key in catalog("en")})
        desk.page.close()

    @property
    def page(self) -> Page:
        return self.face

    def draw(self, view: Json, language: str, theme: str = "light") -> None:
        given = {"view": view, "pulse": pulse_of(view), "place": self.place, "lang": language, "theme": theme}
        self.face.evaluate(DRAW, given)
        self.face.evaluate(AT_REST)

    def looked(self) -> tuple[Failure, ...]:
        told: list[Any] = self.face.evaluate(LOOK, {"face": "wall", "prefixes": self.prefixes})
        failures = [Failure(check, detail) for check, detail in told]
        if not self.face.locator(".projector-body").inner_text().strip():
            failures.append(Failure("empty", "there is nothing below the head of the wall"))
        failures += [Failure("console", error[:300]) for error in dict.fromkeys(self.errors)]
        self.errors.clear()
        return tuple(failures)

    def pages(self) -> Iterator[int]:
        """Every page of the wall, each drawn."""
        yield 1
        shown = self.face.locator(".pager b").first
        pages = int(shown.inner_text().split("/")[1]) if shown.count() else 1
        for number in range(2, min(pages, PAGES) + 1):
            self.face.evaluate(NEXT)
            self.face.evaluate(AT_REST)
            yield number


def check(
    drawer: Drawer,
    case: Case,
    phase: str,
    view: Json,
    screens: list[str],
    themes: list[str],
    out: Path | None,
) -> Iterator[Found]:
    """What is wrong on a wall, on every screen."""
    for screen, theme in itertools.product(screens, themes):
        width, height = SCREENS[screen]
        drawer.page.set_viewport_size({"width": width, "height": height})
        drawer.draw(view, case.language, theme)
        for page in drawer.pages():
            if out is not None:
                name = f"{case} {phase} {screen} {theme} p{page}".replace(" ", "-").replace(":", "x")
                drawer.page.screenshot(path=out / f"{name}.png")
            failures = drawer.looked()
            if failures:
                yield Found(case, phase, screen, theme, page, failures)


def cases(given: argparse.Namespace) -> Iterator[Case]:
    """Every wall there is among what was asked for."""
    for tried in VARIANTS:
        if given.kinds and not {tried.kind, tried.id} & set(given.kinds):
            continue
        most = tried.most_options
        counts = dict.fromkeys(min(count, most) for count in given.options) if tried.variant.options else [0]
        for count, characters, roles, again, language in itertools.product(
            counts, given.characters, given.roles, given.again, given.language
        ):
            if not again or tried.simulation.choose is not None:
                yield Case(tried, count, characters, bool(roles), bool(again), language)


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def words(text: str) -> list[str]:
    return text.split(",")


def asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.look.walls", description="Look at every wall."
    )
    parser.add_argument("kinds", nargs="*", metavar="kind")
    parser.add_argument("--options", type=numbers, default=OPTIONS, metavar="N,…")
    parser.add_argument("--characters", type=numbers, default=CHARACTERS, metavar="N,…")
    parser.add_argument("--roles", type=numbers, default=[1, 0], metavar="1,0")
    parser.add_argument("--again", type=numbers, default=[0, 1], metavar="0,1")
    parser.add_argument("--language", type=words, default=["nl", "en"], metavar="nl,en")
    parser.add_argument("--screens", type=words, default=list(SCREENS), metavar=",".join(SCREENS))
    parser.add_argument("--themes", type=words, default=["light", "dark"], metavar="light,dark")
    parser.add_argument("--phase", type=words, default=PHASES, metavar=",".join(PHASES))
    parser.add_argument("--out", type=Path, default=None, help="where pictures go; none are made without it")
    return parser.parse_args(arguments)


def drawn(case: Case, phases: list[str]) -> dict[str, Json]:
    """The views of a wall in these phases."""
    with tempfile.TemporaryDirectory(prefix="walls-") as folder:
        store = Store.open(f"sqlite:///{folder}/walls.sqlite3", Path(folder))
        try:
            return {phase: view for phase, view in views_of(store, case) if phase in phases}
        finally:
            store.close()


def sweep(drawer: Drawer, given: argparse.Namespace) -> Iterator[tuple[Case, list[Found]]]:
    """What was found on each wall that was asked for."""
    for case in cases(given):
        for phase, view in drawn(case, given.phase).items():
            yield case, list(check(drawer, case, phase, view, given.screens, given.themes, given.out))


def main(arguments: list[str]) -> int:
    given = asked(arguments)
    chromium = find_chromium()
    if chromium is None:
        print("Chromium was not found.", file=sys.stderr)
        return 2
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    looked = failing = 0
    with (
        tempfile.TemporaryDirectory(prefix="walls-") as home,
        sync_playwright() as playwright,
        Server(home=Path(home)) as server,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for _, found in sweep(Drawer(browser, server), given):
            looked += 1
            failing += bool(found)
            for each in found:
                print(each, flush=True)
        browser.close()
    print(f"{looked} walls, {failing} with a failure.")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
