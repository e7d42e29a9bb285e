"""What a ballot of statements adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for statement, answer in choice["answers"].items():
        yield from (((statement, answer), 1), ((statement, "n"), int(answer != "pass")))


ATTACK = Attack(figures, counts=frozenset({"agree", "disagree", "pass", "n"}), withholds=True)
