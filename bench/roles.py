"""In how many rooms roles are told: drawn people, drawn answers, the real rule and the real count, no server or disk.

`python bench/roles.py --rooms 200 --turnout 1` draws rooms of each shape, holds one round of each kind that asks more
than one question, and tells in how many rooms at least so many roles are told in every question of it that is told at
all. A role is told when it stands on its own, or as the one that the pool joined. Figures of it stand in
docs/decisions/05-small-groups.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from session.core import views
from session.core.ballots import counted_ballots
from session.core.commands import Cast
from session.core.kind import settings_of
from session.core.shapes import read
from session.core.state import Item, Json, Plan, Role, Round, Session
from session.rounds import KINDS

Shape = tuple[tuple[int, ...], int, int]  # people of each role, without a role, how many roles should be told
SHAPES: dict[str, Shape] = {
    "66 people, five roles, 4 without": ((13, 13, 12, 12, 12), 4, 5),
    "66 people, five roles, 1 without": ((13, 13, 13, 13, 13), 1, 5),
    "20 people, 5/6/6/3": ((5, 6, 6, 3), 0, 3),
    "20 people, 7/7/6": ((7, 7, 6), 0, 3),
}
ITEMS = 7
KINDS_ASKED = ("criteria", "rate", "statements")


def room(shape: Shape, kind: str, dice: random.Random, unsure: float, skipped: float, turnout: float) -> int:
    """How many roles are told in the question in which fewest are."""
    sizes, without, _ = shape
    roles = tuple(Role(f"role{n}", f"Role {n}") for n in range(len(sizes)))
    people = [role.id for role, size in zip(roles, sizes, strict=True) for _ in range(size)] + [
        None
    ] * without
    state = Session("bench", roles=roles)
    given = {"criteria": [{"name": "Gain"}, {"name": "Effort"}]} if kind == "criteria" else {}
    settings = settings_of(KINDS[kind], given, "en")
    assert isinstance(settings, dict), settings
    options = tuple(Item(f"r1-{n}", f"Option {n}") for n in range(1, ITEMS + 1))
    body = KINDS[kind].initial(read(KINDS[kind].Settings, settings), options)
    open_ = Round("r1", kind, "", settings, {}, Plan(), "open", options=options, body=body)
    casts = [
        Cast(role, choice(kind, options, dice, unsure, skipped)) for role in people if dice.random() < turnout
    ]
    counted = counted_ballots(state, open_, KINDS[kind], casts)
    closed = replace(open_, phase="closed", ballots=counted.ballots, division=counted.division)
    result = views.result(state, closed, KINDS)
    assert result is not None
    return min((told(question, counted.division.host) for question in questions(result)), default=0)


def choice(kind: str, options: tuple[Item, ...], dice: random.Random, unsure: float, skipped: float) -> Json:
    """The ballot of somebody who sometimes does not know, and sometimes skips."""
    asked = [option.id for option in options if dice.random() >= skipped]
    if kind == "statements":
        sides = ("agree", "disagree")
        return {"answers": {name: "pass" if dice.random() < unsure else dice.choice(sides) for name in asked}}

    def score() -> int | None:
        return None if dice.random() < unsure else dice.randint(1, 5)

    if kind == "criteria":
        return {"values": {name: {"c1": score(), "c2": score()} for name in asked}}
    return {"values": {name: score() for name in asked}}


def questions(result: Json) -> Iterator[Json]:
    """The questions of which anything is told."""
    listed: list[Any] = result.get("options") or result.get("statements") or []
    return (question for question in listed if not question.get("withheld"))


def told(question: Json, host: str | None) -> int:
    """The roles that have figures in a question: those on their own, and the one that the pool joined."""
    groups = question.get("byRole", {})
    return sum(group != "*" for group in groups) + (host is not None and "*" in groups)


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rooms", type=int, default=200)
    asked.add_argument("--unsure", type=float, default=0.15, help="how often somebody does not know")
    asked.add_argument("--skipped", type=float, default=0.05, help="how often somebody skips an option")
    asked.add_argument("--turnout", type=float, default=1.0, help="how many of the people vote")
    given = asked.parse_args(arguments)
    print(f"{given.rooms} rooms, {ITEMS} options, turnout {given.turnout:.0%}")
    for name, shape in SHAPES.items():
        for kind in KINDS_ASKED:
            dice = random.Random(f"{name} {kind}")
            numbers = [
                room(shape, kind, dice, given.unsure, given.skipped, given.turnout)
                for _ in range(given.rooms)
            ]
            enough = sum(number >= shape[2] for number in numbers)
            none = sum(number == 0 for number in numbers)
            print(f"{name:34} {kind:11} at least {shape[2]} told: {enough:4}   none told: {none:4}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
