"""`python -m tests.browser.views [walks…]`: which views to look at, and the walk past all of them.

Needs Chromium; one browser at a time. Ends with 1 when something was found, with 2 when it was asked for what does not
exist.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from session.rehearse.server import Server
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.views import columns, desk, live, phone, sheet, wall
from tests.browser.views.camera import Camera, Cell, View
from tests.browser.views.room import Room, prepare

WALKS: dict[str, Callable[[Room], Iterator[View]]] = {
    **phone.WALKS, **desk.WALKS, **live.WALKS, **wall.WALKS,
}  # fmt: skip


def names(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def read(given: str) -> tuple[str, ...]:
        chosen = tuple(given.split(","))
        if not set(chosen) <= set(allowed):
            raise argparse.ArgumentTypeError(f"choose from {', '.join(allowed)}")
        return chosen

    return read


def asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.views",
        description="Look at every view that belongs to no kind of round.",
    )
    about = f"the beginning of one of {', '.join(WALKS)}; all of them without"
    parser.add_argument("walks", nargs="*", metavar="walk", help=about)
    parser.add_argument("--language", type=names(("nl", "en")), default=("nl", "en"), metavar="nl,en")
    parser.add_argument(
        "--columns", type=names(columns.NAMES), default=columns.NAMES, metavar=",".join(columns.NAMES)
    )
    parser.add_argument("--only", default="", metavar="PART,…", help="only views with this in their name")
    parser.add_argument(
        "--out", type=Path, default=Path("out/views"), help="where the pictures go (out/views)"
    )
    return parser.parse_args(arguments)


def look(browser: Browser, given: argparse.Namespace, letters: int, walks: list[str]) -> Iterator[Cell]:
    """All cells of the columns with these letters."""
    only = tuple(part for part in given.only.split(",") if part)
    for language in given.language:
        with tempfile.TemporaryDirectory(prefix="views-") as folder:
            server = Server(home=Path(folder))
            codes = prepare(server.data, language)
            camera = Camera(given.out, language, given.columns, letters, only)
            with server:
                room = Room(browser, server, language, codes)
                for name in walks:
                    yield from walked(camera, room, name)


def walked(camera: Camera, room: Room, name: str) -> Iterator[Cell]:
    """The cells of one walk. What goes wrong on the way ends this walk, not the others."""
    last: View | None = None
    count = failing = 0
    try:
        for view in WALKS[name](room):
            last = view
            for cell in camera.looks_at(view):
                count, failing = count + 1, failing + bool(cell.failures)
                yield cell
    except (Error, AssertionError) as problem:
        page: Page | None = last.page if last else None
        failing += 1
        yield camera.failed(name, last.face if last else "desk", page, problem)
    finally:
        room.clear()
    print(f"{name} {camera.language}: {count} cells, {failing} with a finding", flush=True)


def told(cells: list[Cell], out: Path) -> str:
    """The totals; the findings stand beside the pictures."""
    totals = sheet.totals(cells)
    (out / "findings.txt").write_text(f"{totals}\n\n{sheet.findings(cells)}\n", encoding="utf-8")
    return totals


def main(arguments: list[str]) -> int:
    given = asked(arguments)
    walks = [name for name in WALKS if not given.walks or name.startswith(tuple(given.walks))]
    chromium = find_chromium()
    if not walks or chromium is None:
        wrong = "Chromium was not found." if walks else f"There is no walk {', '.join(given.walks)}."
        print(wrong, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server does not stay behind
    given.out.mkdir(parents=True, exist_ok=True)
    cells: list[Cell] = []
    shown = {one.letters for face in columns.COLUMNS.values() for one in face if one.name in given.columns}
    with sync_playwright() as playwright:
        for letters in sorted(shown):
            larger = [] if letters == 16 else [f"--blink-settings=defaultFontSize={letters}"]
            browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *larger])
            for cell in look(browser, given, letters, walks):
                cells.append(cell)
                told(cells, given.out)
            browser.close()
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        sheet.draw(browser, cells, given.out)
        browser.close()
    print(told(cells, given.out))
    failing = sum(bool(cell.failures) for cell in cells)
    print(f"{len(cells)} cells, {failing} with a finding. Pictures and sheets are in {given.out}.")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
