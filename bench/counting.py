"""How long a count takes: for every kind that votes, N ballots on M options, without a server or a disk.

"closing" is the work of closing the round; "first" what the desk's view takes right after it, which counts everything
there is to count; "again" the same view when nothing about the round changed; "bytes" its size as JSON.
`python bench/counting.py --ballots 1000 --options 60`; medians of `--repeat` runs, in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.core.commands import Actor, Cast, Command, Decision, Event
from session.core.decide import decide
from session.core.evolve import evolve
from session.core.session_context import SessionContext
from session.core.state import Json, Round, Session
from session.core.views import view
from session.rounds import KINDS

NOW = 1_790_000_000_000
ROLES = ("municipality", "organisation", "citizen", "volunteer")
ROUND = "r1"
SETTINGS: dict[str, Json] = {
    "dots": {"dots": 5, "per_option": 3},
    "rate": {"scale": "1-10"},
    "choose": {"most": 0},
    "poll": {"answers": "options"},
    "rank": {"rule": "schulze"},
    "grade": {},
    "criteria": {"criteria": [{"name": each} for each in ("Cost", "Effect", "Speed", "Support")]},
    "estimate": {"lowest": 0, "highest": 1000},
    "consent": {},
    "budget": {"amount": 10_000},
    "statements": {},
    "mood": {},
}


Ballot = Callable[[list[str], Round, random.Random], Json]  # options by taste, the round, dice
BALLOTS: dict[str, Ballot] = {
    "dots": lambda liked, _, dice: {"dots": dict.fromkeys(liked[:5], 1)},
    "rate": lambda liked, _, dice: {"values": {each: dice.choice((None, *range(1, 11))) for each in liked}},
    "choose": lambda liked, _, dice: {"chosen": liked[: 1 + len(liked) // 4]},
    "poll": lambda liked, _, dice: {"answer": liked[0]},
    "rank": lambda liked, _, dice: {"order": [[each] for each in liked]},
    "grade": lambda liked, _, dice: {"grades": {each: dice.randint(1, 5) for each in liked}},
    "criteria": lambda liked, round_, dice: {
        "values": {each: {c: dice.randint(1, 5) for c in round_.body["weights"]} for each in liked}
    },
    "estimate": lambda liked, _, dice: {
        "values": {each: {"low": dice.randint(0, 1000), "high": None} for each in liked}
    },
    "consent": lambda liked, _, dice: {
        "answers": {
            each: {"stance": dice.choice(("consent", "concern", "abstain")), "text": ""} for each in liked
        }
    },
    "budget": lambda liked, _, dice: {"approved": liked[: 1 + len(liked) // 4]},
    "statements": lambda liked, _, dice: {
        "answers": {each: dice.choice(("agree", "disagree", "pass")) for each in liked}
    },
    "mood": lambda liked, _, dice: {"value": dice.randint(1, 10)},
}


def choice(kind: str, round_: Round, dice: random.Random) -> Json:
    """One ballot: everything answered, with a taste that the first options suit a little more often."""
    names = [each.id for each in round_.options]
    liked = sorted(names, key=lambda each: dice.random() + names.index(each) / len(names) / 2)
    return BALLOTS[kind](liked, round_, dice)


class Room:
    """One session in memory."""

    def __init__(self) -> None:
        self.state = Session("bench")
        roles = [{"id": each, "label": each} for each in ROLES]
        created = {"code": "K7M2QX", "title": "Bench", "language": "en", "roles": roles, "threshold": 5}
        self.state = evolve(self.state, Event("session.created", created, NOW // 1000), KINDS)

    def do(self, name: str, data: Json | None = None, casts: tuple[Cast, ...] = ()) -> None:
        """Decide a command of the facilitator and let it take effect."""
        ids = iter(range(10**6))
        round_ = ROUND if name.startswith("round.") and name != "round.add" else None
        asked = Command("c" * 22, name, round_, data or {})
        context = SessionContext(
            now=NOW,
            actor=Actor("desk"),
            new_id=lambda: f"n{next(ids)}",
            kinds=KINDS,
            shuffle=list,
            ballots=casts,
        )
        decided = decide(self.state, asked, context)
        if not isinstance(decided, Decision):
            raise SystemExit(f"{name} was refused: {decided}")
        for event in decided.events:
            self.state = evolve(self.state, event, KINDS)


def measure(kind: str, ballots: int, options: int, seed: int) -> dict[str, float]:
    dice = random.Random(f"{seed} {kind}")
    room = Room()
    texts = [f"{'A proposal ' * 5}{number} | {100 + 37 * number}" for number in range(options)]
    settings = SETTINGS.get(kind, {})
    source = {"texts": [] if KINDS[kind].takes == "none" else texts}
    room.do("round.add", {"kind": kind, "prompt": "What now?", "settings": settings, "source": source})
    room.do("round.open")
    round_ = room.state.rounds[ROUND]
    casts = []
    for number in range(ballots):
        checked = KINDS[kind].check_ballot(round_, choice(kind, round_, dice))
        if not isinstance(checked, dict):
            raise SystemExit(f"a ballot of {kind} was refused: {checked}")
        casts.append(Cast(ROLES[number % len(ROLES)], checked))
    room.state = replace(room.state, seats=dict.fromkeys(ROLES, ballots // len(ROLES) + 1))
    closing = timed(lambda: room.do("round.close", casts=tuple(casts)))
    first = timed(lambda: view(room.state, "desk", KINDS))
    again = timed(lambda: view(room.state, "desk", KINDS))
    size = len(json.dumps(view(room.state, "desk", KINDS), separators=(",", ":")))
    return {"closing": closing, "first": first, "again": again, "bytes": size}


def timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> int:
    asked = argparse.ArgumentParser(description="How long a count takes.")
    asked.add_argument(
        "kinds", nargs="*", help=f"kinds of round: {', '.join(SETTINGS)}; all when none is named"
    )
    asked.add_argument("--ballots", type=int, default=1000)
    asked.add_argument("--options", type=int, default=60)
    asked.add_argument("--repeat", type=int, default=3)
    given = asked.parse_args()
    kinds = given.kinds or list(SETTINGS)
    print(f"{given.ballots} ballots on {given.options} options, medians of {given.repeat}, milliseconds")
    print(f"{'kind':12}" + "".join(f"{each:>10}" for each in ("closing", "first", "again", "bytes")))
    for kind in kinds:
        runs = [measure(kind, given.ballots, given.options, seed) for seed in range(given.repeat)]
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        print(
            f"{kind:12}" + "".join(f"{middle[key]:10.0f}" for key in ("closing", "first", "again", "bytes"))
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
