"""How a made-up person takes part in actions: proposes one now and then, and says how sure it is that each will happen.

The desk accepts what stands there when it looks, and proposes one itself.
"""

from __future__ import annotations

from session.core.state import Json
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Until, Variant, Vote

PROPOSES, NAMED = 0.3, 0.6
DUE = ("2030-01-15", "2030-03-01")


def choose(round_: Json, person: Person) -> Json:
    actions = sorted(round_["body"]["actions"], key=lambda action: str(action["id"]))
    return {
        "answers": {
            action["id"]: {"revision": action["revision"], "sure": 1 + person.step(_sure(action, person), 4)}
            for action in person.answered(actions)
        }
    }


def _sure(action: Json, person: Person) -> float:
    """What has a name behind it happens sooner."""
    return min(1.0, person.liking(action["text"], spread=0.1) + (0.15 if action["who"] else 0))


def act(round_: Json, person: Person) -> Steps:
    words = person.words("actions", round_["settings"]["action_characters"])
    is_there = any(action["text"] == words for action in round_["body"]["actions"])
    if person.dice.random() < PROPOSES and not is_there:
        owner = person.write("owners") if person.dice.random() < NAMED else ""
        yield Ask("propose", {"text": words, "who": owner[:80], "when": ""})
    yield Pause(person.dice.random())
    for _ in range(3):
        news = yield Until(lambda now: bool(now["body"]["actions"]))
        if news.round is None:
            return
        cast = yield Vote(choose(news.round, person))
        if cast.code not in ("stale_wording", "unknown_action"):
            return


def desk(round_: Json, person: Person) -> Steps:
    for when in DUE:
        most = round_["settings"]["action_characters"]
        words = {"text": person.words("actions", most), "who": person.write("owners")[:80], "when": when}
        proposed = yield Ask("propose", words)
        if proposed.ok:
            yield Ask("judge", {"action": proposed.reply["action"], "to": "accepted"})


SIMULATION = Simulation(
    rounds=(
        Variant(most=12),
        Variant("short", {"actions_per_person": 1, "action_characters": 20}, most=12, pictured=False),
    ),
    question={"nl": "Wie doet wat, en wanneer?", "en": "Who does what, and when?"},
    choose=choose,
    act=act,
    desk=desk,
    seconds=lambda round_: 75.0,
)
