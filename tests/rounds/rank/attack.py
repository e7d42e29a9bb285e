"""What a ballot of rank adds to the published figures, for the attacks on small groups."""

from __future__ import annotations

from session.core.state import Json
from tests.attack.small_groups.attacks import Added, Attack, Options


def figures(options: Options, choice: Json) -> Added:
    """Twice the place of every option: equals share theirs, and what is not listed shares the last places."""
    order = choice["order"]
    listed = {option for tier in order for option in tier}
    above = 0
    for tier in [*order, [option for option in options if option not in listed]]:
        yield from (((option, "place"), 2 * above + len(tier) + 1) for option in tier)
        above += len(tier)


ATTACK = Attack(figures)
