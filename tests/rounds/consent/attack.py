"""What a ballot of consent adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    return (((proposal, answer["stance"]), 1) for proposal, answer in choice["answers"].items())


ATTACK = Attack(
    figures,
    counts=frozenset({"consent", "concern", "objection", "abstain"}),
    # whether there is such an objection
    probes=tuple(("resolve", {"objection": f"r1-1:{at}", "note": "Later"}) for at in range(1, 9)),
)
