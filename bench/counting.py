"""How long a count takes: for every kind that votes, N ballots on M options, without a server or a disk.

"closing" is the work of closing the round; "first" what the desk's view takes right after it, which counts everything
there is to count; "again" the same view when nothing about the round changed; "bytes" its size as JSON.
`python bench/counting.py --ballots 1000 --options 60`; medians of `--repeat` runs, in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.core.ballots import new_choice
from session.core.commands import Actor, Cast, Command, Decision, Event
from session.core.decide import decide
from session.core.evolve import evolve
from session.core.session_context import SessionContext
from session.core.state import Json, Session
from session.core.views import round_view, view
from session.live.result_cache import ResultCache
from session.rounds import KINDS, simulations
from session.rounds.shared.simulation import Habits, Person, Variant

NOW = 1_790_000_000_000
ROLES = ("municipality", "organisation", "citizen", "volunteer")
ROUND = "r1"
FIGURES = ("closing", "first", "again", "bytes")
TEXT = "A proposal " * 5


def rounds() -> dict[str, tuple[str, Variant]]:
    """Every variant of every kind that votes, by the name under which it is asked for: "rank", "rank-irv"."""
    return {
        variant.id_of(kind): (kind, variant)
        for kind, simulation in simulations().items()
        for variant in simulation.rounds
        if simulation.choose is not None
    }


def usual() -> list[str]:
    """Of every kind the first variant that has options, or else its first."""
    names = []
    for kind, simulation in simulations().items():
        if simulation.choose is not None:
            with_options = [variant for variant in simulation.rounds if variant.options]
            names.append((with_options or simulation.rounds)[0].id_of(kind))
    return names


def person(seed: str) -> Person:
    """Somebody who answers everything, with opinions at random."""
    dice = random.Random(seed)
    opinions: dict[str, float] = defaultdict(dice.random)
    return Person(
        dice, opinions.__getitem__, lambda purpose: f"{purpose} {dice.random()}", Habits(skips=(0.0,))
    )


class Room:
    """One session in memory."""

    def __init__(self) -> None:
        self.state = Session("bench")
        roles = [{"id": role, "label": role} for role in ROLES]
        created = {
            "code": "K7M2QX",
            "title": "Bench",
            "language": "en",
            "roles": roles,
            "threshold": 5,
            "pooled": True,
        }
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


def measure(kind: str, variant: Variant, ballots: int, options: int, seed: int) -> dict[str, float]:
    room, simulation = Room(), simulations()[kind]
    texts = [
        simulation.typed(f"{TEXT}{number}", number) for number in range(options if variant.options else 0)
    ]
    settings = variant.settings_in("en")
    added = {"kind": kind, "prompt": "What now?", "settings": settings, "source": {"texts": texts}}
    room.do("round.add", added)
    room.do("round.open")
    casts = [
        Cast(ROLES[number % len(ROLES)], ballot(room.state, person(f"{seed} {kind} {number}")))
        for number in range(ballots)
    ]
    room.state = replace(room.state, seats=dict.fromkeys(ROLES, ballots // len(ROLES) + 1))
    closing = timed(lambda: room.do("round.close", casts=tuple(casts)))
    cache = ResultCache(at_once=math.inf)
    first = timed(lambda: view(room.state, "desk", KINDS, cache))
    again = timed(lambda: view(room.state, "desk", KINDS, cache))
    size = len(json.dumps(view(room.state, "desk", KINDS, cache), separators=(",", ":")))
    return {"closing": closing, "first": first, "again": again, "bytes": size}


def ballot(state: Session, voter: Person) -> Json:
    round_ = state.rounds[ROUND]
    kind, choose = KINDS[round_.kind], simulations()[round_.kind].choose
    assert choose is not None
    checked = new_choice(kind, round_, choose(round_view(state, round_, "phone", KINDS), voter))
    if not isinstance(checked, dict):
        raise SystemExit(f"a ballot of {kind.name} was refused: {checked}")
    return checked


def timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> int:
    asked = argparse.ArgumentParser(description="How long a count takes.")
    known = rounds()
    asked.add_argument("rounds", nargs="*", metavar="round", help=f"{', '.join(known)}; or one of every kind")
    asked.add_argument("--ballots", type=int, default=1000)
    asked.add_argument("--options", type=int, default=60)
    asked.add_argument("--repeat", type=int, default=3)
    given = asked.parse_args()
    if unknown := set(given.rounds) - set(known):
        asked.error(f"there is no round {', '.join(sorted(unknown))}")
    print(f"{given.ballots} ballots on {given.options} options, medians of {given.repeat}, milliseconds")
    print(f"{'round':20}" + "".join(f"{figure:>10}" for figure in FIGURES))
    for name in given.rounds or usual():
        kind, variant = known[name]
        runs = [measure(kind, variant, given.ballots, given.options, seed) for seed in range(given.repeat)]
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        print(f"{name:20}" + "".join(f"{middle[figure]:10.0f}" for figure in FIGURES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
