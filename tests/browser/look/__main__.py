"""`python -m tests.browser.look [kinds…]`: what to look at, and the run over all of it. The last line counts.

Needs Chromium. Ends with 1 when something fails, with 2 when it was asked for what does not exist.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from session.rehearse.server import Server
from session.store import Store
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.look import report, sheet
from tests.browser.look.cells import FACES, PHASES, Booth, Cell, Wanted
from tests.browser.look.sessions import Made, make
from tests.browser.look.variants import KINDS, VARIANTS, sizes


def names(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def read(given: str) -> tuple[str, ...]:
        chosen = tuple(given.split(","))
        if not set(chosen) <= set(allowed):
            raise argparse.ArgumentTypeError(f"choose from {', '.join(allowed)}")
        return chosen

    return read


def numbers(given: str) -> list[int]:
    return [int(number) for number in given.split(",")]


def asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.look", description="Look at every kind of round."
    )
    about = f"{', '.join(KINDS)} (all of them), or one variant, as dots-points"
    parser.add_argument("kinds", nargs="*", metavar="kind", help=about)
    parser.add_argument("--ballots", type=numbers, default=[3, 66, 1000], metavar="N,…")
    parser.add_argument("--options", type=numbers, default=[2, 12, 60], metavar="M,…")
    parser.add_argument("--language", type=names(("nl", "en")), default=("nl", "en"), metavar="nl,en")
    parser.add_argument("--faces", type=names(FACES), default=FACES, metavar=",".join(FACES))
    parser.add_argument("--phase", type=names(PHASES), default=PHASES, metavar=",".join(PHASES))
    parser.add_argument("--dark", action="store_true", help="in the dark colours")
    parser.add_argument("--out", type=Path, default=Path("out/look"), help="where the pictures go (out/look)")
    return parser.parse_args(arguments)


def look(browser: Browser, given: argparse.Namespace, kind: str, skipped: list[str]) -> list[Cell]:
    """All cells of one kind (or one variant), on a server of its own."""
    wanted = Wanted(given.out, given.faces, given.phase, given.dark)
    cells: list[Cell] = []
    with tempfile.TemporaryDirectory(prefix="look-") as folder:
        server = Server(home=Path(folder))
        made = prepare(server.data, given, kind, skipped)
        with server:
            for language in given.language:
                booth = Booth(browser, server, language, wanted)
                for session in [session for session in made if session.language == language]:
                    cells += booth.look(session)
                booth.close()
    sheet.draw(browser, cells, given.dark)
    return cells


def prepare(data: Path, given: argparse.Namespace, kind: str, skipped: list[str]) -> list[Made]:
    data.mkdir()
    store = Store.open(f"sqlite:///{data / 'versnelkamer.sqlite3'}", data)
    try:
        return [
            make(store, tried, size, language)
            for tried in VARIANTS
            if kind in (tried.kind, tried.id)
            for size in sizes(tried, given.ballots, given.options, skipped)
            for language in given.language
        ]
    finally:
        store.close()


def main(arguments: list[str]) -> int:
    given = asked(arguments)
    unknown = set(given.kinds) - {*KINDS, *(tried.id for tried in VARIANTS)}
    chromium = find_chromium()
    if unknown or chromium is None:
        wrong = f"There is no kind {', '.join(sorted(unknown))}." if unknown else "Chromium was not found."
        print(wrong, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server does not stay behind
    given.out.mkdir(parents=True, exist_ok=True)
    cells: list[Cell] = []
    skipped: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for kind in given.kinds or KINDS:
            fresh = look(browser, given, kind, skipped)
            cells += fresh
            failing = sum(bool(cell.failures) for cell in fresh)
            print(f"{kind}: {len(fresh)} cells, {failing} with a failure", flush=True)
            failures = "\n".join(
                ["Not looked at:", *(f"  {reason}" for reason in skipped), "", report.table(cells), ""]
            )
            (given.out / "failures.txt").write_text(failures, encoding="utf-8")
            (given.out / "figures.tsv").write_text(report.figures(cells), encoding="utf-8")
        browser.close()
    print(failures)
    failing = sum(bool(cell.failures) for cell in cells)
    print(f"{len(cells)} cells, {failing} with a failure. Pictures and sheets are in {given.out}.")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
