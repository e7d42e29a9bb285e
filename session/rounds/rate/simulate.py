"""How a made-up person scores options: around what that person thinks of each, now and then "don't know"."""

from __future__ import annotations

from session.core.shapes import read
from session.core.state import Json
from session.rounds.rate.scale import Settings, scores
from session.rounds.shared.simulation import Person, Simulation, Variant

PLAN = {"nl": {"low": "slecht plan", "high": "goed plan"}, "en": {"low": "bad plan", "high": "good plan"}}
LABELS = {
    "nl": ["Helemaal niet", "Liever niet", "Kan ermee leven", "Graag", "Heel graag, liefst morgen al"],
    "en": ["Not at all", "Rather not", "I can live with it", "Yes please", "Very much, preferably tomorrow"],
}


def choose(round_: Json, person: Person) -> Json:
    settings = read(Settings, round_["settings"])
    scale = scores(settings)
    values = {}
    for option in person.answered(round_["options"]):
        unsure = settings.dont_know and person.is_unsure()
        step = person.step(person.opinion(option["text"]), len(scale) - 1)
        values[option["id"]] = None if unsure else scale[step]
    return {"values": values}


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("labels", {"scale": "labels"}, {lang: {"labels": labels} for lang, labels in LABELS.items()}),
        Variant("ten", {"scale": "1-10"}, PLAN),
        Variant("hundred", {"scale": "range", "highest": 100, "step": 5, "per_page": 3}, PLAN),
        Variant("below", {"scale": "range", "lowest": -3, "highest": 3}, PLAN),
        Variant("two", {"scale": "range", "lowest": 0, "highest": 1, "dont_know": False}, pictured=False),
        Variant("around-zero", {"scale": "-2-2", "input": "slider"}, pictured=False),
    ),
    choose=choose,
)
