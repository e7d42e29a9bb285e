"""Rehearsing a session: simulated people run an agenda through a server of its own, over the real protocol.

`main` is `python run.py rehearse`. Progress goes to stderr; the last line on stdout is one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main(argv: list[str]) -> int:
    """Rehearse; 0 when nothing was lost and nothing failed, else 1; 2 for wrong arguments."""
    from session.rehearse.client import TurnedAway, Unanswered
    from session.rehearse.plain_http import Failed
    from session.rehearse.rehearsal import Plan, rehearse
    from session.rehearse.report import complaints, last_line, summary
    from session.rehearse.server import Server, ServerFailed

    try:
        given = _parser().parse_args(argv)
    except SystemExit as stop:
        return 2 if stop.code else 0
    plan = Plan(given.agenda, given.participants, given.out, given.speed, given.seed, given.language)
    started = time.monotonic()
    try:
        with Server() as server:
            outcome = asyncio.run(rehearse(plan, server, _teller(started)))
    except (ServerFailed, Failed, TurnedAway, Unanswered, TimeoutError) as error:
        print(f"the rehearsal failed: {type(error).__name__} {error}", file=sys.stderr)
        print(json.dumps({"participants": plan.participants, "ok": False}))
        return 1
    for line in complaints(outcome):
        print(line, file=sys.stderr)
    figures = summary(plan, outcome)
    print(last_line(figures), flush=True)
    return 0 if figures["ok"] else 1


def _parser() -> argparse.ArgumentParser:
    from session import agendas

    parser = argparse.ArgumentParser(prog="run.py rehearse", description=__doc__.partition("\n")[0])
    parser.add_argument("agenda", nargs="?", default="debate", choices=agendas.names())
    parser.add_argument("--participants", type=people, default=66, metavar="N")
    parser.add_argument("--out", type=Path, default=Path("out"), help="the folder for the record")
    parser.add_argument(
        "--speed", type=speed, default=20.0, help="minutes of the agenda that pass in one minute"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same ideas and votes")
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    return parser


def people(text: str) -> int:
    """An argument: how many people there are."""
    number = int(text)
    if not 3 <= number <= 1500:
        raise argparse.ArgumentTypeError("3 to 1500")
    return number


def speed(text: str) -> float:
    """An argument: minutes of the agenda that pass in one minute."""
    number = float(text)
    if not 1 <= number <= 100_000:
        raise argparse.ArgumentTypeError("1 or more")
    return number


def _teller(started: float) -> Callable[[str], None]:
    def tell(line: str) -> None:
        print(f"{time.monotonic() - started:7.1f} s  {line}", file=sys.stderr, flush=True)

    return tell
