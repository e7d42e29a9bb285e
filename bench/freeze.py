"""Whether one room stands still while another is counted: two sessions on one server, over real sockets.

In one room four people vote again and again; the p95 of the acknowledgements is taken while nothing else happens, and
from the moment at which a large round of the other room is closed until its desk has the figures.
`python bench/freeze.py`; medians of `--repeat` runs, in milliseconds, and as its last line one JSON object. The exit
code is 1 when a p95 while counting is more than 1.5 times that before, and more than 10 ms above it.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from counting import Room, ballot, person, rounds

from session.core.state import Json
from session.rehearse import plain_http
from session.rehearse.ledger import Ledger
from session.rehearse.participants import Place, take_seat
from session.rehearse.polling_client import PollingClient
from session.rehearse.rehearsal import enter_desk
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient
from session.rounds import simulations

CASES = {"budget": 67, "rank-schulze": 40, "criteria-four": 200, "grade": 200, "choose-any": 200}
"""Rounds and how many options they have."""
VOTERS = 4
PAUSE = 0.06
"""Seconds between two votes of one person. Who sends more than twenty messages a second is cut off after a while."""
QUIET_SECONDS = 5.0
PATIENCE = 400.0
SETTINGS = {
    "VERSNELKAMER_LIMITS_COMMANDS_PER_SECOND": "100",
    "VERSNELKAMER_LIMITS_COMMANDS_BURST": "1000",
}


async def new_desk(server: Server, cookie: str) -> SocketClient:
    made = await plain_http.post(
        server.origin, "/api/desk/sessions", {"title": "Bench", "language": "en"}, {"Cookie": cookie}
    )
    desk = SocketClient("desk", server.origin, made["code"], Ledger(), audience="desk", cookie=cookie)
    await desk.start()
    return desk


async def new_round(desk: SocketClient, kind: str, texts: list[str], settings: Json) -> str:
    added = await desk.command(
        "round.add",
        None,
        {"kind": kind, "prompt": "What now?", "settings": settings, "source": {"texts": texts}},
    )
    name = str(added.ack["reply"]["round"])
    opened = await desk.command("round.open", name)
    if not opened.ok:
        raise SystemExit(f"the round did not open: {opened.code}")
    return name


def real_costs(options: int, seed: int) -> tuple[list[str], Json]:
    """Projects as a town has them: from cheap to dear, and money for seven tenths."""
    dice = random.Random(seed)
    costs = [int(3000 * 1.07**number) + dice.randrange(100) for number in range(options)]
    texts = [f"Project {number} | {cost}" for number, cost in enumerate(costs)]
    return texts, {"amount": sum(costs) * 7 // 10}


async def filled(server: Server, desk: SocketClient, name: str, options: int, ballots: int, seed: int) -> str:
    """An open round with so many ballots of phones that have gone; its id."""
    kind, variant = rounds()[name]
    simulation, settings = simulations()[kind], variant.settings_in("en")
    texts = [simulation.typed(f"Option {number}", number) for number in range(options)]
    if kind == "budget":
        texts, settings = real_costs(options, seed)
    round_, room = await new_round(desk, kind, texts, settings), Room()
    room.do("round.add", {"kind": kind, "prompt": "", "settings": settings, "source": {"texts": texts}})
    room.do("round.open")
    dice = random.Random(seed)
    place, turns = (
        Place(server.origin, desk.code, "en", ballots, seed, 1.0, desk.ledger),
        asyncio.Semaphore(20),
    )

    async def votes(number: int) -> None:
        choice = ballot(room.state, person(f"{seed} {number}"))
        if kind == "budget":
            choice = {"approved": sorted(f"r1-{at + 1}" for at in range(options) if dice.random() < 0.2)}
        async with turns:
            phone = PollingClient(
                "phone", server.origin, desk.code, desk.ledger, token=await take_seat(place, None)
            )
            cast = await phone.command("ballot.cast", round_, {"n": 1, "choice": choice})
        if not cast.ok:
            raise SystemExit(f"a ballot of {name} was refused: {cast.code}")

    await asyncio.gather(*map(votes, range(ballots)))
    return round_


async def voter(place: Place) -> SocketClient:
    token = await take_seat(place, None)
    phone = SocketClient("voter", place.origin, place.code, place.ledger, token=token)
    await phone.start()
    return phone


async def together(
    phones: list[SocketClient], round_: str, options: list[str], until: asyncio.Event
) -> list[float]:
    """The same of several people, who begin one after the other."""
    tasks = []
    for phone in phones:
        tasks.append(asyncio.create_task(voting(phone, round_, options, until)))
        await asyncio.sleep(PAUSE / len(phones))
    return [seconds for taken in await asyncio.gather(*tasks) for seconds in taken]


async def voting(phone: SocketClient, round_: str, options: list[str], until: asyncio.Event) -> list[float]:
    """The seconds until each acknowledgement, of a vote that changes all the time."""
    taken, number = [], 0
    while not until.is_set():
        number += 1
        choice = {"dots": {options[number % len(options)]: 1}}
        began = time.monotonic()
        await phone.command("ballot.cast", round_, {"n": int(began * 1000), "choice": choice})
        taken.append(time.monotonic() - began)
        await asyncio.sleep(PAUSE)
    return taken


def p95(seconds: list[float]) -> float:
    return 1000 * sorted(seconds)[int(len(seconds) * 0.95)]


async def measure(server: Server, name: str, options: int, ballots: int, seed: int) -> dict[str, float]:
    cookie = await enter_desk(server)
    large, other = await new_desk(server, cookie), await new_desk(server, cookie)
    round_ = await filled(server, large, name, options, ballots, seed)
    small = await new_round(other, "dots", ["One", "Two", "Three"], {})
    place = Place(server.origin, other.code, "en", VOTERS, seed, 1.0, other.ledger)
    phones = [await voter(place) for _ in range(VOTERS)]
    seen = await phones[0].until(lambda replica: replica.view["round"], PATIENCE)
    choices = [option["id"] for option in seen["options"]]
    gc.collect()
    gc.freeze()  # the thousand phones in this process: looking through them would count as waiting
    quiet = asyncio.Event()
    asyncio.get_running_loop().call_later(QUIET_SECONDS, quiet.set)
    before = await together(phones, small, choices, quiet)
    done = asyncio.Event()
    task = asyncio.create_task(together(phones, small, choices, done))
    await asyncio.sleep(VOTERS * PAUSE)
    began = time.monotonic()
    closed = await large.command("round.close", round_)
    answered = time.monotonic() - began
    if not closed.ok:
        raise SystemExit(f"the round did not close: {closed.code}")
    await large.until(lambda replica: counted(replica.view, round_), PATIENCE)
    took = time.monotonic() - began
    done.set()
    during = await task
    await asyncio.gather(*(client.stop() for client in (large, other, *phones)))
    return {
        "before": p95(before), "while": p95(during), "worst": 1000 * max(during), "acks": len(during),
        "close": 1000 * answered, "result": 1000 * took,
    }  # fmt: skip


def counted(view: Any, round_: str) -> bool:
    of_round = view["rounds"][round_]
    if of_round.get("counting") == "failed":
        raise SystemExit("it could not be counted")
    return of_round["result"] is not None


def main() -> int:
    asked = argparse.ArgumentParser(description="Whether one room stands still while another is counted.")
    asked.add_argument("rounds", nargs="*", default=list(CASES), metavar="round", help=", ".join(CASES))
    asked.add_argument("--ballots", type=int, default=1000)
    asked.add_argument("--repeat", type=int, default=3)
    given = asked.parse_args()
    figures = ("before", "while", "worst", "acks", "close", "result")
    print(f"{given.ballots} ballots, medians of {given.repeat}, milliseconds (acks: how many)")
    print(f"{'round':20}" + "".join(f"{figure:>10}" for figure in figures))
    middles = {}
    for name in given.rounds:
        with Server(SETTINGS) as server:
            runs = [
                asyncio.run(measure(server, name, CASES[name], given.ballots, seed))
                for seed in range(given.repeat)
            ]
        middles[name] = {figure: statistics.median(run[figure] for run in runs) for figure in figures}
        print(f"{name:20}" + "".join(f"{middles[name][figure]:10.1f}" for figure in figures), flush=True)
    print(json.dumps(middles))
    late = [row for row in middles.values() if row["while"] > max(1.5 * row["before"], row["before"] + 10)]
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
