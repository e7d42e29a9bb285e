"""Several rounds with one division: a vote, a second vote, a question put again, late seats, paper, a record between.

Worlds that differ only in who of the pool did what look the same to everybody, after every step. What does differ by
intent, and is said in docs/decisions/05-small-groups.md, is not asked here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from session.core import views
from session.core.commands import Actor, Decision
from session.core.small_groups import REST
from session.core.state import Json, plain
from session.record import export
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacks import SECRET, attacked, ballot
from tests.cast import NOW, Asked, Person, Story, fay
from tests.rounds.simulated import COMPLETE, performed, shown, somebody

EVERY = pytest.mark.parametrize("kind", SECRET)
ROLES = ("argon", "krypton", "radon")
Voter = tuple[str | None, int]  # the role, and which of the ballots this person gives


class Rooms:
    """What anybody sees of a session in which `rounds` are held one after another.

    A round is a list of voters; who is new in it comes in before it opens, and who is in `late` after. Its name is
    "new", "again" (a second vote on the one before) or "same" (its question put as a round of its own).
    """

    def __init__(self, kind: str) -> None:
        self.tried, self.seen, self.inside = attacked(kind), list[Any](), set[str]()
        roles = [{"id": role, "label": role.title()} for role in ROLES]
        self.results = cast.remembered()
        self.story: Story = cast.given(cast.created(roles=roles), kinds=KINDS, results=self.results)

    def holds(
        self, how: str, voters: Sequence[Voter], late: Sequence[Voter] = (), paper: Sequence[int] = ()
    ) -> str:
        self.come_in(voters, "")
        if how == "again":
            self.does(fay.asks("round.vote_again", self.story.state.order[-1]))
        else:
            payload = self.tried.payload()
            more = {} if how == "same" else {"prompt": f"Round {self.story.state.made}"}
            self.does(fay.asks("round.add", **payload | more))
        name = self.story.state.order[-1]
        self.does(fay.asks("round.open", name))
        self.story = performed(self.story, fay, name, self.tried.simulation.desk, somebody("desk"))
        self.come_in(late, "late ")
        for number in paper:
            self.does(fay.asks("paper.count", name, choice=self.choice(name, number)))
        for at, (role, number) in enumerate([*voters, *late]):
            who = person(
                at if at < len(voters) else at - len(voters), "" if at < len(voters) else "late ", role
            )
            self.story = self.story.when(who.casts(name, 1, **self.choice(name, number)))
            assert isinstance(self.story.last, Decision), self.story.last
        self.does(fay.asks("round.close", name), fay.asks("round.release", name))
        return name

    def choice(self, name: str, number: int) -> Json:
        dice = random.Random(f"{number}")
        return ballot(self.tried, shown(self.story, name), dice, f"{number}", COMPLETE)

    def come_in(self, voters: Sequence[Voter], when: str) -> None:
        for at, (role, _) in enumerate(voters):
            who = person(at, when, role)
            if str(who.actor.seat) not in self.inside:
                self.inside.add(str(who.actor.seat))
                self.story = self.story.when(who.asks("seat.take", role=role))
        self.look()

    def does(self, *asked: Asked) -> None:
        for command in asked:
            self.story = self.story.when(command)
            assert isinstance(self.story.last, Decision), self.story.last
            self.look()

    def look(self) -> None:
        """Every view, and the record as it is now, provisional; the desk knows the paper that it entered."""
        for audience in views.AUDIENCES:
            view = plain(self.story.sees(audience))
            for round_ in view.get("rounds", {}).values():
                round_["paper"] = None
            self.seen.append(view)
        source = export.RecordSource(
            self.story.state, 1, "0" * 64, "en", NOW // 1000, "Europe/Amsterdam", self.results
        )
        exact = json.loads(export.file(source, KINDS, "json"))
        del exact["fingerprint"]  # of the whole file, in which the order of the ballots differs
        for round_ in exact["rounds"]:
            round_["ballots"] = sorted(round_["ballots"] or [], key=json.dumps)
        self.seen.append(exact)

    def told(self, name: str) -> set[str]:
        return {counted.role for counted in self.story.state.rounds[name].ballots or ()}


def person(at: int, when: str, role: str | None) -> Person:
    return Person(Actor("phone", f"{when}p{at}", role))


def voters(sizes: Mapping[str | None, int], swap: Sequence[tuple[int, int]] = ()) -> list[Voter]:
    """So many of each role, each with a ballot of their own; those who swap give each other's."""
    listed = [role for role, number in sizes.items() for _ in range(number)]
    numbers = list(range(len(listed)))
    for one, other in swap:
        numbers[one], numbers[other] = numbers[other], numbers[one]
    return list(zip(listed, numbers, strict=True))


