"""How quick the board of the desk is: 1,600 ideas, eight clusters, forty keys at ten a second, in Chromium.

Every key files the idea in hand. Told are the delays from a key to the next frame (Event Timing), the tasks that took
long, and how many ideas ended up in another cluster than their key said.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from session.rehearse.server import Server
from tests.browser.chromium import find_chromium
from tests.browser.table import Table

AT_ONCE = 500  # typed ideas of one round
CLUSTERS = 8
TEXTS = (
    "Vraag jongeren zelf wat helpt, en niet alleen hun ouders of de school.",
    "Stop met grote overleggen waar de helft alleen zit te luisteren. Bel de twee mensen die je nodig hebt.",
    "Bewoners lezen het verslag.",
)
WATCH = """() => {
  window.keys = []; window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") window.keys.push(duration);
  }).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => list.getEntries().forEach((task) => window.tasks.push(task.duration)))
    .observe({ type: "longtask" });
}"""
IN_BIN = """() => {
  const rows = [...document.querySelectorAll(".read-bin .idea")];
  return rows.map((row) => parseInt(row.textContent.trim(), 10));
}"""


def board(table: Table, ideas: int) -> None:
    """Rounds that hand their ideas on, because only so many can be typed for one."""
    table.does("session.open")
    names = [f"Cluster {n + 1}" for n in range(CLUSTERS)]
    earlier: dict[str, Any] = {}
    for start in range(0, ideas, AT_ONCE):
        texts = [f"{n}. {TEXTS[n % len(TEXTS)]}" for n in range(start, min(ideas, start + AT_ONCE))]
        source = {**earlier, "texts": texts}
        round_ = table.does("round.add", kind="organise", settings={"clusters": names}, source=source)[
            "round"
        ]
        table.does("round.open", round_)
        if start + AT_ONCE < ideas:
            table.does("round.close", round_)
        earlier = {"round": round_, "flavour": "ideas"}


def keys_at(page: Page, keys: list[str], pause: float) -> None:
    start = time.monotonic()
    for at, key in enumerate(keys, 1):
        page.keyboard.press(key)
        time.sleep(max(0.0, start + at * pause - time.monotonic()))


def misfiled(page: Page, keys: list[str]) -> int:
    """How many ideas are in another cluster than their key said, as the server has it."""
    page.reload()
    wrong = 0
    for cluster in range(CLUSTERS):
        page.locator(".bin-count").nth(cluster).click()
        page.locator(".read-bin").wait_for()
        page.wait_for_timeout(400)
        expected = {n for n, key in enumerate(keys) if key == str(cluster + 1)}
        wrong += len(expected.symmetric_difference(page.evaluate(IN_BIN)))
        page.keyboard.press("Escape")
    return wrong


def measured(ideas: int, count: int, chromium: str) -> dict[str, Any]:
    dice = random.Random(1)
    keys = [str(dice.randint(1, CLUSTERS)) for _ in range(count)]
    with (
        tempfile.TemporaryDirectory() as home,
        Server(home=Path(home)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        table = Table(server, browser)
        board(table, ideas)
        table.shows("live")
        page = table.desk.page
        page.locator(".tray-list .idea").first.wait_for()
        page.wait_for_timeout(2_000)
        page.evaluate(WATCH)
        keys_at(page, keys, 0.1)
        page.wait_for_timeout(2_000)
        delays = sorted([*page.evaluate("window.keys"), *[16.0] * count])[-count:]
        tasks = page.evaluate("window.tasks")
        return {
            "ideas": ideas,
            "keys": count,
            "p50": delays[len(delays) // 2],
            "p95": quantiles(delays, n=20)[-1],
            "worst": delays[-1],
            "longest task": max(tasks, default=0),
            "misfiled": misfiled(page, keys),
        }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ideas", type=int, default=1600)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--chromium", default=find_chromium() or "")
    asked = parser.parse_args()
    figures = measured(asked.ideas, asked.keys, asked.chromium)
    print(json.dumps(figures))
    return 1 if figures["misfiled"] else 0


if __name__ == "__main__":
    sys.exit(main())
