"""What a ballot of dots adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for option, dots in choice["dots"].items():
        yield from (((option, "dots"), dots), ((option, "voters" if dots > 0 else "opponents"), 1))


ATTACK = Attack(figures, counts=frozenset({"dots", "voters", "opponents"}), variant="negative")
