"""How made-up people sort ideas: the desk makes clusters, and people move some ideas about, flag them or propose names,
as far as they may.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from session.core.state import Json
from session.rounds.organise.board import NAME_CHARACTERS
from session.rounds.shared.simulation import Ask, Pause, Person, Simulation, Steps, Until, Variant

MOVES = 3
IDEAS_IN_ONE = 4
MOST = 12
SORTERS = 8  # who sort at the same time where everybody may
FEW = 2
COMMON = 0.4
DOUBT = 0.1
_WORD = re.compile(r"[^\W\d_]{7,}")
_BINDS = {
    "allemaal", "anderen", "daarmee", "doordat", "eigenlijk", "helemaal", "hetzelfde", "hierbij",
    "iedereen", "misschien", "natuurlijk", "niemand", "terwijl", "voordat", "volgens", "waarbij", "waarmee",
    "wanneer", "against", "already", "another", "anything", "because", "between", "everybody", "everyone",
    "however", "nothing", "somebody", "someone", "something", "through", "whether", "without",
}  # fmt: skip
"""Long words that only hold a sentence together."""


def act(round_: Json, person: Person) -> Steps:
    """Up to three ideas to a cluster that is there; now and then out of all of them."""
    if round_["settings"]["who"] != "everyone":
        yield from _beside_the_board(round_, person)
        return
    news = yield Until(lambda shown: bool(shown["body"]["clusters"]))
    for _ in range(person.dice.randint(1, MOVES) if news.round else 0):
        yield Pause(person.dice.random())
        idea = person.dice.choice(round_["options"])["id"]
        clusters = [cluster["id"] for cluster in news.round["body"]["clusters"]] if news.round else []
        yield Ask("move", {"ideas": [idea], "to": person.dice.choice([*clusters, *clusters, None])})


def _beside_the_board(round_: Json, person: Person) -> Steps:
    """A name for a cluster, and now and then a flag on an idea in one."""
    settings = round_["settings"]
    if settings["names"]:
        news = yield Until(lambda shown: bool(shown["body"]["clusters"]))
        known = {one["name"].casefold() for one in news.round["body"]["clusters"]} if news.round else set()
        name = person.words("clusters", NAME_CHARACTERS)
        if news.round and name.casefold() not in known:
            yield Ask("propose_name", {"name": name, "cluster": None})
    if not settings["flags"]:
        return
    news = yield Until(lambda shown: bool(shown["body"]["places"]))
    yield Pause(person.dice.uniform(0.5, 1.0))
    places = sorted(news.round["body"]["places"].items()) if news.round else []
    doubtful = [place for place in places if person.dice.random() < DOUBT]
    for idea, cluster in doubtful[:1]:
        yield Ask("flag", {"idea": idea, "cluster": cluster})


def desk(round_: Json, person: Person) -> Steps:
    """A cluster for every word that several ideas share, with that word as its name; where they share none, clusters of
    about four. What shares nothing is not sorted yet.
    """
    found = by_content({idea["id"]: idea["text"] for idea in round_["options"]})
    for word, ideas in found or _by_number(round_, person):
        yield Ask("new_cluster", {"name": word, "ideas": ideas})


def by_content(texts: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Name and ideas of each cluster, the largest first. A word in nearly half of the ideas is what the question is
    about and tells none apart.
    """
    words = {idea: set(_WORD.findall(text.casefold())) - _BINDS for idea, text in texts.items()}
    left, clusters = dict(words), list[tuple[str, list[str]]]()
    while len(clusters) < MOST:
        often = Counter(word for idea in left for word in words[idea])
        usual = [(number, word) for word, number in often.items() if FEW <= number <= COMMON * len(texts)]
        if not usual:
            break
        word = min(usual, key=lambda found: (-found[0], -len(found[1]), found[1]))[1]
        ideas = [idea for idea in left if word in words[idea]]
        clusters.append((word.capitalize(), ideas))
        left = {idea: own for idea, own in left.items() if idea not in ideas}
    return clusters


def _by_number(round_: Json, person: Person) -> Iterator[tuple[str, list[str]]]:
    ideas = [idea["id"] for at, idea in enumerate(round_["options"]) if at % 8 != 5]
    number = max(1, min(MOST, len(ideas) // IDEAS_IN_ONE))
    for at in range(number):
        yield person.write("clusters"), ideas[at::number]


SIMULATION = Simulation(
    rounds=(
        Variant(people=False),
        Variant("flags", {"flags": True, "names": 2}),
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
    seconds=lambda round_: (
        20 + 5.0 * len(round_["options"]) / (SORTERS if round_["settings"]["who"] == "everyone" else 1)
    ),
)
