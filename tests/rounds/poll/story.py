"""The golden story of poll: options, yes or no, a quorum, a share that is needed, and no abstentions."""

from __future__ import annotations

from session.core.state import Json, Round
from tests.cast import Story
from tests.golden.votes import Script, whole

SETTINGS: tuple[Json, ...] = (
    {},
    {"answers": "yes_no", "required": 67},
    {"abstain": False, "quorum": 100, "required": 50},
    {"answers": "yes_no", "abstain": False, "quorum": 50, "texts": []},
    {"quorum": 90, "required": 30, "texts": ["Ja hoor"]},
)


def choose(round_: Round, number: int) -> Json:
    """The first answer more often than the others; who may abstain sometimes does."""
    yes_no = round_.settings["answers"] == "yes_no" or not round_.options
    known = ["yes", "no"] if yes_no else [option.id for option in round_.options]
    if round_.settings["abstain"] and number % 9 == 4:
        return {"answer": None}
    return {"answer": known[0] if number % 3 == 0 else known[number % len(known)]}


def story() -> Story:
    return whole(Script("poll", choose, SETTINGS))
