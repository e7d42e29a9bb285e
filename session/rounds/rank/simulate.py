"""How a made-up person puts options in order: by liking, often not all of them, now and then two equal on top."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Person, Simulation, Variant

MOST = 10  # nobody puts more in order
EQUAL = 0.15


def choose(round_: Json, person: Person) -> Json:
    options = round_["options"]
    most = min(round_["settings"]["most"] or len(options), len(options), MOST)
    listed = person.by_liking(options)[: person.dice.randint(1, most)]
    order = [[option["id"]] for option in listed]
    if len(order) > 1 and person.dice.random() < EQUAL:
        order[:2] = [sorted(order[0] + order[1])]
    return {"order": order}


SIMULATION = Simulation(
    rounds=(
        Variant("", {"rule": "borda"}),
        Variant("schulze", {"rule": "schulze"}),
        Variant("ranked-pairs", {"rule": "ranked_pairs"}),
        Variant("irv", {"rule": "irv"}),
        Variant("best-two", {"rule": "irv", "most": 2}, pictured=False),
    ),
    choose=choose,
    seconds=per_option(8),
)
