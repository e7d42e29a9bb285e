"""How a made-up person objects to decisions: joins what comes near the own doubts, and now and then writes one.

The desk types what was said aloud, so that there is something to join from the start.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared import checking
from session.rounds.shared.effort import per_option
from session.rounds.shared.simulation import Ask, Person, Simulation, Steps, Until, Variant, Wrote, voting

SHARES = 0.3  # who likes a decision less than this has something against it
WRITES, CONDITION, WITHDRAWN = 0.15, 0.6, 0.1


def choose(round_: Json, person: Person) -> Json:
    """No objection to what this person likes; else the objections that happen to be near."""
    answers: dict[str, list[str]] = {}
    for decision in person.answered(round_["options"]):
        objections = sorted(
            key for key, one in round_["body"]["objections"].items() if one["decision"] == decision["id"]
        )
        doubts = person.liking(decision["text"]) < SHARES or person.is_unsure()
        near = [key for key in objections if person.dice.random() < person.habits.explains] if doubts else []
        answers[decision["id"]] = near
    return {"answers": answers}


def act(round_: Json, person: Person) -> Steps:
    yield from voting(choose)(round_, person)
    decision, writes, fate = person.dice.choice(round_["options"]), person.dice.random(), person.dice.random()
    written = _written(round_, person, decision)
    now = (yield Until(lambda round_: True)).round
    if writes < WRITES and now and not _is_there(now, written):
        added = yield Ask("add_objection", written)
        if added.ok and not checking.asked(round_["settings"]):  # what waits may never stand in the record
            yield Wrote(added.reply["objection"], written["text"])
            if fate < WITHDRAWN:
                yield Ask("withdraw_objection", {"objection": added.reply["objection"]})
                yield Wrote(added.reply["objection"], None)


def _is_there(round_: Json, written: Json) -> bool:
    """Who reads the own words there already has no need to write them."""
    return any(one["text"] == written["text"] for one in round_["body"]["objections"].values())


def _written(round_: Json, person: Person, decision: Json) -> Json:
    most = round_["settings"]["objection_characters"]
    condition = person.words("contra", most) if person.dice.random() < CONDITION else ""
    text = person.words("objections", most, decision["text"])
    return {"decision": decision["id"], "text": text, "condition": condition}


def desk(round_: Json, person: Person) -> Steps:
    for decision in round_["options"]:
        written = _written(round_, person, decision)
        added = yield Ask("add_objection", written)
        if added.ok:
            yield Wrote(added.reply["objection"], written["text"])


SIMULATION = Simulation(
    rounds=(
        Variant(most=4),
        Variant("one", most=1),
        Variant("short", {"conditions": False, "objection_characters": 40}, pictured=False),
    ),
    question={"nl": "Wie heeft een bezwaar of een voorwaarde?", "en": "Who has an objection or a condition?"},
    choose=choose,
    act=act,
    desk=desk,
    seconds=lambda round_: per_option(8)(round_) + 30,
)
