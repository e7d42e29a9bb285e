"""What a ballot of poll adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    answer = choice["answer"]
    yield ("abstain",) if answer is None else (answer, "votes"), 1


ATTACK = Attack(
    figures,
    counts=frozenset({"votes"}),
    whole=frozenset({"abstain"}),
    one_of=frozenset({"votes", "abstain"}),
)
