"""What a ballot of mark adds to the published figures, for the attacks on small groups: texts of one sentence."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    for text, marked in choice["seen"].items():
        yield (f"{text}.1", "n"), 1
        for sentence in marked:
            yield (sentence, "marks"), 1


ATTACK = Attack(figures=figures, counts=frozenset({"n", "marks"}), withholds=True)
