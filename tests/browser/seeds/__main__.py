"""`python -m tests.browser.seeds [agendas…]`: holds the ready agendas in real browsers, one after another.

Needs Chromium. Pictures of every wall and phone, and of the pages of the record, are in a folder for each agenda. Ends
with 1 when something is lost, counted another way or complained about.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import typst
from playwright.sync_api import expect, sync_playwright

from session.live.session_cache import load
from session.record import export, glyphs, json_export, pdf, summary, typeset
from session.record.fingerprint import stated
from session.record.published_ballots import published
from session.rehearse.server import Server
from session.rounds import KINDS
from session.store import Store
from tests.browser.chromium import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.seeds.hall import Hall

AGENDAS = ("expectations", "team-development", "seven-tips", "debate", "shared-values")
PPI = 60


def draw(data: Path, code: str, lang: str, out: Path) -> None:
    """The pages of the record and of its summary as pictures: a browser without a window shows no PDF."""
    store = Store.open(f"sqlite:///{data / 'versnelkamer.sqlite3'}", data)
    try:
        session = next(row.id for row in store.sessions() if row.code == code)
        cache = load(store, session, KINDS)
    finally:
        store.close()
    source = export.RecordSource(
        cache.state, cache.version, cache.head, lang, cache.state.closed_at or 0, "Europe/Amsterdam"
    )
    record, reading = export.read(source, KINDS)
    exact = json_export.encode(record, published(cache.state, KINDS, source.results))
    for name, template, sheet in (
        ("page", "record.typ", typeset.sheet(record, stated(exact), reading)),
        ("summary", "summary.typ", summary.sheet(record, reading, f"https://zaal.example/join/{code}")),
    ):
        with tempfile.TemporaryDirectory() as empty:
            drawn = typst.compile(
                (pdf.TEMPLATES / template).read_bytes(),
                root=empty,
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(glyphs.FONTS)]
                ),
                ignore_system_fonts=True,
                format="png",
                ppi=PPI,
                sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False), "record": exact.decode()},
            )
        for at, page in enumerate(drawn if isinstance(drawn, list) else [drawn], 1):
            (out / f"{name}-{at:02}.png").write_bytes(page)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.seeds", description="Hold the ready agendas."
    )
    parser.add_argument(
        "agendas", nargs="*", choices=[*AGENDAS, []], metavar="agenda", help=", ".join(AGENDAS)
    )
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    parser.add_argument(
        "--out", type=Path, default=Path("out/seeds"), help="where the pictures go (out/seeds)"
    )
    given = parser.parse_args(arguments)
    chromium = find_chromium()
    if chromium is None:
        print("Chromium was not found.", file=sys.stderr)
        return 2
    expect.set_options(timeout=20_000)  # this is about what is seen, not how soon on a busy machine
    failing = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for agenda in given.agendas or AGENDAS:
            out = given.out / agenda
            out.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="seeds-") as folder:
                with Server(home=Path(folder)) as server:
                    held = Hall(browser, server, agenda, given.language, out).hold()
                draw(server.data, held.code, given.language, out)
            failing += bool(held.failures)
            print(f"{agenda}: {len(held.failures)} failures", *held.failures, sep="\n  ", flush=True)
        browser.close()
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
