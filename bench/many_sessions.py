"""A server that holds many sessions: how long until it answers, and what memory it keeps of what somebody looked at.

It writes a store with 200 sessions that nobody closed and 100 closed ones (`many_made.py`), and starts a
server on it. "port": seconds until a request is answered, "empty" the same with no session at all; "desk": until the
desk of one of them has its first view; "rest": until the server does nothing by itself any more. Then the desk of every
closed session is opened and its record fetched, three times over; memory is that of the server (VmRSS, Linux only)
before, at most, and once those sessions sleep after the first time and after the last. A process does not give back
what it took for those that were awake at once, but it must not grow with how many are looked at. So that nobody waits
five minutes, they fall asleep soon here.
`python bench/many_sessions.py`; medians of `--repeat` runs and as its last line one JSON object. The exit code is 1
when a goal is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from session.rehearse import plain_http
from session.rehearse.ledger import Ledger
from session.rehearse.rehearsal import enter_desk
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient

START_SECONDS = 3.0
HELD_MB, GROWN_MB = 60.0, 10.0
"""How much more memory the server may have in use for having shown closed sessions one by one, and how much of that for
having shown all of them twice more."""
TIMES = 3
AWAKE_SECONDS, SLEEP_SECONDS = 4.0, 1.0
REST_SECONDS = 1.0
PATIENCE = 120.0
SETTINGS = {
    "VERSNELKAMER_LIMITS_READS_PER_SECOND": "100",
    "VERSNELKAMER_LIMITS_READS_BURST": "1000",
}


class DrowsyServer(Server):
    """A server whose sessions fall asleep soon."""

    def __init__(self, home: Path) -> None:
        super().__init__(SETTINGS, home)
        self._command = [sys.executable, __file__, "--serve"]

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid


def megabytes(pid: int) -> float:
    """The memory that this process has in use."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


async def look(server: Server, cookie: str, code: str) -> float:
    """Open the desk of a session until its view is there, and close it; the seconds."""
    began = time.monotonic()
    desk = SocketClient("desk", server.origin, code, Ledger(), audience="desk", cookie=cookie)
    await desk.start()
    await desk.until(lambda replica: replica.view, PATIENCE)
    took = time.monotonic() - began
    await desk.stop()
    return took


async def fetch(server: Server, cookie: str, code: str, form: str) -> None:
    path = f"/record/{code}.{form}"
    answer = await plain_http.ask(server.origin, "GET", path, headers={"Cookie": cookie}, patience=PATIENCE)
    if not answer.ok:
        raise SystemExit(f"{path}: {answer.status} {answer.body[:200]!r}")


async def rest(server: Server) -> None:
    """Until the server has hardly anything to do."""
    before = server.cpu_seconds()
    while True:
        await asyncio.sleep(REST_SECONDS)
        now = server.cpu_seconds()
        if now - before <= 0.1 * REST_SECONDS:
            return
        before = now


def started(home: Path) -> tuple[DrowsyServer, float]:
    """A server in this directory that answers, and after how many seconds it did."""
    server, began = DrowsyServer(home), time.monotonic()
    server.start()
    plain_http.ask_now(server.origin, "GET", "/healthz")
    return server, time.monotonic() - began


def empty(folder: Path) -> dict[str, float]:
    server, port = started(folder)
    spent = server.cpu_seconds()
    server.close()
    return {"empty s": port, "empty CPU s": spent}


async def measure(
    home: Path, going_on: Sequence[str], closed: Sequence[str], forms: Sequence[str]
) -> dict[str, float]:
    server, port = await asyncio.to_thread(started, home)
    listens, spent = time.monotonic(), server.cpu_seconds()
    try:
        cookie = await enter_desk(server)
        desk = await look(server, cookie, going_on[len(going_on) // 2 + 1])
        await rest(server)
        at_rest, waking = port + time.monotonic() - listens, server.cpu_seconds() - spent
        await asyncio.sleep(AWAKE_SECONDS + 2 * SLEEP_SECONDS)
        before = megabytes(server.pid)
        most, slept = 0.0, []
        for _ in range(TIMES):
            for code in closed:
                await look(server, cookie, code)
                for form in forms:
                    await fetch(server, cookie, code, form)
            most = max(most, megabytes(server.pid))
            await asyncio.sleep(AWAKE_SECONDS + 2 * SLEEP_SECONDS)
            await rest(server)
            slept.append(megabytes(server.pid))
        if complaints := server.complaints():
            raise SystemExit("\n".join(complaints[:5]))
    finally:
        server.close()
    return {
        "port s": port, "port CPU s": spent, "desk s": desk, "rest s": at_rest, "waking CPU s": waking,
        "before MB": before, "most MB": most, "once MB": slept[0], "again MB": slept[-1],
    }  # fmt: skip


def serve(arguments: list[str]) -> int:
    """The server that is measured."""
    from session import serve as serving
    from session.live import housekeeping, idle_sessions

    idle_sessions.AWAKE_SECONDS, housekeeping.SLEEP_SECONDS = AWAKE_SECONDS, SLEEP_SECONDS
    return serving.main(arguments)


def missed(middle: dict[str, float]) -> list[str]:
    """The goals that these figures do not meet."""
    held, grown = middle["most MB"] - middle["before MB"], middle["again MB"] - middle["once MB"]
    return [
        *(["the port answers too late"] if middle["port s"] > START_SECONDS else []),
        *(["showing them takes too much memory"] if held > HELD_MB else []),
        *(["what was looked at stays in memory"] if grown > GROWN_MB else []),
    ]


def main() -> int:
    asked = argparse.ArgumentParser(description="A server that holds many sessions.")
    asked.add_argument("--unclosed", type=int, default=200)
    asked.add_argument("--closed", type=int, default=100)
    asked.add_argument("--repeat", type=int, default=3)
    asked.add_argument("--forms", default="json,csv", help="files of each record: json, csv, pdf")
    given = asked.parse_args()
    from many_made import fill

    with tempfile.TemporaryDirectory(prefix="versnelkamer-") as folder:
        home = Path(folder)
        codes = fill(home / "data", given.unclosed, given.closed)
        size = (home / "data" / "versnelkamer.sqlite3").stat().st_size / 2**20
        print(f"{given.unclosed} unclosed and {given.closed} closed sessions, {size:.0f} MB on the disk")
        runs = [
            empty(home / f"empty{number}") | asyncio.run(measure(home, *codes, given.forms.split(",")))
            for number in range(given.repeat)
        ]
    middle = {figure: statistics.median(run[figure] for run in runs) for figure in runs[0]}
    for figure, value in middle.items():
        print(f"{figure:14}{value:10.2f}")
    for goal in missed(middle):
        print(goal)
    print(json.dumps(middle))
    return 1 if missed(middle) else 0


if __name__ == "__main__":
    sys.exit(serve(sys.argv[2:]) if sys.argv[1:2] == ["--serve"] else main())
