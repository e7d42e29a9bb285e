"""What a ballot of rate adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from tests.attack.small_groups.attacks import Attack, scored

ATTACK = Attack(
    figures=lambda options, choice: scored(choice["values"]),
    counts=frozenset({"n", "dontKnow"}),
    withholds=True,
)
