"""How a made-up person moves the slider: a few times while the round lasts, around what the question sounds like."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.mood.count import SCALES
from session.rounds.shared.simulation import Pause, Person, Simulation, Steps, Variant, Vote

MOST_MOVES = 4
SWING = 0.3


def choose(round_: Json, person: Person) -> Json:
    lowest, highest = SCALES[round_["settings"]["scale"]]
    return {"value": lowest + round((highest - lowest) * person.liking(round_["prompt"], SWING))}


def act(round_: Json, person: Person) -> Steps:
    moves = person.dice.randint(1, MOST_MOVES)
    for share in sorted(person.dice.random() for _ in range(moves)):
        yield Pause(share)
        yield Vote(choose(round_, person))


SIMULATION = Simulation(
    rounds=(
        Variant(
            "",
            {},
            {
                "nl": {"low": "weinig aan gehad", "high": "veel aan gehad"},
                "en": {"low": "of little use", "high": "of great use"},
            },
            options=False,
        ),
        Variant("ten", {"scale": "1-10"}, options=False, pictured=False),
    ),
    question={"nl": "Hoe kijk je terug op vandaag?", "en": "How do you look back on today?"},
    choose=choose,
    act=act,
    seconds=lambda round_: 15.0,
)
