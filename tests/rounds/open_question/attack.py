"""What a ballot of an open question adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from tests.attack.small_groups.attacks import Attack, scored

ATTACK = Attack(
    figures=lambda options, choice: scored(choice["scores"]), counts=frozenset({"n"}), withholds=True
)
