"""How a made-up person estimates: a number that grows with the opinion on the text, or a range around it."""

from __future__ import annotations

from fractions import Fraction

from session.core.shapes import read
from session.core.state import Json
from session.methods.exact import plain
from session.rounds.estimate.count import WHOLE, Settings, step
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Person, Simulation, Variant

WIDEST = 0.15  # a range reaches so far to either side, as a share of what may be answered
PEOPLE = {"nl": {"unit": "mensen"}, "en": {"unit": "people"}}
HOURS = {"nl": {"unit": "uur"}, "en": {"unit": "hours"}}


def choose(round_: Json, person: Person) -> Json:
    settings = read(Settings, round_["settings"])
    questions = round_["options"] or [{"id": WHOLE, "text": round_["prompt"]}]
    return {
        "values": {
            question["id"]: _guess(settings, person, question["text"])
            for question in person.answered(questions)
        }
    }


def _guess(settings: Settings, person: Person, text: str) -> Json | None:
    if settings.dont_know and person.is_unsure():
        return None
    middle = person.opinion(text)
    if settings.answer == "number":
        return {"low": _number(settings, middle), "high": None}
    aside = person.dice.uniform(0, WIDEST)
    low, high = max(0.0, middle - aside), min(1.0, middle + aside)
    return {"low": _number(settings, low), "high": _number(settings, high)}


def _number(settings: Settings, share: float) -> int | float | None:
    """The number so far from the lowest to the highest, as precise as may be answered."""
    lowest, smallest = Fraction(settings.lowest), step(settings)
    return plain(lowest + smallest * round(share * (settings.highest - lowest) / smallest))


SIMULATION = Simulation(
    rounds=(
        Variant("one", {"lowest": 0, "highest": 500}, PEOPLE, options=False),
        Variant("range", {"answer": "range", "lowest": 0, "highest": 40, "decimals": 1}, HOURS),
        Variant("digits", {"highest": 9}, pictured=False),
        Variant("below", {"lowest": -1, "highest": 1, "decimals": 3, "dont_know": False}, pictured=False),
    ),
    question={
        "nl": "Hoeveel mensen bereiken we hiermee in het eerste jaar?",
        "en": "How many people do we reach with this in the first year?",
    },
    choose=choose,
    seconds=per_option(15),
)
