"""Versnelkamer beside a small server in Node (socket.io and better-sqlite3), measured in one run, one after the other.

Ours and Node take turns, each time on a fresh server, and the medians are told: what else runs on the machine disturbs
both. Processor time is that of the server alone, from /proc (Linux). The clients live in processes of their own.
`--write` renews docs/performance.md with its pictures; the last line is one JSON object.

    python bench/beside_node.py
    python bench/beside_node.py --phones 200 --repeat 1 --seconds 5 --ideas 10,500
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from load_crew import Crew
from load_lines import now
from load_report import printed, written
from load_rooms import PEER, Ours, Peer, Room

SETTLE_SECONDS = 1.5
TELLINGS, TELLING_SECONDS = 30, 0.1
IDEAS_A_SECOND, IDEA_SECONDS, IDEA_PHONES = 50, 4.0, 100
STEP = 5  # of the turnout that the projector shows
Figures = dict[str, float]


def join(room: Room, phones: int) -> Figures:
    """Everybody at once: a thousand phones after a break. Ours have their first view then."""
    auths = room.auths(phones)
    teams = len(room.crew) - 1
    shares = {team + 1: auths[team::teams] for team in range(teams)}
    cpu, memory, start = room.cpu_seconds(), room.kilobytes(), now()
    words = {"port": room.port, "cookie": "", "resumes": room.name == "ours"}
    came = room.crew.each("join", {team: {**words, "auths": share} for team, share in shares.items()})
    moments = [moment for share in came for moment in share]
    sleep(SETTLE_SECONDS)
    if len(moments) < phones:
        raise SystemExit(f"{room.name}: {phones - len(moments)} of {phones} phones did not come in")
    return {
        "join_seconds": max(moments) - start,
        "join_cpu_ms": (room.cpu_seconds() - cpu) / phones * 1e3,
        "kilobytes": (room.kilobytes() - memory) / phones,
    }


def vote(room: Room, phones: int, seconds: float, seed: int) -> Figures:
    """One vote of each phone, spread over the seconds, and when the projector shows it."""
    dice, teams = Random(seed), len(room.crew) - 1
    cpu, start = room.cpu_seconds(), now() + 0.2
    moments = sorted((start + dice.uniform(0, seconds), at) for at in range(phones))
    words: dict[int, Any] = {}
    for team in range(teams):
        mine = [(at, who // teams) for at, who in moments if who % teams == team]
        words[team + 1] = {
            "name": "ballot.cast",
            "round_": room.vote_round,
            "data": room.votes(),
            "moments": mine,
        }
    went = _all_answered(room, room.crew.each("give", words), phones)
    sleep(0.5)
    used = room.cpu_seconds() - cpu
    shown = _shown(room.crew.one(0, "told"))
    by_answer = [sent for sent, _ in sorted(went, key=lambda each: each[1])]
    delays = []
    for number in range(STEP, phones + 1, STEP):
        seen = next((moment for moment, ballots in shown if ballots >= number), None)
        if seen is None:
            raise SystemExit(f"{room.name}: the projector never showed {number} votes")
        delays.append(seen - by_answer[number - 1])
    answers = [answered - sent for sent, answered in went]
    return {
        "ack_p50": at(answers, 0.5),
        "ack_p95": at(answers, 0.95),
        "projector_p50": at(delays, 0.5),
        "projector_p95": at(delays, 0.95),
        "cpu_seconds": used,
    }


def _shown(told: list[tuple[float, str]]) -> list[tuple[float, int]]:
    pulses = ((moment, json.loads(text[2:])) for moment, text in told if text.startswith('42["pulse"'))
    return [(moment, (content["turnout"] or {}).get("ballots", 0)) for moment, (_, content) in pulses]


def _all_answered(room: Room, given: list[Any], expected: int) -> list[tuple[float, float]]:
    refused = [text for _, no in given for text in no]
    went = [each for share, _ in given for each in share]
    if refused or len(went) < expected:
        raise SystemExit(
            f"{room.name}: {expected - len(went)} not answered, {len(refused)} refused {refused[:1]}"
        )
    return went


def fan_out(room: Room) -> Figures:
    """A text of 150 characters to everybody, ten times a second."""
    sleep(SETTLE_SECONDS)
    teams = {team: {} for team in range(1, len(room.crew))}
    before, cpu = sum(room.crew.each("heard", teams)), room.cpu_seconds()
    data = '{"mode":"text","text":"{} ' + "x" * 150 + '"}'
    words = {"line": 0, "name": "screen.show", "data": data, "times": TELLINGS, "pause": TELLING_SECONDS}
    room.crew.one(0, "repeat", **words)
    sleep(0.5)
    heard, used = sum(room.crew.each("heard", teams)) - before, room.cpu_seconds() - cpu
    return {"fan_out_cpu": used / heard * 1e3, "told": heard}


def rush(room: Room, outstanding: int, seconds: float) -> Figures:
    """Votes without a pause: so many are on their way all the time, each of another phone in turn."""
    teams = len(room.crew) - 1
    cpu, start = room.cpu_seconds(), now()
    words = {"name": "ballot.cast", "round_": room.vote_round, "data": room.votes(), "until": start + seconds}
    shares = {team + 1: {**words, "outstanding": outstanding // teams} for team in range(teams)}
    rushed = room.crew.each("rush", shares)
    took, used, lasted = (
        [each for share in rushed for each in share[0]],
        room.cpu_seconds() - cpu,
        now() - start,
    )
    refused = [text for share in rushed for text in share[1]]
    if refused:
        raise SystemExit(f"{room.name}: {len(refused)} votes refused: {refused[0]}")
    return {
        "votes_a_second": len(took) / lasted,
        "vote_cpu_ms": used / len(took) * 1e3,
        "rush_ack_p95": at(took, 0.95),
        "clients_busy": max(share[2] for share in rushed) / lasted,
    }


def add_ideas(room: Room, there: int) -> Figures:
    """New ideas, at a pace, in a round that has so many already."""
    number, teams = int(IDEAS_A_SECOND * IDEA_SECONDS), len(room.crew) - 1
    sleep(SETTLE_SECONDS)
    cpu, start = room.cpu_seconds(), now() + 0.2
    words: dict[int, Any] = {}
    data = ['{"text":"An idea of somebody in the room, number {n}"}']
    for team in range(teams):
        mine = [
            (start + n / IDEAS_A_SECOND, n // teams % (IDEA_PHONES // teams))
            for n in range(team, number, teams)
        ]
        words[team + 1] = {
            "name": "brainstorm.add_idea",
            "round_": room.idea_round,
            "data": data,
            "moments": mine,
        }
    went = _all_answered(room, room.crew.each("give", words), number)
    sleep(0.3)
    answers = [answered - sent for sent, answered in went]
    return {
        f"idea_cpu_ms_{there}": (room.cpu_seconds() - cpu) / number * 1e3,
        f"idea_ack_p95_{there}": at(answers, 0.95),
    }


def at(values: list[float], share: float) -> float:
    """A percentile, in milliseconds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] * 1e3


