"""What a ballot of criteria adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options, scored


def figures(options: Options, choice: Json) -> Added:
    for option, scores in choice["values"].items():
        yield from scored(scores, option)


ATTACK = Attack(
    figures,
    counts=frozenset({"n", "dontKnow"}),
    withholds=True,
    probes=(
        ("set_weights", {"weights": {"c1": 0, "c2": 1}}),
        ("set_weights", {"weights": {"c1": 2, "c2": 5}}),
    ),
    variant="mirrored",
)
