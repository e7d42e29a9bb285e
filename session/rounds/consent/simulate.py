"""How a made-up person consents: most do, some with a concern, a few object and say why.

Afterwards the desk meets all objections to the first proposal, and the first one to each of the others.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Ask, Person, Simulation, Steps, Variant

STANCES = {"consent": 12, "concern": 4, "objection": 1, "abstain": 1}
ABSTAINS = {"stance": "abstain", "text": ""}


def choose(round_: Json, person: Person) -> Json:
    """Who leaves a proposal out abstains from it: that is how it is counted."""
    proposals = [option["id"] for option in round_["options"]]
    texts = {option["id"]: option["text"] for option in round_["options"]}
    given = {proposal: _answer(round_, person, texts[proposal]) for proposal in person.answered(proposals)}
    return {"answers": {proposal: given.get(proposal, ABSTAINS) for proposal in proposals}}


def _answer(round_: Json, person: Person, proposal: str) -> Json:
    stance = person.dice.choices(tuple(STANCES), tuple(STANCES.values()))[0]
    explains = person.dice.random() < person.habits.explains
    speaks = stance == "objection" or (stance == "concern" and explains)
    most = round_["settings"]["characters"]
    return {"stance": stance, "text": person.words("objections", most, proposal) if speaks else ""}


def afterwards(round_: Json, person: Person) -> Steps:
    for at, proposal in enumerate((round_["result"] or {}).get("proposals", ())):
        for objection in proposal["objections"][: 1 if at else None]:
            note = {"objection": objection["id"], "note": person.write("notes")}
            yield Ask("resolve", note, "objection met")


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("quorum", {"characters": 40, "quorum": 20}, pictured=False),
    ),
    question={"nl": "Kun je hiermee leven?", "en": "Can you live with this?"},
    choose=choose,
    afterwards=afterwards,
    seconds=per_option(20),
)