def full_room(room: Room, asked: argparse.Namespace, seed: int) -> Figures:
    """Everything that is measured with all phones."""
    room.begin_votes()
    figures = join(room, asked.phones)
    votes = vote(room, asked.phones, asked.seconds, seed)
    figures |= {f"{name}_{asked.phones}": figure for name, figure in votes.items()}
    figures |= fan_out(room)
    return figures | rush(room, asked.outstanding, asked.rush_seconds)


def smaller_room(room: Room, phones: int, asked: argparse.Namespace, seed: int) -> Figures:
    room.begin_votes()
    join(room, phones)
    votes = vote(room, phones, asked.seconds, seed)
    return {f"{name}_{phones}": figure for name, figure in votes.items()}


def growing_round(room: Room, asked: argparse.Namespace) -> Figures:
    room.begin_ideas()
    join(room, IDEA_PHONES)
    figures: Figures = {}
    there = 0
    for ideas in asked.ideas:
        room.fill(ideas - there)
        figures |= add_ideas(room, ideas)
        there = ideas + int(IDEAS_A_SECOND * IDEA_SECONDS)
    return figures


def numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench/beside_node.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument(
        "--also", type=numbers, default=[66, 250, 500], help="other numbers of voters, with commas"
    )
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long the vote takes")
    parser.add_argument("--outstanding", type=int, default=150, help="votes on their way in the closed loop")
    parser.add_argument("--rush-seconds", type=float, default=5.0, help="how long that takes")
    parser.add_argument(
        "--ideas", type=numbers, default=[10, 100, 1000, 5000], help="ideas in a round; none: left out"
    )
    parser.add_argument("--processes", type=int, default=2, help="of the phones")
    parser.add_argument("--only", choices=("ours", "node"), help="leave the other one out")
    parser.add_argument("--write", action="store_true", help="renew docs/performance.md and its pictures")
    asked = parser.parse_args(argv)
    asked.busy = os.getloadavg()[0]
    if asked.write and asked.only:
        parser.error("--write tells of both servers: leave --only out")
    if asked.only != "ours" and not (PEER / "node_modules").exists():
        print(
            "The peer is not installed: make bench does it, or `npm ci` in bench/node_peer.", file=sys.stderr
        )
        return 2
    with Crew(asked.processes + 1) as crew:
        runs = measure(crew, asked)
    typical = {
        server: {name: statistics.median(run[name] for run in ran) for name in ran[0]}
        for server, ran in runs.items()
    }
    printed(typical, asked)
    if asked.write:
        written(typical, asked, " ".join(["python bench/beside_node.py", *argv]))
    print(json.dumps({"repeat": asked.repeat, "phones": asked.phones, "figures": typical}))
    return 0


def measure(crew: Crew, asked: argparse.Namespace) -> dict[str, list[Figures]]:
    """The figures of every run, by server."""
    kinds: list[type[Room]] = [kind for kind in (Ours, Peer) if asked.only in (None, kind.name)]
    runs: dict[str, list[Figures]] = {kind.name: [{} for _ in range(asked.repeat)] for kind in kinds}
    steps: list[tuple[str, Callable[[Room, int], Figures]]] = [
        (f"{asked.phones} phones", lambda room, seed: full_room(room, asked, seed))
    ]
    for phones in asked.also:
        steps.append((f"{phones} phones", lambda room, seed, n=phones: smaller_room(room, n, asked, seed)))
    if asked.ideas:
        steps.append(("a growing round", lambda room, seed: growing_round(room, asked)))
    for turn in range(asked.repeat):
        for name, step in steps:
            for kind in kinds if turn % 2 == 0 else reversed(kinds):
                with kind(crew) as room:
                    figures = step(room, turn + 1)
                    for team in range(1, len(crew)):
                        crew.one(team, "leave")
                runs[kind.name][turn] |= figures
                some = " ".join(f"{key}={value:.4g}" for key, value in figures.items())
                print(
                    f"[load {os.getloadavg()[0]:.1f}] {turn + 1}: {kind.name}, {name}: {some}",
                    file=sys.stderr,
                )
    return runs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
