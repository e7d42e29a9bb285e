"""How made-up people talk: some ask to speak, a few of those think better of it, and everybody gives a stop light.

The desk puts the first thing on the table, asks for the lights and writes; afterwards it writes the notes of the rest.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Until, Variant

SPEAKS, THINKS_BETTER = 0.25, 0.3
GOES, DOUBTS = 0.45, 0.25


def act(round_: Json, person: Person) -> Steps:
    """Waits until there is something on the table, and then for the lights."""
    news = yield Until(lambda shown: shown["body"]["table"] is not None)
    if news.round is None:
        return
    yield Pause(person.dice.random())
    thing = news.round["body"]["table"]
    if round_["settings"]["queue"] and person.dice.random() < SPEAKS:
        asked = yield Ask("ask", {"thing": thing["id"]})
        if asked.ok and person.dice.random() < THINKS_BETTER:
            yield Ask("take_back", {"number": asked.reply["number"]})
    news = yield Until(lambda shown: shown["body"]["lights"] is not None)
    if news.round is not None:
        asked_for = news.round["body"]["lights"]["asked"]
        yield Ask("light", {"asked": asked_for, "light": _light(person, thing["text"])})
        if person.dice.random() < person.habits.changes:
            yield Ask("light", {"asked": asked_for, "light": "unsure"})


def _light(person: Person, text: str) -> str:
    liked = person.liking(text)
    return "go" if liked > GOES else "unsure" if liked > DOUBTS else "stop"


def desk(round_: Json, person: Person) -> Steps:
    first, *_ = round_["body"]["all"]
    yield Ask("put", {"thing": first["id"]})
    yield Ask("ask_lights", {"on": True, "keep": True})
    yield Ask("clock", {"do": "more", "seconds": 60})
    yield _written(first, "conclusion", person.write("decisions"))
    yield _written(first, "notes", person.write("notes"))


def afterwards(round_: Json, person: Person) -> Steps:
    for thing in round_["body"]["all"][1:3]:
        yield _written(thing, "notes", person.write("notes"))


def _written(thing: Json, part: str, text: str) -> Ask:
    return Ask("write", {"thing": thing["id"], "part": part, "text": text, "was": thing[part]})


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("alone", options=False),
        Variant("silent", {"queue": False, "arguments": False}, pictured=False),
        Variant("timed", {"minutes": 5}, pictured=False),
    ),
    question={
        "nl": "Wat hebben we nodig om hier samen verder mee te gaan?",
        "en": "What do we need to go on with this together?",
    },
    act=act,
    desk=desk,
    afterwards=afterwards,
    seconds=lambda round_: 30.0 + 120.0 * max(1, min(3, len(round_["options"]))),
)
