"""How a made-up person grades options: around what that person thinks of each, now and then "don't know"."""

from __future__ import annotations

from session.core.shapes import read
from session.core.state import Json
from session.rounds.grade.count import Settings, steps
from session.rounds.shared.simulation import Person, Simulation, Variant


def choose(round_: Json, person: Person) -> Json:
    """1 is the best grade."""
    settings = read(Settings, round_["settings"])
    worst = steps(settings)
    grades = {}
    for option in person.answered(round_["options"]):
        unsure = settings.dont_know and person.is_unsure()
        grade = worst - person.step(person.opinion(option["text"]), worst - 1)
        grades[option["id"]] = None if unsure else grade
    return {"grades": grades}


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant(
            "three",
            {},
            {
                "nl": {"grades": ["Goed", "Redelijk", "Slecht"]},
                "en": {"grades": ["Good", "Fair", "Poor"]},
            },
            pictured=False,
        ),
        Variant("two", {"grades": ["+", "-"], "dont_know": False}, pictured=False),
    ),
    choose=choose,
)
