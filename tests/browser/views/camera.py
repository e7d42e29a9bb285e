"""Photographs a view in every column and tells what is wrong there: what `probe` of look finds, and `overlap.js`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page

from tests.browser.look.probe import Failure, probe, settle
from tests.browser.views import columns
from tests.browser.views.columns import Column

OVERLAP = (Path(__file__).parent / "overlap.js").read_text(encoding="utf-8")
REFUSED = re.compile("status of 4(?!04)")
"""What a browser says of every refusal. Here people are refused on purpose."""
HIGHEST = 9_000  # px of a picture
HIDDEN = """() => {
  const modal = document.querySelector("dialog[open]"); // the page below it does not scroll
  const all = modal ? [modal, ...modal.querySelectorAll("*")]
    : [document.scrollingElement, ...document.querySelectorAll("main, main *")];
  return Math.max(0, ...all
  .filter((each) => each === document.scrollingElement
    || (each.clientWidth > 200 && ["auto", "scroll"].includes(getComputedStyle(each).overflowY)))
  .map((each) => each.scrollHeight - each.clientHeight));
}"""
THEME = "dark => { document.documentElement.dataset.theme = dark ? 'dark' : 'light'; }"


@dataclass(frozen=True)
class View:
    """What a walk stops at. `again` brings the state back in a column, where it does not last or depends on the size.

    `checked` False: only photographed, because nothing runs on the page.
    """

    name: str
    face: str
    page: Page
    errors: list[str]
    again: Callable[[], object] | None = None
    checked: bool = True


@dataclass(frozen=True)
class Cell:
    """One picture and what was found on it."""

    view: str
    face: str
    language: str
    column: str
    picture: Path
    failures: tuple[Failure, ...]

    @property
    def caption(self) -> str:
        return f"{self.view} {self.language} {self.column}"


@dataclass(frozen=True)
class Camera:
    """Which columns, on which letters, and where the pictures go. `only`: parts of names of views; empty: all."""

    out: Path
    language: str
    wanted: tuple[str, ...]
    letters: int
    only: tuple[str, ...] = ()

    def looks_at(self, view: View) -> Iterator[Cell]:
        """A cell for every column, and the page as it was before."""
        if self.only and not any(part in view.name for part in self.only):
            return
        before = view.page.viewport_size
        for column in columns.of(view.face, self.wanted, self.letters):
            yield self._cell(view, column)
        usual = columns.COLUMNS[view.face][0]
        self._becomes(view, usual)
        if before is not None:
            view.page.set_viewport_size(before)

    def _becomes(self, view: View, column: Column) -> None:
        view.page.set_viewport_size({"width": column.width, "height": column.height})
        view.page.emulate_media(color_scheme="dark" if column.dark else "light", reduced_motion="reduce")
        if view.face == "wall":
            view.page.evaluate(THEME, column.dark)

    def _cell(self, view: View, column: Column) -> Cell:
        picture = self._picture(view.name, column.name)
        failures: list[Failure] = []
        try:
            self._becomes(view, column)
            if view.again is not None:
                view.again()
            if view.checked:
                failures += self._looked(view)
            self._shoot(view, picture, column)
        except Error as problem:
            failures.append(Failure("could not be looked at", " ".join(str(problem).split())[:300]))
        failures += [
            Failure("console", error[:300])
            for error in dict.fromkeys(view.errors)
            if not REFUSED.search(error)
        ]
        view.errors.clear()
        return Cell(view.name, view.face, self.language, column.name, picture, tuple(failures))

    def _looked(self, view: View) -> list[Failure]:
        failures = []
        if not settle(view.page):
            failures.append(Failure("not at rest", "still loading or moving after 8 seconds"))
        failures += probe(view.page, view.face)
        if view.face != "wall":
            failures += [Failure(check, detail) for check, detail in view.page.evaluate(OVERLAP)]
        return failures

    def _shoot(self, view: View, picture: Path, column: Column) -> None:
        """The whole page: as on a screen so high that nothing scrolls, neither the page nor what is inside it."""
        page = view.page
        hidden: int = page.evaluate(HIDDEN) if column.whole and view.checked else 0
        if hidden:
            page.set_viewport_size({"width": column.width, "height": min(column.height + hidden, HIGHEST)})
        page.screenshot(path=picture)
        if hidden:
            page.set_viewport_size({"width": column.width, "height": column.height})

    def failed(self, walk: str, face: str, page: Page | None, problem: Exception) -> Cell:
        """A walk that could not go on; the picture is of where it stopped."""
        picture = self._picture(walk, "failed")
        if page is not None and not page.is_closed():
            page.screenshot(path=picture)
        failure = Failure("could not be looked at", " ".join(str(problem).split())[:300])
        return Cell(walk, face, self.language, "failed", picture, (failure,))

    def _picture(self, name: str, column: str) -> Path:
        folder = self.out / name.partition("-")[0]
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}-{self.language}-{column}.png"
