"""Rehearsing a session: simulated people run an agenda through a server of its own, over the real protocol.

`main` is `python run.py rehearse`. Progress goes to stderr; the last line on stdout is one JSON object. With `--lines`
every line on stdout is one: the desk of a server reads them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from session.agendas import Agenda

NICE = 5
"""What a rehearsal that a desk asked for steps back by: people in a room go first."""
USUAL_SPEED = 20.0
ROUNDS_SECONDS = 24.0
"""So long the rounds of an agenda of one's own take together, when no speed is asked for."""


def main(argv: list[str]) -> int:
    """Rehearse; 0 when nothing was lost and nothing failed, else 1; 2 for wrong arguments."""
    from session.agendas import BadAgenda
    from session.agendas.command import Failed as NoFile, refusal_text

    try:
        given = _parser().parse_args(argv)
    except SystemExit as stop:
        return 2 if stop.code else 0
    if given.lines:
        os.nice(NICE)
        signal.signal(signal.SIGTERM, _stopped)
    try:
        own = _own(given.agenda, given.language)
    except BadAgenda as bad:
        print(f"{given.agenda}: {refusal_text(given.language, bad)}", file=sys.stderr)
        return 1
    except NoFile as failed:
        print(failed, file=sys.stderr)
        return 1
    return _rehearsed(given, own)


def _rehearsed(given: argparse.Namespace, own: Agenda | None) -> int:
    from session.rehearse.client import TurnedAway, Unanswered
    from session.rehearse.plain_http import Failed
    from session.rehearse.rehearsal import Plan, rehearse
    from session.rehearse.report import complaints, last_line, report_lines, report_on, summary
    from session.rehearse.server import Server, ServerFailed

    roles = {} if own is None else given.roles
    out = given.out or (None if own else Path("out"))
    name = given.agenda if own is None else ""
    speed = given.speed or (
        USUAL_SPEED if own is None else max(USUAL_SPEED, own.minutes * 60 / ROUNDS_SECONDS)
    )
    plan = Plan(name, given.participants, out, speed, given.seed, given.language, own, roles)
    started = time.monotonic()
    try:
        if own is not None:
            plan.assigned(list(own.roles))
        with Server() as server:
            outcome = asyncio.run(rehearse(plan, server, _teller(started, given.lines)))
    except (KeyError, ValueError) as error:
        print(f"--roles: {error}", file=sys.stderr)
        return 2
    except (ServerFailed, Failed, TurnedAway, Unanswered, TimeoutError) as error:
        print(f"the rehearsal failed: {type(error).__name__} {error}", file=sys.stderr)
        print(json.dumps({"participants": plan.participants, "ok": False}))
        return 1
    for line in complaints(outcome):
        print(line, file=sys.stderr)
    figures = summary(plan, outcome)
    if own is not None:
        report = report_on(plan, outcome)
        figures["readiness"] = report
        if not given.lines:
            print("\n".join(report_lines(report, given.language)), file=sys.stderr)
    print(last_line(figures), flush=True)
    return 0 if figures["ok"] else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py rehearse", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "agenda",
        nargs="?",
        default="debate",
        type=agenda_or_file,
        help="a ready-made agenda, or a .toml file",
    )
    parser.add_argument("--participants", type=people, default=66, metavar="N")
    parser.add_argument(
        "--out",
        type=Path,
        help="the folder for the record; of a file of one's own nothing is kept without it",
    )
    parser.add_argument("--speed", type=speed, help="minutes of the agenda that pass in one minute")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same ideas and votes")
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    parser.add_argument(
        "--roles", type=roles, default={}, metavar="ROLE=N,…", help="how many people each role of a file has"
    )
    parser.add_argument("--lines", action="store_true", help="progress as JSON on stdout, for a program")
    return parser


def agenda_or_file(text: str) -> str:
    """An argument: the name of a ready-made agenda, or a file."""
    from session import agendas

    if text in agendas.names() or text.endswith(".toml"):
        return text
    raise argparse.ArgumentTypeError(f"{', '.join(agendas.names())}, or a file that ends in .toml")


def roles(text: str) -> dict[str, int]:
    """An argument: how many people each role has."""
    found: dict[str, int] = {}
    for part in text.split(","):
        label, _, number = part.rpartition("=")
        if not label.strip() or not number.strip().isdigit():
            raise argparse.ArgumentTypeError("Citizen=30,Professional=20")
        found[label.strip()] = int(number)
    return found


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


def _own(asked: str, language: str) -> Agenda | None:
    """The agenda in a file; None for the name of a ready-made one. Raises BadAgenda, or Failed of the command."""
    from session import agendas
    from session.agendas.command import file_text

    return agendas.read(file_text(Path(asked), language), language) if asked.endswith(".toml") else None


def _teller(started: float, lines: bool) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if lines:
            print(json.dumps({"said": line}), flush=True)
        print(f"{time.monotonic() - started:7.1f} s  {line}", file=sys.stderr, flush=True)

    return tell


def _stopped(number: int, frame: object) -> NoReturn:
    """Whoever started it wants it to end: the server of the rehearsal and its folder go too."""
    sys.exit(1)
