"""What is wrong on a page, as far as a program can see: axe, and what `probe.js` looks for. Called for every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from session.i18n import catalog
from tests.browser.axe import violations

LOOK = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
QUIET_MS = 160
PATIENCE_MS = 20_000
SETTLED = """([quiet, patience]) => new Promise((resolve) => {
  const begun = Date.now();
  let last = begun;
  const all = {childList: true, subtree: true, characterData: true};
  new MutationObserver(() => (last = Date.now())).observe(document, all);
  const look = () => {
    const empty = document.querySelector("[aria-busy=true]") || !document.querySelector("main");
    const busy = empty || document.fonts.status === "loading";
    if ((!busy && Date.now() - last >= quiet) || Date.now() - begun > patience) resolve(!busy);
    else setTimeout(look, 30);
  };
  look();
})"""
WATCH = """() => {
  window.lookDrawn = 0;
  new MutationObserver(() => {
    requestAnimationFrame(() => (window.lookDrawn = Date.now()));
  }).observe(document.body, {childList: true, characterData: true, subtree: true});
}"""


@dataclass(frozen=True)
class Failure:
    """`check` is what was looked for, `detail` what was found."""

    check: str
    detail: str


def settle(page: Page) -> bool:
    """Wait until nothing changes on the page for a moment. False: that took too long, or it still says it loads."""
    settled: bool = page.evaluate(SETTLED, [QUIET_MS, PATIENCE_MS])
    return settled


def watch(page: Page) -> None:
    """From now on remember when something was last drawn: see `drawn`."""
    page.evaluate(WATCH)


def drawn(page: Page) -> int:
    """When something was last added to the page and painted, in ms since the epoch; 0: nothing was."""
    at: Any = page.evaluate("window.lookDrawn")
    return int(at)


def probe(
    page: Page, face: str, *, sizes: bool = True, without: Sequence[str] = (), axe: bool = True
) -> list[Failure]:
    """`sizes` and `without`: as in `violations`. Without `axe`: only what `probe.js` looks for."""
    prefixes = sorted({key.split(".")[0] for key in catalog("en")})
    looked = page.evaluate(LOOK, {"face": face, "prefixes": prefixes})
    failures = [Failure(check, detail) for check, detail in looked]
    for line in violations(page, sizes=sizes, without=without) if axe else ():
        rule, target, summary = line.split(": ", 2)
        failures.append(Failure(f"axe {rule}", f"{target}: {' '.join(summary.split())}"[:300]))
    return failures
