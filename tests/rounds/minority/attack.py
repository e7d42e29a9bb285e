"""What a ballot of minority adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for decision, joined in choice["answers"].items():
        yield from (((decision, "none"), int(not joined)), ((decision, "n"), 1))
        yield from (((objection, "joined"), 1) for objection in joined)


ATTACK = Attack(figures, counts=frozenset({"none", "n", "joined"}), withholds=True)
