"""How a made-up person answers decisions: waits for the words, and answers again when they changed meanwhile.

The desk words a decision when the round has none, and says who does what.
"""

from __future__ import annotations

from functools import partial

from session.core.state import Json
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Until, Variant, Vote

SUPPORTS, BEARS = 0.4, 0.2
DUE = ("2030-01-15", "2030-03-01")


def choose(round_: Json, person: Person) -> Json:
    decisions = sorted(round_["body"]["decisions"], key=lambda decision: str(decision["id"]))
    return {
        "answers": {
            decision["id"]: _answer(round_["settings"], person, decision)
            for decision in person.answered(decisions)
        }
    }


def _answer(settings: Json, person: Person, decision: Json) -> Json:
    liked = person.liking(decision["text"], spread=0.1)
    stance = "support" if liked > SUPPORTS else "neutral" if liked > BEARS else "against"
    explains = person.dice.random() < person.habits.explains
    speaks = stance == "against" and settings["objections"] and explains
    objection = (
        person.words("objections", settings["objection_characters"], decision["text"]) if speaks else ""
    )
    return {"revision": decision["revision"], "stance": stance, "objection": objection}


def act(round_: Json, person: Person) -> Steps:
    known: list[Json] = []
    while (news := (yield Until(partial(_newly_worded, known)))).round is not None:
        known = news.round["body"]["decisions"]
        choice = choose(news.round, person)
        yield Pause(person.dice.random())
        cast = yield Vote(choice)
        if cast.code != "stale_wording":
            return


def _newly_worded(known: list[Json], round_: Json) -> bool:
    decisions: list[Json] = round_["body"]["decisions"]
    return bool(decisions) and decisions != known


def desk(round_: Json, person: Person) -> Steps:
    if not round_["body"]["decisions"]:
        yield Ask("word", {"text": person.write("decisions")})
    for due in DUE:
        yield Ask(
            "add_action", {"text": person.write("actions"), "owner": person.write("owners"), "due": due}
        )


SIMULATION = Simulation(
    rounds=(
        Variant(),
        Variant("open", {"objection_characters": 40}, options=False, pictured=False),
        Variant("silent", {"objections": False}, pictured=False),
    ),
    question={"nl": "Wat spreken we af?", "en": "What do we agree?"},
    choose=choose,
    act=act,
    desk=desk,
    seconds=lambda round_: 60.0,
)
