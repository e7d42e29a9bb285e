"""How a made-up person weighs options: on each criterion around what that person thinks of the two together.

Afterwards the desk finds the first criterion more important than was thought beforehand.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.criteria.settings import HEAVIEST, HIGHEST, LOWEST
from session.rounds.shared.effort import options_read
from session.rounds.shared.simulation import Ask, Person, Simulation, Steps, Variant

CRITERIA = {
    "nl": [
        {"name": "Wat het oplevert voor bewoners", "weight": 3, "low": "weinig", "high": "veel"},
        {
            "name": "Haalbaar binnen een jaar",
            "weight": 2,
            "question": "Lukt het met de mensen en het geld van nu?",
        },
        {"name": "Kosten", "weight": 2, "lower": True, "low": "goedkoop", "high": "duur"},
        {"name": "Draagvlak in de wijk", "weight": 1},
    ],
    "en": [
        {"name": "What it brings residents", "weight": 3, "low": "little", "high": "a lot"},
        {
            "name": "Feasible within a year",
            "weight": 2,
            "question": "Can it be done with the people and money of now?",
        },
        {"name": "Costs", "weight": 2, "lower": True, "low": "cheap", "high": "expensive"},
        {"name": "Support in the neighbourhood", "weight": 1},
    ],
}


def choose(round_: Json, person: Person) -> Json:
    criteria = sorted(round_["body"]["weights"])
    values = {}
    for option in person.answered(round_["options"]):
        row = {
            criterion: _score(round_, person, option["text"], criterion)
            for criterion in person.answered(criteria)
        }
        values[option["id"]] = row
    return {"values": values}


def _score(round_: Json, person: Person, text: str, criterion: str) -> int | None:
    settings = round_["settings"]
    if settings["dont_know"] and person.is_unsure():
        return None
    liked = (person.opinion(text) + person.opinion(f"{text} {criterion}")) / 2
    return LOWEST + person.step(liked, HIGHEST[settings["scale"]] - LOWEST)


def afterwards(round_: Json, person: Person) -> Steps:
    criteria = (round_["result"] or {}).get("criteria", ())
    if criteria:
        heavier = {criteria[0]["id"]: min(HEAVIEST, criteria[0]["weight"] + 1)}
        yield Ask("set_weights", {"weights": heavier}, "weight changed")


SIMULATION = Simulation(
    rounds=(
        Variant("plot"),
        Variant("four", {"scale": "1-10"}, {lang: {"criteria": listed} for lang, listed in CRITERIA.items()}),
        Variant(
            "mirrored",
            {"criteria": [{"name": "Gain", "weight": 3}, {"name": "Cost", "lower": True}]},
            pictured=False,
        ),
        Variant(
            "one",
            {"criteria": [{"name": "Cost", "lower": True}], "page": "criterion", "dont_know": False},
            pictured=False,
        ),
    ),
    choose=choose,
    afterwards=afterwards,
    seconds=lambda round_: (
        options_read(round_) + 5.0 * len(round_["options"]) * max(1, len(round_["settings"]["criteria"]))
    ),
)
