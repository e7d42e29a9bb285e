"""How long a phone that was never here takes until somebody can join, on a slow network.

Chromium with an empty cache and a network of `--kbit` kbit/s and `--latency` ms (its own emulation, per request), at
the front door, by a QR code, and the desk and the wall beside them. `python bench/cold_start.py`; medians of `--repeat`
runs, and as its last line one JSON object. The exit code is 1 when the front door or the QR code takes more than 3.0 s,
6 requests or 75 kB.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.rehearse.server import Server
from tests.browser.chromium import find_chromium
from tests.browser.faces import DESK, PHONE, WALL, page_of
from tests.browser.table import Table

MOST_SECONDS, MOST_REQUESTS, MOST_BYTES = 3.0, 6, 75_000
PATIENCE = 60_000
QUIET_MS = 1_000


@dataclass
class Load:
    """One page: seconds until it can be used; and what came until the network was quiet."""

    seconds: float = 0.0
    requests: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    """The addresses by the id of their request, of which the browser gives some out twice."""
    bytes: int = 0
    later: int = 0
    """Bytes of what a phone loads meanwhile: the code, the styles and the words of a session."""


def measure(
    browser: Browser, address: str, ready: str, size: tuple[int, int], args: Any, **state: Any
) -> Load:
    page = page_of(browser, size, "nl", **state)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.setCacheDisabled", {"cacheDisabled": False})
    load = Load()
    cdp.on(
        "Network.requestWillBeSent",
        lambda told: asked(load, told),
    )
    cdp.on("Network.loadingFinished", lambda told: count(load, told))
    if args.encoding:
        cdp.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": args.encoding}})
    rate = args.kbit * 1000 / 8
    cdp.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": args.latency, "downloadThroughput": rate, "uploadThroughput": rate,
    })  # fmt: skip
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(ready, timeout=PATIENCE)
    load.seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET_MS)
    page.context.close()
    return load


def is_later(address: str) -> bool:
    return ".later." in address or "/later." in address or "/words/room/" in address


def first(load: Load) -> list[str]:
    return sorted(one for one in load.requests if not is_later(one))


def asked(load: Load, told: dict[str, Any]) -> None:
    address = told["request"]["url"]
    load.known[told["requestId"]] = address
    if not address.startswith("data:"):
        load.requests.append(address)


def count(load: Load, told: dict[str, Any]) -> None:
    if is_later(load.known.get(told["requestId"], "")):
        load.later += int(told["encodedDataLength"])
    else:
        load.bytes += int(told["encodedDataLength"])


def run(args: Any) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        table = Table(server, browser, title="Bench")
        table.does("session.set", roles=[{"label": "Burger"}, {"label": "Team"}])
        state = {"storage_state": table.desk.page.context.storage_state()}
        code = table.desk.code
        places: list[tuple[str, str, str, tuple[int, int], dict[str, Any]]] = [
            ("front door", "/", "#code", PHONE, {}),
            ("QR code", f"/join/{code}", "input[type=radio]", PHONE, {}),
            ("wall", f"/projector/{code}", "[data-started] h1, [data-started] .lobby", WALL, state),
            ("desk", f"/desk/{code}", "[data-started] h1", DESK, state),
        ]
        for name, path, ready, size, words in places:
            loads = [
                measure(browser, server.origin + path, ready, size, args, **words) for _ in range(args.repeat)
            ]
            if args.tell:
                print(name, *sorted(loads[0].requests), sep="\n    ")
            figures[name] = {
                "seconds": round(statistics.median(load.seconds for load in loads), 2),
                "requests": statistics.median(len(first(load)) for load in loads),
                "bytes": statistics.median(load.bytes for load in loads),
                "bytes of the room": statistics.median(load.later for load in loads),
            }
        browser.close()
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kbit", type=int, default=400)
    parser.add_argument("--latency", type=int, default=400, help="milliseconds for every request")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--encoding", default="", help='for instance "gzip", as over plain http')
    parser.add_argument("--tell", action="store_true", help="list the requests of the first run")
    args = parser.parse_args()
    figures = run(args)
    for name, one in figures.items():
        print(f"{name:12}", *(f"{what} {figure}" for what, figure in one.items()), sep="   ")
    print(json.dumps(figures))
    doors = [figures["front door"], figures["QR code"]]
    return int(any(
        one["seconds"] > MOST_SECONDS or one["requests"] > MOST_REQUESTS or one["bytes"] > MOST_BYTES for one in doors
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
