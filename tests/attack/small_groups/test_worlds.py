"""Two worlds that differ only in what is to stay hidden look the same to everybody.

Whoever could tell them apart, by whatever arithmetic, would have learnt something; so this asks no cleverness of the
attacker. Only the order of the exported ballots may differ, because that is an unpredictable shuffle, and with it the
fingerprint, which anybody can work out from the rest of the file.
"""

from __future__ import annotations

import json
import random
from itertools import combinations
from typing import Any

import pytest

from session.core import answers, views
from session.core.answers import Answers
from session.core.commands import Decision
from session.core.look_back import looked_back
from session.core.state import Json, plain
from session.record import export, summary, typeset
from session.recount.fingerprint import fingerprint_of
from session.rounds import KINDS
from session.rounds.shared.simulation import Person as Simulated
from tests import cast
from tests.attack.small_groups.attacks import SECRET, attack_on, attacked, ballot, withholding
from tests.cast import NOW, Asked, Person, Story, fay, people
from tests.conftest import SOAK
from tests.rounds import simulated
from tests.rounds.simulated import COMPLETE, Tried, performed, shown, somebody, usual

EVERY = pytest.mark.parametrize("kind", SECRET)
ROUND = "r1"
ROLES = ("argon", "krypton", "radon")
RUNS = 30 if SOAK else 2  # of every kind at least


class World:
    """Everything that anybody gets to see of a session with a threshold of five and one vote."""

    def __init__(self, tried: Tried, ballots: list[tuple[str | None, Json]]) -> None:
        roles = [{"id": role, "label": role.title()} for role in ROLES]
        self.results = cast.remembered()
        self.story: Story = cast.given(cast.created(roles=roles), kinds=KINDS, results=self.results)
        self.seen: list[Any] = []
        voters = [
            (person, choice)
            for at, (role, choice) in enumerate(ballots)
            for person in people(1, role, f"voter {at} ")
        ]
        self.tries(fay.asks("round.add", **tried.payload()), fay.asks("phones.roam", roam=True))
        self.tries(*(voter.asks("seat.take", role=voter.actor.role) for voter, _ in voters))
        self.tries(fay.asks("round.open", ROUND))
        self.story = performed(self.story, fay, ROUND, tried.simulation.desk, somebody("desk"))
        for person, choice in voters:
            self.casts(person, choice)
        for name in ("close", "release"):
            self.tries(fay.asks(f"round.{name}", ROUND))
        self.asks_on(tried.kind)
        self.goes_on(tried.kind)
        self.tries(fay.asks("session.close"))
        self.prints()

    def casts(self, person: Person, choice: Json) -> None:
        self.story = self.story.when(person.casts(ROUND, 1, **choice))
        assert isinstance(self.story.last, Decision), self.story.last

    def asks_on(self, kind: str) -> None:
        """Commands of the desk whose answer could tell something."""
        for command, data in attack_on(kind).probes:
            self.tries(fay.asks(f"{kind}.{command}", ROUND, **data))
        round_ = self.story.state.rounds[ROUND]
        for flavour in KINDS[kind].items(round_, None):
            for size in (2, 3):
                for options in combinations([option.id for option in round_.options], size):
                    tie = {"options": options, "how": "person", "flavour": flavour}
                    self.tries(fay.asks("round.break_tie", ROUND, **tie))

    def goes_on(self, kind: str) -> None:
        """A later round for every flavour of items: their order, and where a top ends, could tell something."""
        for flavour in KINDS[kind].items(self.story.state.rounds[ROUND], None):
            for pick in ("all", "top"):
                source = {"round": ROUND, "flavour": flavour, "pick": pick, "top": 1}
                self.tries(fay.asks("round.add", kind="rank", source=source))
                name = self.story.state.order[-1]
                self.tries(fay.asks("round.open", name), fay.asks("round.close", name))

    def tries(self, *asked: Asked) -> None:
        before = self.story.state
        for command in asked:
            self.story = self.story.when(command)
            if not isinstance(self.story.last, Decision):  # nothing has changed, so nothing else is seen
                self.seen.append(repr(self.story.last))
                self.story = self.story.after_all()
                continue
            self.seen.append("yes")
            self.seen += [plain(self.story.sees(audience)) for audience in views.AUDIENCES]
            self.seen += self.looked_back()
        if self.story.state is before:
            return
        source = self.source()
        record = export.file(source, KINDS, "json")
        assert fingerprint_of(record).is_unchanged
        exact = {**json.loads(record), "fingerprint": ""}
        for round_ in exact["rounds"]:
            round_["ballots"] = sorted(round_["ballots"] or [], key=json.dumps)
        self.seen += [exact, export.file(source, KINDS, "csv")]

    def source(self) -> export.RecordSource:
        return export.RecordSource(
            self.story.state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam", self.results
        )

    def prints(self) -> None:
        """The pages of the record, which know more of the session than the files do."""
        record, reading = export.read(self.source(), KINDS)
        self.seen[:0] = [typeset.sheet(record, "0" * 64, reading), summary.sheet(record, reading)]

    def looked_back(self) -> list[str]:
        """What a phone gets that looks back at each of the rounds."""
        state = self.story.state
        return [repr(looked_back(state, name, KINDS, self.results)) for name in state.order]


def voted_in(tried: Tried) -> Json:
    """The round as a phone gets it when people vote."""
    return shown(tried.opened(cast.given(kinds=KINDS), ROUND), ROUND)


