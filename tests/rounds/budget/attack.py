"""What a ballot of budget adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from tests.attack.small_groups.attacks import Attack

ATTACK = Attack(
    figures=lambda options, choice: (((option, "votes"), 1) for option in choice["approved"]),
    counts=frozenset({"votes"}),
    variant="tight",
)
