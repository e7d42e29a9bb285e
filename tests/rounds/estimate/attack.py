"""What a ballot of estimate adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options, scored


def figures(options: Options, choice: Json) -> Added:
    return scored({question: guess and guess["low"] for question, guess in choice["values"].items()})


ATTACK = Attack(figures, counts=frozenset({"n", "dontKnow"}), withholds=True, variant="digits")
