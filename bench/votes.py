"""How long a vote takes: N phones vote within ten seconds on a server of its own, over the real protocol.

Measured on one clock: from sending a vote to its acknowledgement (it is on disk then), and from sending the vote that
completes a step of the turnout to the projector showing that step. The clients run in this process, on the machine of
the server. `python bench/votes.py --participants 66,500 --repeat 3`; the last line is one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.rehearse import plain_http
from session.rehearse.client import envelope
from session.rehearse.ledger import Ledger, Vote, percentiles
from session.rehearse.participants import Place, take_seat
from session.rehearse.rehearsal import enter_desk, projector_watch
from session.rehearse.server import Server
from session.rehearse.socket_client import SocketClient

OPTIONS = 8
SETTLE_SECONDS = 2.0  # after everybody joined, before the first vote
JOINING_AT_ONCE = 50


async def measure(server: Server, people: int, seconds: float, seed: int) -> dict[str, Any]:
    """One dots round with `people` voters spread evenly over `seconds`."""
    ledger, cookie = Ledger(), await enter_desk(server)
    made = await plain_http.post(
        server.origin,
        "/api/desk/sessions",
        {"title": f"{people} votes", "language": "en"},
        {"Cookie": cookie},
    )
    place = Place(server.origin, made["code"], "en", people, seed, 1.0, ledger)
    desk = SocketClient("desk", place.origin, place.code, ledger, audience="desk", cookie=cookie)
    watch = projector_watch(ledger)
    projector = SocketClient(
        "projector", place.origin, place.code, ledger, watch=watch, audience="projector", cookie=cookie
    )
    phones: list[SocketClient] = []
    try:
        await asyncio.gather(desk.start(), projector.start())
        round_ = await _open_round(desk)
        phones = await _join(place)
        await asyncio.sleep(SETTLE_SECONDS)
        figures = await _vote(server, phones, round_, seconds, seed)
        await projector.until(lambda replica: _counted(replica.pulse) == people, 30)
    finally:
        await asyncio.gather(*(client.stop() for client in (desk, projector, *phones)))
    lost = people - len(ledger.votes[round_]) + len(ledger.unanswered)
    shown = percentiles(ledger.vote_seconds())
    return {**figures, "ack": percentiles(ledger.ack_seconds), "projector": shown, "lost": lost}


def _counted(pulse: Any) -> int:
    turnout = (pulse or {}).get("turnout")
    return turnout["ballots"] if turnout else -1


async def _open_round(desk: SocketClient) -> str:
    texts = [f"Option {number}" for number in range(1, OPTIONS + 1)]
    added = await desk.command(
        "round.add", None, {"kind": "dots", "prompt": "What comes first?", "source": {"texts": texts}}
    )
    name: str = added.ack["reply"]["round"]
    opened = await desk.command("round.open", name)
    if not opened.ok:
        raise plain_http.Failed(f"the round stays closed: {opened.code}")
    desk.ledger.ack_seconds.clear()
    return name


async def _join(place: Place) -> list[SocketClient]:
    turns = asyncio.Semaphore(JOINING_AT_ONCE)

    async def join(number: int) -> SocketClient:
        async with turns:
            token = await take_seat(place, None)
            phone = SocketClient(f"phone {number}", place.origin, place.code, place.ledger, token=token)
            await phone.start()
            return phone

    return list(await asyncio.gather(*(join(number) for number in range(place.people))))


async def _vote(
    server: Server, phones: list[SocketClient], round_: str, seconds: float, seed: int
) -> dict[str, float]:
    dice, before = random.Random(seed), server.cpu_seconds()
    start = asyncio.get_running_loop().time()

    async def vote(number: int, phone: SocketClient, at: float, dots: dict[str, int]) -> None:
        await asyncio.sleep(max(0.0, start + at - asyncio.get_running_loop().time()))
        answered = await phone.deliver(envelope("ballot.cast", round_, {"n": 1, "choice": {"dots": dots}}))
        if answered.ok:
            cast = Vote(number, answered.sent, answered.answered, answered.tries == 1)
            phone.ledger.votes[round_][number] = cast

    def some_dots() -> dict[str, int]:
        return {f"{round_}-{option}": 1 for option in dice.sample(range(1, OPTIONS + 1), 5)}

    await asyncio.gather(
        *(vote(number, phone, dice.uniform(0, seconds), some_dots()) for number, phone in enumerate(phones))
    )
    return {"server_cpu_seconds": round(server.cpu_seconds() - before, 2)}


def run(people: int, seconds: float, seed: int) -> dict[str, Any]:
    """One measurement on a fresh server."""
    with Server() as server:
        return asyncio.run(measure(server, people, seconds, seed))


def medians(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Of every figure the median of the runs; of `lost` the sum."""
    typical: dict[str, Any] = {
        name: {
            share: statistics.median(figures[name][share] for figures in runs)
            for share in ("p50", "p95", "p99")
        }
        for name in ("ack", "projector")
    }
    typical["server_cpu_seconds"] = statistics.median(figures["server_cpu_seconds"] for figures in runs)
    return typical | {"lost": sum(figures["lost"] for figures in runs)}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench/votes.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--participants", default="66,500", help="numbers of voters, with commas")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long the vote takes")
    given = parser.parse_args(argv)
    report: dict[str, Any] = {}
    print("voters   ack p50 / p95 / p99 ms      vote to projector p50 / p95 / p99 ms   server CPU s   lost")
    for people in (int(number) for number in given.participants.split(",")):
        typical = medians([run(people, given.seconds, seed) for seed in range(1, given.repeat + 1)])
        report[str(people)] = typical
        ack, shown = (
            " / ".join(f"{value:.1f}" for value in typical[name].values()) for name in ("ack", "projector")
        )
        print(
            f"{people:6}   {ack:27} {shown:38} {typical['server_cpu_seconds']:12} {typical['lost']:6}",
            flush=True,
        )
    print(json.dumps({"repeat": given.repeat, "seconds": given.seconds, "voters": report}))
    return 1 if any(figures["lost"] for figures in report.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
