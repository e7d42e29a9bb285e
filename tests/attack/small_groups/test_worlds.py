"""Two worlds that differ only in what is to stay hidden look the same to everybody.

Whoever could tell them apart, by whatever arithmetic, would have learnt something; so this asks no cleverness of the
attacker. Only the order of the exported ballots may differ, because that is an unpredictable shuffle.
"""

from __future__ import annotations

import json
import random
from itertools import combinations
from typing import Any

import pytest

from session.core import views
from session.core.commands import Decision
from session.core.state import Json, plain
from session.record import export
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.ballots import SETTINGS, TEXTS, WITHHOLD, chosen
from tests.cast import NOW, Asked, Person, Story, fay, people

EVERY = pytest.mark.parametrize("kind", sorted(SETTINGS))
ROLES = ("argon", "krypton", "radon")
IDS = ["r1-1", "r1-2", "r1-3"]


class World:
    """Everything that anybody gets to see of a session with a threshold of five and one vote."""

    def __init__(self, kind: str, ballots: list[tuple[str | None, Json]]) -> None:
        roles = [{"id": each, "label": each.title()} for each in ROLES]
        self.story: Story = cast.given(cast.created(roles=roles), kinds=KINDS)
        self.seen: list[Any] = []
        voters = [
            (person, choice)
            for at, (role, choice) in enumerate(ballots)
            for person in people(1, role, f"voter {at} ")
        ]
        source = {} if KINDS[kind].takes == "none" else {"source": {"texts": TEXTS}}
        self.tries(fay.asks("round.add", kind=kind, settings=SETTINGS[kind], **source))
        self.tries(*(each.asks("seat.take", role=each.actor.role) for each, _ in voters))
        self.tries(fay.asks("round.open", "r1"))
        for person, choice in voters:
            self.casts(person, choice)
        for name in ("close", "release"):
            self.tries(fay.asks(f"round.{name}", "r1"))
        self.asks_on(kind)
        self.goes_on(kind)
        self.tries(fay.asks("session.close"))

    def casts(self, person: Person, choice: Json) -> None:
        self.story = self.story.when(person.casts("r1", 1, **choice))
        assert isinstance(self.story.last, Decision), self.story.last

    def asks_on(self, kind: str) -> None:
        """Commands of the desk whose answer could tell something."""
        if kind == "consent":
            for at in range(1, 9):
                self.tries(fay.asks("consent.resolve", "r1", objection=f"r1-1:{at}", note="Later"))
        if kind == "criteria":
            self.tries(fay.asks("criteria.set_weights", "r1", weights={"c1": 0, "c2": 3}))
        for flavour in KINDS[kind].items(self.story.state.rounds["r1"]):
            for size in (2, 3):
                for options in combinations(IDS, size):
                    self.tries(
                        fay.asks("round.break_tie", "r1", options=options, how="person", flavour=flavour)
                    )

    def goes_on(self, kind: str) -> None:
        """A later round for every flavour of items: their order, and where a top ends, could tell something."""
        for flavour in KINDS[kind].items(self.story.state.rounds["r1"]):
            for pick in ("all", "top"):
                source = {"round": "r1", "flavour": flavour, "pick": pick, "top": 1}
                self.tries(fay.asks("round.add", kind="rank", source=source))
                name = self.story.state.order[-1]
                self.tries(fay.asks("round.open", name), fay.asks("round.close", name))

    def tries(self, *asked: Asked) -> None:
        for each in asked:
            self.story = self.story.when(each)
            self.seen.append(repr(self.story.last) if not isinstance(self.story.last, Decision) else "yes")
            self.story = self.story.after_all()
            self.seen += [plain(self.story.sees(audience)) for audience in views.AUDIENCES]
        source = export.RecordSource(self.story.state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam")
        exact = json.loads(export.file(source, KINDS, "json"))
        for each in exact["rounds"]:
            each["ballots"] = sorted(each["ballots"] or [], key=json.dumps)
        self.seen += [exact, export.file(source, KINDS, "csv")]


def complete(kind: str, dice: random.Random, voter: int) -> Json:
    """A ballot that leaves no question out, and takes a side everywhere."""
    found = chosen(kind, IDS, dice, str(voter))
    fallback = {
        "criteria": lambda: {"c1": dice.choice((1, 2, 5)), "c2": dice.choice((1, 4))},
        "consent": lambda: {"stance": "consent", "text": ""},
        "decide": lambda: {"revision": 1, "stance": dice.choice(("support", "neutral")), "objection": ""},
        "estimate": lambda: {"low": dice.randint(0, 9), "high": None},
        "statements": lambda: dice.choice(("agree", "disagree")),
        "grade": lambda: dice.randint(1, 3),
        "rate": lambda: dice.randint(1, 5),
    }.get(kind)
    if fallback is None:
        return found
    ((key, answers),) = found.items()
    whole = {each: None if kind == "criteria" else answers.get(each) for each in IDS}
    return {key: {each: fallback() if answer in (None, "pass") else answer for each, answer in whole.items()}}


@EVERY
@pytest.mark.parametrize("seed", range(3))
def test_who_of_the_small_roles_that_are_merged_gave_which_ballot_makes_no_difference(
    kind: str, seed: int
) -> None:
    dice = random.Random(seed)
    roles = ["argon"] * 6 + ["krypton"] * 2 + ["radon"] * 3
    choices = [complete(kind, dice, at) for at in range(len(roles))]
    mixed = [*choices[:6], *reversed(choices[6:])]
    one, other = (World(kind, list(zip(roles, each, strict=True))) for each in (choices, mixed))
    assert one.seen == other.seen
    assert [each["role"] for each in one.story.state.rounds["r1"].ballots or ()].count("argon") == 6


@EVERY
@pytest.mark.parametrize("number", [1, 4])
def test_what_is_on_fewer_ballots_than_the_threshold_makes_no_difference(kind: str, number: int) -> None:
    one, other = (
        World(kind, [("argon", complete(kind, random.Random(f"{seed} {at}"), at)) for at in range(number)])
        for seed in (1, 3)
    )
    assert one.story.state.rounds["r1"].ballots != other.story.state.rounds["r1"].ballots, "another seed"
    assert one.seen == other.seen


FEW = {
    "decide": [
        {"revision": 1, "stance": "support", "objection": ""},
        {"revision": 1, "stance": "against", "objection": "canary"},
    ],
    "estimate": [{"low": 1, "high": None}, {"low": 9, "high": None}],
    "statements": ["agree", "disagree"],
}


@pytest.mark.parametrize("kind", sorted(WITHHOLD))
@pytest.mark.parametrize("number", [1, 3, 4])
def test_what_few_people_answered_to_a_question_that_is_withheld_makes_no_difference(
    kind: str, number: int
) -> None:
    roles, worlds = ["argon"] * 6 + ["krypton"] * 6, []
    for few in FEW[kind]:
        dice = random.Random(3)
        choices = [complete(kind, dice, at) for at in range(len(roles))]
        for at, choice in enumerate(choices):
            key = next(iter(choice))
            choice[key] = {each: choice[key][each] for each in IDS[:2]} | (
                {IDS[2]: few} if at < number else {}
            )
        worlds.append(World(kind, list(zip(roles, choices, strict=True))))
    assert worlds[0].story.state.rounds["r1"].ballots != worlds[1].story.state.rounds["r1"].ballots
    assert worlds[0].seen == worlds[1].seen
    assert {each["role"] for each in worlds[0].story.state.rounds["r1"].ballots or ()} == {"argon", "krypton"}


@pytest.mark.parametrize("kind", ["consent", "decide"])
def test_the_words_of_a_voter_stand_nowhere_beside_a_role_or_the_rest_of_the_ballot(kind: str) -> None:
    """A writer who is recognised by style gives away that text, and not what else is on the ballot."""
    roles = ["argon"] * 6 + ["krypton"] * 6
    ballots = [complete(kind, random.Random(at), at) for at in range(len(roles))]
    turned = [
        {
            "answers": {
                key: reworded(each, ballots[-1 - at]["answers"][key])
                for key, each in ballot["answers"].items()
            }
        }
        for at, ballot in enumerate(ballots)
    ]
    worlds = [World(kind, list(zip(roles, each, strict=True))) for each in (ballots, turned)]
    assert "canary" in json.dumps(worlds[0].seen[-2]["rounds"][0]["result"])
    assert "canary" not in json.dumps(worlds[0].seen[-2]["rounds"][0]["ballots"])
    swapped = [
        [key for key in IDS if texts(each, key) != texts(new, key)]
        for each, new in zip(ballots, turned, strict=True)
    ]
    assert any(swapped)
    assert worlds[0].seen == worlds[1].seen


def texts(choice: Json, key: str) -> str:
    answer = choice["answers"][key]
    return str(answer.get("text") or answer.get("objection") or "")


def reworded(answer: Json, other: Json) -> Json:
    """`answer` with the words of the other, where both have the same stance."""
    return (
        {**answer, **{key: other[key] for key in ("text", "objection") if key in answer}}
        if (answer["stance"] == other["stance"])
        else answer
    )
