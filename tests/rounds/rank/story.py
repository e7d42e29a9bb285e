"""The golden story of rank: every rule, on ballots with equals and with options left out."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import TEXTS, Script, whole

FIVE = (*TEXTS, "Een vijfde")
SETTINGS: tuple[Json, ...] = (
    {},
    {"rule": "schulze", "texts": FIVE},
    {"rule": "ranked_pairs", "texts": FIVE},
    {"rule": "irv", "texts": FIVE},
    {"rule": "irv", "most": 2},
)


def choose(round_: Round, number: int) -> Json:
    """An order that goes round with the number; some rank one option, some have equals."""
    options = [option.id for option in round_.options]
    start, turn = number % len(options), number // 4 % 2
    order = [options[(start + at * (-1 if turn else 1)) % len(options)] for at in range(len(options))]
    order = order[: round_.settings["most"] or len(order)]
    if number % 6 == 5:
        return {"order": [[order[0]]]}
    if number % 5 == 4 and len(order) > 2:
        return {"order": [[order[0]], sorted(order[1:3])]}
    return {"order": [[option] for option in order]}


def story() -> Story:
    return whole(Script("rank", choose, SETTINGS))