def complete(tried: Tried, number: int, seed: object = "") -> list[Json]:
    """So many ballots that leave no question out, and take a side everywhere."""
    round_ = voted_in(tried)
    return [ballot(tried, round_, random.Random(f"{seed} {at}"), str(at), COMPLETE) for at in range(number)]


def runs() -> list[Any]:
    """Every variant of every secret kind, and each kind at least `RUNS` times: (round, seed)."""
    listed = []
    for kind in SECRET:
        variants = [tried for tried in simulated.SECRET if tried.kind == kind]
        for seed in range(max(RUNS, len(variants))):
            tried = variants[seed % len(variants)]
            listed.append(pytest.param(tried, seed, id=f"{tried.id}-{seed}"))
    return listed


@pytest.mark.parametrize(("tried", "seed"), runs())
def test_who_of_the_small_roles_that_are_merged_gave_which_ballot_makes_no_difference(
    tried: Tried, seed: int
) -> None:
    roles = ["argon"] * 6 + ["krypton"] * 2 + ["radon"] * 3
    choices = complete(tried, len(roles), seed)
    mixed = [*choices[:6], *reversed(choices[6:])]
    one, other = (World(tried, list(zip(roles, ballots, strict=True))) for ballots in (choices, mixed))
    assert one.seen == other.seen
    assert any("'result': {" in seen for seen in one.seen if isinstance(seen, str)), "nobody looked back"
    ballots = one.story.state.rounds[ROUND].ballots or ()
    assert [counted.role for counted in ballots].count("argon") == 6


@EVERY
@pytest.mark.parametrize("number", [1, 4])
def test_what_is_on_fewer_ballots_than_the_threshold_makes_no_difference(kind: str, number: int) -> None:
    tried = attacked(kind)
    one, other = (
        World(tried, [("argon", choice) for choice in complete(tried, number, seed)]) for seed in (1, 2)
    )
    assert one.story.state.rounds[ROUND].ballots != other.story.state.rounds[ROUND].ballots, "another seed"
    assert one.seen == other.seen


def shape_of(tried: Tried) -> Answers:
    shape = KINDS[tried.kind].answers
    assert shape is not None
    return shape


def of_extreme(tried: Tried, opinion: float) -> Json:
    """The ballot of somebody who finds everything worthless, or wonderful."""
    person = somebody("extreme", COMPLETE, "canary")
    return tried.choose(voted_in(tried), Simulated(person.dice, lambda text: opinion, person.write, COMPLETE))


@pytest.mark.parametrize("kind", withholding())
@pytest.mark.parametrize("number", [1, 3, 4])
def test_what_few_people_answered_to_a_question_that_is_withheld_makes_no_difference(
    kind: str, number: int
) -> None:
    tried = attacked(kind)
    roles, shape, worlds = ["argon"] * 6 + ["krypton"] * 6, shape_of(tried), []
    last = voted_in(tried)["options"][-1]["id"]
    for opinion in (0.0, 1.0):
        few = {
            path: answer
            for path, answer in answers.apart(shape, of_extreme(tried, opinion)).items()
            if path[0] == last
        }
        choices = []
        for at, choice in enumerate(complete(tried, len(roles))):
            most = {path: answer for path, answer in answers.apart(shape, choice).items() if path[0] != last}
            choices.append(answers.together(shape, choice, most | (few if at < number else {})))
        worlds.append(World(tried, list(zip(roles, choices, strict=True))))
    ballots = [world.story.state.rounds[ROUND].ballots or () for world in worlds]
    assert ballots[0] != ballots[1]
    assert worlds[0].seen == worlds[1].seen
    assert {counted.role for counted in ballots[0]} == {"argon", "krypton"}


@EVERY
def test_the_words_of_a_voter_stand_nowhere_beside_a_role_or_the_rest_of_the_ballot(kind: str) -> None:
    """A writer who is recognised by style gives away that text, and not what else is on the ballot."""
    tried, roles = usual(kind), ["argon"] * 6 + ["krypton"] * 6
    ballots = complete(tried, len(roles))
    if "canary" not in json.dumps(ballots):  # nobody writes anything in such a round
        assert KINDS[kind].answers is None or not (shape_of(tried).reason or shape_of(tried).words)
        return
    shape = shape_of(tried)
    turned = [reworded(shape, choice, ballots[-1 - at]) for at, choice in enumerate(ballots)]
    worlds = [World(tried, list(zip(roles, choices, strict=True))) for choices in (ballots, turned)]
    assert "canary" in json.dumps(worlds[0].seen[-2]["rounds"][0]["result"])
    assert "canary" not in json.dumps(worlds[0].seen[-2]["rounds"][0]["ballots"])
    assert ballots != turned, "somebody's words are on another ballot"
    assert worlds[0].seen == worlds[1].seen


def reworded(shape: Answers, choice: Json, other: Json) -> Json:
    """`choice` with the words of the other, wherever the two differ in nothing else."""
    said, own = answers.apart(shape, other), answers.apart(shape, choice)
    if shape.words:
        there, here = other[shape.words], choice[shape.words]
        swapped = {
            question
            for question in here
            if question in there and said.get((question,)) == own.get((question,))
        }
        return {**choice, shape.words: here | {question: there[question] for question in swapped}}
    wordless = {path: {**answer, shape.reason: ""} for path, answer in own.items()}
    same = {path for path, answer in said.items() if {**answer, shape.reason: ""} == wordless[path]}
    return answers.together(shape, choice, {path: said[path] if path in same else own[path] for path in own})
