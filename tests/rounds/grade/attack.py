"""What a ballot of grade adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from tests.attack.small_groups.attacks import Attack, scored

ATTACK = Attack(
    figures=lambda options, choice: scored(choice["grades"]),
    counts=frozenset({"n", "dontKnow"}),
    withholds=True,
    variant="three",
)
