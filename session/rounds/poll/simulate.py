"""How a made-up person answers a poll: the option that is liked best, or yes when the question sounds good."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Person, Simulation, Variant

GOOD_ENOUGH = 0.4


def choose(round_: Json, person: Person) -> Json:
    settings, options = round_["settings"], round_["options"]
    if settings["abstain"] and person.is_unsure():
        return {"answer": None}
    if settings["answers"] == "yes_no" or not options:
        return {"answer": "yes" if person.liking(round_["prompt"]) > GOOD_ENOUGH else "no"}
    return {"answer": person.by_liking(options)[0]["id"]}


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("yes-no", {"answers": "yes_no", "quorum": 50, "required": 60}, options=False),
        Variant("quorum", {"abstain": False, "quorum": 100, "required": 100}, pictured=False),
    ),
    question={"nl": "Beginnen we dit jaar nog?", "en": "Do we start before the end of this year?"},
    choose=choose,
    seconds=per_option(4),
)
