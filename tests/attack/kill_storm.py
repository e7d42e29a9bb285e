"""Kill the server again and again while people write and vote, and count what was lost. Run by `make chaos`.

Some forty clients speak the real protocol on sockets, keep every command until it is answered and come back by
themselves. After each kill -9 the server starts again on the same directory. In the end the log and the ballot box
must hold every acknowledged idea exactly once and the last acknowledged ballot of every seat.
Prints JSON; the exit code is 1 when something was lost, doubled, or somebody did not come back.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from session.rehearse.ledger import Ledger
from session.rehearse.socket_client import SocketClient
from session.store import Store, pseudonym
from tests.live.child import ChildServer

KILLS, PEOPLE = 20, 40
PATIENCE = 90.0


@dataclass
class Storm:
    """What the people did: idea texts and last ballots that were acknowledged."""

    seed: int
    dice: random.Random = field(init=False)
    ideas: list[str] = field(default_factory=list)
    ballots: dict[str, tuple[int, Any]] = field(default_factory=dict)
    acknowledged: int = 0
    over: bool = False

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)


@dataclass
class Report:
    """The outcome. Every list must be empty."""

    kills: int = 0
    clients: int = 0
    acknowledged: int = 0
    repeated: int = 0
    reconnects: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.away or self.complaints)


async def storm(directory: Path, kills: int, people: int, mode: str = "eventlet", seed: int = 1) -> Report:
    """Run it all. `directory` is left as the last server left it."""
    server = ChildServer(directory, mode, keep_port=True)
    await asyncio.to_thread(server.start)
    ledger, weather = Ledger(), Storm(seed)
    try:
        code = await asyncio.to_thread(server.code)
        cookie = await asyncio.to_thread(server.host_cookie)
        desk = SocketClient("desk", server.origin, code, ledger, audience="desk", cookie=cookie)
        clients = [await join(server, code, ledger, number) for number in range(people)]
        await asyncio.gather(*(client.start() for client in (desk, *clients)))
        writing, voting = await prepare(server, desk, cookie)
        report = Report(clients=people)
        await _weather(server, weather, clients, desk, (writing, voting), kills, report)
        await come_back([desk, *clients], report)
        for client in (desk, *clients):
            await client.stop()
        report.acknowledged, report.reconnects = weather.acknowledged, ledger.reconnects
        report.repeated = ledger.tries - ledger.sent
        report.complaints += ledger.problems + ledger.unanswered
    finally:
        await asyncio.to_thread(server.kill)
        server.close()
    check(server.data, code, writing, voting, weather, report)
    return report


async def join(server: ChildServer, code: str, ledger: Ledger, number: int) -> SocketClient:
    token = secrets.token_urlsafe(24)
    answer = await asyncio.to_thread(
        server.ask, "POST", "/api/seat", {"code": code, "role": None, "token": token}
    )
    assert answer.status == 200, answer.body
    return SocketClient(f"phone {number}", server.origin, code, ledger, token)


async def prepare(server: ChildServer, desk: SocketClient, cookie: str) -> tuple[str, str]:
    """An open brainstorm and a round of dots that waits: their ids."""
    settings = {"ideas_per_person": 0}
    made = await desk.command(
        "round.add", None, {"kind": "brainstorm", "prompt": "Now?", "settings": settings}
    )
    source = {"texts": ["A bench", "A tree", "A light"]}
    other = await desk.command("round.add", None, {"kind": "dots", "prompt": "Which?", "source": source})
    names = str(made.ack["reply"]["round"]), str(other.ack["reply"]["round"])
    assert (await desk.command("round.open", names[0])).ok
    return names


async def _weather(
    server: ChildServer,
    weather: Storm,
    clients: list[SocketClient],
    desk: SocketClient,
    rounds: tuple[str, str],
    kills: int,
    report: Report,
) -> None:
    """Half of the kills while ideas come in, half during a secret round."""
    writing, voting = rounds
    people = [asyncio.create_task(one(weather, client, writing, voting)) for client in clients]
    for number in range(kills):
        if number == kills // 2:
            await done(await desk.command("round.close", writing), weather)
            await done(await desk.command("round.open", voting), weather)
        before = weather.acknowledged
        while weather.acknowledged < before + weather.dice.randint(5, 60):
            await asyncio.sleep(0.005)
        await asyncio.to_thread(server.kill)
        report.kills += 1
        await asyncio.to_thread(server.start)
    before = weather.acknowledged
    while weather.acknowledged < before + len(clients):
        await asyncio.sleep(0.005)
    weather.over = True
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*people)


async def done(answered: Any, weather: Storm) -> None:
    # A kill between the commit and the answer makes the repeated command come back with the first answer.
    assert answered.ok, answered.ack
    weather.acknowledged += 1


async def one(weather: Storm, client: SocketClient, writing: str, voting: str) -> None:
    """One person: ideas as long as that round is open, then ballots, each until it is answered."""
    n = 0
    while not weather.over:
        current = client.replica.view["current"] if client.replica.view else None
        if current == voting:
            n += 1
            option = f"{weather.dice.randrange(3)}"
            await vote(weather, client, voting, n, int(option))
        else:
            text = f"{client.who}: {secrets.token_hex(8)}"
            answered = await client.command("brainstorm.add_idea", writing, {"text": text})
            if answered.ok:
                weather.ideas.append(text)
                weather.acknowledged += 1
        await asyncio.sleep(weather.dice.random() * 0.3)


async def vote(weather: Storm, client: SocketClient, voting: str, n: int, option: int) -> None:
    view: Any = client.replica.view
    if not view["round"] or view["round"]["id"] != voting:
        return
    choice = {"dots": {view["round"]["options"][option]["id"]: 1}}
    answered = await client.command("ballot.cast", voting, {"n": n, "choice": choice})
    if answered.ok:
        weather.ballots[client.token or ""] = (n, choice)
        weather.acknowledged += 1


async def come_back(clients: list[SocketClient], report: Report) -> None:
    """Everybody must have a connection and the newest view, without anybody doing anything."""
    for client in clients:
        try:
            await client.until(
                lambda replica: replica.pulse and replica.pulse["present"] == len(clients) - 1, PATIENCE
            )
        except Exception as error:
            report.away.append(f"{client.who}: {error!r}")


def check(directory: Path, code: str, writing: str, voting: str, weather: Storm, report: Report) -> None:
    """Hold what was acknowledged against what is on the disk, after the last kill."""
    store = Store.open(f"sqlite:///{directory / 'versnelkamer.sqlite3'}", directory)
    try:
        session = next(row.id for row in store.sessions() if row.code == code)
        added = (event.data for event in store.read_log(session) if event.name == "brainstorm.idea_added")
        texts = Counter(idea["text"] for idea in added)
        box = f"{voting}.1"
        rows = {row.pseudonym: row for row in store.ballots(session, box)}
        key = store.keys.get(session, box)
        seats = store.seats(session)
    finally:
        store.close()
    report.lost += [f"idea {text}" for text in weather.ideas if text not in texts]
    report.doubled += [f"idea {text}" for text, number in texts.items() if number > 1]
    for token, (n, choice) in weather.ballots.items():
        seat = seats[_hash(token)][0]
        row = rows.get(pseudonym(key or b"", seat))
        if row is None or row.n < n or (row.n == n and row.choice != choice):
            report.lost.append(f"ballot {n} of {seat}")
    report.doubled += ["a ballot of nobody"] * max(0, len(rows) - len(seats))


def _hash(token: str) -> str:
    from session.live.session_cache import digest

    return digest("seat", token)


def main(arguments: list[str]) -> int:
    """`kill_storm.py [kills] [people]`."""
    kills = int(arguments[0]) if arguments else KILLS
    people = int(arguments[1]) if len(arguments) > 1 else PEOPLE
    with tempfile.TemporaryDirectory(prefix="versnelkamer-") as directory:
        report = asyncio.run(storm(Path(directory), kills, people))
    print(json.dumps(vars(report), indent=2))
    return 0 if report.clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
