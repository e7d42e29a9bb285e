"""Close votes at random moments while everybody taps, and count the taps that were saved and did not count. Run by
`make chaos`.

Sixty-six phones tap on one choice after another, each until it is answered, also while a round closes. The desk ends
each round at a random moment and in every way there is: it waits for the seal, asks for the result, opens the next
round, takes the end back first, or closes at once. The result of each round must be the last tap of every phone that
the server said yes to, no more and no less. Prints JSON; the exit code is 1 when a tap was lost or made up.
"""

from __future__ import annotations

import asyncio
import json
import random
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
from tests.attack.kill_storm import join
from tests.live.child import ChildServer

CLOSES, PEOPLE = 40, 66
OPTIONS = 3
PATIENCE = 60.0
WAYS = ("result", "result", "next", "next", "kept", "at once", "seal")


@dataclass
class Taps:
    """The last tap of every phone that the server said yes to: round -> phone -> option."""

    seed: int
    dice: random.Random = field(init=False)
    saved: dict[str, dict[str, str]] = field(default_factory=dict)
    acknowledged: int = 0
    too_late: int = 0
    while_closing: int = 0
    over: bool = False

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def of(self, round_: str) -> Counter[str]:
        """How many ballots each option must have."""
        return Counter(self.saved.get(round_, {}).values())


@dataclass
class Report:
    """The outcome. `differs` must be empty."""

    closes: int = 0
    people: int = 0
    ways: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    while_closing: int = 0
    too_late: int = 0
    differs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not (self.differs or self.complaints)


async def storm(
    directory: Path,
    closes: int,
    people: int,
    mode: str = "eventlet",
    seed: int = 1,
    ways: tuple[str, ...] = WAYS,
) -> Report:
    """Run it all."""
    server = ChildServer(directory, mode)
    await asyncio.to_thread(server.start)
    ledger, taps, report = Ledger(), Taps(seed), Report(people=people)
    try:
        code = await asyncio.to_thread(server.code)
        cookie = await asyncio.to_thread(server.host_cookie)
        desk = SocketClient("desk", server.origin, code, ledger, audience="desk", cookie=cookie)
        phones = [await join(server, code, ledger, number) for number in range(people)]
        await asyncio.gather(*(client.start() for client in (desk, *phones)))
        rounds = [await _vote(desk) for _ in range(closes)]
        tapping = [asyncio.create_task(_tap(taps, phone)) for phone in phones]
        await _close_all(taps, desk, rounds, ways, report)
        taps.over = True
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*tapping)
        for round_ in rounds:
            await _compare(taps, desk, round_, report)
        for client in (desk, *phones):
            await client.stop()
    finally:
        await asyncio.to_thread(server.kill)
        server.close()
    report.acknowledged, report.too_late = taps.acknowledged, taps.too_late
    report.while_closing = taps.while_closing
    report.complaints += ledger.problems + ledger.unanswered
    return report


async def _vote(desk: SocketClient) -> str:
    source = {"texts": [f"Option {number}" for number in range(OPTIONS)]}
    made = await desk.command("round.add", None, {"kind": "poll", "prompt": "Which?", "source": source})
    return str(made.ack["reply"]["round"])


async def _tap(taps: Taps, phone: SocketClient) -> None:
    """One person: another choice again and again, also while the round closes."""
    n = 0
    while not taps.over:
        view: Any = phone.replica.view
        round_ = view["round"] if view else None
        if round_ and round_["phase"] in ("open", "closing"):
            n += 1
            option = taps.dice.choice(round_["options"])["id"]
            closing = round_["phase"] == "closing"
            answered = await phone.command(
                "ballot.cast", round_["id"], {"n": n, "choice": {"answer": option}}
            )
            if answered.ok:
                taps.saved.setdefault(round_["id"], {})[phone.who] = option
                taps.acknowledged += 1
                taps.while_closing += closing
            else:
                assert answered.code == "round_closed", answered.ack
                taps.too_late += 1
        await asyncio.sleep(taps.dice.random() * 0.4)


async def _close_all(
    taps: Taps, desk: SocketClient, rounds: list[str], ways: tuple[str, ...], report: Report
) -> None:
    """Open each round in turn, and end it at a random moment."""
    for round_ in rounds:
        await _must(desk, "round.open", round_)
        await _more_taps(taps)
        way = taps.dice.choice(ways)
        await _END[way](taps, desk, round_)
        report.closes += 1
        report.ways[way] = report.ways.get(way, 0) + 1
    await _sealed(desk, rounds[-1])


async def _more_taps(taps: Taps) -> None:
    until = taps.acknowledged + taps.dice.randint(5, 200)
    async with asyncio.timeout(PATIENCE):
        while taps.acknowledged < until:
            await asyncio.sleep(0.005)


async def _must(desk: SocketClient, name: str, round_: str) -> None:
    answered = await desk.command(name, round_)
    assert answered.ok, answered.ack


async def _until_sealed(taps: Taps, desk: SocketClient, round_: str) -> None:
    await _must(desk, "round.end", round_)
    await _sealed(desk, round_)


async def _for_the_result(taps: Taps, desk: SocketClient, round_: str) -> None:
    await _must(desk, "round.end", round_)
    await asyncio.sleep(taps.dice.random() * 4)
    await _must(desk, "round.release", round_)


async def _for_the_next(taps: Taps, desk: SocketClient, round_: str) -> None:
    """Opening the next round is what seals this one."""
    await _must(desk, "round.end", round_)
    await asyncio.sleep(taps.dice.random())


async def _kept_open_first(taps: Taps, desk: SocketClient, round_: str) -> None:
    await _must(desk, "round.end", round_)
    await asyncio.sleep(taps.dice.random() * 5)
    await _must(desk, "round.keep_open", round_)
    await _more_taps(taps)
    await _for_the_result(taps, desk, round_)


async def _at_once(taps: Taps, desk: SocketClient, round_: str) -> None:
    await _must(desk, "round.close", round_)


_END = {
    "seal": _until_sealed,
    "result": _for_the_result,
    "next": _for_the_next,
    "kept": _kept_open_first,
    "at once": _at_once,
}


async def _sealed(desk: SocketClient, round_: str) -> dict[str, Any]:
    """The round at the desk once its ballots are counted."""

    def finished(replica: Any) -> Any:
        seen = replica.view["rounds"].get(round_)
        return seen if seen and seen["phase"] in ("closed", "released") else None

    return dict(await desk.until(finished, PATIENCE))


async def _compare(taps: Taps, desk: SocketClient, round_: str, report: Report) -> None:
    result = (await _sealed(desk, round_))["result"]
    counted = Counter({option["id"]: option["votes"] for option in result.get("options", ())})
    wrong = +counted != taps.of(round_) and not result.get("withheld")
    if wrong or result["ballots"] != taps.of(round_).total():
        report.differs.append(f"{round_}: saved {dict(taps.of(round_))}, counted {dict(counted)}")


def main(arguments: list[str]) -> int:
    """`close_storm.py [closes] [people]`."""
    closes = int(arguments[0]) if arguments else CLOSES
    people = int(arguments[1]) if len(arguments) > 1 else PEOPLE
    with tempfile.TemporaryDirectory(prefix="versnelkamer-") as directory:
        report = asyncio.run(storm(Path(directory), closes, people))
    print(json.dumps(vars(report), indent=2))
    return 0 if report.clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
