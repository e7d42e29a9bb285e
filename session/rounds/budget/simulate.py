"""How a made-up person spends a budget: ticks what is liked, whatever it costs."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.simulation import Person, Simulation, Variant

GOOD_ENOUGH = 0.55
CHEAPEST, STEP, PRICES, STRIDE = 1500, 250, 55, 7


def choose(round_: Json, person: Person) -> Json:
    body = round_["body"]
    liked = [option for option in sorted(body["costs"]) if person.liking(body["names"][option]) > GOOD_ENOUGH]
    return {"approved": liked}


def typed(text: str, at: int) -> str:
    """With what it costs: 1500, 3250, 5000, … up to 15000, in an order that is no order."""
    return f"{text.rstrip('.')} | {CHEAPEST + STEP * (at * STRIDE % PRICES)}"


SIMULATION = Simulation(
    rounds=(
        Variant("", {"amount": 50_000}),
        Variant("tight", {"amount": 4000}, pictured=False),
        Variant("nothing-fits", {"amount": 1}, pictured=False),
    ),
    choose=choose,
    typed=typed,
)
