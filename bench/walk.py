"""One ballot's walk from thumb to PDF by file: how often the server changes from one of its files to another for one
vote, for closing the round, and for the PDF of the record.

A server of its own on ordinary threads, five phones, a wall and a desk, a round of dots; the next step begins when the
server has come to rest, so each vote is a batch of one. A change is a thread going on in another file of session/ than
the one it was in last, by a call or by a return; libraries are looked through. Several sessions, the first of them
to warm up; the medians of the others. The last line is one JSON object.

    python bench/walk.py
    python bench/walk.py --root ../before --protocol 1 --edges 30
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import json
import random
import secrets
import socket
import statistics
import sys
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.rehearse import framing, plain_http
from session.rehearse.client import command_id
from session.rehearse.padding import filled_up
from session.rehearse.rehearsal import enter_desk
from session.rehearse.server import ROOT, Server
from session.rehearse.socket_client import dial

FOLLOWED = Path(__file__).with_name("walk_server.py")
PHONES = 5
OPTIONS = 8
QUIET_SECONDS = 0.4
CLOCKWORK_SECONDS = 2.0  # so long nobody does anything: who is active then is driven by a clock
STEPS = ("vote", "close", "pdf")
SETTINGS = {
    "VERSNELKAMER_SERVER_ASYNC_MODE": "threading",
    "VERSNELKAMER_LIVE_PING_INTERVAL": "60",
}

Edges = collections.Counter[tuple[str, str]]


class Followed(Server):
    """The server of the checkout `root`, with a recorder in it that is asked over `path`."""

    def __init__(self, root: Path, path: Path) -> None:
        super().__init__(SETTINGS, keep_port=True)
        self._command = [sys.executable, str(FOLLOWED), str(root), str(path), "serve"]


@dataclass
class Walk:
    """The changes of one step: by call, and by call or return."""

    calls: Edges
    all: Edges

    @property
    def changes(self) -> int:
        return self.all.total()

    @property
    def files(self) -> int:
        return len({entered for _, entered in self.all})


@dataclass
class Recorder:
    """The other end of the recorder in the server."""

    path: Path

    def ask(self, what: str) -> Any:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.path))
            with line.makefile("rw") as lines:
                lines.write(what + "\n")
                lines.flush()
                return json.loads(lines.readline())

    async def rest(self) -> None:
        while self.ask("rest") < QUIET_SECONDS:
            await asyncio.sleep(0.05)

    async def walk(self, step: Coroutine[Any, Any, object]) -> Walk:
        """What `step` sets going, until the server has come to rest again."""
        await self.rest()
        self.ask("begin")
        await step
        await self.rest()
        recorded = self.ask("end")
        calls, returns = (
            collections.Counter({(start, end): times for start, end, times in recorded[way]})
            for way in ("calls", "returns")
        )
        return Walk(calls, calls + returns)


@dataclass
class Client:
    """One socket that asks for the view, and gives a command when told so."""

    origin: str
    auth: dict[str, Any]
    cookie: str | None = None
    view: Any = None
    answered: dict[int, asyncio.Future[Any]] = field(default_factory=dict)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    socket: Any = None

    async def run(self) -> None:
        async with dial(self.origin, self.cookie) as self.socket:
            async for text in self.socket:
                await self._hear(framing.read(str(text)))

    async def _hear(self, frame: Any) -> None:
        type_ = getattr(frame, "type", None)
        if type_ == "open":
            await self.socket.send(framing.connect(self.auth))
        elif type_ == "ping":
            await self.socket.send(framing.PONG)
        elif type_ == "connected":
            await self.socket.send(framing.event("resume", {"have": None}))
        elif type_ == "ack":
            self.answered.pop(frame.ack_id).set_result(frame.content)
        elif type_ == "event" and frame.name == "snapshot":
            self.view = frame.content["view"]
            self.ready.set()

    async def command(self, name: str, round_: str | None = None, data: Any = None) -> Any:
        """Give a command; the reply. Raises Failed when it is refused."""
        asked = {"id": command_id(), "name": name, "round": round_, "data": data or {}}
        if self.auth["protocol"] > 1 and self.auth["as"] == "phone":
            asked = filled_up(asked, self.view)
        answer = self.answered[1] = asyncio.get_running_loop().create_future()
        await self.socket.send(framing.event("command", asked, 1))
        if not (ack := await answer)["ok"]:
            raise plain_http.Failed(f"{name}: {ack['code']}")
        return ack["reply"]


async def one_session(server: Server, protocol: int, recorder: Recorder, seed: int) -> dict[str, list[Walk]]:
    """The walks of a session with one round, from its first vote to its record."""
    cookie, origin = await enter_desk(server), server.origin
    headers = {"Cookie": cookie}
    named = {"title": "A walk", "language": "en"}
    code = (await plain_http.post(origin, "/api/desk/sessions", named, headers))["code"]

    known, seats = {"code": code, "protocol": protocol}, [secrets.token_urlsafe(24) for _ in range(PHONES)]
    phones = [Client(origin, {"as": "phone", "seat": seat, **known}) for seat in seats]
    projector, desk = (Client(origin, {"as": screen, **known}, cookie) for screen in ("projector", "desk"))
    walks, tasks = collections.defaultdict(list), []
    try:
        tasks += await come_in(projector, desk)
        await desk.command("session.open")
        for seat in seats:
            await plain_http.post(origin, "/api/seat", {"code": code, "role": None, "token": seat})
        tasks += await come_in(*phones)
        round_ = await open_round(desk)
        dice = random.Random(seed)
        for phone in phones:
            dots = {f"{round_}-{option}": 1 for option in dice.sample(range(1, OPTIONS + 1), 5)}
            vote = phone.command("ballot.cast", round_, {"n": 1, "choice": {"dots": dots}})
            walks["vote"].append(await recorder.walk(vote))
        walks["close"].append(await recorder.walk(desk.command("round.close", round_)))
        await desk.command("round.release", round_)
        await desk.command("session.close")
        walks["pdf"].append(await recorder.walk(pdf(origin, code, headers)))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return walks


async def come_in(*clients: Client) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(client.run()) for client in clients]
    await asyncio.wait_for(asyncio.gather(*(client.ready.wait() for client in clients)), 30)
    return tasks


async def open_round(desk: Client) -> str:
    texts = [f"Option {number}" for number in range(1, OPTIONS + 1)]
    wanted = {"kind": "dots", "prompt": "What comes first?", "source": {"texts": texts}}
    round_: str = (await desk.command("round.add", None, wanted))["round"]
    await desk.command("round.open", round_)
    return round_


async def pdf(origin: str, code: str, headers: dict[str, str]) -> None:
    answer = await plain_http.ask(origin, "GET", f"/record/{code}.pdf", headers=headers)
    if not answer.body.startswith(b"%PDF-"):
        raise plain_http.Failed(f"the PDF: {answer.status}")


async def measure(server: Server, protocol: int, recorder: Recorder, sessions: int) -> dict[str, list[Walk]]:
    walks: dict[str, list[Walk]] = {step: [] for step in STEPS}
    await asyncio.sleep(CLOCKWORK_SECONDS)  # what the start set going is no clockwork
    recorder.ask("begin")
    await asyncio.sleep(CLOCKWORK_SECONDS)
    recorder.ask("clockwork")
    for seed in range(sessions + 1):
        walked = await one_session(server, protocol, recorder, seed)
        for step in STEPS if seed else ():
            walks[step] += walked[step]
    return walks


def typical(walks: list[Walk]) -> Walk:
    """The walk in the middle, by its changes."""
    return sorted(walks, key=lambda walk: walk.changes)[len(walks) // 2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout whose server is followed")
    parser.add_argument("--protocol", type=int, default=2, help="1 for a server of before parts and texts")
    parser.add_argument("--sessions", type=int, default=3)
    parser.add_argument("--edges", type=int, default=0, help="so many of the commonest changes of each step")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recorder"
        with Followed(asked.root.resolve(), path) as server:
            walks = asyncio.run(measure(server, asked.protocol, Recorder(path), asked.sessions))
    report: dict[str, Any] = {}
    print("step    files   changes   by call alone   of all walks")
    for step, taken in walks.items():
        walk, changes = typical(taken), [one.changes for one in taken]
        report[step] = {
            "files": walk.files,
            "changes": statistics.median(changes),
            "calls": walk.calls.total(),
        }
        spread = f"{min(changes)}-{max(changes)}"
        print(f"{step:7} {walk.files:5} {report[step]['changes']:9.0f} {walk.calls.total():15} {spread:>14}")
        for (start, end), times in walk.all.most_common(asked.edges):
            print(f"          {times:5}  {start or '-'} -> {end}")
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
