"""How made-up people sort ideas: the desk makes clusters, and where everybody may, people move some ideas about."""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Until, Variant

MOVES = 3
IDEAS_IN_ONE = 4
MOST = 12


def act(round_: Json, person: Person) -> Steps:
    """Up to three ideas to a cluster that is there; now and then out of all of them."""
    if round_["settings"]["who"] != "everyone":
        return
    news = yield Until(lambda shown: bool(shown["body"]["clusters"]))
    for _ in range(person.dice.randint(1, MOVES) if news.round else 0):
        yield Pause(person.dice.random())
        idea = person.dice.choice(round_["options"])["id"]
        clusters = list(news.round["body"]["clusters"]) if news.round else []
        yield Ask("move", {"ideas": [idea], "to": person.dice.choice([*clusters, *clusters, None])})


def desk(round_: Json, person: Person) -> Steps:
    """Clusters of about four ideas; one idea in eight is not sorted yet."""
    ideas = [idea["id"] for at, idea in enumerate(round_["options"]) if at % 8 != 5]
    number = max(1, min(MOST, len(ideas) // IDEAS_IN_ONE))
    for at in range(number):
        yield Ask("new_cluster", {"name": person.write("clusters"), "ideas": ideas[at::number]})


SIMULATION = Simulation(
    rounds=(
        Variant(people=False),
        Variant("everyone", {"who": "everyone"}, pictured=False),
        Variant(
            "named",
            {"who": "everyone"},
            {
                "nl": {"clusters": ["Samen", "Geld", "Regels"]},
                "en": {"clusters": ["Together", "Money", "Rules"]},
            },
            pictured=False,
        ),
    ),
    question={"nl": "Wat hoort bij elkaar?", "en": "What belongs together?"},
    act=act,
    desk=desk,
)
