"""What a ballot of sort adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for idea, cluster in choice["places"].items():
        yield (idea, "n"), 1
        yield (f"{idea}.{cluster}", "people"), 1


ATTACK = Attack(figures=figures, counts=frozenset({"n", "people"}), withholds=True)
