"""How a made-up person ticks options: what is liked best, between the least and the most."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Person, Simulation, Variant


def choose(round_: Json, person: Person) -> Json:
    settings, options = round_["settings"], round_["options"]
    most = min(settings["most"] or len(options), len(options))
    number = person.dice.randint(min(settings["least"], most), most)
    return {"chosen": sorted(option["id"] for option in person.by_liking(options)[:number])}


SIMULATION = Simulation(
    rounds=(
        Variant("", {"least": 1, "most": 3, "places": 3}),
        Variant("blank", {"least": 0, "most": 2, "places": 1}, pictured=False),
        Variant("any", {"least": 0, "most": 0}, pictured=False),
    ),
    choose=choose,
    seconds=per_option(1.5),
)
