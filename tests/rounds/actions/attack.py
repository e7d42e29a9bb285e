"""What a ballot of actions adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for action, answer in choice["answers"].items():
        sure = answer["sure"]
        yield from (((action, "n"), 1), ((action, "sum"), sure), ((action, sure), 1))


ATTACK = Attack(figures, counts=frozenset({"n"}), withholds=True)