def moved(listed: list[Voter], at: int, role: str | None) -> list[Voter]:
    """The voters with one of them in another role."""
    return [(role if place == at else own, number) for place, (own, number) in enumerate(listed)]


@EVERY
@pytest.mark.parametrize("how", ["again", "same", "new"])
def test_over_all_rounds_who_of_the_pool_gave_which_ballot_makes_no_difference(kind: str, how: str) -> None:
    sizes = {"argon": 6, "krypton": 2, "radon": 2, None: 2}
    worlds = [Rooms(kind) for _ in range(2)]
    for world, swap in zip(worlds, ([], [(6, 9), (7, 11)]), strict=True):
        first = world.holds("new" if how == "new" else "same", voters(sizes, swap))
        second = world.holds(how, voters(sizes, swap))
        assert world.told(first) == world.told(second) == {"argon", REST}
        world.does(fay.asks("session.close"))
    assert worlds[0].seen == worlds[1].seen


@EVERY
@pytest.mark.parametrize("how", ["again", "same"])
def test_one_newcomer_in_a_small_role_does_not_split_the_pool_of_a_vote_on_the_same(
    kind: str, how: str
) -> None:
    """Krypton with one more, and known, person would be told; then so would the four others."""
    first = {"argon": 9, "radon": 9, "krypton": 4, None: 4}
    world = Rooms(kind)
    one = world.holds("same", voters(first))
    two = world.holds(how, [*voters(first), ("krypton", 99)])
    assert world.told(one) == world.told(two) == {"argon", "radon", REST}


@EVERY
def test_as_whom_somebody_of_the_pool_came_in_makes_no_difference(kind: str) -> None:
    """Not in the results, not in the numbers of people, not in the record that is made in between."""
    listed = voters({"argon": 6, "krypton": 2, "radon": 2, None: 3})
    worlds = [Rooms(kind) for _ in range(2)]
    for world, role in zip(worlds, ("krypton", "radon"), strict=True):
        world.holds("new", moved(listed, 6, role))
        world.holds("new", moved(listed, 6, role))
    assert worlds[0].seen == worlds[1].seen


@EVERY
@pytest.mark.parametrize("role", ["argon", "krypton", None])
def test_in_which_role_somebody_came_while_people_voted_makes_no_difference(
    kind: str, role: str | None
) -> None:
    listed = voters({"argon": 6, "krypton": 6, "radon": 1})
    worlds = [Rooms(kind) for _ in range(2)]
    for world, own in zip(worlds, ("radon", role), strict=True):
        name = world.holds("new", listed, late=[(own, 50), (own, 51), (own, 52), (own, 53)])
        assert world.told(name) == {"krypton", REST}
    assert worlds[0].seen == worlds[1].seen


@EVERY
@pytest.mark.parametrize("phones", [1, 4])
def test_what_few_phones_beside_many_papers_chose_makes_no_difference(kind: str, phones: int) -> None:
    worlds = [Rooms(kind) for _ in range(8)]
    for world, seed in zip(worlds, range(0, 80, 10), strict=True):
        world.holds("new", [("argon", seed + at) for at in range(phones)], paper=range(90, 99))
    ballots = [world.story.state.rounds["r1"].ballots for world in worlds]
    assert any(other != ballots[0] for other in ballots), "another ballot"
    assert all(world.seen == worlds[0].seen for world in worlds)


@EVERY
@pytest.mark.parametrize("papers", [3, 9])
def test_a_round_without_any_phone_is_told_and_not_by_role(kind: str, papers: int) -> None:
    world = Rooms(kind)
    name = world.holds("new", [], paper=range(papers))
    result = views.result(world.story.state, world.story.state.rounds[name], KINDS)
    assert result is not None
    assert (result["ballots"], result.get("withheld"), result["roles"]) == (papers, None, [])
    assert section(world, name)["tables"] or section(world, name)["summary"]
    assert "fewer than 5" not in json.dumps(section(world, name))


@EVERY
def test_the_record_says_why_few_phones_beside_many_papers_have_no_figures(kind: str) -> None:
    world = Rooms(kind)
    name = world.holds("new", [("argon", 0)], paper=range(4))
    assert section(world, name)["tables"] == []
    assert "Fewer than 5 people voted on their phone" in json.dumps(section(world, name))


def section(world: Rooms, name: str) -> Json:
    """What the last record says of a round."""
    sections: list[Json] = world.seen[-1]["record"]["sections"]
    return next(section for section in sections if section["round"] == name)
