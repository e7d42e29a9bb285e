"""How a made-up person divides dots: many on what is liked best, until they are gone; some take one away."""

from __future__ import annotations

from session.core.shapes import read
from session.core.state import Json
from session.rounds.dots.count import Settings, limits_of
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Person, Simulation, Variant

MANY = 20  # dots that are given in larger heaps
HEAP = {True: 8, False: 3}  # so many steps at most on one option
TAKES_AWAY = 0.6


def choose(round_: Json, person: Person) -> Json:
    allowed = limits_of(read(Settings, round_["settings"]))
    liked = [option["id"] for option in person.by_liking(round_["options"], spread=0.1)]
    left, dots = allowed.give, dict[str, int]()
    for option in person.answered(liked):
        heap = allowed.step * person.dice.randint(1, HEAP[left > MANY])
        number = min(heap, left, allowed.on_one or left)
        if not number:
            break
        dots[option] = number
        left -= number
    last, most = liked[-1], min(allowed.take, allowed.on_one or allowed.take) // allowed.step
    if most and last not in dots and person.dice.random() < TAKES_AWAY:
        dots[last] = -allowed.step * person.dice.randint(1, most)
    return {"dots": dict(sorted(dots.items()))}


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("points", {"dots": 100, "step": "5", "per_option": 50}),
        Variant("negative", {"dots": 5, "negative": 2}),
        Variant("one", {"dots": 1, "per_option": 0}, pictured=False),
        Variant("tens", {"dots": 50, "step": "10", "per_option": 4, "negative": 25}, pictured=False),
    ),
    choose=choose,
    seconds=lambda round_: (
        per_option(1)(round_) + 3.0 * min(round_["settings"]["dots"] // int(round_["settings"]["step"]), 20)
    ),
)
