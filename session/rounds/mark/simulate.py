"""How a made-up person marks: takes a slice by lot, reads it, and marks the sentences this person likes most."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import reading
from session.rounds.shared.simulation import Person, Simulation, Variant

LIKED = 0.35
DECIDING = 3.0  # seconds a text


def choose(round_: Json, person: Person) -> Json:
    body = round_["body"]
    dealt = list(person.dice.choice(body["slices"])) if body["slices"] else []
    seen: dict[str, list[str]] = {text: [] for text in person.answered(dealt)}
    sentences = [
        {"id": key, **one}
        for key, one in body["sentences"].items()
        if one["of"] in seen and not one.get("hidden")
    ]
    best = [one for one in person.by_liking(sentences) if person.opinion(one["text"]) > LIKED]
    for one in best[: round_["settings"]["marks"]]:
        seen[one["of"]].append(one["id"])
    return {"seen": {text: sorted(keys) for text, keys in sorted(seen.items())}}


def effort(round_: Json) -> float:
    """One slice read, and something to decide at every text."""
    body = round_["body"]
    read = sum(reading(one["text"]) for one in body.get("sentences", {}).values())
    slices = len(body.get("slices", ())) or 1
    return read / slices + DECIDING * len(round_["options"]) / slices


SIMULATION = Simulation(
    rounds=(
        Variant(most=300),
        Variant("items", {"unit": "items", "marks": 5, "slice": 0}, most=300),
        Variant("one", {"marks": 1, "slice": 40}, most=300, pictured=False),
    ),
    question={
        "nl": "Welke zinnen moeten we onthouden?",
        "en": "Which sentences should we remember?",
    },
    choose=choose,
    seconds=effort,
)
