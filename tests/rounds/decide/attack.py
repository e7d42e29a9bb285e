"""What a ballot of decide adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for decision, answer in choice["answers"].items():
        yield from (((decision, answer["stance"]), 1), ((decision, "n"), 1))


ATTACK = Attack(figures, counts=frozenset({"support", "neutral", "against", "n"}), withholds=True)
