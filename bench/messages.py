"""How large the messages of a large session are: hundreds of people and thousands of ideas through a whole agenda, on a
server of its own. Of each audience and event the largest message is told, and the largest whole that came in parts.

A phone, a projector and a desk follow everything, and at every step one more of each comes in and gets a first view.
Everybody else takes part over HTTP: the size of a message does not depend on who else listens. `--root DIR` measures
the server of another checkout, also one that speaks protocol 1. The last line is one JSON object.

    python bench/messages.py
    python bench/messages.py --people 300 --each 3 --characters 4000
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import secrets
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.rehearse import framing, plain_http
from session.rehearse.client import command_id
from session.rehearse.rehearsal import enter_desk
from session.rehearse.server import ROOT, Server
from session.rehearse.socket_client import dial

AUDIENCES = ("phone", "projector", "desk")
CLUSTERS = 20
VOTERS = 40  # ballots of each vote: their number changes no message
AT_ONCE = 16
QUIET_SECONDS = 0.7  # nothing came in for so long: everything is in
SETTINGS = {
    "VERSNELKAMER_LIMITS_COMMANDS_PER_SECOND": "100",
    "VERSNELKAMER_LIMITS_COMMANDS_BURST": "1000",
}


@dataclass
class Sizes:
    """(audience, event) -> bytes of the largest message, and of the largest content whether in parts or not."""

    message: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    whole: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def note(self, audience: str, event: str, message: int, whole: int) -> None:
        key = (audience, event)
        self.message[key] = max(self.message[key], message)
        self.whole[key] = max(self.whole[key], whole)


@dataclass
class Watcher:
    """One connection that measures what it hears. `run` ends when the server ends it."""

    session: Session
    audience: str
    sizes: Sizes
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    last: float = 0.0
    parts: dict[int, int] = field(default_factory=dict)

    async def run(self) -> None:
        cookie = None if self.audience == "phone" else self.session.cookie
        seat = {"seat": self.session.seats[0]} if self.audience == "phone" else {}
        auth = {"as": self.audience, "code": self.session.code, "protocol": self.session.protocol, **seat}
        async with dial(self.session.origin, cookie) as socket:
            async for text in socket:
                frame = framing.read(str(text))
                if frame.type == "open":
                    await socket.send(framing.connect(auth))
                elif frame.type == "ping":
                    await socket.send(framing.PONG)
                elif frame.type == "connected":
                    await socket.send(framing.event("resume", {"have": None}))
                elif frame.type == "event":
                    self._hear(frame.name, frame.content, len(str(text).encode()))

    def _hear(self, event: str, content: Any, size: int) -> None:
        self.last = asyncio.get_running_loop().time()
        if event == "part":
            whole = self.parts.pop(content["id"], 0) + len(content["text"].encode())
            if content["at"] + 1 < content["of"]:
                self.parts[content["id"]] = whole
            self.sizes.note(self.audience, content["event"], size, whole)
            event = content["event"] if content["at"] + 1 == content["of"] else ""
        else:
            self.sizes.note(self.audience, event, size, size)
        if event == "snapshot":
            self.heard.set()


@dataclass
class Session:
    """The session under measurement, and the requests of everybody in it."""

    origin: str
    cookie: str
    code: str
    protocol: int
    sizes: Sizes
    seats: list[str] = field(default_factory=list)
    watchers: list[tuple[Watcher, asyncio.Task[None]]] = field(default_factory=list)

    async def desk(self, name: str, round_: str | None = None, data: Any = None) -> Any:
        asked = {"id": command_id(), "name": name, "round": round_, "data": data or {}}
        return await self._ack(f"/api/desk/{self.code}/command", asked, {"Cookie": self.cookie})

    async def phone(self, seat: str, name: str, round_: str, **data: Any) -> Any:
        asked = {"code": self.code, "id": command_id(), "name": name, "round": round_, "data": data}
        return await self._ack("/api/command", asked, {"Authorization": f"Bearer {seat}"})

    async def _ack(self, path: str, asked: Any, headers: dict[str, str]) -> Any:
        ack = await plain_http.post(self.origin, path, asked, headers)
        while not ack["ok"] and ack["retry"]:  # the votes before it are still being counted
            await asyncio.sleep(0.5)
            ack = await plain_http.post(self.origin, path, asked, headers)
        if not ack["ok"]:
            raise plain_http.Failed(f"{asked['name']}: {ack['code']}")
        return ack["reply"]

    async def items(self, round_: str, flavour: str) -> list[str]:
        path = f"/api/desk/{self.code}/items/{round_}"
        answer = await plain_http.ask(self.origin, "GET", path, headers={"Cookie": self.cookie})
        return [item["id"] for item in answer.json()["items"][flavour]]

    async def together(self, work: list[Any]) -> None:
        turns = asyncio.Semaphore(AT_ONCE)

        async def in_turn(one: Any) -> None:
            async with turns:
                await one

        await asyncio.gather(*(in_turn(one) for one in work))

    async def watch(self, audience: str) -> Watcher:
        """Somebody who comes in now, once the first view is there."""
        watcher = Watcher(self, audience, self.sizes)
        task = asyncio.create_task(watcher.run())
        self.watchers.append((watcher, task))
        got = asyncio.create_task(watcher.heard.wait())
        await asyncio.wait({task, got}, timeout=120, return_when=asyncio.FIRST_COMPLETED)
        got.cancel()
        if not watcher.heard.is_set():
            print(f"{audience}: the connection ended before the first view was there", file=sys.stderr)
        return watcher

    async def look(self, stage: str) -> None:
        """Wait until everybody heard everything, and let one more of each audience come in."""
        for audience in AUDIENCES:
            await self.watch(audience)
            _, newcomer = self.watchers[-1]
            await self.quiet()
            newcomer.cancel()
            await asyncio.gather(newcomer, return_exceptions=True)
            self.watchers.pop()
        print(f"  {stage}", file=sys.stderr)

    async def quiet(self) -> None:
        clock = asyncio.get_running_loop().time
        while any(clock() - watcher.last < QUIET_SECONDS for watcher, _ in self.watchers):
            await asyncio.sleep(0.2)


async def run(server: Server, asked: argparse.Namespace, protocol: int) -> Sizes:
    """One session from its first idea to its ranking."""
    cookie, sizes = await enter_desk(server), Sizes()
    made = await plain_http.post(
        server.origin, "/api/desk/sessions", {"title": "Large", "language": "en"}, {"Cookie": cookie}
    )
    session = Session(server.origin, cookie, made["code"], protocol, sizes)
    await session.desk("session.open")
    session.seats = [secrets.token_urlsafe(24) for _ in range(asked.people)]
    sitting = [{"code": session.code, "role": None, "token": token} for token in session.seats]
    await session.together([plain_http.post(server.origin, "/api/seat", body) for body in sitting])
    for audience in AUDIENCES:
        await session.watch(audience)
    try:
        await agenda(session, asked)
    finally:
        for _, task in session.watchers:
            task.cancel()
    return sizes


async def agenda(session: Session, asked: argparse.Namespace) -> None:
    dice = random.Random(1)
    ideas, _ = await opened(session, "brainstorm", {"settings": {"idea_characters": 4000}}, None)
    texts = [[some_text(dice, asked.characters) for _ in range(asked.each)] for _ in session.seats]
    given = zip(session.seats, texts, strict=True)
    adding = [(seat, text) for seat, own in given for text in own]
    await session.together(
        [session.phone(seat, "brainstorm.add_idea", ideas, text=text) for seat, text in adding]
    )
    await over(session, ideas, "brainstorm")
    board, options = await opened(session, "organise", {"settings": {"who": "everyone"}}, (ideas, "ideas"))
    for at in range(CLUSTERS):
        ideas_in_it = options[at::CLUSTERS][:500]
        await session.desk("organise.new_cluster", board, {"name": f"Cluster {at}", "ideas": ideas_in_it})
    await over(session, board, "organise")
    dots, options = await opened(session, "dots", {}, (ideas, "ideas"))
    await vote(session, dots, lambda: {"dots": dict.fromkeys(dice.sample(options, 5), 1)})
    await over(session, dots, "dots")
    chosen, options = await opened(session, "choose", {}, (dots, "options"))
    await vote(session, chosen, lambda: {"chosen": dice.sample(options, 3)})
    await over(session, chosen, "choose")
    clusters, options = await opened(session, "choose", {}, (board, "clusters"))
    await vote(session, clusters, lambda: {"chosen": dice.sample(options, 3)})
    await over(session, clusters, "choose of clusters")
    ranked, options = await opened(session, "rank", {}, (clusters, "options"))
    await vote(
        session, ranked, lambda: {"order": [[option] for option in dice.sample(options, len(options))]}
    )
    await over(session, ranked, "rank")
    await session.desk("session.close")
    await session.look("record")


async def opened(
    session: Session, kind: str, more: Any, source: tuple[str, str] | None
) -> tuple[str, list[str]]:
    """A round that is open and on the wall, and the ids of what it works on."""
    taken = {"source": {"round": source[0], "flavour": source[1]}} if source else {}
    name = (await session.desk("round.add", None, {"kind": kind, "prompt": "What now?", **taken, **more}))[
        "round"
    ]
    await session.desk("round.open", name)
    await session.desk("screen.show", None, {"mode": "round", "round": name})
    await session.look(f"{kind} open")
    return name, [] if source is None else await session.items(*source)


async def vote(session: Session, round_: str, choice: Any) -> None:
    casting = [
        session.phone(seat, "ballot.cast", round_, n=1, choice=choice()) for seat in session.seats[:VOTERS]
    ]
    await session.together(casting)


async def over(session: Session, round_: str, what: str) -> None:
    await session.desk("round.close", round_)
    await session.look(f"{what} closed")
    await session.desk("round.release", round_)
    await session.desk("screen.show", None, {"mode": "result", "round": round_})
    await session.look(f"{what} released")


def some_text(dice: random.Random, characters: int) -> str:
    words = " ".join(secrets.token_hex(dice.randint(1, 5)) for _ in range(characters // 4))
    return words[:characters]


def told(sizes: Sizes) -> None:
    print(f"{'audience':<10} {'event':<9} {'largest message':>16} {'largest whole':>14}")
    for audience, event in sorted(sizes.message, key=lambda key: (AUDIENCES.index(key[0]), key[1])):
        message, whole = sizes.message[audience, event], sizes.whole[audience, event]
        print(f"{audience:<10} {event:<9} {message:>16,} {whole:>14,}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--each", type=int, default=4, help="ideas of each person")
    parser.add_argument("--characters", type=int, default=90, help="of one idea")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout whose server is measured")
    parser.add_argument("--protocol", type=int, default=2, help="1 for a server of before parts and texts")
    asked = parser.parse_args()
    with Server(SETTINGS, root=asked.root.resolve()) as server:
        sizes = asyncio.run(run(server, asked, asked.protocol))
    told(sizes)
    print(json.dumps({" ".join(key): [sizes.message[key], sizes.whole[key]] for key in sizes.message}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
