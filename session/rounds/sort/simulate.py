"""How a made-up person sorts: takes a slice by lot and puts every idea where most would, or beside it."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import reading
from session.rounds.shared.simulation import Ask, Person, Simulation, Steps, Variant
from session.rounds.sort.count import NOWHERE

OUTSPOKEN, OTHERWISE, NOWHERE_AT = 0.8, 0.2, 0.04
DECIDING = 5.0  # seconds an idea
CLUSTERS = {
    "nl": {"clusters": ["Samen", "Geld", "Regels"]},
    "en": {"clusters": ["Together", "Money", "Rules"]},
}


def choose(round_: Json, person: Person) -> Json:
    body = round_["body"]
    clusters = list(body["clusters"])
    dealt = list(person.dice.choice(body["slices"])) if body["slices"] else []
    texts = {option["id"]: option["text"] for option in round_["options"]}
    places = {}
    for idea in person.answered(dealt):
        usual, opinion = sum(map(ord, texts[idea])), person.opinion(texts[idea])
        beside = (opinion > OUTSPOKEN) - (opinion < 1 - OUTSPOKEN) + (person.dice.random() < OTHERWISE)
        nowhere = not clusters or person.dice.random() < NOWHERE_AT
        places[idea] = NOWHERE if nowhere else clusters[(usual + beside) % len(clusters)]
    return {"places": dict(sorted(places.items()))}


def afterwards(round_: Json, person: Person) -> Steps:
    """The desk takes the outcome over."""
    if round_.get("result") and not round_["result"].get("withheld"):
        yield Ask("apply", {})


def effort(round_: Json) -> float:
    """One slice read, and something to decide about every idea."""
    slices = len(round_["body"].get("slices", ())) or 1
    return sum(reading(option["text"]) + DECIDING for option in round_["options"]) / slices


SIMULATION = Simulation(
    rounds=(
        Variant(words=CLUSTERS, most=300),
        Variant("all", {"slice": 0}, CLUSTERS, most=60),
        Variant(
            "many",
            {"slice": 8},
            {
                "nl": {"clusters": [f"Onderwerp {n}" for n in range(1, 41)]},
                "en": {"clusters": [f"Subject {n}" for n in range(1, 41)]},
            },
            most=300,
            pictured=False,
        ),
    ),
    question={"nl": "Waar hoort dit idee bij?", "en": "Where does this idea belong?"},
    choose=choose,
    afterwards=afterwards,
    seconds=effort,
)
