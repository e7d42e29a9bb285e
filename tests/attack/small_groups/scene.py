"""A session under attack: two votes on the same options, with everything that makes one version differ from the next.

People come late, also while others vote, ballots on paper are entered and corrected, a tie is broken, weights are
changed, an objection is resolved, results are shown, hidden and shown again, the session closes and opens once more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from session.core import answers, patch, views
from session.core.ballots import final_choice
from session.core.commands import Actor, Decision
from session.core.look_back import looked_back
from session.core.refusals import Refused
from session.core.small_groups import REST
from session.core.state import Json, plain
from session.rounds import KINDS
from tests import cast
from tests.attack.small_groups.attacker import EVERYBODY, LATE, ROLES, Attacker, Role
from tests.attack.small_groups.attacks import Figure, attack_on, attacked, ballot
from tests.cast import Asked, Person, fay, people
from tests.rounds.simulated import performed, shown, somebody

Cell = tuple[str, Role, Figure]  # of a round


class Attacked:
    """`by_role`: how likely the votes are told by role; where they are not, no ballot has a role to find. `latecomers`:
    how many may come in while people vote.
    """

    def __init__(
        self,
        kind: str,
        sizes: Sequence[int],
        threshold: int,
        seed: int,
        by_role: float = 0.8,
        latecomers: Sequence[int] = (0, 0, 1, 4, 9),
    ) -> None:
        self.kind, self.tried, self.attack = KINDS[kind], attacked(kind), attack_on(kind)
        self.dice, self.attacker = random.Random(seed), Attacker(self.attack)
        roles = [{"id": role, "label": role.title()} for role in ROLES]
        created, self.results = cast.created(roles=roles, threshold=threshold), cast.remembered()
        self.story = cast.given(created, kinds=KINDS, results=self.results)
        self.threshold = threshold
        self.seen: dict[str, Json] = {audience: {} for audience in views.AUDIENCES}
        self.truth: dict[str, dict[Role, Counter[Figure]]] = {}
        self.phones: dict[str, Counter[Role]] = {}
        voters = [
            person
            for at, (role, size) in enumerate(zip((*ROLES, None), sizes, strict=True))
            for person in people(size, role, f"crowd {at} ")
        ]
        self.dice.shuffle(voters)
        self.votes_twice(voters, by_role, self.dice.choice(latecomers))

    def votes_twice(self, voters: Sequence[Person], by_role: float, while_open: int) -> None:
        """The session, from the first who come in to the record after it was closed a second time."""
        late = voters[: len(voters) // 5]
        self.while_open = [
            Person(Actor("phone", f"while open {at}", self.dice.choice((*ROLES, None))))
            for at in range(while_open)
        ]
        self.attacker.late = bool(self.while_open)
        self.comes_in(*voters[len(late) :])
        plan = {"by_role": self.dice.random() < by_role}
        self.does(
            fay.asks("round.add", **self.tried.payload(), plan=plan), fay.asks("phones.roam", roam=True)
        )
        self.vote("r1", voters[len(late) :])
        self.does(fay.asks("round.vote_again", "r1"))
        self.comes_in(*late)
        self.vote("r2", voters[: self.dice.randint(len(voters) // 2, len(voters))])
        self.does(fay.asks("screen.show", mode="shift", round="r2"), fay.asks("session.close"))
        self.attacker.reads(self.story.state, self.results)
        self.does(fay.asks("session.reopen"), fay.asks("session.close"))
        self.attacker.reads(self.story.state, self.results)

    def comes_in(self, *voters: Person) -> None:
        self.does(*(voter.asks("seat.take", role=voter.actor.role) for voter in voters))

    def vote(self, name: str, voters: Sequence[Person]) -> None:
        self.does(fay.asks("round.open", name))
        self.story = performed(self.story, fay, name, self.tried.simulation.desk, somebody(name))
        self.does()
        self.papers(name)
        if name == "r1":
            self.comes_in(*self.while_open)
        for voter in (*voters, *self.while_open):
            choice = self.choice(name, str(voter.actor.seat))
            self.story = self.story.when(voter.casts(name, 1, **choice))
            assert isinstance(self.story.last, Decision), self.story.last
        self.keeps(name)
        self.does(fay.asks("round.close", name))
        self.attacker.reads(self.story.state, self.results)
        self.afterwards(name)
        self.does(*(fay.asks(f"round.{command}", name) for command in ("release", "hide", "release")))
        self.attacker.reads(self.story.state, self.results)

    def choice(self, name: str, voter: str) -> Json:
        return ballot(self.tried, shown(self.story, name), self.dice, voter)

    def papers(self, name: str) -> None:
        """Now and then some ballots on paper, of which one entry is taken back."""
        for number in range(self.dice.choice((0, 0, 2, 3))):
            role = self.dice.choice(
                [role for role in (*ROLES, None) if self.story.state.seats.get(role)] or [None]
            )
            choice, count = self.choice(name, f"paper {number}"), self.dice.randint(1, 3)
            self.does(fay.asks("paper.count", name, choice=choice, count=count, role=role))
        for entry in list(self.story.state.rounds[name].paper)[:1]:
            self.does(fay.asks("paper.drop", name, entry=entry))

    def afterwards(self, name: str) -> None:
        """What the desk may do with a vote that is counted."""
        for flavour, ties in self.story.sees("desk")["rounds"][name]["equals"].items():
            how = self.dice.choice(("lot", "person"))
            self.does(fay.asks("round.break_tie", name, options=ties[0], how=how, flavour=flavour))
        for command, data in self.attack.probes:
            story = self.story.when(fay.asks(f"{self.kind.name}.{command}", name, **data))
            if isinstance(story.last, Decision):
                self.story = story
                self.does()
                self.attacker.reads(self.story.state, self.results)

    def keeps(self, name: str) -> None:
        """The truth of a round that is about to close."""
        round_ = self.story.state.rounds[name]
        truth = self.truth[name] = {role: Counter() for role in EVERYBODY}
        options = [option.id for option in round_.options]
        cast = [(cast.role, cast.choice, 1) for key, (_, cast) in self.story.box.items() if key[0] == name]
        cast = [
            (LATE if role == REST else role, choice, 1)
            for role, choice, _ in cast
            if final_choice(self.kind, round_, choice) is not None
        ]
        self.phones[name] = Counter(role for role, _, _ in cast)
        paper = [(entry.role, entry.choice, entry.count) for entry in round_.paper.values()]
        for role, choice, times in cast + paper:
            final = final_choice(self.kind, round_, choice)
            for figure, number in self.attack.of(options, final).items() if final is not None else ():
                truth[role][figure] += number * times

    def does(self, *asked: Asked) -> None:
        for command in asked or (None,):
            if command is not None:
                self.story = self.story.when(command)
                assert isinstance(self.story.last, Decision), self.story.last
            self.looks_back()
            for audience in views.AUDIENCES:
                view = plain(self.story.sees(audience))
                for round_ in [view.get("round"), *view.get("rounds", {}).values()]:
                    if round_:  # the desk itself entered what it sees of paper
                        self.attacker.hears(round_["id"], {**round_, "paper": None}, round_["result"])
                delta = patch.diff(self.seen[audience], view)
                self.seen[audience] = view
                if audience != "desk" and view.get("round"):
                    about = [op for op in delta if op[1][:1] != ["session"]]
                    self.attacker.hears(view["round"]["id"], about, None)

    def looks_back(self) -> None:
        """The attacker asks for every round of before."""
        for name in self.story.state.order:
            seen = looked_back(self.story.state, name, KINDS, self.results)
            if not isinstance(seen, Refused):
                self.attacker.hears(name, seen, seen["result"])

    # What is to stay hidden

    def small(self, name: str) -> set[Role]:
        """The roles with few ballots on phones, and who came late, unless everybody is in one role."""
        sizes = {role: truth["ballots",] for role, truth in self.truth[name].items() if truth["ballots",]}
        few = {role for role in sizes if role == LATE or self.phones[name][role] < self.threshold}
        return few if len(sizes) > 1 else set()

    def hidden(self, name: str) -> set[tuple[Role, Figure]]:
        """Every figure of the small roles."""
        every = {figure for figures in self.truth[name].values() for figure in figures}
        return {(role, figure) for role in self.small(name) for figure in every}

    def recovered(self) -> set[Cell]:
        """What the attacker knows and should not."""
        return {
            (name, *known)
            for name in self.truth
            for known in self.attacker.recovers(name) & self.hidden(name)
        }

    def untold(self, name: str) -> set[str]:
        """The roles that are not told apart in the ballots as exported, or all of them when none are exported."""
        exported = {ballot["role"] for ballot in self.attacker.ballots.get(name, ())} - {REST}
        return set(ROLES) - exported

    def withheld(self, name: str) -> set[Figure]:
        """The questions with so few answers that nobody gets to see figures of them."""
        round_ = self.story.state.rounds[name]
        return set(answers.few(self.kind.answers, round_.ballots or (), self.threshold, by_phone=True))
