"""What a ballot of mood adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from tests.attack.small_groups.attacks import Attack

ATTACK = Attack(
    figures=lambda options, choice: [(("mean",), choice["value"])],
    whole=frozenset({"mean"}),
    variant="ten",
)
